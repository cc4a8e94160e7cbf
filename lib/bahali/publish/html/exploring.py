"""What the script needs to put actions in order with other weights."""

from typing import Any

from bahali.document.blocks import Explorer, Option
from bahali.document.cells import make_anchor
from bahali.document.freetext import clean_text
from bahali.document.reading import ReportDocument


def describe_explorer(report: ReportDocument) -> dict[str, Any] | None:
    """Give the numbers of the explorer, to the last digit; None where the report has none.

    Where there are several, those of the first, which is the one that the script finds.
    """
    blocks = (block for section in report.sections for block in section.blocks)
    explorer = next((block for block in blocks if isinstance(block, Explorer)), None)
    return None if explorer is None else _describe(explorer, report.names)


def _describe(explorer: Explorer, names: frozenset[str]) -> dict[str, Any]:
    return {
        "criteria": [clean_text(label) for label in explorer.criteria],
        "sets": [{"name": clean_text(one.name), "weights": one.weights} for one in explorer.sets],
        "chosen": clean_text(explorer.chosen),
        "options": [_describe_option(option, names) for option in explorer.options],
        "shortlist": explorer.shortlist,
    }


def _describe_option(option: Option, names: frozenset[str]) -> dict[str, Any]:
    return {
        "name": clean_text(option.name),
        "anchor": make_anchor(option.name) if option.name in names else None,
        "title": clean_text(option.title),
        "values": option.values,
        "place": option.place,
        "chance": clean_text(option.chance),
        "recommended": option.is_recommended,
    }
