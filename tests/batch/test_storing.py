"""What lies in the folder of a report when it was put there, and when that could not be."""

import errno
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from bahali.batch import trying
from bahali.batch.keeping.record import Record
from bahali.batch.planning.jobs import Job
from bahali.batch.planning.plan import BatchPlan
from bahali.batch.running.reporting import Made
from bahali.batch.trying import make_report
from bahali.document.results import ActionResult, Results
from bahali.document.section import BLOCK_MIME_TYPE, keep_results
from bahali.vocabulary.faults import InputError

SECOND_DAY = str(22170 * 86400)  # 13 September 2030
RESULTS = Results(
    workshop="nowhere-2030",
    jurisdiction="AA",
    place="Aamoora",
    edition="public",
    dated=date(2030, 9, 12),
    fingerprint="",
)


def store_in(bench: Any, job: Job) -> Record:
    bench.folder.mkdir(parents=True, exist_ok=True)
    return make_report(bench.run(job), job)


def test_a_made_report_has_its_files_notebook_manifest_and_record_and_nothing_else(
    bench: Any, press: Any, jobs: tuple[Job, ...]
) -> None:
    record = store_in(bench, jobs[0])
    assert {path.name for path in (bench.folder / "aamoora").iterdir()} == {
        *("report.html", "report.pdf", "report.ipynb", "manifest.json", "record.json")
    }
    assert bench.record("aamoora") == record
    assert (record.state, record.story, record.fault, record.attempts) == ("done", "", "", 1)
    manifest, now = bench.manifest("aamoora"), bench.run(jobs[0]).ingredients["aamoora"]
    assert (manifest.ingredients, record.key) == (now, now.key)
    assert (manifest.made_on, manifest.report_id) == ("2030-09-12", "aamoora")
    # "report.html of aamoora" and "report.pdf of aamoora" are 22 and 21 letters, the notebook is "{}".
    assert {name: mark.size for name, mark in manifest.files.items()} == {
        **{"report.html": 22, "report.pdf": 21, "report.ipynb": 2}
    }
    assert manifest.is_whole(bench.folder / "aamoora")
    assert bench.names == {"aamoora"}
    assert press.begun == ["aamoora"]


def test_a_format_that_is_no_longer_made_does_not_stay_beside_the_new_report(
    bench: Any, press: Any, jobs: tuple[Job, ...]
) -> None:
    press.files = ("report.html", "report.pdf", "tables.zip")
    store_in(bench, jobs[0])
    own = bench.folder / "aamoora" / "letter.pdf"
    own.write_text("of a researcher", encoding="utf-8")
    press.files = ("report.html",)
    store_in(bench, jobs[0])
    assert {path.name for path in (bench.folder / "aamoora").iterdir()} == {
        *("report.html", "report.ipynb", "manifest.json", "record.json", "letter.pdf")
    }


def test_a_failure_is_recorded_with_its_kind_and_leaves_the_version_before(
    bench: Any, press: Any, jobs: tuple[Job, ...]
) -> None:
    store_in(bench, jobs[0])
    good = bench.contents("aamoora")
    press.stories["aamoora"] = "It stopped."
    record = store_in(bench, jobs[0])
    assert (record.state, record.story, record.fault) == ("failed", "It stopped.", "code")
    assert bench.record("aamoora") == record
    assert bench.contents("aamoora") == good


def test_a_report_that_failed_and_never_was_made_has_only_a_record(
    bench: Any, press: Any, jobs: tuple[Job, ...]
) -> None:
    press.stories["aamoora"] = "It stopped."
    store_in(bench, jobs[0])
    assert [path.name for path in (bench.folder / "aamoora").iterdir()] == ["record.json"]


def test_a_failure_has_a_log_until_the_report_is_made(bench: Any, press: Any, jobs: tuple[Job, ...]) -> None:
    log = bench.folder / "logs" / "aamoora.log"
    press.stories["aamoora"] = "It stopped."
    store_in(bench, jobs[0])
    assert log.read_text(encoding="utf-8") == "all that is known"
    del press.stories["aamoora"]
    store_in(bench, jobs[0])
    assert not log.exists()


def test_a_log_or_a_record_that_cannot_be_written_does_not_hide_what_happened(
    bench: Any, press: Any, jobs: tuple[Job, ...]
) -> None:
    (bench.folder / "aamoora" / "record.json").mkdir(parents=True)
    (bench.folder / "logs").write_text("a file where a folder should be", encoding="utf-8")
    press.stories["aamoora"] = "It stopped."
    assert bench.make(jobs[0]).failed == 1
    assert "It stopped." in bench.index


