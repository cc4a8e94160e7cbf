"""The tables of a report as tidy CSV files in one zip, described for programs and for people."""

import csv
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from io import BytesIO, StringIO

from bahali.document.blocks import Cell, Column, Table
from bahali.document.cells import make_anchor
from bahali.document.freetext import clean_text
from bahali.document.reading import ReportDocument
from bahali.document.section import Cover
from bahali.publish.archives import make_entry
from bahali.publish.dating import date_of
from bahali.publish.plaintext import is_blank, write_words
from bahali.publish.shown_tables import ShownTable, ids_behind, list_tables, write_head
from bahali.vocabulary.language import _, speaking
from bahali.vocabulary.spreadsheets import FORMULA_STARTS

# With the mark a spreadsheet program knows that the file is UTF-8 and shows Urdu rightly when it is opened
# with a double click; R and pandas pass over it.
ENCODING = "utf-8-sig"
DESCRIPTION_FILE, WORDS_FILE = "datapackage.json", "README.txt"
IDS_COLUMN = "row_ids"
_STARTS_OF_FORMULAS = (*FORMULA_STARTS, "\t", "\r", "\n")


def write_tables_zip(report: ReportDocument) -> bytes:
    """Write the tables of a report as CSV files in a zip.

    Parameters
    ----------
    report : ReportDocument
        What an executed notebook shows.

    Returns
    -------
    bytes
        A zip, the same for the same report: a CSV file for each table that the workbook has a sheet for, with
        one row of headings, numbers as numbers, and a blank where the workshop did not say;
        ``datapackage.json``, which describes each file and column; and ``README.txt``, which does so for
        people. Text that a spreadsheet could take for a formula begins with an apostrophe.
    """
    with speaking(report.cover.language):
        tables = {f"{make_anchor(shown.table.name)}.csv": shown for shown in list_tables(report)}
        files = {name: _write_csv(shown.table).encode(ENCODING) for name, shown in tables.items()}
        description = json.dumps(_describe(report.cover, tables), indent=2, ensure_ascii=False) + "\n"
        files[DESCRIPTION_FILE] = description.encode()
        files[WORDS_FILE] = _write_readme(report.cover, tables).encode(ENCODING)
    return _pack(files, date_of(report))


def _pack(files: Mapping[str, bytes], moment: datetime) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(files):
            archive.writestr(make_entry(name, moment), files[name])
    return stream.getvalue()


def _write_csv(table: Table) -> str:
    stream = StringIO()
    # Quotes around every text keep it in one cell also where a program takes semicolons for separators.
    writer = csv.writer(stream, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    ids = ids_behind(table)
    writer.writerow([make_harmless(name) for name in _name_columns(table)])
    for row, names in zip(table.rows, ids, strict=True):
        cells = [_write_cell(cell, column) for cell, column in zip(row, table.columns, strict=True)]
        writer.writerow([*cells, *([make_harmless(" ".join(map(clean_text, names)))] if any(ids) else [])])
    return stream.getvalue()


def _write_cell(cell: Cell, column: Column) -> str | int | float:
    if is_blank(cell):
        return ""
    words = write_words(cell, column.is_free)
    return make_harmless(words) if isinstance(words, str) else words


def make_harmless(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet program could take for a formula.

    Examples
    --------
    >>> make_harmless("=1+1"), make_harmless("1 + 1")
    ("'=1+1", '1 + 1')
    """
    return f"'{text}" if text.startswith(_STARTS_OF_FORMULAS) else text


def _name_columns(table: Table) -> list[str]:
    """Give each column a name of its own: a repeated heading gets a number."""
    names: list[str] = []
    labels = [clean_text(column.label) for column in table.columns]
    for label in [*labels, *([IDS_COLUMN] if any(ids_behind(table)) else [])]:
        name, count = label, 1
        while name in names:
            count += 1
            name = f"{label} ({count})"
        names.append(name)
    return names


def _describe(cover: Cover, tables: Mapping[str, ShownTable]) -> dict[str, object]:
    """Describe the files as a data package (https://datapackage.org)."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "title": clean_text(f"{cover.title} – {cover.subtitle}"),
        "description": clean_text(cover.notice_line),
        "resources": [_describe_file(name, shown) for name, shown in tables.items()],
    }


def _describe_file(name: str, shown: ShownTable) -> dict[str, object]:
    table = shown.table
    kinds = [*map(_type_of_column, table.columns, _columns_of(table)), "string"]
    units = [*(column.unit for column in table.columns), ""]
    fields = [
        {"name": make_harmless(head), "type": kind} | ({"unit": clean_text(unit)} if unit else {})
        for head, kind, unit in zip(_name_columns(table), kinds, units, strict=False)
    ]
    return {
        "name": name.removesuffix(".csv").lower(),
        "path": name,
        "title": clean_text(table.caption),
        "description": " ".join(shown.notes),
        "encoding": "utf-8",
        "format": "csv",
        "schema": {"fields": fields, "missingValues": [""]},
        "tablesOfThePack": list(table.sources),
    }


def _columns_of(table: Table) -> Iterable[tuple[Cell, ...]]:
    return zip(*table.rows, strict=True) if table.rows else [()] * len(table.columns)


def _type_of_column(column: Column, cells: tuple[Cell, ...]) -> str:
    stated = [write_words(cell, column.is_free) for cell in cells if not is_blank(cell)]
    if not stated or any(isinstance(words, str) for words in stated):
        return "string"
    return "integer" if all(isinstance(words, int) for words in stated) else "number"


def _write_readme(cover: Cover, tables: Mapping[str, ShownTable]) -> str:
    opening = [
        clean_text(cover.title),
        clean_text(cover.subtitle),
        clean_text(cover.notice_line),
        *_explain(),
    ]
    entries = [_write_entry(name, shown) for name, shown in tables.items()]
    return "\r\n\r\n".join([*filter(None, opening), *entries]) + "\r\n"


def _explain() -> Iterator[str]:
    yield _(
        "Each file holds one table of the report, or the numbers behind one of its figures, with one row of "
        "headings. A blank cell means that the workshop did not say."
    )
    yield _("The column {name} names the rows of the workshop's tables that each row rests on.").format(
        name=IDS_COLUMN
    )
    yield _("Text that begins like a formula has an apostrophe before it, so that no program runs it.")


def _write_entry(name: str, shown: ShownTable) -> str:
    columns = "; ".join(write_head(column) for column in shown.table.columns)
    told = (clean_text(shown.table.caption), _("Columns: {columns}").format(columns=columns))
    return "\r\n".join([name, *(f"  {line}" for line in (*told, *shown.notes))])
