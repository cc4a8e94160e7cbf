from bahali.document.blocks import Heading, Items
from bahali.document.section import Section
from bahali.publish.html.terms import list_terms


def make_glossary(*lines: str, name: str = "glossary") -> Section:
    return Section(name=name, title="Glossary", blocks=(Heading(text="Codes"), Items(items=lines)))


def test_each_line_of_the_glossary_is_a_term_with_its_meaning() -> None:
    assert list_terms([make_glossary("PSY: Care: of the mind", "tier: A class of priority")]) == {
        "PSY": "Care: of the mind",
        "tier": "A class of priority",
    }


def test_lines_that_explain_nothing_are_no_terms() -> None:
    lines = (
        "silent: Silent",
        "not_assessed: Not assessed",
        "conflict: In conflict",
        "A: Up to one million",
        "none",
    )
    assert list_terms([make_glossary(*lines)]) == {}


def test_other_sections_give_no_terms() -> None:
    assert list_terms([make_glossary("PSY: Care", name="sources")]) == {}
