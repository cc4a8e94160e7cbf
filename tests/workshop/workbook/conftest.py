"""Workbooks to try things on: a pack written into one, whole or edited."""

import csv
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from bahali.workshop.fields import holds
from bahali.workshop.plain_yaml import read_yaml
from bahali.workshop.tables import TABLE_KINDS
from bahali.workshop.workbook.layout import (
    CODE_COLUMN,
    FACTS_SHEET,
    HELP_COLUMN,
    KEY_COLUMN,
    LABEL_COLUMN,
    VALUE_COLUMN,
    PartSheet,
    list_facts,
    list_part_sheets,
)


def write_cell(value: object, field: Any) -> object:
    """Give a value as Excel would hold it: a number where it is one, a day where one is wanted."""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if value == "":
        return None
    if isinstance(value, str):
        if holds(field, date):
            return date.fromisoformat(value)
        if (holds(field, int) or holds(field, float)) and value.replace(".", "", 1).isdigit():
            return float(value)
    return value


def write_header(book: Workbook, content: Mapping[str, Any]) -> None:
    facts = book.create_sheet(FACTS_SHEET)
    facts.append([KEY_COLUMN, VALUE_COLUMN, HELP_COLUMN])
    for fact in list_facts():
        value: Any = content
        for name in fact.path:
            value = (value or {}).get(name)
        for entry in value if isinstance(value, list) else [value]:
            facts.append([fact.key, write_cell(entry, fact.field), "what it means"])
    for part in list_part_sheets():
        sheet = book.create_sheet(part.name)
        sheet.append(part.columns)
        for row in list_entries(part, content):
            sheet.append(row)


def list_entries(part: PartSheet, content: Mapping[str, Any]) -> list[list[object]]:
    home: Any = content
    for name in part.path:
        home = (home or {}).get(name)
    if not home:
        return []
    if part.within:
        inner = [(code, entry) for code, owner in home.items() for entry in owner.get(part.within, [])]
        return [[code, *write_fields(part, entry)] for code, entry in inner]
    if part.is_list:
        return [write_fields(part, entry) for entry in home]
    if part.columns == (CODE_COLUMN, LABEL_COLUMN):
        return [[code, label] for code, label in home.items()]
    return [[code, *write_fields(part, entry)] for code, entry in home.items()]


def write_fields(part: PartSheet, entry: Mapping[str, Any]) -> list[object]:
    return [write_cell(entry.get(column), field) for column, field in part.fields.items()]


def write_table(book: Workbook, name: str, path: Path) -> None:
    sheet = book.create_sheet(name)
    fields = TABLE_KINDS[name].row.model_fields
    with path.open(encoding="utf-8-sig", newline="") as stream:
        headings, *rows = csv.reader(stream)
    sheet.append(headings)
    sheet.append(["example: do not fill", *["an example"] * (len(headings) - 1)])
    for row in rows:
        sheet.append([write_cell(cell, fields[head]) for head, cell in zip(headings, row, strict=True)])


def write_pack(folder: Path) -> Workbook:
    """Write a pack into a workbook, with an example in each table and sheets that are not read."""
    book = Workbook()
    book.active.title = "Read me"
    book.active.append(["How to fill this workbook"])
    content, faults = read_yaml(folder / "workshop.yaml", "workshop.yaml")
    assert faults == []
    write_header(book, content)
    for name in TABLE_KINDS:
        path = folder / "tables" / f"{name}.csv"
        if path.exists():
            write_table(book, name, path)
        else:
            book.create_sheet(name).append(list(TABLE_KINDS[name].row.model_fields))
    return book


@pytest.fixture
def filled(nowhere: Path, tmp_path: Path) -> Callable[..., Path]:
    """Write the pack of nowhere into ``filled.xlsx``, edited by a function that is given the workbook."""

    def write(edit: Callable[[Workbook], None] = lambda _book: None) -> Path:
        book = write_pack(nowhere)
        edit(book)
        path = tmp_path / "filled.xlsx"
        book.save(path)
        return path

    return write


def open_again(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)
