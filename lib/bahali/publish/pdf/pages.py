"""Which pieces stand on landscape pages: wide tables, and what would be left alone between two of them."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from bahali.publish.pdf.markup import Piece
from bahali.publish.pdf.measures import LANDSCAPE_HEIGHT

_LEAD_IN = 0.35  # of a landscape page: what leads into a wide table goes there with it, up to this height
_REST = 0.3  # of a landscape page: what ends a section below its wide table stays there, up to this height
_GAP = 0.6  # of a landscape page: what stands between two wide tables stays between them, up to this height


def turn_pages(pieces: Sequence[Piece]) -> list[Piece]:
    """Divide pieces into runs of portrait and landscape pages, in their order.

    Parameters
    ----------
    pieces : sequence of Piece
        Each with its height in points; a table says whether it is ``landscape``.

    Returns
    -------
    list of Piece
        Runs: ``landscape`` and the ``pieces`` in it. A heading stays with the table it leads into, and
        little is left alone between two wide tables or at the end of a section.
    """
    turned = [bool(piece.get("landscape")) for piece in pieces]
    _turn_lead_in(pieces, turned)
    _turn_gaps(pieces, turned)
    _turn_rest(pieces, turned)
    runs = groupby(zip(turned, pieces, strict=True), key=lambda pair: pair[0])
    return [{"landscape": key, "pieces": [piece for _, piece in run]} for key, run in runs]


def _turn_lead_in(pieces: Sequence[Piece], turned: list[bool]) -> None:
    """Turn what stands between the nearest heading above a wide table and the table, with the heading."""
    for place, is_turned in enumerate(list(turned)):
        if not is_turned:
            continue
        height = 0.0
        for above in range(place - 1, -1, -1):
            height += pieces[above]["height"]
            if turned[above] or height > _LEAD_IN * LANDSCAPE_HEIGHT:
                break
            if pieces[above]["kind"] == "heading":
                first = _first_of_headings(pieces, above)
                turned[first:place] = [True] * (place - first)
                break


def _first_of_headings(pieces: Sequence[Piece], place: int) -> int:
    """Go up over headings that stand directly above each other."""
    while place and pieces[place - 1]["kind"] == "heading":
        place -= 1
    return place


def _turn_gaps(pieces: Sequence[Piece], turned: list[bool]) -> None:
    wide = [place for place, is_turned in enumerate(turned) if is_turned]
    for before, after in pairwise(wide):
        between = pieces[before + 1 : after]
        if sum(piece["height"] for piece in between) <= _GAP * LANDSCAPE_HEIGHT:
            turned[before + 1 : after] = [True] * len(between)


def _turn_rest(pieces: Sequence[Piece], turned: list[bool]) -> None:
    """Turn the last words of a section when they follow a wide table and are few."""
    ends = [place for place, piece in enumerate(pieces) if piece.get("level") == 1 and place]
    for end in (*ends, len(pieces)):
        start = end
        while start and not turned[start - 1] and not pieces[start - 1].get("level"):
            start -= 1
        height = sum(piece["height"] for piece in pieces[start:end])
        if start and turned[start - 1] and height <= _REST * LANDSCAPE_HEIGHT:
            turned[start:end] = [True] * (end - start)
