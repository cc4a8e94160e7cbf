"""Notebooks are thin: text asks, one call answers, and nothing is left over from a run."""

import ast
import re
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from bahali.workshop import Settings

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MOST_LINES = 10
LOGIC = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.For,
    ast.While,
    ast.If,
    ast.IfExp,
    ast.Try,
    ast.With,
    ast.ListComp,
    ast.DictComp,
    ast.SetComp,
    ast.GeneratorExp,
)

every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def read(path: Path) -> NotebookNode:
    return nbformat.read(path, as_version=4)


def code_cells(path: Path) -> list[NotebookNode]:
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def tags(cell: NotebookNode) -> list[str]:
    return list(cell.metadata.get("tags", []))


def test_the_notebooks_of_the_design_are_there() -> None:
    assert {"1_check_inputs", "national_report", "provincial_report"} <= {path.stem for path in NOTEBOOKS}


@every_notebook
def test_code_cells_hold_no_logic_and_few_lines(path: Path) -> None:
    for cell in code_cells(path):
        found = [type(node).__name__ for node in ast.walk(ast.parse(cell.source)) if isinstance(node, LOGIC)]
        assert not found, cell.source
        assert len(cell.source.splitlines()) <= MOST_LINES, cell.source


@every_notebook
def test_every_answer_stands_under_its_question(path: Path) -> None:
    cells = read(path).cells
    for above, cell in pairwise(cells):
        if cell.cell_type == "code" and not set(tags(cell)) & {"parameters", "setup"}:
            assert above.cell_type == "markdown", cell.source
            assert above.source.rstrip().endswith((".", "?")), above.source


@every_notebook
def test_text_for_the_researcher_is_tagged_so_that_it_stays_out_of_the_report(path: Path) -> None:
    texts = [cell for cell in read(path).cells if cell.cell_type == "markdown"]
    assert texts
    assert all("guide" in tags(cell) for cell in texts)


@every_notebook
def test_the_parameters_cell_holds_settings_and_nothing_else(path: Path) -> None:
    (cell,) = (cell for cell in code_cells(path) if "parameters" in tags(cell))
    names = [node.target.id for node in ast.parse(cell.source).body if isinstance(node, ast.AnnAssign)]
    assert len(names) == len(ast.parse(cell.source).body)
    expected = ["workshop"] if path.stem == "1_check_inputs" else list(Settings.model_fields)
    assert names == expected


@every_notebook
def test_nothing_is_left_over_from_a_run(path: Path) -> None:
    assert "papermill" not in read(path).metadata
    for cell in code_cells(path):
        assert cell.outputs == []
        assert cell.execution_count is None
        assert "papermill" not in cell.metadata
        assert "execution" not in cell.metadata


@every_notebook
def test_no_path_of_one_machine_stands_in_a_notebook(path: Path) -> None:
    assert not re.search(r'"(/|[A-Za-z]:\\\\|~)', "\n".join(cell.source for cell in code_cells(path)))
