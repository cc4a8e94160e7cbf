"""What goes to another machine and comes back, without a machine in between."""

import os
import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bahali.batch.cluster import parcel as parcel_module
from bahali.batch.cluster.parcel import Answer, make_from_parcel, pack_job, pack_workshop, unpack_answer
from bahali.batch.planning.jobs import Job
from bahali.batch.planning.plan import BatchPlan
from bahali.batch.running.failing import FaultKind
from bahali.batch.running.reporting import Failed, Made
from bahali.workshop import find_workshop, read_workshop


@pytest.fixture
def job(write_job: Callable[..., Job]) -> Job:
    return write_job("aamoora", "1 + 1", workshop="nowhere", language="ur", jurisdiction="BB")


def test_the_files_of_a_workshop_are_enough_to_read_it_elsewhere(bench: Any, tmp_path: Path) -> None:
    for name, content in pack_workshop(bench.plan.workshop_folder).items():
        path = tmp_path / "elsewhere" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    assert read_workshop(tmp_path / "elsewhere").fingerprint == bench.workshop.fingerprint


def test_a_workbook_goes_as_one_file_and_is_found_by_its_name(
    job: Job, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, bench: Any
) -> None:
    workbook = tmp_path / "nowhere.xlsx"
    workbook.write_bytes(b"a workbook")
    found = []

    def press(job: Job, aside: Path, plan: BatchPlan) -> Made:
        place = find_workshop(job.settings.workshop, plan.notebooks)
        found.append((place.name, place.read_bytes(), place == plan.workshop_folder))
        (aside / "report.ipynb").write_bytes(b"{}")
        return Made(aside / "report.ipynb", (), {}, "")

    monkeypatch.setattr(parcel_module, "run_job", press)
    sent = pack_job(job, replace(bench.plan, workshop_folder=workbook))
    assert sent.settings["workshop"] == "nowhere"
    make_from_parcel(sent, pack_workshop(workbook))
    assert found == [("nowhere.xlsx", b"a workbook", True)]


def test_a_parcel_holds_no_place_of_this_machine(bench: Any, job: Job) -> None:
    content = pickle.dumps(pack_job(job, bench.plan))
    for place in (bench.plan.workshop_folder.parent, bench.plan.notebooks, Path.home()):
        assert str(place).encode() not in content


def test_it_is_made_as_it_would_be_here(bench: Any, job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def press(job: Job, aside: Path, plan: BatchPlan) -> Made:
        asked.append((job, plan))
        assert job.notebook.read_bytes() == notebook
        assert read_workshop(plan.workshop_folder).fingerprint == bench.workshop.fingerprint
        assert os.environ["SOURCE_DATE_EPOCH"] == "1915401600"
        (aside / "report.ipynb").write_bytes(b"{}")
        (aside / "report.html").write_bytes(b"page")
        return Made(aside / "report.ipynb", (aside / "report.html",), {"report.xlsx": "why"}, "log")

    notebook = job.notebook.read_bytes()
    sent = pack_job(job, bench.plan)
    monkeypatch.setattr(parcel_module, "run_job", press)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "5")  # of the other machine
    answer = make_from_parcel(sent, pack_workshop(bench.plan.workshop_folder))
    ((made, plan),) = asked
    assert (made.report_id, made.settings) == ("aamoora", job.settings)
    assert (plan.formats, plan.timeout_seconds) == (bench.plan.formats, 60)
    assert answer.files == {"report.ipynb": b"{}", "report.html": b"page"}
    assert (answer.missing, answer.log) == ({"report.xlsx": "why"}, "log")


def test_an_answer_is_unpacked_into_a_folder_and_nowhere_else(tmp_path: Path) -> None:
    files = {"report.ipynb": b"{}", "report.html": b"page", "../../outside.html": b"x"}
    aside = tmp_path / "reports" / "aside"
    aside.mkdir(parents=True)
    made = unpack_answer(Answer(files, {}, "log", {"cells": 1.0}), aside)
    assert isinstance(made, Made)
    assert made.notebook == aside / "report.ipynb"
    assert made.files[0].read_bytes() == b"page"
    assert {path.name for path in tmp_path.rglob("*.html")} == {"report.html", "outside.html"}
    assert (aside / "outside.html").is_file()


def test_a_failure_comes_back_with_its_kind(bench: Any, job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = Failed("It was ended.", "all that is known", FaultKind.KILLED)
    monkeypatch.setattr(parcel_module, "run_job", lambda *_: failed)
    answer = make_from_parcel(pack_job(job, bench.plan), {})
    assert unpack_answer(answer, job.notebook.parent) == failed


def test_a_machine_with_another_version_refuses(bench: Any, job: Job) -> None:
    sent = replace(pack_job(job, bench.plan), code="0" * 64)
    result = unpack_answer(make_from_parcel(sent, {}), job.notebook.parent)
    assert isinstance(result, Failed)
    assert result.story == "A worker of the cluster has another version of Bahali; give all the same."
    assert result.kind is FaultKind.CODE
