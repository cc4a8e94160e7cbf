"""Setting the pages of a report: the template, its fonts and nothing else of the machine."""

import json
from typing import Literal

import typst

from bahali.document.fonts import FONT_FAMILIES
from bahali.document.reading import ReportDocument
from bahali.publish.dating import date_of
from bahali.publish.fonts import read_fonts
from bahali.publish.pdf.content import describe_report
from bahali.publish.style import ASSETS
from bahali.vocabulary.language import speaking

_TEMPLATES = ASSETS / "pdf"
_STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA: typst refuses to write a page that breaks its rules, such as a figure without words."""

_DOCUMENTS_KEPT = 10  # by typst, in memory
_SMALL_UP_TO_CHARACTERS = 100_000  # of a handout; the next whole report frees it as well


def write_pdf(report: ReportDocument) -> bytes:
    """Write a report, or a handout of one, as PDF.

    Parameters
    ----------
    report : ReportDocument
        What ``read_report`` gives, or one of its ``handouts``.

    Returns
    -------
    bytes
        A tagged PDF, the same for the same report, dated as ``bahali.publish.dating.date_of`` says.

    Raises
    ------
    InputError
        If ``SOURCE_DATE_EPOCH`` is set and is no number of seconds.
    typst.TypstError
        If the template cannot set the report, which is a fault of ours.
    """
    with speaking(report.cover.language):
        content = json.dumps(describe_report(report) | {"fonts": FONT_FAMILIES}, ensure_ascii=False)
    return _compile(content, int(date_of(report).timestamp()))


def _compile(content: str, seconds: int) -> bytes:
    """Set the pages with a compiler of their own, since two threads cannot use one; it is made in no time."""
    compiler = typst.Compiler(
        input=str(_TEMPLATES / "report.typ"),
        root=str(_TEMPLATES),
        font_paths=read_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"report": content},
    )
    pages = compiler.compile(format="pdf", pdf_standards=[_STANDARD], timestamp=seconds)
    if not isinstance(pages, bytes):
        raise TypeError("typst gave no single file")
    if len(content) > _SMALL_UP_TO_CHARACTERS:
        _forget_pages()
    return pages


def _forget_pages() -> None:
    """Free what typst keeps of the last documents to set them faster again: over 100 MB for each report."""
    blank = typst.Compiler(input=b" ", font_paths=read_fonts(), ignore_system_fonts=True)
    for _document in range(_DOCUMENTS_KEPT + 1):
        blank.compile(input=b" ", format="pdf", timestamp=0)
