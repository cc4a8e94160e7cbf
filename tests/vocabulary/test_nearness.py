import pytest

from bahali.vocabulary.nearness import did_you_mean, nearest


def test_a_wrong_capital_is_understood() -> None:
    assert nearest("psy", ["PSY", "LEG"]) == "PSY"


def test_a_letter_for_a_digit_is_understood() -> None:
    assert nearest("A-XX-O1", ["A-YY-09", "A-XX-01"]) == "A-XX-01"


def test_digits_that_changed_places_are_understood() -> None:
    assert nearest("P70", ["P10", "P20", "P30", "P07", "P77"]) == "P07"


def test_nothing_near_gives_nothing() -> None:
    assert nearest("elephant", ["PSY", "LEG"]) is None
    assert did_you_mean("elephant", ["PSY", "LEG"]) == ""


def test_no_allowed_word_gives_nothing() -> None:
    assert nearest("PSY", []) is None


def test_the_question_quotes_the_word() -> None:
    assert did_you_mean("severty", ["severity"]) == 'did you mean "severity"?'


def test_the_question_never_repeats_personal_data() -> None:
    assert "example.org" not in did_you_mean("someone@example.com", ["someone@example.org"])


MANY = [f"G-CN-{number:04}" for number in range(0, 9000, 9)]


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("G-CN-0O09", "G-CN-0009"),
        ("G-CN-009", "G-CN-0009"),
        ("G-CN-00009", "G-CN-0009"),
        ("g-cn-0090", "G-CN-0090"),
    ],
)
def test_of_very_many_words_one_that_is_a_single_slip_away_is_found(found: str, meant: str) -> None:
    assert nearest(found, MANY) == meant


def test_of_very_many_words_none_is_near_that_is_two_slips_away() -> None:
    assert nearest("G-XX-0009", MANY) is None


def test_a_text_is_near_to_no_word() -> None:
    assert nearest("G-CN-0009" * 1000, ["G-CN-0009"]) is None
