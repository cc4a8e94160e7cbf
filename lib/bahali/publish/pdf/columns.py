"""How wide the columns of a table become, and whether it needs a page on its side."""

from collections.abc import Sequence
from dataclasses import dataclass

from bahali.publish.pdf.measures import (
    LANDSCAPE_HEIGHT,
    LANDSCAPE_WIDTH,
    LOST_AT_LINE_END,
    PORTRAIT_WIDTH,
    SMALL_TABLE_SIZE,
    TABLE_LINE,
    TABLE_SIZE,
    count_lines,
    measure_longest_word,
    measure_text,
)

INSET = 4.0  # points left and right of what stands in a cell
_SPARE = 1.03  # measures are estimates
_LINES_TOO_MANY = 6  # a row that is taller reads badly in narrow columns
_LINES_WORTH_A_PAGE = 44  # a table that is shorter would leave most of a landscape page empty
_CHOICES = ((False, TABLE_SIZE), (False, SMALL_TABLE_SIZE), (True, TABLE_SIZE), (True, SMALL_TABLE_SIZE))
_STEPS = 24  # in which the room left is given away
_ROWS_LOOKED_AT = 30  # when widths are chosen; more would not change them
_LONGEST_WHOLE = 130.0  # points; a longer word, such as an address of a page, may break
_SHORT = 64.0  # points; a share or a range of places stays on one line, twice as much on two
_LINES_OF_HEAD = 3
_EASY_PART = 0.9  # of the page; what short words may take of it before long text gets its share
_ROW_SPACE = 6.9  # points above and below the words of a row, and its line
_ABOVE_TABLE = 55.0  # points; a heading and a caption
_LEAST_OF_LAST_PAGE = 0.35  # a landscape page with less on it is not worth turning to


@dataclass(frozen=True)
class Fit:
    """Widths of columns and size of type in points, and how many lines each row has, the head first."""

    widths: tuple[float, ...]
    size: float
    lines: tuple[int, ...]
    is_landscape: bool
    is_cut: bool

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
    fits = []
    for is_landscape, size in _CHOICES:
        fit = _fit(texts, size, is_landscape)
        is_good = not _leaves_few_rows(fit) if is_landscape else not wants_landscape or _is_easy_to_read(fit)
        if is_good and not fit.is_cut:
            return fit
        fits.append(fit)
    return next((fit for fit in fits if fit.is_landscape and not fit.is_cut), fit)


def _is_easy_to_read(fit: Fit) -> bool:
    return max(fit.lines) <= _LINES_TOO_MANY or sum(fit.lines) < _LINES_WORTH_A_PAGE


def _leaves_few_rows(fit: Fit) -> bool:
    """Tell whether a last landscape page would hold a row or two, which smaller type may spare."""
    head, *rows = fit.heights
    room = LANDSCAPE_HEIGHT - head - max(rows, default=0) / 2  # a row that has no room leaves it empty
    pages = (_ABOVE_TABLE + sum(rows)) / room
    return pages > 1 and pages % 1 < _LEAST_OF_LAST_PAGE


def _fit(texts: Sequence[Sequence[str]], size: float, is_landscape: bool) -> Fit:
    room = LANDSCAPE_WIDTH if is_landscape else PORTRAIT_WIDTH
    lengths = [[measure_text(text, size) for text in row] for row in texts]
    columns = list(zip(*texts, strict=True))
    needs = [_need(column, size) for column in columns]
    wants = [max(column) * _SPARE + 2 * INSET for column in zip(*lengths, strict=True)]
    eased = _ease(room, needs, list(zip(*lengths, strict=True)))
    widths = _share(room, eased, [max(pair) for pair in zip(needs, wants, strict=True)], lengths)
    lines = tuple(
        max(count_lines(length, width - 2 * INSET) for length, width in zip(row, widths, strict=True))
        for row in lengths
    )
    return Fit(tuple(widths), size, lines, is_landscape, is_cut=sum(needs) > room)


def _need(column: Sequence[str], size: float) -> float:
    """Width below which a word would break; headings are bold."""
    head, *cells = column
    longest = max((measure_longest_word(text, size) for text in cells), default=0)
    word = max(longest, measure_longest_word(head, size, is_bold=True)) * _SPARE
    return min(word, _LONGEST_WHOLE) + 2 * INSET


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
    return max(short if longest <= 2 * _SHORT else 0, lowest_head) + 2 * INSET


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
    rooms = [width - 2 * INSET for width in widths]
    for row in lengths:
        lines = [
            0.0 if length <= room else length / max(room - LOST_AT_LINE_END, 1)
            for length, room in zip(row, rooms, strict=True)
        ]
        tallest = max(lines)
        heights[lines.index(tallest)] += tallest
    return heights.index(max(heights))
