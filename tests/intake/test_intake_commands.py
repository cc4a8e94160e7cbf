"""The commands of templates, ballots and marked copies as a person runs them."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

ROOT = Path(__file__).parents[2]
NOWHERE = ROOT / "tests" / "packs" / "nowhere"

Bahali = Callable[..., "subprocess.CompletedProcess[str]"]


def test_a_template_is_written_once_and_never_over_another_file(bahali: Bahali, tmp_path: Path) -> None:
    path = tmp_path / "workshop.xlsx"
    first = bahali("template", path, "--from", NOWHERE)
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.splitlines() == [
        f"Workbook: {path}. Its first sheet says how it is filled.",
        "It holds participants, scores, weight_answers, comparisons: give it only to those who may see who "
        "took part and what each answered.",
    ]
    path.write_text("of another hand", encoding="utf-8")
    second = bahali("template", path)
    assert second.returncode == 2
    assert second.stderr == f"{path}: is there already; choose another name, or write over it with --force\n"
    assert path.read_text(encoding="utf-8") == "of another hand"
    blank = bahali("template", path, "--force")
    assert (blank.returncode, "It holds" in blank.stdout) == (0, False)
    assert "gaps" in openpyxl.load_workbook(path).sheetnames
    assert [each.name for each in tmp_path.iterdir()] == ["workshop.xlsx"]


def test_a_ballot_goes_out_and_comes_back(bahali: Bahali, tmp_path: Path) -> None:
    path = tmp_path / "ballot.xlsx"
    written = bahali("template", path, "--ballot", "--from", NOWHERE, "--jurisdiction", "AA")
    assert (written.returncode, written.stderr) == (0, "")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["ballot", "AA", "CN", "lists"]
    book["ballot"]["B3"], book["ballot"]["B4"], book["AA"]["C4"] = "group-9", "group", 6
    book.save(path)
    pack = tmp_path / "pack"
    shutil.copytree(NOWHERE, pack)
    taken = bahali("ballots", pack, path)
    assert (taken.returncode, taken.stderr) == (0, "")
    lines = taken.stdout.splitlines()
    assert lines[0].startswith("ballot.xlsx: 1 rating, ")
    assert lines[1] == "1 ballot: 1 rating added to tables/scores.csv, 0 there already."
    assert (
        (pack / "tables" / "scores.csv")
        .read_text(encoding="utf-8")
        .endswith("group-9,group,A-AA-01,E1,6,1\n")
    )


def test_a_workbook_with_a_fault_is_marked_and_code_two(bahali: Bahali, tmp_path: Path) -> None:
    path = tmp_path / "filled.xlsx"
    assert bahali("template", path, "--from", NOWHERE).returncode == 0
    sound = bahali("check", path, "--mark")
    assert (sound.returncode, sound.stdout.splitlines()[0]) == (0, "There is nothing to mark.")
    book = openpyxl.load_workbook(path)
    book["jurisdictions"]["D3"] = "somewhere"
    book.save(path)
    before = path.read_bytes()
    marked = bahali("check", path, "--mark")
    assert marked.returncode == 2
    assert f"Marked copy: {tmp_path / 'filled-marked.xlsx'}\n" in marked.stdout
    assert 'sheet jurisdictions, row 3, column level: found "somewhere"' in marked.stderr
    assert path.read_bytes() == before
    again = bahali("check", path, "--mark")
    assert (again.returncode, "is there already" in again.stderr) == (2, True)
    other = bahali("check", path, "--mark", "--to", tmp_path / "other.xlsx")
    assert "other.xlsx" in other.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["template", "x.csv"], 'x.csv: found ".csv" at the end of the name; allowed: .xlsx; call it x.xlsx'),
        (["template", "nowhere/x.xlsx"], "nowhere: there is no such folder; make it first"),
        (["template", "{none}", "--from", "nosuch"], "nosuch: there is no such folder"),
        (
            ["template", "{none}", "--ballot"],
            "--ballot: needs the actions and criteria of a workshop",
        ),
        (["template", "{none}", "--jurisdiction", "AA"], "--jurisdiction: is for a ballot only"),
        (["check", "tests/packs/nowhere", "--mark"], "--mark: is for a workbook, and this is a folder"),
        (["check", "x.xlsx", "--mark", "--to", "x.xlsx"], "--to: is the workbook itself"),
        (["ballots", "tests/packs/nowhere", "nosuch.xlsx"], "nosuch.xlsx: is missing"),
    ],
)
def test_what_cannot_be_done_ends_in_a_sentence_and_code_two(
    bahali: Bahali, tmp_path: Path, arguments: list[str], words: str
) -> None:
    none = tmp_path / "none.xlsx"
    ended = bahali(*(argument.format(none=none) for argument in arguments))
    assert ended.returncode == 2
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not none.exists()
