"""What a bad pack is: how it is laid out, what is asked of it, and what must come of that."""

import csv
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

TESTS = Path(__file__).parents[2]
NOWHERE = TESTS / "packs" / "nowhere"
REVIEWED = TESTS / "packs" / "reviewed"
NOTEBOOKS = TESTS.parent / "notebooks"
SECRET = "kept-from-everybody"
"""Stands in every file around a project; it may never be told or written."""

Change = Callable[["Ground"], Sequence[str]]


@dataclass(frozen=True)
class Ground:
    """A project with the pack of nowhere, and around it what it must never touch.

    Parameters
    ----------
    root : Path
        Holds ``project``, where a command is started, and ``outside``, where only others have files.
    """

    root: Path

    @property
    def project(self) -> Path:
        return self.root / "project"

    @property
    def outside(self) -> Path:
        return self.root / "outside"

    @property
    def pack(self) -> Path:
        return self.project / "parameters" / "nowhere-2030"

    @property
    def header(self) -> Path:
        return self.pack / "workshop.yaml"

    def table(self, name: str) -> Path:
        return self.pack / "tables" / f"{name}.csv"

    def edit_header(self, **values: Any) -> None:
        """Write keys of workshop.yaml; two underscores lead into a part."""
        content = yaml.safe_load(self.header.read_text(encoding="utf-8"))
        for keys, value in values.items():
            *above, last = keys.split("__")
            place = content
            for key in above:
                place = place[key]
            place[last] = value
        self.header.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")

    def edit_cell(self, table: str, row: int, column: str, text: str) -> None:
        """Write one cell, by the row that a spreadsheet shows."""
        with self.table(table).open(encoding="utf-8", newline="") as stream:
            lines = list(csv.reader(stream))
        lines[row - 1][lines[0].index(column)] = text
        with self.table(table).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(lines)


def lay_out(root: Path) -> Ground:
    """Lay out a project in an empty folder."""
    ground = Ground(root)
    shutil.copytree(NOWHERE, ground.pack)
    shutil.copytree(REVIEWED, ground.pack / "tables", dirs_exist_ok=True)
    ground.outside.mkdir()
    for name in ("secret.csv", "workshop.yaml", "note.txt"):
        (ground.outside / name).write_text(f"{SECRET},{SECRET}\n{SECRET},\n", encoding="utf-8")
    return ground


@dataclass(frozen=True)
class Case:
    """One bad pack or file.

    Parameters
    ----------
    name : str
        What is bad about it.
    change : callable
        Spoils the project, and gives the arguments of the command to run in it.
    told : tuple of str
        Words that must stand in what the command tells, such as file, row and column.
    codes : tuple of int
        Exit codes that it may end with: 2 for a refusal, 0 where what is bad is harmless as words.
    changes : str
        Folder of the project that a command which ends well may write into; blank for none.
    untold : tuple of str
        Words that may never be told.
    """

    name: str
    change: Change
    told: tuple[str, ...] = ()
    codes: tuple[int, ...] = (2,)
    changes: str = ""
    untold: tuple[str, ...] = field(default=(SECRET, "Traceback"))


def check_pack(_: Ground | None = None) -> list[str]:
    """Give the arguments that check the pack."""
    return ["check", "parameters/nowhere-2030"]


Content = bytes | str | Callable[[], str]
"""What a file holds; large ones are written out only when their turn comes."""


def to_bytes(content: Content) -> bytes:
    """Give the bytes of a file."""
    given = content() if callable(content) else content
    return given.encode() if isinstance(given, str) else given


def with_table(name: str, content: Content) -> Change:
    """Replace a table and check the pack."""

    def change(ground: Ground) -> list[str]:
        ground.table(name).write_bytes(to_bytes(content))
        return check_pack()

    return change


def with_header(content: Content) -> Change:
    """Replace workshop.yaml and check the pack."""

    def change(ground: Ground) -> list[str]:
        ground.header.write_bytes(to_bytes(content))
        return check_pack()

    return change


def with_lines(more: str) -> Change:
    """Put lines behind those of workshop.yaml and check the pack."""

    def change(ground: Ground) -> list[str]:
        with ground.header.open("a", encoding="utf-8") as stream:
            stream.write(f"\n{more}\n")
        return check_pack()

    return change


def with_keys(**values: Any) -> Change:
    """Write keys of workshop.yaml and check the pack."""

    def change(ground: Ground) -> list[str]:
        ground.edit_header(**values)
        return check_pack()

    return change


def with_cell(table: str, row: int, column: str, text: str) -> Change:
    """Write one cell and check the pack."""

    def change(ground: Ground) -> list[str]:
        ground.edit_cell(table, row, column, text)
        return check_pack()

    return change


def with_cells(cells: Mapping[tuple[str, int, str], str]) -> Change:
    """Write several cells and check the pack."""

    def change(ground: Ground) -> list[str]:
        for (table, row, column), text in cells.items():
            ground.edit_cell(table, row, column, text)
        return check_pack()

    return change


TEXT_KEYS = ("title", "place", "disclaimer", "subject", "data_notice", "funder", "people_source")


def with_header_words(number: int, words: str) -> Change:
    """Put words into one of the texts of workshop.yaml and check the pack."""
    return with_keys(**{TEXT_KEYS[number % len(TEXT_KEYS)]: words})
