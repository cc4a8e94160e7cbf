"""What the page tells its script, so that a reader can mark parts of the report without a server."""

import hashlib
from typing import Any

from bahali.document.blocks import Card
from bahali.document.cells import make_anchor
from bahali.document.reading import ReportDocument
from bahali.document.section import Section
from bahali.vocabulary.codes import StakeholderGroup
from bahali.vocabulary.parts import REPORT_PARTS

LONGEST_COMMENT = 2000  # characters; what needs more belongs into a letter


def describe_review(report: ReportDocument) -> dict[str, Any] | None:
    """Say which report it is and which of its parts can be marked; None for one that belongs to no workshop.

    Parameters
    ----------
    report : ReportDocument
        The report as it stands in the page.

    Returns
    -------
    dict
        ``report`` names it, with the start of the SHA-256 over its sections, so that marks made on another
        version are told; ``parts`` are the anchors of sections and recommendations in reading order.
    """
    cover = report.cover
    if not (cover.workshop and cover.jurisdiction and cover.edition):
        return None
    return {
        "report": {
            "workshop": cover.workshop,
            "jurisdiction": cover.jurisdiction,
            "edition": cover.edition,
            "content": _sign_content(report),
        },
        "parts": [make_anchor(name) for section in report.sections for name in _list_parts(section)],
        "groups": [[group.value, group.label] for group in StakeholderGroup],
        "longest": LONGEST_COMMENT,
    }


def _list_parts(section: Section) -> list[str]:
    """Name a section, and its cards that stand for a row of the pack."""
    cards = [block.name for block in section.blocks if isinstance(block, Card) and not block.shown_as]
    return [*([section.name] if section.name in REPORT_PARTS else []), *cards]


def _sign_content(report: ReportDocument) -> str:
    total = hashlib.sha256()
    for section in report.sections:
        total.update(section.model_dump_json().encode())
    return total.hexdigest()[:16]
