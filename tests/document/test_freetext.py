import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bahali.document.freetext import clean_text, render_free_line, render_free_text, render_narrative


def test_html_in_a_text_shows_as_it_was_typed() -> None:
    assert render_free_text("<script>alert(1)</script>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"


def test_entities_in_a_text_show_as_they_were_typed() -> None:
    assert render_free_text("&lt;b&gt;") == "<p>&amp;lt;b&amp;gt;</p>"


def test_light_markdown_is_honoured() -> None:
    assert render_free_text("**A** and *b*\n\n- one\n- two") == (
        "<p><strong>A</strong> and <em>b</em></p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>"
    )


def test_line_break_in_a_cell_stays_a_line_break() -> None:
    assert render_free_text("first\nsecond") == "<p>first<br>\nsecond</p>"


def test_web_link_opens_without_telling_where_it_was_pressed() -> None:
    assert render_free_text("[law](https://example.org/act)") == (
        '<p><a href="https://example.org/act" rel="noopener noreferrer">law</a></p>'
    )


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//example.org/x", "#gap", "file:///etc", "x.html"]
)
def test_link_that_does_not_lead_to_the_web_stays_text(address: str) -> None:
    assert render_free_text(f"[press]({address})") == f"<p>[press]({address})</p>"


def test_refused_picture_becomes_a_link_without_its_mark() -> None:
    assert render_free_text("See ![map](http://example.org/map.png)") == (
        '<p>See <a href="http://example.org/map.png" rel="noopener noreferrer">map</a></p>'
    )


def test_exclamation_before_a_link_stays() -> None:
    assert render_free_line("Now! [law](http://example.org)").startswith("Now! <a ")


def test_link_without_words_is_dropped() -> None:
    assert render_free_line("before [](http://example.org) after") == "before  after"


@pytest.mark.parametrize(
    "text",
    [
        "> 50 beds",
        "# 1 priority",
        "[1]: see annex",
        "a | b\n---|---\n1 | 2",
        "***",
        "~~no~~",
        "`code`",
        "    four",
    ],
)
def test_markdown_that_would_swallow_characters_is_not_read(text: str) -> None:
    shown = unescape(re.sub(r"<[^>]*>", "", render_free_text(text)))
    assert shown.split() == text.split()


def test_numbered_list_keeps_its_first_number() -> None:
    assert '<ol start="3">' in render_free_text("3. third\n4. fourth")


def test_text_of_a_line_has_no_block_elements() -> None:
    assert render_free_line("- one\n- two\n\n# three") == "- one<br>\n- two<br>\n<br>\n# three"


def test_bidi_controls_and_control_characters_are_removed() -> None:
    assert clean_text("a\u202eb\u2066c\u2069d\x00e\x1bf\ufeffg\ud800h") == "abcdefgh"


def test_joiners_that_urdu_needs_stay() -> None:
    assert clean_text("می\u200cخواهم \u200d") == "می\u200cخواهم \u200d"


def test_terminal_colours_are_removed_whole() -> None:
    assert clean_text("\x1b[1;31mred\x1b[0m") == "red"


def test_line_breaks_of_every_kind_become_one() -> None:
    assert clean_text("a\r\nb\rc\u2028d") == "a\nb\nc\nd"


def test_headings_of_a_narrative_get_the_one_level_that_fits() -> None:
    assert render_narrative("# One\n\n#### Two\n\n<h1>three</h1>", 3) == (
        "<h3>One</h3>\n<h3>Two</h3>\n<p>&lt;h1&gt;three&lt;/h1&gt;</p>"
    )


ALLOWED = re.compile(
    r'</?(p|strong|em|ul|li)>|<br>|</?ol( start="\d+")?>|</a>'
    r'|<a href="https?://[^"<>]*" rel="noopener noreferrer">',
    re.IGNORECASE,
)


@given(st.text(alphabet=st.sampled_from("ab<>&\"'[]()!*_`~#-+=.:/\\| \n12\u202e\u200c") | st.characters()))
def test_no_text_becomes_markup_outside_the_allow_list(text: str) -> None:
    for markup in (render_free_text(text), render_free_line(text)):
        assert not re.search(r"[<>]", ALLOWED.sub("", markup))


@given(st.text(alphabet="abc<>&|#`~ \n", max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    for render in (render_free_text, render_free_line):
        shown = unescape(re.sub(r"<[^>]*>", "", render(text)))
        assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", text)
