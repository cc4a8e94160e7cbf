import re

from bahali.document.section import Section
from bahali.publish.numbering import number_sections


def make_sections(*annexes: bool) -> list[Section]:
    return [
        Section(name=f"s{place}", title="Title", blocks=(), is_annex=is_annex)
        for place, is_annex in enumerate(annexes)
    ]


def test_annexes_have_letters_and_do_not_interrupt_the_numbers() -> None:
    assert number_sections(make_sections(False, True, False, True)) == ("1", "A", "2", "B")


def test_nothing_has_no_numbers() -> None:
    assert number_sections([]) == ()


def test_letters_go_on_after_the_alphabet_and_none_comes_twice() -> None:
    letters = number_sections(make_sections(*[True] * 704))
    assert letters[25:28] == ("Z", "AA", "AB")
    assert letters[51:53] == ("AZ", "BA")
    assert letters[701:] == ("ZZ", "AAA", "AAB")
    assert len(set(letters)) == 704
    assert all(re.fullmatch("[A-Z]+", letter) for letter in letters)
