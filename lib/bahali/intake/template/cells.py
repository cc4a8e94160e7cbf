"""Puts the text of a cell into a spreadsheet as what it is: a number, a day, or words and nothing else."""

import re
from datetime import date, datetime, time

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bahali.intake.template.columns import Kind

_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
_DAY = re.compile(r"(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")


def write_cell(worksheet: Worksheet, place: tuple[int, int], text: str, kind: Kind, look: Format) -> None:
    """Write the text of a cell.

    Parameters
    ----------
    worksheet : Worksheet
        The sheet.
    place : tuple of int
        Row and column, counted from nought.
    text : str
        As it would stand in a CSV file; nothing in it becomes a formula or a link.
    kind : Kind
        What the cell is to a spreadsheet program; text that is no number or day stays text.
    look : Format
        How it looks.
    """
    row, column = place
    if kind is Kind.NUMBER and _NUMBER.fullmatch(text):
        worksheet.write_number(row, column, float(text) if "." in text else int(text), look)
    elif kind is Kind.DATE and (day := _read_day(text)):
        worksheet.write_datetime(row, column, datetime.combine(day, time.min), look)
    elif text:
        worksheet.write_string(row, column, text, look)
    else:
        worksheet.write_blank(row, column, None, look)


def _read_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
