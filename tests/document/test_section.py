import pytest
from pydantic import ValidationError

from bahali.document.blocks import Column, Notice, Paragraph, References, Table
from bahali.document.section import BLOCK_MIME_TYPE, Cover, Section, read_shown

TABLE = Table(
    name="t",
    caption="T",
    columns=(Column(label="Gap"), Column(label="By")),
    rows=(("a", References(ids=("A-1",))),),
)
SECTION = Section(name="gaps", title="Gaps", blocks=(Paragraph(text="One."), TABLE))
COVER = Cover(title="Report", subtitle="North", notice=Notice(kind="limit", title="A", text="B"))


@pytest.mark.parametrize("piece", [SECTION, COVER])
def test_what_a_notebook_carries_comes_back_unchanged(piece: Section | Cover) -> None:
    assert read_shown(piece._repr_mimebundle_()[BLOCK_MIME_TYPE]) == piece


def test_notebook_shows_the_section_as_html_with_words_flush_left() -> None:
    markup = SECTION._repr_mimebundle_()["text/html"]
    assert '<h2 id="gaps">Gaps</h2>' in markup
    assert '<td style="text-align: left; vertical-align: top">' in markup


def test_where_only_text_is_shown_a_section_is_one_line() -> None:
    assert SECTION._repr_mimebundle_()["text/plain"] == "Section “Gaps”: 1 paragraph, 1 table"


def test_what_is_neither_section_nor_cover_is_refused() -> None:
    with pytest.raises(ValidationError, match="does not match any of the expected tags: 'section', 'cover'"):
        read_shown({"type": "chapter"})
