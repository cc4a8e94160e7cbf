from typing import Any

from bahali.publish.pdf.shrinking import let_figures_shrink


def make(kind: str, height: float = 30) -> dict[str, Any]:
    return {"kind": kind, "height": height}


def list_shrinking(*pieces: dict[str, Any]) -> list[int]:
    return [place for place, piece in enumerate(let_figures_shrink(pieces)) if piece.get("shrinks")]


def test_tall_figures_may_shrink_and_low_ones_stay_as_they_are() -> None:
    assert list_shrinking(make("figure", 500), make("paragraph"), make("figure", 150)) == [0]


def test_figure_below_a_heading_keeps_its_size() -> None:
    assert list_shrinking(make("heading"), make("figure", 500)) == []


def test_only_the_three_tallest_may_shrink_since_setting_has_five_rounds() -> None:
    figures = [make("figure", height) for height in (400, 350, 500, 310, 450)]
    assert list_shrinking(*figures) == [0, 2, 4]


def test_every_figure_says_whether_it_shrinks_and_nothing_else_is_changed() -> None:
    pieces = [make("figure", 500), make("table", 500), make("figure", 20)]
    assert let_figures_shrink(pieces) == [
        make("figure", 500) | {"shrinks": True},
        make("table", 500),
        make("figure", 20) | {"shrinks": False},
    ]