def test_what_is_new_is_told_between_two_versions(
    bench: Any, write_job: Callable[..., Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    def press(job: Job, aside: Path, plan: BatchPlan, **_: object) -> Made:  # noqa: ARG001
        page, notebook = aside / "report.html", aside / "report.ipynb"
        page.write_text("page", encoding="utf-8")
        rows = tuple(
            ActionResult(id=name, title=name, outcome="recommended", order=place, place=place)
            for place, name in enumerate(recommended, start=1)
        )
        kept = keep_results(RESULTS.model_copy(update={"actions": rows}))
        output = new_output("display_data", {BLOCK_MIME_TYPE: kept.model_dump(mode="json")})
        nbformat.write(new_notebook(cells=[new_code_cell("show()", outputs=[output])]), notebook)
        return Made(notebook, (page,))

    monkeypatch.setattr(trying, "run_job", press)
    job = write_job("aamoora")
    recommended = ["A1", "A2"]
    store_in(bench, job)
    assert bench.manifest("aamoora").news == ""
    recommended = ["A2", "A3", "A1"]
    store_in(bench, job)
    assert bench.manifest("aamoora").news == "1 entered, 1 rose, 1 fell; 0 unchanged."


@pytest.mark.usefixtures("press")
@pytest.mark.parametrize("stopped_at", ["report.ipynb", "report.html", "report.pdf", "manifest.json"])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_a_move_that_fails_midway_leaves_the_version_before_and_one_that_is_cut_off_no_manifest(
    bench: Any, jobs: tuple[Job, ...], monkeypatch: pytest.MonkeyPatch, stopped_at: str, error: BaseException
) -> None:
    store_in(bench, jobs[0])
    good = bench.contents("aamoora")
    replace = Path.replace

    def stop(self: Path, target: Path) -> Path:
        if self.name == stopped_at and target == bench.folder / "aamoora" / stopped_at and stopped:
            raise stopped.pop()
        return replace(self, target)

    stopped = [error]
    monkeypatch.setattr(Path, "replace", stop)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", SECOND_DAY)
    if isinstance(error, OSError):
        record = store_in(bench, jobs[0])
        assert (record.fault, record.story) == (
            "storage",
            "The report could not be written: No space left on device.",
        )
        assert bench.contents("aamoora") == good
        assert bench.manifest("aamoora").is_whole(bench.folder / "aamoora")
        assert bench.names == {"aamoora"}
    else:
        with pytest.raises(KeyboardInterrupt, match=r"^$"):
            store_in(bench, jobs[0])
        assert not (bench.folder / "aamoora" / "manifest.json").exists()
    assert stopped == []


@pytest.mark.usefixtures("press")
def test_where_files_have_one_name_only_a_report_is_put_in_place_all_the_same(
    bench: Any, jobs: tuple[Job, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    store_in(bench, jobs[0])
    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert store_in(bench, jobs[0]).state == "done"
    assert bench.manifest("aamoora").is_whole(bench.folder / "aamoora")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 256 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small file system can be mounted only by who may do so")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.usefixtures("press")
def test_a_full_disk_is_told_and_leaves_the_last_good_version(
    bench: Any, jobs: tuple[Job, ...], small_disk: Path
) -> None:
    bench.folder = small_disk / "reports"
    bench.make(jobs[0])
    good = bench.contents("aamoora")
    filler = small_disk / "filler"
    with pytest.raises(OSError, match="No space left"):
        filler.write_bytes(b"0" * 300_000)
    record = store_in(bench, jobs[0])
    assert record.fault == "storage"
    assert record.story == "The report could not be written: No space left on device."
    assert bench.contents("aamoora") == good
    assert bench.names == {"aamoora", "index.html"}
    filler.unlink()
    assert bench.make(jobs[0], force=True).made == 1


@pytest.mark.usefixtures("press")
def test_a_folder_that_became_read_only_is_refused_and_everything_in_it_stays(
    bench: Any, jobs: tuple[Job, ...], small_disk: Path
) -> None:
    bench.folder = small_disk / "reports"
    bench.make(jobs[0], planned=jobs)
    good = bench.contents("aamoora")
    remount(small_disk, "ro")
    with pytest.raises(InputError, match=r"cannot write into the folder .*Read-only file system") as told:
        bench.make(*jobs, force=True)
    assert "choose a folder that you may write to" in str(told.value)
    remount(small_disk, "rw")
    assert bench.contents("aamoora") == good
    assert bench.names == {"aamoora", "index.html"}
    assert bench.make(*jobs).made == len(jobs) - 1
    assert all(bench.manifest(job.report_id).is_whole(bench.folder / job.report_id) for job in jobs)


def remount(folder: Path, way: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{way}", str(folder)], check=True)
