"""Which figures may become a little smaller, where that spares leaving much of a page empty."""

from collections.abc import Sequence

from bahali.publish.pdf.markup import Piece

_TALL = 300.0  # points; a lower figure leaves little empty
_MOST = 3  # of a report: each takes one more round of setting, and there are five at most


def let_figures_shrink(pieces: Sequence[Piece]) -> list[Piece]:
    """Mark the tallest figures with ``shrinks``: set smaller if they are slightly too tall for their page.

    Parameters
    ----------
    pieces : sequence of Piece
        A report in its order. A figure right below a heading keeps its size, since it takes the heading
        along to the next page.
    """
    tall = [
        place
        for place, piece in enumerate(pieces)
        if piece["kind"] == "figure" and piece["height"] > _TALL and not _follows_heading(pieces, place)
    ]
    chosen = sorted(tall, key=lambda place: -float(pieces[place]["height"]))[:_MOST]
    return [
        piece | {"shrinks": place in chosen} if piece["kind"] == "figure" else piece
        for place, piece in enumerate(pieces)
    ]


def _follows_heading(pieces: Sequence[Piece], place: int) -> bool:
    return place > 0 and pieces[place - 1]["kind"] == "heading"
