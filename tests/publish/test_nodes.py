"""Safe HTML becomes a tree of elements and words, and loses none of them."""

from hypothesis import given
from hypothesis import strategies as st

from bahali.publish.nodes import Node, read_html


def test_elements_stand_in_each_other_with_their_words_and_attributes() -> None:
    tree = read_html('<p>Ask <a href="https://example.org/?a=1&amp;b=2">them <em>first</em></a>.</p>')
    address = {"href": "https://example.org/?a=1&b=2"}
    link = Node("a", address, ["them ", Node("em", {}, ["first"])])
    assert tree == Node("", {}, [Node("p", {}, ["Ask ", link, "."])])
    assert tree.text == "Ask them first."


def test_a_line_break_holds_nothing() -> None:
    for written in ("<p>one<br>two</p>", "<p>one<br/>two</p>", "<p>one<br></br>two</p>"):
        assert read_html(written).content == [Node("p", {}, ["one", Node("br"), "two"])]


def test_elements_are_found_but_not_those_within_them() -> None:
    tree = read_html("<ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul>")
    assert [item.text for item in tree.find("li")] == ["oneinner", "two"]


def test_an_end_that_nothing_began_and_an_end_left_out_cost_no_words() -> None:
    assert read_html("</p>one<p>two</em> three</p>four").text == "onetwo threefour"
    tree = read_html("<ul><li>one<li>two</ul>after")
    assert tree.content[1:] == ["after"]


@given(st.text(st.characters(exclude_characters="<>&\r\x00", exclude_categories=["Cs"])))
def test_words_come_out_as_they_went_in(words: str) -> None:
    assert read_html(f"<p>{words}</p>").text == words
