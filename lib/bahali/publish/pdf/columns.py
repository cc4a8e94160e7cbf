"""How wide the columns of a table become, and whether it needs a page on its side."""

from collections.abc import Sequence
from dataclasses import dataclass

from bahali.publish.pdf.measures import (
    LANDSCAPE_HEIGHT,
    LANDSCAPE_WIDTH,
    LOST_AT_LINE_END,
    PORTRAIT_WIDTH,
    TABLE_LINE,
    TABLE_SIZES,
    count_lines_of_words,
    measure_longest_word,
    measure_text,
)

# Points left and right of what stands in a cell.
_INSETS = dict(zip(TABLE_SIZES, (4.0, 4.0, 3.0), strict=True))
_SPARE = 1.03  # measures are estimates
_LINES_TOO_MANY = 6  # a row that is taller reads badly in narrow columns
_LINES_WORTH_A_PAGE = 44  # a table that is shorter would leave most of a landscape page empty
_LINES_EASY, _FEW_ROWS = (
    4,
    4,
)  # where no row has more lines, or there are no more rows, smaller type is no gain
_SPARED, _PART_SPARED = 60.0, 0.16  # points, and part of its height, that smaller type must take off a table
_STEPS = 24  # in which the room left is given away
_ROWS_LOOKED_AT = 30  # when widths are chosen; more would not change them
_LONGEST_WHOLE = 130.0  # points; a longer word, such as an address of a page, may break
_SHORT = 64.0  # points; a share or a range of places stays on one line, twice as much on two
_LINES_OF_HEAD = 3
_EASY_PART = 0.9  # of the page; what short words may take of it before long text gets its share
_ROW_SPACE = 6.9  # points above and below the words of a row, and its line
_ABOVE_TABLE = 40.0  # points; a caption, and half of a heading
_LEAST_OF_LAST_PAGE = 0.5  # a landscape page with less on it is not worth turning to
_TOO_HIGH = 1.04  # heights are a little overestimated


@dataclass(frozen=True)
class Fit:
    """Widths of columns and size of type in points, and how many lines each row has, the head first."""

    widths: tuple[float, ...]
    size: float
    lines: tuple[int, ...]
    is_landscape: bool
    is_cut: bool

    @property
    def inset(self) -> float:
        """Points left and right of what stands in a cell."""
        return _INSETS[self.size]

    @property
    def heights(self) -> tuple[float, ...]:
        """About how high each row becomes, in points, the head first."""
        return tuple(
            lines * self.size * TABLE_LINE - (TABLE_LINE - 0.714) * self.size + _ROW_SPACE
            for lines in self.lines
        )


def fit_columns(texts: Sequence[Sequence[str]], wants_landscape: bool) -> Fit:
    """Give each column the room it needs: no word is broken, and long text gets more.

    Parameters
    ----------
    texts : sequence of sequence of str
        Bare text of each cell, row by row; the first row holds the headings.
    wants_landscape : bool
        True where the table was marked as wide. It gets a landscape page if its rows would become tall
        without, and if there are enough of them to fill one.

    Returns
    -------
    Fit
        For a portrait page if that is good enough, else for a landscape page. Where even that is too
        narrow for the words, all columns are narrower in proportion and long words must break.
    """
    upright = _fit_upright(texts)
    if not upright.is_cut and (not wants_landscape or _is_easy_to_read(upright)):
        return upright
    turned = [_fit(texts, size, is_landscape=True) for size in TABLE_SIZES]
    whole = [fit for fit in turned if not fit.is_cut]
    return next((fit for fit in whole if not _leaves_few_rows(fit)), whole[0] if whole else turned[-1])


def _fit_upright(texts: Sequence[Sequence[str]]) -> Fit:
    """Choose the largest type, or smaller type where that keeps words whole or makes tall rows much lower."""
    largest, *smaller = TABLE_SIZES
    chosen = _fit(texts, largest, is_landscape=False)
    for size in smaller:
        if not chosen.is_cut and (max(chosen.lines) <= _LINES_EASY or len(texts) <= 1 + _FEW_ROWS):
            break
        fit = _fit(texts, size, is_landscape=False)
        height = sum(chosen.heights)
        if chosen.is_cut or height - sum(fit.heights) >= max(_SPARED, _PART_SPARED * height):
            chosen = fit
    return chosen


