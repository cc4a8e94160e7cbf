import pytest

from bahali.document.blocks import References
from bahali.document.cells import make_anchor, render_cell, render_field, write_number

NOWHERE: frozenset[str] = frozenset()


def test_id_with_a_place_in_the_page_becomes_a_link() -> None:
    assert render_cell(References(ids=("G-1", "G-2")), frozenset({"G-1"})) == (
        '<a href="#G-1"><bdi class="id">G-1</bdi></a>, <bdi class="id">G-2</bdi>'
    )


def test_what_nobody_stated_says_so() -> None:
    assert render_cell(None, NOWHERE) == '<span class="muted">not stated</span>'
    assert render_cell(float("nan"), NOWHERE) == '<span class="muted">not stated</span>'


def test_no_ids_is_none_and_not_unstated() -> None:
    assert render_cell(References(ids=()), NOWHERE) == '<span class="muted">none</span>'


def test_words_of_ours_are_escaped_and_not_read_as_markdown() -> None:
    assert render_cell('*a* & "b"', NOWHERE) == "*a* &amp; &quot;b&quot;"


def test_free_words_in_a_cell_stay_on_one_line() -> None:
    assert render_cell("*a*\n\nb", NOWHERE, is_free=True) == "<em>a</em><br>\n<br>\nb"


def test_free_words_in_a_field_may_be_paragraphs() -> None:
    assert render_field("*a*\n\nb", NOWHERE, is_free=True) == "<p><em>a</em></p>\n<p>b</p>"


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "0"), (2025, "2025"), (-12345, "-12,345"), (3.0, "3"), (0.1 + 0.2, "0.3"), (12500.5, "12,500.5")],
)
def test_numbers_are_written_for_a_reader(number: float, written: str) -> None:
    assert write_number(number) == written


def test_anchor_cannot_leave_its_attribute() -> None:
    assert make_anchor('x" onclick="y') == "x_22__20_onclick_3d__22_y"


def test_ids_of_packs_are_their_own_anchors() -> None:
    assert make_anchor("A-PB-01") == "A-PB-01"


def test_a_number_stays_on_one_line_with_its_per_cent_sign() -> None:
    assert render_cell("over 99 % of 5 % wins", NOWHERE) == "over 99\u00a0% of 5\u00a0% wins"
    assert render_cell("per % sign", NOWHERE) == "per % sign"
