import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bahali.document.blocks import Table
from bahali.document.freetext import render_free_line
from bahali.document.outputs import sanitise_html
from bahali.publish.pdf.markup import show_free_line, show_free_text, show_html, show_narrative
from bahali.publish.pdf.measures import read_words


def test_marks_of_light_markdown_are_honoured() -> None:
    assert show_free_line("Train **all** *teams*, see [law](https://example.org)") == [
        "Train ",
        {"strong": 1, "words": "all"},
        " ",
        {"emphasis": 1, "words": "teams"},
        ", see ",
        {"address": "https://example.org", "words": "law"},
    ]


def test_only_links_to_the_web_are_links() -> None:
    shown = show_free_line("[a](javascript:alert(1)) and [b](file:///etc/passwd)")
    assert shown == "[a](javascript:alert(1)) and [b](file:///etc/passwd)"


def test_line_break_stays_one_and_starts_no_blank() -> None:
    assert show_free_line("one\ntwo") == ["one", {"break": 1, "words": ""}, "two"]
    with_id = show_free_line("one\nafter A-PB-01 ends")
    assert with_id[2] == ["after ", {"keep": 1, "words": "A-PB-01"}, " ends"]


def test_paragraphs_and_lists_keep_their_order_start_and_direction() -> None:
    pieces = show_free_text("First\n\n3. three\n4. four\n\nبحالی")
    assert [piece["kind"] for piece in pieces] == ["paragraph", "list", "paragraph"]
    assert (pieces[1]["ordered"], pieces[1]["start"]) == (True, 3)
    assert [item["words"] for item in pieces[1]["items"]] == ["three", "four"]
    assert [piece["direction"] for piece in pieces] == ["ltr", "ltr", "rtl"]


def test_list_in_a_list_stands_inside_its_item() -> None:
    (outer,) = show_narrative("- a\n  - b\n    - c\n- d", level=2)
    assert [read_words(item["words"]).strip() for item in outer["items"]] == ["a", "d"]
    (inner,) = outer["items"][0]["inside"]
    assert read_words(inner["items"][0]["words"]).strip() == "b"
    assert [len(item["inside"]) for item in inner["items"]] == [1]


def test_headings_of_a_narrative_get_the_one_level_that_fits() -> None:
    pieces = show_narrative("# Big\n\n### Small\n\n<b>raw</b>", level=2)
    assert [piece.get("level") for piece in pieces] == [2, 2, None]
    assert pieces[2]["words"] == "<b>raw</b>"


def test_table_of_a_researcher_becomes_one_of_ours() -> None:
    markup = (
        "<table><thead><tr><th></th><th>Beds</th></tr></thead>"
        "<tbody><tr><th>North</th><td>1,200</td></tr><tr><th>South</th><td>3</td><td>more</td></tr></tbody></table>"
    )
    (table,) = show_html(sanitise_html(markup), level=2)
    assert isinstance(table, Table)
    assert [(column.label, column.is_number) for column in table.columns] == [
        ("", False),
        ("Beds", True),
        ("", False),
    ]
    assert table.rows == (("North", "1,200", ""), ("South", "3", "more"))


def test_words_outside_of_elements_are_not_lost() -> None:
    pieces = show_html(sanitise_html("before<h3>Head</h3>after <em>all</em><pre>a  b\nc</pre>"), level=3)
    assert [piece["kind"] for piece in pieces if isinstance(piece, dict)] == [
        "paragraph",
        "heading",
        "paragraph",
        "raw",
    ]
    assert pieces[3]["lines"] == ["a\u00a0\u00a0b", "c"]


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.words += " " * (tag == "br")

    def handle_data(self, data: str) -> None:
        self.words += data


@given(st.text(alphabet=st.sampled_from("ab *_[]()\\`!&<>#-.1\n"), max_size=40))
def test_any_text_says_the_same_as_in_the_page(text: str) -> None:
    reader = _Text()
    reader.feed(render_free_line(text))
    reader.close()
    shown = read_words(show_free_line(text)).replace("\n", " ")
    assert re.sub(r"\s+", " ", shown).strip() == re.sub(r"\s+", " ", reader.words).strip()


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_nothing_written_is_nothing_shown(text: str) -> None:
    assert read_words(show_free_line(text)) == ""
    assert show_free_text(text) == []
