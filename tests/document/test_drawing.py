"""Pictures are made small without changing what is seen, and only plain drawing may stand inside a page."""

import pytest
from defusedxml.ElementTree import fromstring

from bahali.document.drawing import inline_svg, slim_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


def slim(content: str) -> str:
    whole = slim_svg(f"{HEAD}{content}</svg>")
    return whole[whole.index(">") + 1 :].removesuffix("</svg>")


def test_styles_become_attributes_since_a_page_refuses_them() -> None:
    assert slim('<path d="M 0 0 L 1 1 z" style="fill: #ff0000; opacity: 0.5"/>') == (
        '<path d="M0 0L1 1z" fill="#ff0000" opacity="0.5" />'
    )


def test_numbers_keep_a_hundredth_of_a_point() -> None:
    assert slim('<path d="M 12.345678 -0.001 L 100.0 7"/>') == '<path d="M12.35 -0L100 7" />'


def test_a_turn_by_nothing_is_left_out_and_a_real_one_kept() -> None:
    assert slim('<path transform="rotate(-0 5 5)"/>') == "<path />"
    assert slim('<path transform="rotate(-90 5 5)"/>') == '<path transform="rotate(-90 5 5)" />'


def test_only_names_that_are_used_stay_and_groups_that_say_nothing_go() -> None:
    content = '<g id="a"><g id="b" clip-path="url(#c)"><use xlink:href="#d"/></g></g>'
    content += '<defs><clipPath id="c"><path id="d"/></clipPath></defs><defs/>'
    kept = '<g clip-path="url(#c)"><use href="#d" /></g>'
    kept += '<defs><clipPath id="c"><path id="d" /></clipPath></defs>'
    assert slim(content) == kept


def test_hidden_facts_of_the_program_are_left_out() -> None:
    assert slim("<metadata><date>2026</date></metadata><!-- note --><path/>") == "<path />"


def test_words_from_the_right_run_from_the_right_and_others_stay() -> None:
    assert slim("<text>(Impact) اثر</text>") == "<text>(Impact) اثر</text>"
    assert slim("<text>1 اثر (Impact)</text>") == "<text>\u20671 اثر (Impact)\u2069</text>"


def test_markup_in_words_stays_words() -> None:
    assert slim("<text>&lt;script&gt;</text>") == "<text>&lt;script&gt;</text>"


def test_signs_that_no_file_may_hold_are_left_out() -> None:
    assert slim("<text>a\x00b\x1bc</text>") == "<text>abc</text>"


def test_one_font_is_named_once() -> None:
    whole = slim_svg(f'{HEAD}<text font-family="A">x</text><text font-family="A">y</text></svg>')
    assert fromstring(whole).get("font-family") == "A"
    assert whole.count("font-family") == 1


def test_names_are_made_unique_where_the_picture_stands() -> None:
    svg = f'{HEAD}<g clip-path="url(#c)"><use href="#d"/></g><clipPath id="c"><path id="d"/></clipPath></svg>'
    drawing = inline_svg(svg, "f1")
    assert drawing is not None
    found = [value for part in drawing.iter() for value in part.attrib.values()]
    assert found == ["url(#f1-c)", "#f1-d", "f1-c", "f1-d"]


@pytest.mark.parametrize(
    "content",
    [
        "<script>alert(1)</script>",
        "<style>*{}</style>",
        '<path onload="alert(1)"/>',
        '<path style="fill:red"/>',
        '<image href="https://example.org/x.png"/>',
        '<use href="https://example.org/x.svg#a"/>',
        '<use href="javascript:alert(1)"/>',
        '<path fill="url(https://example.org/x)"/>',
        '<path fill="url( #a ) url(https://example.org/x)"/>',
        "<foreignObject/>",
        '<a href="#x"><path/></a>',
        '<animate attributeName="href"/>',
        "<g",
    ],
)
def test_what_is_more_than_drawing_does_not_stand_in_a_page(content: str) -> None:
    assert inline_svg(f"{HEAD}{content}</svg>", "f") is None


def test_a_bomb_of_entities_does_not_stand_in_a_page() -> None:
    bomb = f'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>{HEAD}<text>&b;</text></svg>'
    assert inline_svg(bomb, "f") is None