def _is_easy_to_read(fit: Fit) -> bool:
    return max(fit.lines) <= _LINES_TOO_MANY or sum(fit.lines) < _LINES_WORTH_A_PAGE


def _leaves_few_rows(fit: Fit) -> bool:
    """Tell whether a last landscape page would hold a row or two, which smaller type may spare."""
    head, *rows = fit.heights
    if _ABOVE_TABLE + head + sum(rows) <= _TOO_HIGH * LANDSCAPE_HEIGHT:
        return False
    room = LANDSCAPE_HEIGHT - head - max(rows, default=0) / 2  # a row that has no room leaves it empty
    return (_ABOVE_TABLE + sum(rows)) / room % 1 < _LEAST_OF_LAST_PAGE


def _fit(texts: Sequence[Sequence[str]], size: float, is_landscape: bool) -> Fit:
    """Share out the page; the widths are those of the words, until the insets come to them at the end."""
    page = LANDSCAPE_WIDTH if is_landscape else PORTRAIT_WIDTH
    around = min(2 * _INSETS[size], page / len(texts[0]) / 2)
    room = page - around * len(texts[0])
    lengths = [[measure_text(text, size) for text in row] for row in texts]
    columns = list(zip(*texts, strict=True))
    needs = [_need(column, size) for column in columns]
    wants = [max(column) * _SPARE for column in zip(*lengths, strict=True)]
    eased = _ease(room, needs, list(zip(*lengths, strict=True)))
    widths = _share(room, eased, [max(pair) for pair in zip(needs, wants, strict=True)], lengths)
    lines = tuple(_count_lines(row, size, widths, is_head=not place) for place, row in enumerate(texts))
    return Fit(tuple(width + around for width in widths), size, lines, is_landscape, is_cut=sum(needs) > room)


def _count_lines(row: Sequence[str], size: float, widths: Sequence[float], is_head: bool) -> int:
    return max(
        count_lines_of_words(text, size, width, is_head) for text, width in zip(row, widths, strict=True)
    )


def _need(column: Sequence[str], size: float) -> float:
    """Width below which a word would break; headings are bold."""
    head, *cells = column
    longest = max((measure_longest_word(text, size) for text in cells), default=0)
    word = max(longest, measure_longest_word(head, size, is_bold=True)) * _SPARE
    return min(word, _LONGEST_WHOLE)


def _ease(room: float, needs: list[float], lengths: Sequence[Sequence[float]]) -> list[float]:
    """Widen what holds short words, so that no share or date falls into many lines and no head is a tower.

    Where there is not room for all of that, what takes least is done first.
    """
    missing = [max(0.0, _wish(*column) - need) for need, column in zip(needs, lengths, strict=True)]
    left = _EASY_PART * room - sum(needs)
    widths = list(needs)
    for place in sorted(range(len(needs)), key=missing.__getitem__):
        if missing[place] <= left:
            widths[place] += missing[place]
            left -= missing[place]
    return widths


def _wish(head: float, *cells: float) -> float:
    longest = max(cells, default=0)
    short = longest * _SPARE if longest <= _SHORT else longest / 2 + LOST_AT_LINE_END
    lowest_head = head / _LINES_OF_HEAD + LOST_AT_LINE_END if head > _SHORT else 0
    return max(short if longest <= 2 * _SHORT else 0, lowest_head)


def _share(room: float, needs: list[float], wants: list[float], lengths: list[list[float]]) -> list[float]:
    """Give every column what it needs, and what is left where it makes the rows lower."""
    if sum(needs) >= room:
        return [need * room / sum(needs) for need in needs]
    if sum(wants) <= room:
        return [want + (room - sum(wants)) / len(wants) for want in wants]
    widths = list(needs)
    step = (room - sum(needs)) / _STEPS
    for _step_taken in range(_STEPS):
        widths[_find_tallest(lengths[: _ROWS_LOOKED_AT + 1], widths)] += step
    return widths


def _find_tallest(lengths: list[list[float]], widths: list[float]) -> int:
    """Find the column whose text makes the rows as tall as they are; each row speaks with its height."""
    heights = [0.0] * len(widths)
    for row in lengths:
        lines = [
            0.0 if length <= room else length / max(room - LOST_AT_LINE_END, 1)
            for length, room in zip(row, widths, strict=True)
        ]
        tallest = max(lines)
        heights[lines.index(tallest)] += tallest
    return heights.index(max(heights))
