import base64
import re

import pytest
from bs4 import BeautifulSoup

from bahali.document.blocks import (
    Block,
    Card,
    Column,
    Detail,
    Figure,
    Heading,
    Items,
    Notice,
    Paragraph,
    References,
    Table,
)
from bahali.document.markup import align_for_notebook, render_block, render_cover, render_section

ATTACK = '"><img src=x onerror=alert(1)><script>alert(1)</script>'
NUMBERS = Table(name="n", caption="Numbers", columns=(Column(label="Action"),), rows=(("A-1",),))
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><style>*{fill:red}</style></svg>'


def make_figure(**changes: object) -> Figure:
    settings = {
        "name": "f",
        "caption": "Three stand clear",
        "alt": "Actions 1 to 3 lie above 0.75",
        "svg": SVG,
        "table": NUMBERS,
        "width": 7,
        "height": 3.5,
    }
    return Figure.model_validate(settings | changes)


def make_card(text: str = "Open a desk") -> Card:
    return Card(
        name="A-1",
        title=text,
        marks=(Detail(label="Place", value=1),),
        details=(
            Detail(label="Why", value=text, is_free=True),
            Detail(label="Answers", value=References(ids=("G-1",))),
            Detail(label="Risk", value=None),
        ),
    )


def read_block(block: Block, anchors: frozenset[str] = frozenset()) -> BeautifulSoup:
    return BeautifulSoup(render_block(block, anchors), "html.parser")


def test_section_stands_under_its_heading() -> None:
    page = BeautifulSoup(render_section("gaps", "Gaps & causes", ()), "html.parser")
    assert page.h2.get_text() == "Gaps & causes"
    assert page.section.h2["id"] == "gaps"


def test_cover_holds_the_one_title_and_the_notice() -> None:
    notice = Notice(kind="illustrative", title="Illustrative data", text="Made up.")
    facts = (Detail(label="Held", value=None),)
    page = BeautifulSoup(render_cover("Report", "North", facts, notice), "html.parser")
    assert [heading.get_text() for heading in page.find_all("h1")] == ["Report"]
    assert page.find(role="note").get_text() == "Illustrative dataMade up."
    assert page.dd.get_text() == "not stated"


def test_notice_says_in_words_what_it_is() -> None:
    page = read_block(Notice(kind="limit", title="What this cannot say", text="Nothing."))
    assert page.strong.get_text() == "What this cannot say"


def test_figure_travels_as_an_image_with_its_words_and_numbers() -> None:
    page = read_block(make_figure())
    kind, content = page.img["src"].split(",")
    assert kind == "data:image/svg+xml;base64"
    assert base64.b64decode(content).decode() == SVG
    assert page.img["alt"] == "Actions 1 to 3 lie above 0.75"
    assert (page.img["width"], page.img["height"]) == ("672", "336")
    assert page.figcaption.get_text() == "Three stand clear"
    assert page.summary.get_text() == "Numbers behind this figure"
    assert page.details.table.caption.get_text() == "Numbers"


def test_card_heading_links_to_itself() -> None:
    page = read_block(make_card())
    assert page.h3["id"] == "A-1"
    assert page.h3.a["href"] == "#A-1"
    assert page.h3.get_text() == "A-1 Open a desk"
    assert page.article["aria-labelledby"] == "A-1"


def test_a_card_may_show_something_shorter_than_its_anchor() -> None:
    page = read_block(make_card().model_copy(update={"name": "draft-L-1-A-1", "shown_as": "L-1"}))
    assert page.h3["id"] == "draft-L-1-A-1"
    assert page.h3.a["href"] == "#draft-L-1-A-1"
    assert page.h3.get_text() == "L-1 Open a desk"


def test_card_lists_marks_and_details_as_terms() -> None:
    page = read_block(make_card(), frozenset({"G-1"}))
    assert [term.get_text() for term in page.find_all("dt")] == ["Place", "Why", "Answers", "Risk"]
    assert [value.get_text() for value in page.find_all("dd")] == ["1", "Open a desk", "G-1", "not stated"]
    assert page.select_one('dd a[href="#G-1"]') is not None


def test_free_paragraph_takes_its_own_direction() -> None:
    assert render_block(Paragraph(text="*a*", is_free=True)) == (
        '<div class="free" dir="auto"><p><em>a</em></p></div>'
    )


def test_items_in_order_are_numbered() -> None:
    assert render_block(Items(items=("a<b", "*c*"), is_ordered=True)) == (
        "<ol>\n<li>a&lt;b</li>\n<li>*c*</li>\n</ol>"
    )


def test_heading_with_a_name_can_be_linked_to() -> None:
    assert render_block(Heading(text="Room", level=4, name="room")) == '<h4 id="room">Room</h4>'


@pytest.mark.parametrize(
    "block",
    [
        Heading(text=ATTACK, name=ATTACK),
        Paragraph(text=ATTACK),
        Paragraph(text=ATTACK, is_free=True),
        Notice(kind="limit", title=ATTACK, text=ATTACK),
        Items(items=(ATTACK,)),
        Items(items=(ATTACK,), is_free=True),
        make_figure(name=ATTACK, caption=ATTACK, alt=ATTACK, svg=ATTACK),
        make_card(ATTACK),
    ],
    ids=lambda block: block.type,
)
def test_nothing_in_a_block_becomes_markup(block: Block) -> None:
    page = read_block(block)
    assert not page.find_all("script")
    assert not page.find_all(attrs={"onerror": True})
    assert all(image["src"].startswith("data:image/svg+xml;base64,") for image in page.find_all("img"))


def test_no_block_carries_a_style_that_the_policy_refuses() -> None:
    assert "style=" not in render_block(make_figure()) + render_block(make_card())


def test_notebooks_set_words_flush_left_and_leave_numbers() -> None:
    markup = '<thead><th scope="col">a</th></thead><td class="number">1</td><td dir="auto">b</td>'
    aligned = re.findall(r"<(\w+)[^>]* style=", align_for_notebook(markup))
    assert aligned == ["th", "td"]


def test_notebooks_keep_an_id_on_one_line_and_trust_none_that_a_person_wrote() -> None:
    card = Card(
        name="A-1",
        title='<bdi class="id">A-1</bdi>',
        details=(Detail(label="After", value=References(ids=("A-2",))),),
    )
    page = BeautifulSoup(align_for_notebook(render_block(card)), "html.parser")
    ids = page.find_all("bdi", class_="id")
    assert [one["style"] for one in ids if one.get_text() == "A-2"] == ["white-space: nowrap"]
    assert all(one.get_text() in ("A-1", "A-2") for one in ids)
    assert '<bdi class="id">A-1</bdi>' in page.h3.get_text()
