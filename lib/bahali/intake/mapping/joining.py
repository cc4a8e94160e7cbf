"""Finds, for each repeat of an export, the row that it belongs to."""

from collections.abc import Iterator, Mapping

from bahali.intake.mapping.open_sheet import OpenSheet, SourceRow
from bahali.vocabulary.faults import Fault, quote


def join_rows(sheet: OpenSheet, sheets: Mapping[str, OpenSheet]) -> list[Fault]:
    """Give every repeat the row that it belongs to; one of a row left out is left out too."""
    joined = sheet.part.joined
    if joined is None or joined.to not in sheets:
        return []
    above = sheets[joined.to]
    by, faults = _find_needed(sheet, joined.by)
    on, other_faults = _find_needed(above, joined.on)
    if by is None or on is None:
        return faults + other_faults
    parents, doubles = _index_parents(above, on)
    faults += doubles
    taken = {row.number for row in above.rows}
    kept = []
    for row in sheet.rows:
        parent = parents.get(row.cell(by)) if row.cell(by) else None
        if parent is None:
            problem = f"belongs to {quote(row.cell(by))}, which {above.text.home} does not have"
            faults.append(sheet.text.fault(problem, row=row.number, column=joined.by))
        elif parent.number not in taken:
            sheet.left.setdefault("belongs to a row left out", []).append(row.number)
        else:
            kept.append(SourceRow(row.number, row.cells, parent))
    sheet.rows = kept
    return faults


def _find_needed(sheet: OpenSheet, heading: str) -> tuple[int | None, list[Fault]]:
    place, faults = sheet.headings.find([heading])
    if place is not None:
        sheet.used.add(place)
        return place, faults
    return None, faults or [sheet.headings.tell_missing([heading], "what joins two sheets")]


def _index_parents(sheet: OpenSheet, on: int) -> tuple[dict[str, SourceRow], list[Fault]]:
    """Index all rows below the headings, also those left out, by the number that repeats name them by."""
    parents: dict[str, SourceRow] = {}
    faults = []
    for row in _all_rows(sheet):
        first = parents.setdefault(row.cell(on), row)
        if first.number != row.number and row.cell(on):
            problem = f"found {quote(row.cell(on))}, which is also in row {first.number}"
            faults.append(sheet.text.fault(problem, row=row.number, column=sheet.headings.names[on]))
    return parents, faults


def _all_rows(sheet: OpenSheet) -> Iterator[SourceRow]:
    yield from (SourceRow(number, cells) for number, cells in sheet.text.rows if number > sheet.headings.row)
