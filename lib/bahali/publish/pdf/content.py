"""A whole report as the PDF template takes it: what stands on its pages, and the words around them."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from bahali.document.reading import ReportDocument
from bahali.document.section import Cover, Section
from bahali.publish.numbering import number_sections
from bahali.publish.pdf.additions import show_addition
from bahali.publish.pdf.markup import Piece
from bahali.publish.pdf.measures import read_words
from bahali.publish.pdf.pages import turn_pages
from bahali.publish.pdf.pieces import show_block, show_details, show_heading, show_notice
from bahali.publish.pdf.shrinking import let_figures_shrink
from bahali.publish.pdf.words import show_plain, show_text, tell_text
from bahali.vocabulary.language import ENGLISH, _, find_direction

_TAG = re.compile(r"(?P<language>[A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-(?P<region>[A-Za-z]{2}))?")
_CONTENTS_CHARACTERS = 92  # on one line
_SECTION, _BLOCK = 1, 2  # levels of headings


def describe_report(report: ReportDocument) -> dict[str, Any]:
    """Describe a report, or a handout of one, to the template.

    Parameters
    ----------
    report : ReportDocument
        A handout gets a compact page: no contents, no numbers before its headings.

    Returns
    -------
    dict
        Strings, numbers, lists and mappings only, to be written as JSON.
    """
    pieces = let_figures_shrink(_keep_levels(_show_parts(report, is_numbered=not report.is_handout)))
    if not report.is_handout:
        pieces += _gather_numbers(pieces)
    cover = report.cover
    return {
        **_read_language(cover.language),
        "direction": find_direction(cover.language),
        "handout": report.is_handout,
        "title": tell_text(_title_of(report)),
        "cover": _describe_cover(cover),
        "head": show_text(cover.title),
        "foot": show_text(cover.notice_line),
        "words": {
            "contents": show_text(_("Contents")),
            "page": show_text(_("Page {page} of {pages}")),
            "numbers": show_text(_("Numbers behind this figure: page {page}")),
        },
        "lines_of_contents": sum(map(_count_contents, pieces)),
        "runs": turn_pages(pieces),
    }


def _title_of(report: ReportDocument) -> str:
    cover = report.cover
    return f"{cover.title} – {report.sections[0].title if report.is_handout else cover.subtitle}"


def _describe_cover(cover: Cover) -> dict[str, Any]:
    return {
        "title": show_plain(cover.title),
        "subtitle": show_plain(cover.subtitle),
        "facts": show_details(cover.facts, frozenset()),
        "notice": show_notice(cover.notice) if cover.notice else None,
    }


def _read_language(tag: str) -> dict[str, str | None]:
    """Read what the page is told of its language; what is no language at all counts as English."""
    found = _TAG.fullmatch(tag)
    if not found:
        return {"language": ENGLISH, "region": None}
    return {"language": found["language"].lower(), "region": found["region"] and found["region"].upper()}


def _show_parts(report: ReportDocument, is_numbered: bool) -> Iterator[Piece]:
    numbers = iter(number_sections(report.sections))
    level = _SECTION  # of a researcher's headings: below the section they follow, when there is one
    for part in report.parts:
        if isinstance(part, Section):
            level = _BLOCK
            yield from _show_section(part, next(numbers) if is_numbered else "", report.names)
        else:
            yield from show_addition(part, level)


def _show_section(section: Section, number: str, names: frozenset[str]) -> Iterator[Piece]:
    title = show_text(section.title)
    yield show_heading(_SECTION, f"{number}\u2002{title}" if number else title, section.name, names)
    for block in section.blocks:
        yield from show_block(block, names)


def _keep_levels(pieces: Iterable[Piece]) -> list[Piece]:
    """Close gaps between the levels of headings, which PDF/UA refuses; a card has a heading of its own."""
    kept = []
    above: list[int] = []
    for piece in pieces:
        if piece["kind"] in {"heading", "card"}:
            meant = piece.get("level", _BLOCK)
            above = [*(level for level in above if level < meant), meant]
            kept.append(piece | {"level": len(above)})
        else:
            kept.append(piece)
    return kept


def _count_contents(piece: Piece) -> int:
    """Count the lines that a piece takes in the table of contents."""
    if piece["kind"] == "card":
        return 1 + len(read_words(piece["title"])) // _CONTENTS_CHARACTERS
    return int(piece.get("level") == _SECTION)


def _gather_numbers(pieces: Iterable[Piece]) -> list[Piece]:
    """Take the numbers behind the figures to the end of the report; each figure says on which page.

    Tables on landscape pages come last, so that they leave no half-empty page between others.
    """
    tables = [piece["numbers"] for piece in pieces if piece["kind"] == "figure"]
    if not tables:
        return []
    ordered = sorted(tables, key=lambda table: bool(table["landscape"]))
    return [show_heading(_SECTION, show_text(_("Numbers behind the figures")), None, frozenset()), *ordered]
