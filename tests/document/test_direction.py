import pytest
from bs4 import BeautifulSoup

from bahali.document.blocks import Heading, Notice
from bahali.document.cells import render_plain
from bahali.document.direction import isolate_runs
from bahali.document.markup import render_block, say_in_notebook
from bahali.vocabulary.language import speaking


def cut(text: str, language: str) -> list[str]:
    """Give the parts of a text that are set apart in a language."""
    with speaking(language):
        parts = list(isolate_runs(text))
    assert "".join(part for part, _apart in parts) == text
    return [part for part, is_apart in parts if is_apart]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Care in خیبر and امبرلو, 12 places", ["خیبر", "امبرلو"]),
        ("Care in خیبر پختونخوا: 3 gaps", ["خیبر پختونخوا"]),
        ("In خیبر (پشاور) 3 gaps", ["خیبر (پشاور)"]),
        ("Care in Домара, 2025", []),
        ("", []),
    ],
)
def test_in_english_names_from_the_right_are_set_apart(text: str, apart: list[str]) -> None:
    assert cut(text, "en") == apart


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("ایکٹ Victims Act 2016 نافذ ہے", ["Victims Act 2016"]),
        ("عمل A-AA-01 پہلے آتا ہے", ["A-AA-01"]),
        ("حکم Act (as amended), دفعہ 3", ["Act (as amended)"]),
        ("ضلع Lower Aamoora 3 خلا", ["Lower Aamoora"]),
        ("2025 میں 3 خلا", []),
    ],
)
def test_in_urdu_names_from_the_left_are_set_apart(text: str, apart: list[str]) -> None:
    assert cut(text, "ur") == apart


def test_a_name_against_the_direction_stands_in_an_element_of_its_own() -> None:
    heading = BeautifulSoup(render_block(Heading(text="Care in خیبر <b>, 2 places")), "html.parser").h3
    assert heading is not None
    assert [part.get_text() for part in heading.find_all("bdi")] == ["خیبر"]
    assert heading.get_text() == "Care in خیبر <b>, 2 places"


def test_marks_of_direction_that_a_text_brings_along_are_still_taken_out() -> None:
    assert render_plain("a\u2067خیبر\u2069 b") == "a<bdi>خیبر</bdi> b"


def test_what_the_workshop_says_of_its_data_runs_as_it_was_written() -> None:
    shown = render_block(Notice(kind="illustrative", title="Illustrative data", text="سب فرضی ہے"))
    assert BeautifulSoup(shown, "html.parser").select_one('p[dir="auto"] bdi') is not None


def test_a_notebook_is_told_the_language_and_its_direction() -> None:
    with speaking("ur"):
        assert say_in_notebook("<p>x</p>") == '<div lang="ur" dir="rtl">\n<p>x</p>\n</div>'
    assert say_in_notebook("<p>x</p>") == "<p>x</p>"
