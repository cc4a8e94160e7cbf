"""Two places that hold reports: what is put side by side, and what is said where that cannot be done."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bahali.difference.reading import match_editions
from bahali.document.results import RESULTS_VERSION, Results
from bahali.document.section import KeptResults
from bahali.vocabulary.faults import InputError

Make = Callable[..., Results]
Write = Callable[..., Path]


@pytest.fixture
def aaland(edition: Make) -> Results:
    return edition({"C1": 1.0}, {"A1": {"C1": 0.5}})


@pytest.fixture
def beeland(aaland: Results) -> Results:
    return aaland.model_copy(update={"jurisdiction": "BB", "place": "Beeland"})


def test_reports_are_matched_by_jurisdiction_whatever_their_folders_are_called(
    tmp_path: Path, write_report: Write, aaland: Results, beeland: Results
) -> None:
    for folder, first, second in (("old", "one", "two"), ("new", "aa", "bb")):
        write_report(tmp_path / folder / first, aaland)
        write_report(tmp_path / folder / second, beeland)
    matched = match_editions(tmp_path / "old", tmp_path / "new")
    assert [(pair.old.report, pair.new.report) for pair in matched.pairs] == [("one", "aa"), ("two", "bb")]


def test_reports_of_a_sweep_are_matched_by_their_folders(
    tmp_path: Path, write_report: Write, aaland: Results
) -> None:
    for folder, names in (("old", ("aa-even", "aa-first")), ("new", ("aa-even", "aa-last"))):
        for name in names:
            write_report(tmp_path / folder / name, aaland)
    matched = match_editions(tmp_path / "old", tmp_path / "new")
    assert [(pair.old.report, pair.new.report) for pair in matched.pairs] == [("aa-even", "aa-even")]
    assert [one.report for one in matched.only_old] == ["aa-first"]
    assert [one.report for one in matched.only_new] == ["aa-last"]


@pytest.mark.parametrize("given", ["notebook", "folder of a report", "folder of reports"])
def test_each_place_may_be_a_notebook_a_report_or_a_folder_of_reports(
    tmp_path: Path, write_report: Write, aaland: Results, given: str
) -> None:
    notebook = write_report(tmp_path / "new" / "aa", aaland)
    place = {"notebook": notebook, "folder of a report": notebook.parent}.get(given, tmp_path / "new")
    old = write_report(tmp_path / "old" / "x", aaland)
    assert len(match_editions(old, place).pairs) == 1


def test_a_report_that_cannot_be_compared_leaves_the_others(
    tmp_path: Path, write_report: Write, aaland: Results
) -> None:
    old = write_report(tmp_path / "old" / "aa", aaland)
    write_report(tmp_path / "new" / "aa", aaland)
    write_report(tmp_path / "new" / "bb", None)
    (sentence,) = match_editions(old, tmp_path / "new").unreadable
    assert "keeps no results to compare" in sentence
    assert "make the report again" in sentence


def test_a_place_that_is_not_there_is_told(tmp_path: Path, write_report: Write, aaland: Results) -> None:
    there = write_report(tmp_path / "new" / "aa", aaland)
    with pytest.raises(InputError, match="there is no such file or folder"):
        match_editions(tmp_path / "absent", there)


def test_a_folder_without_reports_is_told(tmp_path: Path, write_report: Write, aaland: Results) -> None:
    there = write_report(tmp_path / "new" / "aa", aaland)
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=r"holds no report.*give the folder of a workshop's reports"):
        match_editions(there, tmp_path / "empty")


def test_reports_of_different_jurisdictions_are_told(
    tmp_path: Path, write_report: Write, aaland: Results, beeland: Results
) -> None:
    old, new = write_report(tmp_path / "old" / "aa", aaland), write_report(tmp_path / "new" / "bb", beeland)
    with pytest.raises(InputError, match=r"no report of a jurisdiction.*there Aaland, here Beeland"):
        match_editions(old, new)


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        (None, "keeps no results to compare: it was made before reports did"),
        (KeptResults(version=RESULTS_VERSION + 1, content={}), "kept by a newer version of Bahali"),
        (KeptResults(content={"workshop": 1}), "its results cannot be read"),
    ],
    ids=["older", "newer", "broken"],
)
def test_a_notebook_of_another_time_is_told(
    tmp_path: Path, write_report: Write, aaland: Results, kept: KeptResults | None, told: str
) -> None:
    old, new = write_report(tmp_path / "old" / "aa", kept), write_report(tmp_path / "new" / "aa", aaland)
    with pytest.raises(InputError, match=told):
        match_editions(old, new)


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"cells": 3}', '{"cells": [{"outputs": [4]}]}', "\x00"])
def test_what_is_no_notebook_is_told(
    tmp_path: Path, write_report: Write, aaland: Results, content: str
) -> None:
    old = write_report(tmp_path / "old" / "aa", aaland)
    new = tmp_path / "report.ipynb"
    new.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"cannot be read as a notebook|shows no cover"):
        match_editions(old, new)
