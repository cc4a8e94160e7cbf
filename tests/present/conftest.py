"""Results of the workshop of nowhere, and the words of what is made from them."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from bahali.analysis.findings import Findings
from bahali.document.blocks import (
    Block,
    Card,
    Cell,
    Column,
    Explorer,
    Figure,
    Items,
    Notice,
    References,
    Table,
)
from bahali.document.section import Section
from bahali.workshop import Workshop, fit_settings, read_settings, read_workshop

NOWHERE = Path(__file__).parents[1] / "packs" / "nowhere"
RATERS_OF_CN = ("P07", "P08", "P09", "P10", "P11", "P12")
DRAWS = 400  # enough where the result is certain, and quick
LOWER_IS_BETTER = "E3"  # of the criteria E1 to E4 of nowhere, rated from 0 to 10

Given = int | Sequence[int | str] | Mapping[str, Sequence[int | str]]


@pytest.fixture(scope="session")
def nowhere_findings() -> Callable[..., Findings]:
    """Give a function that gives the results for one jurisdiction of nowhere, as its tables stand."""
    workshop = read_workshop(NOWHERE)

    def find(jurisdiction: str, **choices: object) -> Findings:
        return _find(workshop, jurisdiction, **choices)

    return find


@pytest.fixture
def findings_after(edited_pack: Callable[..., Path]) -> Callable[..., Findings]:
    """Edit the pack of nowhere once, as ``edited_pack`` does, and give the results for one jurisdiction."""

    def find(
        jurisdiction: str,
        header: Mapping[str, Any] | None = None,
        choices: Mapping[str, object] | None = None,
        **tables: Any,
    ) -> Findings:
        return _find(read_workshop(edited_pack(header, **tables)), jurisdiction, **choices or {})

    return find


@pytest.fixture(scope="session")
def rated_as() -> Callable[..., str]:
    """Give a function that writes a table of scores in which each action is as good as said.

    ``{"A-CN-01": 9}`` is 9 of 10 to everybody on every criterion (1 where lower is better), so that its value
    is 90 of 100 whatever is drawn; a list holds one number for each rater; a mapping one list for each
    criterion that was rated. ``number`` is that of the round.
    """

    def write(goods: Mapping[str, Given], raters: Sequence[str] = RATERS_OF_CN, number: int = 1) -> str:
        lines = [
            f"{rater},individual,{action},{criterion},{_mirror(criterion, good)},{number}"
            for action, given in goods.items()
            for criterion, numbers in _by_criterion(given, len(raters)).items()
            for rater, good in zip(raters, numbers, strict=True)
        ]
        return "\n".join(["rater_id,rater_type,action_id,criterion_id,value,round", *lines, ""])

    return write


@pytest.fixture(scope="session")
def emptied() -> Callable[[str], dict[str, dict[int, None]]]:
    """Give a function that gives the edits which take every row of a jurisdiction out of nowhere."""

    def edits(code: str) -> dict[str, dict[int, None]]:
        tables = {path.stem: path for path in sorted((NOWHERE / "tables").glob("*.csv"))}
        people = {row["participant_id"] for _, row in _rows_about({code}, tables["participants"])}
        return {
            name: {number: None for number, _ in _rows_about({code, *people}, path)}
            for name, path in tables.items()
        }

    return edits


@pytest.fixture(scope="session")
def text_of() -> Callable[[Section], str]:
    """Give a function that writes every word of a section, one piece a line."""
    return lambda section: "\n".join(line for block in section.blocks for line in _lines(block))


@pytest.fixture(scope="session")
def block_of() -> Callable[[Section, str], Any]:
    """Give a function that finds the block of a section by its name."""
    return lambda section, name: next(
        block for block in section.blocks if getattr(block, "name", None) == name
    )


@pytest.fixture(scope="session")
def figures_of() -> Callable[[Section], list[str]]:
    """Give a function that names the figures of a section."""
    return lambda section: [block.name for block in section.blocks if isinstance(block, Figure)]


@pytest.fixture(scope="session")
def numbers() -> Table:
    """A table to stand behind a figure."""
    return Table(name="numbers", caption="Numbers", columns=(Column(label="Number"),), rows=((1,),))


def _find(workshop: Workshop, jurisdiction: str, **choices: object) -> Findings:
    given = {"workshop": "nowhere", "jurisdiction": jurisdiction, "draws": DRAWS, **choices}
    settings = read_settings(given)
    return Findings(workshop, fit_settings(settings, workshop))


def _rows_about(names: set[str], path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row that names a jurisdiction or participant, or holds an id of that jurisdiction."""
    with path.open(encoding="utf-8", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream), start=2):
            if any(cell in names or any(f"-{name}-" in cell for name in names) for cell in row.values()):
                yield number, row


def _by_criterion(good: Given, raters: int) -> Mapping[str, Sequence[int | str]]:
    if isinstance(good, Mapping):
        return good
    numbers = [good] * raters if isinstance(good, int) else good
    return dict.fromkeys(("E1", "E2", LOWER_IS_BETTER, "E4"), numbers)


def _mirror(criterion: str, number: int | str) -> int | str:
    return 10 - number if criterion == LOWER_IS_BETTER and isinstance(number, int) else number


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Table():
            yield from (block.caption, " | ".join(column.label for column in block.columns))
            yield from (" | ".join(_words(cell) for cell in row) for row in block.rows)
            yield block.note
        case Figure():
            yield from (block.caption, block.alt, *_lines(block.table))
        case Explorer():
            yield from _lines(block.table)
        case Card():
            yield f"{block.name} {block.title}"
            yield from (f"{line.label}: {_words(line.value)}" for line in (*block.marks, *block.details))
        case Items():
            yield from block.items
        case Notice():
            yield f"{block.title}: {block.text}"
        case _:
            yield block.text


def _words(cell: Cell) -> str:
    return ", ".join(cell.ids) if isinstance(cell, References) else "" if cell is None else str(cell)
