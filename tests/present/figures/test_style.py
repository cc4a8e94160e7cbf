"""How every picture looks."""

import matplotlib as mpl
import pytest

from bahali.document.blocks import Table
from bahali.present.figures.style import WIDTH, Words, drawing, finish, shorten


def test_real_data_carry_no_mark(numbers: Table) -> None:
    with drawing(1.0) as (canvas, _):
        figure = finish(canvas, Words("n", "c", "Long enough to be words"), numbers)
    assert "Illustrative" not in figure.svg


def test_a_picture_is_as_wide_as_the_page_and_as_high_as_asked(numbers: Table) -> None:
    with drawing(2.5) as (canvas, _):
        figure = finish(canvas, Words("n", "c", "Long enough to be words"), numbers)
    assert (figure.width, figure.height) == (WIDTH, 2.5)


def test_drawing_leaves_the_settings_of_the_reader_s_notebook_alone() -> None:
    before = dict(mpl.rcParams)
    with drawing(1.0):
        assert mpl.rcParams["svg.fonttype"] == "none"
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("short", "short"),
        ("one two three", "one two\nthree"),
        ("one two, three, four", "one two,\nthree…"),
        ("a" * 25, "a" * 10 + "\n" + "a" * 10 + "…"),
        ("one\ntwo", "one two"),
    ],
)
def test_a_label_takes_two_lines_at_most(text: str, shown: str) -> None:
    assert shorten(text, width=10, lines=2) == shown
