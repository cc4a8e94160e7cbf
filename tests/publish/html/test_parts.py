from bs4 import BeautifulSoup

from bahali.document.blocks import Paragraph
from bahali.document.outputs import Narrative
from bahali.document.section import Section
from bahali.publish.html.parts import render_parts


def test_numbers_count_sections_and_pass_over_what_a_researcher_added() -> None:
    first, second = (Section(name=name, title=name, blocks=(Paragraph(text="a"),)) for name in ("one", "two"))
    page = BeautifulSoup(render_parts((first, Narrative("Ours"), second), frozenset()), "html.parser")
    assert [number.get_text() for number in page.select("h2 > .section-number")] == ["1", "2"]
    assert page.select_one(".narrative").get_text() == "Ours"
