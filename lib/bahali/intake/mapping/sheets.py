"""Opens the sheets that a mapping names: which sheet it is, its headings, and the rows that are taken."""

from bahali.intake.mapping.conditions import find_reason, resolve_conditions
from bahali.intake.mapping.head_rows import find_headings
from bahali.intake.mapping.headings import fold
from bahali.intake.mapping.joining import join_rows
from bahali.intake.mapping.model import MAIN, SheetPart
from bahali.intake.mapping.model import Mapping as MappingFile
from bahali.intake.mapping.open_sheet import OpenSheet, SourceRow
from bahali.intake.mapping.source import SheetText
from bahali.vocabulary.faults import Fault, quote


def open_sheets(
    mapping: MappingFile, texts: tuple[SheetText, ...], chosen: str = ""
) -> tuple[dict[str, OpenSheet], list[Fault]]:
    """Open every sheet of a mapping.

    Parameters
    ----------
    mapping : Mapping
        The mapping.
    texts : tuple of SheetText
        All sheets of the file.
    chosen : str
        Name of the sheet to take for ``main``, whatever the mapping says.
    """
    sheets, faults = {}, []
    for key, part in mapping.sheets.items():
        wanted = _wanted_headings(mapping, key)
        text, found = _choose_sheet(part, texts, chosen if key == MAIN else "", wanted)
        faults += found
        if text is not None:
            headings, found = find_headings(text, part, wanted)
            faults += found
            if headings is not None:
                sheets[key] = OpenSheet(part, text, headings)
    if not faults:
        for sheet in sheets.values():
            faults += _take_rows(sheet)
        for sheet in sheets.values():
            faults += join_rows(sheet, sheets)
    return sheets, faults


def _choose_sheet(
    part: SheetPart, texts: tuple[SheetText, ...], chosen: str, wanted: tuple[str, ...]
) -> tuple[SheetText | None, list[Fault]]:
    names = (chosen,) if chosen else part.names
    if not names or (len(texts) == 1 and not texts[0].name and not part.joined):
        return _likeliest_sheet(part, texts, wanted), []
    for name in names:
        for text in texts:
            if fold(text.name) == fold(name):
                return text, []
    there = (
        ", ".join(quote(text.name) for text in texts if text.name) or "one table only, since it is a CSV file"
    )
    problem = f"has no sheet {' or '.join(quote(name) for name in names)}; there is {there}"
    return None, [Fault(texts[0].file, problem, remedy="rename the sheet, or change the mapping")]


def _likeliest_sheet(part: SheetPart, texts: tuple[SheetText, ...], wanted: tuple[str, ...]) -> SheetText:
    """Give the first sheet that is not hidden; where headings are looked for, that with most of them."""
    shown = [text for text in texts if not text.is_hidden] or list(texts)
    if part.headings_row != "find" and not part.hashtags:
        return shown[0]
    counts = []
    for text in shown:
        headings, _faults = find_headings(text, part, wanted)
        found = [heading for heading in wanted if headings and headings.find([heading])[0] is not None]
        counts.append(len(found))
    return shown[counts.index(max(counts))]


def _wanted_headings(mapping: MappingFile, sheet: str) -> tuple[str, ...]:
    """List every heading that the mapping names for a sheet, once."""
    columns = [
        column
        for table in mapping.tables.values()
        for column in table.columns.values()
        if (column.of or table.sheet) == sheet
    ]
    return tuple(dict.fromkeys(heading for column in columns for heading in column.alternatives))


def _take_rows(sheet: OpenSheet) -> list[Fault]:
    """Sort the rows below the headings into those that are taken and those left out, each by its reason."""
    tests, faults = resolve_conditions(sheet)
    if faults:
        return faults
    for number, cells in sheet.text.rows:
        if number <= sheet.headings.row:
            continue
        row = SourceRow(number, cells)
        reason = "declared in skip_rows" if number in sheet.part.skip_rows else find_reason(row, tests)
        if reason:
            sheet.left.setdefault(reason, []).append(number)
        else:
            sheet.rows.append(row)
    return []
