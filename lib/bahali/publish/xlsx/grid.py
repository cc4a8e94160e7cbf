"""What stands in the cells of a sheet, and how wide its columns are, before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bahali.document.blocks import Table
from bahali.document.freetext import clean_text
from bahali.publish.plaintext import is_blank, write_words
from bahali.publish.shown_tables import ids_behind, write_head
from bahali.publish.xlsx.numerals import Numeral, read_numerals
from bahali.publish.xlsx.page import SPREADS, find_spread
from bahali.vocabulary.language import _

NARROWEST = 9  # characters
WIDEST = (44, 34, 28, 22, 20)  # characters; the first of these with which the sheet fits its pages
LOWEST_OF_ONE_PAGE = 22  # characters; narrower columns are better spread over two pages
WIDEST_OF_SPLIT = 34  # characters, of a sheet that no width makes fit
NARROW_NAMES = (
    16  # characters; a first column as narrow as this holds ids, and the next one says what they are
)
LEAST_WIDTH = 72  # characters of a whole sheet, so that its caption and notice have room
FILTER_ARROW = 3  # characters that the arrow of a filter takes from a heading
MARGIN = 2  # characters

Words = str | int | float


@dataclass(frozen=True)
class Grid:
    """Cells of one sheet from its headings down.

    Parameters
    ----------
    heads : tuple of str
        Headings with their units; where rows know the rows of the pack behind them, these have the last one.
    numeric : tuple of bool
        For each heading, whether numbers stand below it.
    lines : tuple of tuple of str, int or float
        The rows.
    blanks : frozenset of pairs of int
        Row and column of each cell that nobody stated.
    has_ids : bool
        True when the last column holds ids.
    decimals : mapping of pairs of int to int
        Row and column of each number that the report writes with so many decimals.
    """

    heads: tuple[str, ...]
    numeric: tuple[bool, ...]
    lines: tuple[tuple[Words, ...], ...]
    blanks: frozenset[tuple[int, int]]
    has_ids: bool
    decimals: Mapping[tuple[int, int], int] = field(default_factory=dict)

    @cached_property
    def widths(self) -> tuple[int, ...]:
        """Width of each column in characters: room for its longest word, and for short cells in one line."""
        columns = list(zip(*self.lines, strict=True)) if self.lines else [()] * len(self.heads)
        wanted = [_measure(head, cells) for head, cells in zip(self.heads, columns, strict=True)]
        widths = _fit_to_pages(wanted)
        widths[widths.index(max(widths))] += max(0, LEAST_WIDTH - sum(widths))
        return tuple(widths)

    @property
    def naming_columns(self) -> int:
        """How many of the first columns name the rows, and so stay in sight."""
        return _count_naming(self.widths)

    @property
    def top_widths(self) -> tuple[int, ...]:
        """Widths of the columns that text above and below the table may run over."""
        spread = find_spread(self.widths, self.naming_columns)
        return self.widths if spread and spread.pages == 1 else self.widths[: self.naming_columns]


def lay_out(table: Table) -> Grid:
    """Turn a table into the cells of a sheet."""
    ids = [", ".join(map(clean_text, names)) for names in ids_behind(table)]
    has_ids = any(ids)
    numerals = _find_numerals(table)
    lines = [
        tuple(
            numerals[place, index].number if (place, index) in numerals else write_words(cell, column.is_free)
            for index, (cell, column) in enumerate(zip(row, table.columns, strict=True))
        )
        for place, row in enumerate(table.rows)
    ]
    counted = {index for _place, index in numerals}
    if has_ids:
        lines = [(*line, names) for line, names in zip(lines, ids, strict=True)]
    return Grid(
        heads=(*map(write_head, table.columns), *([_("Rows of the pack")] if has_ids else [])),
        numeric=(
            *(column.is_number or index in counted for index, column in enumerate(table.columns)),
            *([False] if has_ids else []),
        ),
        lines=tuple(lines),
        blanks=frozenset(
            (place, index)
            for place, row in enumerate(table.rows)
            for index, cell in enumerate(row)
            if is_blank(cell)
        ),
        has_ids=has_ids,
        decimals={cell: numeral.decimals for cell, numeral in numerals.items()},
    )


def _find_numerals(table: Table) -> dict[tuple[int, int], Numeral]:
    """Find the numbers that stand as words, by row and column."""
    return {
        (place, index): numeral
        for index, column in enumerate(table.columns)
        for place, numeral in enumerate(read_numerals(column, [row[index] for row in table.rows]))
        if numeral
    }


def _fit_to_pages(wanted: Sequence[int]) -> list[int]:
    """Narrow columns until the sheet fits the handiest paper that it can fit."""
    for spread in SPREADS:
        for widest in WIDEST:
            widths = [min(width, widest) for width in wanted]
            is_wide_enough = spread.pages > 1 or widest >= LOWEST_OF_ONE_PAGE
            if is_wide_enough and spread.holds(widths, _count_naming(widths)):
                return widths
    return [min(width, WIDEST_OF_SPLIT) for width in wanted]


def _count_naming(widths: Sequence[int]) -> int:
    return 2 if widths[0] <= NARROW_NAMES and len(widths) > 2 else 1


def _measure(head: str, cells: Sequence[Words]) -> int:
    texts = [str(cell) for cell in cells]
    lines = [line for text in texts for line in text.split("\n")]
    words = [len(word) for text in texts for word in text.split()]
    head_word = max((len(word) for word in head.split()), default=0) + FILTER_ARROW
    return max(NARROWEST, max([head_word, *words, *map(len, lines)]) + MARGIN)
