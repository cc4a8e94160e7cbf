"""Two editions of a real report, made and compared by the real commands."""

import csv
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bahali.difference.reading import match_editions
from bahali.difference.telling import Difference

pytestmark = [pytest.mark.slow]

ROOT = Path(__file__).parents[2]
PACK = ROOT / "parameters" / "islamabad-2025"
Row = dict[str, str]
Bahali = Callable[..., "subprocess.CompletedProcess[str]"]
WEIGHTS = {"C1": "0.1", "C2": "0.15", "C3": "0.4", "C4": "0.15", "C5": "0.1", "C6": "0.1"}


def edit(folder: Path, table: str, change: Callable[[Row], None]) -> None:
    """Change the rows of a table of a pack, each by itself."""
    path = folder / "tables" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        change(row)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def weigh(row: Row) -> None:
    if row["weight_set"] == "base":
        row["weight"] = WEIGHTS[row["criterion_id"]]


def rate(row: Row) -> None:
    if (row["action_id"], row["criterion_id"]) == ("A-PB-03", "C2") and row["value"].isdigit():
        row["value"] = "5"


def fail(row: Row) -> None:
    if (row["action_id"], row["criterion_id"]) == ("A-PB-06", "GT1"):
        row["result"] = "fail"


def ease(row: Row) -> None:
    if row["gap_id"] == "G-PB-02":
        row["severity"] = "2"


@pytest.fixture(scope="module")
def second_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of one province, after weights, ratings, a gate and a gap of the pack were changed."""
    folder = tmp_path_factory.mktemp("second")
    pack = folder / "parameters" / PACK.name
    shutil.copytree(PACK, pack)
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    changes = {"weights": weigh, "scores": rate, "gate_checks": fail, "gaps": ease}
    for table, change in changes.items():
        edit(pack, table, change)
    with (pack / "reports.yaml").open("a", encoding="utf-8") as stream:
        stream.write("formats: [html]\n")  # what is compared stands in the notebook
    command = [sys.executable, "-m", "bahali", "reports", pack / "reports.yaml", "--only", "punjab"]
    command += ["--out", folder / "reports"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return folder / "reports" / PACK.name


def test_results_kept_in_a_real_notebook_give_the_places_that_they_show(produced_reports: Path) -> None:
    for pair in match_editions(produced_reports, produced_reports).pairs:
        difference = Difference(pair)
        assert difference.mixture.is_known, pair.report
        assert difference.is_empty, pair.report


def test_the_rows_that_were_changed_are_the_rows_that_are_named(
    produced_reports: Path, second_edition: Path
) -> None:
    (pair,) = match_editions(produced_reports, second_edition).pairs
    difference = Difference(pair)
    rows = {
        moved.action.id: {row for cause in causes for row in cause.rows}
        for moved, causes in difference.causes
    }
    kinds = {movement.action.id: movement.kind for movement in difference.movements}
    weights = "tables/weights.csv: base C1, base C2, base C3"
    assert kinds["A-PB-06"] == "left"
    assert rows["A-PB-06"] == {"tables/gate_checks.csv: A-PB-06"}
    assert kinds["A-PB-03"] == "rose"
    assert rows["A-PB-03"] == {weights, "tables/scores.csv: A-PB-03 C2", "tables/gate_checks.csv: A-PB-06"}
    # All others were moved by these changes, and by no row of their own.
    ratings = {"tables/scores.csv: A-PB-03 C2", "tables/scores.csv: A-PB-03"}
    assert set().union(*rows.values()) <= {weights, "tables/gate_checks.csv: A-PB-06"} | ratings
    (gap,) = difference.rows["gaps"].changed
    assert [(one.field, one.old, one.new) for one in gap.fields] == [("severity", 4, 2)]
    others = ("cards", "services", "assessments", "targets")
    assert all(difference.rows[name].is_empty for name in others)


def test_the_command_writes_the_pages_and_says_what_changed(
    bahali: Bahali, produced_reports: Path, second_edition: Path, tmp_path: Path
) -> None:
    ended = bahali("difference", produced_reports, second_edition, "--out", tmp_path / "pages")
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.startswith("Punjab: Since the version before: 1 left, ")
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == ["index.html", "punjab.html"]
    overview = (tmp_path / "pages" / "index.html").read_text(encoding="utf-8")
    assert "Only in the older edition: balochistan, khyber-pakhtunkhwa, national." in overview
    assert "Illustrative data" in overview


def test_the_command_says_what_cannot_be_compared_and_ends_with_two(
    bahali: Bahali, produced_reports: Path, tmp_path: Path
) -> None:
    ended = bahali("difference", produced_reports, tmp_path / "absent")
    assert ended.returncode == 2
    assert "there is no such file or folder" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_reports_themselves_show_nothing_of_what_is_kept(produced_reports: Path) -> None:
    page = (produced_reports / "punjab" / "report.html").read_text(encoding="utf-8")
    assert "Results kept for comparison" not in page
