"""A pack to take files into, and small mappings and sources to try things on."""

import csv
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import Workbook

from bahali.intake.mapping.taking import Taking, Wishes, take_file
from bahali.intake.mapping.telling import tell_taking
from bahali.vocabulary.faults import InputError

NOWHERE = Path(__file__).parents[2] / "packs" / "nowhere"


@dataclass
class Desk:
    """A pack of its own, beside which sources and mappings lie."""

    folder: Path

    @property
    def pack(self) -> Path:
        return self.folder / "pack"

    def write_source(self, text: str, name: str = "source.csv") -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8", newline="")
        return path

    def write_book(self, sheets: Mapping[str, Sequence[Sequence[Any]]], name: str = "source.xlsx") -> Path:
        book = Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        book.save(self.folder / name)
        return self.folder / name

    def write_mapping(self, content: object) -> str:
        path = self.folder / "mapping.yaml"
        text = content if isinstance(content, str) else yaml.safe_dump(content, sort_keys=False)
        path.write_text(text, encoding="utf-8")
        return str(path)

    def take(self, mapping: object, source: Path, **wishes: Any) -> Taking:
        """Take a source by a mapping: its content, or the name of a shipped one."""
        name = mapping if isinstance(mapping, str) else self.write_mapping(mapping)
        return take_file(name, source, self.pack, Wishes(**wishes))

    def tell(self, mapping: object, source: Path, **wishes: Any) -> str:
        return tell_taking(self.take(mapping, source, **wishes))

    def faults(self, mapping: object, source: Path, **wishes: Any) -> list[str]:
        """Give every fault as a person reads it, and see that nothing was written."""
        before = self.content()
        with pytest.raises(InputError, match=r"\w") as caught:
            self.take(mapping, source, **wishes)
        assert self.content() == before
        return [str(fault) for fault in caught.value.faults]

    def content(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.pack).as_posix(): path.read_bytes()
            for path in self.pack.rglob("*")
            if path.is_file()
        }

    def rows(self, table: str) -> list[dict[str, str]]:
        """Give the rows of a table, without their blank cells."""
        with (self.pack / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
            return [{key: cell for key, cell in row.items() if cell} for row in csv.DictReader(stream)]

    def remove(self, *tables: str) -> None:
        for table in tables:
            (self.pack / "tables" / f"{table}.csv").unlink()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with the pack of nowhere, whole."""
    shutil.copytree(NOWHERE, tmp_path / "pack")
    return Desk(tmp_path)


@pytest.fixture
def practices(desk: Desk) -> Callable[..., dict[str, Any]]:
    """Make a mapping for practices, which need an id, a jurisdiction and a title; the desk has none yet."""
    desk.remove("practices")

    def make(sheet: Mapping[str, Any] | None = None, **columns: Any) -> dict[str, Any]:
        usual = {
            "practice_id": {"heading": "Id"},
            "jurisdiction": {"constant": "AA"},
            "title": {"heading": "Title"},
        }
        table = {"columns": {key: part for key, part in (usual | columns).items() if part is not None}}
        mapping: dict[str, Any] = {"about": "Practices, to try things on.", "tables": {"practices": table}}
        return mapping | ({"sheets": {"main": dict(sheet)}} if sheet else {})

    return make
