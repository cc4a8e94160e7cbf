"""What a report is made from, and when two of them are made from the same."""

import importlib.metadata
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bahali.batch.planning import ingredients as module
from bahali.batch.planning.ingredients import Ingredients, digest_package, find_ingredients, read_versions
from bahali.batch.planning.jobs import plan_jobs
from bahali.batch.planning.plan import read_batch
from bahali.workshop import read_workshop

BATCH = """
defaults: {weight_set: even, draws: 100}
matrix:
  - {notebook: provincial_report, jurisdiction: [AA, BB]}
  - {notebook: national_report, jurisdiction: CN}
"""
ROOT = Path(__file__).parents[3]


def find(folder: Path, batch: str = BATCH) -> dict[str, Ingredients]:
    """Find the ingredients of the reports of a pack, by its batch file."""
    if not (folder.parent / "notebooks").exists():
        shutil.copytree(ROOT / "notebooks", folder.parent / "notebooks", ignore=shutil.ignore_patterns(".*"))
    (folder / "reports.yaml").write_text(f"notebooks: ../notebooks\n{batch}", encoding="utf-8")
    plan, workshop = read_batch(folder / "reports.yaml"), read_workshop(folder)
    return find_ingredients(plan, workshop, plan_jobs(plan, workshop))


def changed(before: dict[str, Ingredients], after: dict[str, Ingredients]) -> set[str]:
    assert before.keys() == after.keys()
    return {name for name in before if before[name].key != after[name].key}


def test_the_same_reports_have_the_same_keys(edited_pack: Callable[..., Path]) -> None:
    folder = edited_pack()
    before = find(folder)
    assert before.keys() == {"aamoora", "bellowick", "nowhere"}
    assert changed(before, find(folder)) == set()
    assert len({each.key for each in before.values()}) == 3


def test_a_gap_of_one_province_changes_its_report_and_that_of_the_country(
    edited_pack: Callable[..., Path],
) -> None:
    folder = edited_pack()
    before = find(folder)
    gaps = folder / "tables" / "gaps.csv"
    lines = gaps.read_text(encoding="utf-8").splitlines(keepends=True)
    place = next(place for place, line in enumerate(lines) if line.startswith("G-BB-01,"))
    statement = read_workshop(folder).table("gaps").set_index("gap_id").loc["G-BB-01", "statement"]
    lines[place] = lines[place].replace(statement, f"{statement} now")
    gaps.write_text("".join(lines), encoding="utf-8")
    assert changed(before, find(folder)) == {"bellowick", "nowhere"}


def test_a_folder_that_moved_changes_nothing(edited_pack: Callable[..., Path], tmp_path: Path) -> None:
    folder = edited_pack()
    before = find(folder)
    elsewhere = tmp_path / "elsewhere" / folder.name
    shutil.move(folder, elsewhere)
    assert changed(before, find(elsewhere)) == set()
    assert str(tmp_path) not in json.dumps([vars(each) for each in before.values()])


def test_a_notebook_changes_the_reports_made_with_it(edited_pack: Callable[..., Path]) -> None:
    folder = edited_pack()
    before = find(folder)
    notebook = folder.parent / "notebooks" / "provincial_report.ipynb"
    notebook.write_bytes(notebook.read_bytes() + b"\n")
    assert changed(before, find(folder)) == {"aamoora", "bellowick"}


def test_a_parameter_changes_the_reports_made_with_it(edited_pack: Callable[..., Path]) -> None:
    folder = edited_pack()
    before = find(folder)
    after = find(folder, BATCH.replace("jurisdiction: CN", "jurisdiction: CN, seed: 3"))
    assert changed(before, after) == {"nowhere"}


def test_formats_change_every_report_in_whatever_order(edited_pack: Callable[..., Path]) -> None:
    folder = edited_pack()
    before = find(folder, BATCH + "formats: [html, pdf]\n")
    assert changed(before, find(folder, BATCH + "formats: [pdf, html]\n")) == set()
    assert changed(before, find(folder, BATCH + "formats: [html]\n")) == set(before)


def test_a_day_that_is_set_changes_every_report(
    edited_pack: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    folder = edited_pack()
    before = find(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert changed(before, find(folder)) == set(before)


def test_the_versions_are_those_that_are_installed() -> None:
    versions = read_versions()
    for name in ("pandas", "numpy", "papermill", "pypandoc-binary"):
        assert versions[name] == importlib.metadata.version(name)
    assert versions["python"] == sys.version.split()[0]
    assert "bahali" not in versions


def test_every_file_of_the_package_counts_and_what_python_compiles_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "bahali"
    (package / "assets").mkdir(parents=True)
    (package / "one.py").write_text("1")
    (package / "assets" / "style.css").write_text("a")
    monkeypatch.setattr(module, "PACKAGE", package)
    found = []
    for change in (
        lambda: None,
        lambda: (package / "one.pyc").write_bytes(b"compiled"),
        lambda: (package / "assets" / "style.css").write_text("b"),
        lambda: (package / "assets" / "style.css").rename(package / "style.css"),
    ):
        change()
        found.append(digest_package.__wrapped__())
    assert found[0] == found[1]
    assert len(set(found)) == 3


@pytest.mark.parametrize(
    "change",
    [
        {"notebook": "other"},
        {"parameters": {"seed": 2}},
        {"tables": {}},
        {"code": "other"},
        {"packages": {}},
        {"formats": ()},
        {"epoch": "1"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_each_ingredient_is_part_of_the_key(change: dict[str, object]) -> None:
    one = Ingredients("n", {"seed": 1}, {"workshop.yaml": "w"}, "c", {"pandas": "3"}, ("html",))
    assert replace(one, **change).key != one.key


def test_the_order_of_names_is_not_part_of_the_key() -> None:
    one = Ingredients("n", {"a": 1, "b": 2}, {"x": "1", "y": "2"}, "c", {"p": "1", "q": "2"}, ("html",))
    other = Ingredients("n", {"b": 2, "a": 1}, {"y": "2", "x": "1"}, "c", {"q": "2", "p": "1"}, ("html",))
    assert one.key == other.key


def test_keys_need_nothing_that_runs_notebooks_or_draws() -> None:
    heavy = ("papermill", "IPython", "matplotlib", "jupyter_client", "nbclient")
    code = f"import sys, bahali.batch.planning.changes; print(set({heavy}) & sys.modules.keys())"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "set()"
