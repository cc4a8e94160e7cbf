"""Tells rows that are taken from rows that are left out, by the conditions of a mapping."""

from bahali.intake.mapping.headings import fold
from bahali.intake.mapping.model import Condition
from bahali.intake.mapping.open_sheet import OpenSheet, SourceRow
from bahali.vocabulary.faults import Fault, quote

Test = tuple[Condition, int | None, bool]


def resolve_conditions(sheet: OpenSheet) -> tuple[list[Test], list[Fault]]:
    """Find the column of each condition; what is missing is a fault."""
    tests: list[Test] = []
    faults = []
    pairs = [(each, True) for each in sheet.part.leave] + [(each, False) for each in sheet.part.take_only]
    for condition, leaves in pairs:
        if condition.heading is None:
            tests.append((condition, None, leaves))
            continue
        place, found = sheet.headings.find(condition.heading)
        faults += found
        if place is not None:
            sheet.used.add(place)
            tests.append((condition, place, leaves))
        elif not found and not condition.optional:
            told = f"the condition {quote(condition.because)}"
            faults.append(sheet.headings.tell_missing(condition.heading, told))
    return tests, faults


def find_reason(row: SourceRow, tests: list[Test]) -> str:
    """Give the reason why a row is left out; blank for one that is taken."""
    for condition, place, leaves in tests:
        text = next(filter(None, row.cells)) if place is None else row.cell(place)
        if _meets(condition, text) is leaves:
            return condition.because
    return ""


def _meets(condition: Condition, text: str) -> bool:
    words = fold(text)
    if condition.blank:
        return not words
    if condition.equals is not None:
        return any(words == fold(wanted) for wanted in condition.equals)
    if condition.starts is not None:
        return any(words.startswith(fold(wanted)) for wanted in condition.starts)
    return any(fold(wanted) in words for wanted in condition.holds or ())
