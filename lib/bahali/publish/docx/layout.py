"""Which pieces stand on pages on their side: wide tables, with the words that lead to them."""

from collections.abc import Sequence

from bahali.publish.docx.parts import Piece

FILLS_A_PAGE = 30  # lines; less than this between two wide tables is not worth turning the page
LEADS_TO_TABLE = 9  # lines of words before a wide table that are turned with it

PORTRAIT, LANDSCAPE = (11906, 16838), (16838, 11906)  # A4, in twentieths of a point
MARGINS = (
    '<w:pgMar w:top="1418" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567"'
    ' w:gutter="0"/>'
)


def turn_pages(pieces: Sequence[Piece]) -> list[bool]:
    """Tell for each piece whether its page lies on its side.

    A wide table takes along the heading and the few words directly before it, the next table where that is
    marked as wide and no more than a few words stand between them, and what stands between two wide tables
    where it would leave most of an upright page empty.
    """
    turned = [False] * len(pieces)
    for place, piece in enumerate(pieces):
        before = _places_leading_to(pieces, place)
        if piece.is_wide or (piece.may_lie and before.start > 0 and turned[before.start - 1]):
            turned[before.start : place + 1] = [True] * (len(before) + 1)
    for start, end in _find_upright_runs(turned):
        if sum(piece.lines for piece in pieces[start:end]) < FILLS_A_PAGE:
            turned[start:end] = [True] * (end - start)
    return turned


def _places_leading_to(pieces: Sequence[Piece], place: int) -> range:
    """Find the words before a wide table from their last heading on; without one, none that is long."""
    lines, start = 0, place
    for before in range(place - 1, -1, -1):
        piece = pieces[before]
        lines += piece.lines
        if lines > LEADS_TO_TABLE or not piece.is_words:
            break
        start = before
    while start > 0 and start < place and pieces[start - 1].is_heading:
        start -= 1
    return range(start, place)


def _find_upright_runs(turned: Sequence[bool]) -> list[tuple[int, int]]:
    """Find the runs of upright pieces that have pages on their side before and after them."""
    runs, start = [], None
    for place, is_turned in enumerate(turned):
        if is_turned:
            if start is not None and start > 0:
                runs.append((start, place))
            start = None
        elif start is None:
            start = place
    return runs


def write_page_setup(is_on_side: bool) -> str:
    """Write size and margins of the pages of one stretch of the document."""
    width, height = LANDSCAPE if is_on_side else PORTRAIT
    orient = ' w:orient="landscape"' if is_on_side else ""
    return f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"{orient}/>{MARGINS}</w:sectPr>'


def write_page_turn(was_on_side: bool) -> str:
    """End the pages before, which lay or stood as told."""
    return '<w:p><w:pPr><w:pStyle w:val="SectionEnd"/>' + write_page_setup(was_on_side) + "</w:pPr></w:p>"
