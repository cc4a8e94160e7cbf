"""The formats of a report, and its files."""

from collections.abc import Mapping
from enum import StrEnum

from bahali.vocabulary.language import N_


class Format(StrEnum):
    """A format that a report can be written in."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"


EVERY_FORMAT = tuple(Format)
NOTEBOOK_FILE = "report.ipynb"
"""The executed notebook that all files of a report are made from, and that stands beside them."""
FILES: Mapping[str, str] = {
    "report.html": N_("Read"),
    "report.pdf": N_("Print (PDF)"),
    "report.docx": N_("Edit (Word)"),
    "report.xlsx": N_("Tables (Excel)"),
    "tables.zip": N_("Tables (CSV)"),
    "brief.pdf": N_("Brief (PDF)"),
    "brief.docx": N_("Brief (Word)"),
    "talking-sheet.pdf": N_("Talking sheet (PDF)"),
    "talking-sheet.docx": N_("Talking sheet (Word)"),
}
"""Every file that a report can have, and what it is to a reader, in the order in which to offer them."""
