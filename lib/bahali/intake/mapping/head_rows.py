"""Finds the row of headings of a sheet, or of hashtags."""

from collections.abc import Iterator

from bahali.intake.mapping.headings import Headings, read_hashtag
from bahali.intake.mapping.model import SheetPart
from bahali.intake.mapping.source import SheetText
from bahali.vocabulary.faults import Fault

ROWS_TRIED = 25  # so far down HXL allows the row of hashtags, and nobody puts more above a table


def find_headings(
    text: SheetText, part: SheetPart, wanted: tuple[str, ...]
) -> tuple[Headings | None, list[Fault]]:
    """Find the row of headings of a sheet.

    Parameters
    ----------
    text : SheetText
        The sheet.
    part : SheetPart
        What the mapping says of it.
    wanted : tuple of str
        Headings that the mapping names, by which the row is told where the mapping says "find".
    """
    if part.hashtags:
        return _find_hashtag_row(text)
    if part.headings_row == "find":
        return _find_best_row(text, part, wanted)
    for number, cells in text.rows:
        if number == part.headings_row:
            return _plain_headings(text, part, number, cells), []
    problem = f"has nothing in row {part.headings_row}, where the mapping expects the headings"
    remedy = "change headings_row of the mapping, or write find there"
    return None, [text.fault(problem, remedy=remedy)]


def _plain_headings(text: SheetText, part: SheetPart, number: int, cells: tuple[str, ...]) -> Headings:
    return Headings(text, number, cells, cells, part.groups)


def _find_best_row(
    text: SheetText, part: SheetPart, wanted: tuple[str, ...]
) -> tuple[Headings | None, list[Fault]]:
    tried = [_plain_headings(text, part, number, cells) for number, cells in _first_rows(text)]
    counts = [sum(1 for heading in wanted if row.find([heading])[0] is not None) for row in tried]
    if not any(counts):
        problem = f"has none of the headings of the mapping in its first {ROWS_TRIED} rows"
        return None, [text.fault(problem, remedy="look whether it is the right sheet and mapping")]
    return tried[counts.index(max(counts))], []


def _find_hashtag_row(text: SheetText) -> tuple[Headings | None, list[Fault]]:
    above: tuple[str, ...] = ()
    for number, cells in _first_rows(text):
        filled = [cell for cell in cells if cell]
        if 2 * sum(1 for cell in filled if read_hashtag(cell)) >= len(filled):
            pairs = zip(cells, (*above, *[""] * len(cells)), strict=False)
            shown = tuple(heading or name for name, heading in pairs)
            return Headings(text, number, cells, shown, by_hashtag=True), []
        above = cells
    problem = f"has no row of hashtags, such as #org and #activity, in its first {ROWS_TRIED} rows"
    return None, [text.fault(problem, remedy="use a mapping that chooses columns by their headings")]


def _first_rows(text: SheetText) -> Iterator[tuple[int, tuple[str, ...]]]:
    return ((number, cells) for number, cells in text.rows if number <= ROWS_TRIED)
