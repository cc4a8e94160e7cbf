"""Words of a source become ours by what the mapping declares, and by nothing else."""

import pytest

from bahali.intake.mapping.cells import Turning
from bahali.intake.mapping.model import ColumnPart
from bahali.intake.mapping.values import UnmappedError, read_date, read_number


def turning(**part: object) -> Turning:
    made = ColumnPart.model_validate({"heading": "x"} | part)
    codes = None if made.codes is None else {word.casefold(): code for word, code in made.codes.items()}
    return Turning(made, codes, tuple(made.codes or ()), threshold=5)


@pytest.mark.parametrize(
    ("text", "form", "day"),
    [
        ("3/4/2025", "DD/MM/YYYY", "2025-04-03"),
        ("3/4/2025", "MM/DD/YYYY", "2025-03-04"),
        ("31.12.2025", "DD.MM.YYYY", "2025-12-31"),
        ("۰۳/۰۴/۲۰۲۵", "DD/MM/YYYY", "2025-04-03"),  # digits as they are typed in Urdu
        ("2025-02-05", "DD/MM/YYYY", "2025-02-05"),  # a true date of a workbook
        ("07/2025", "MM/YYYY", "2025-07-01"),
    ],
)
def test_a_date_is_read_in_the_declared_form_only(text: str, form: str, day: str) -> None:
    assert read_date(text, form).isoformat() == day


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("31/02/2025", 'found "31/02/2025"; there is no such day'),
        ("3/4/25", 'found "3/4/25"; the mapping says that dates are written DD/MM/YYYY'),
        ("5 Feb 2025", 'found "5 Feb 2025"; the mapping says that dates are written DD/MM/YYYY'),
        ("13-04-2025", 'found "13-04-2025"; the mapping says that dates are written DD/MM/YYYY'),
    ],
)
def test_a_date_in_another_form_is_told_and_not_guessed(text: str, told: str) -> None:
    with pytest.raises(UnmappedError) as caught:
        read_date(text, "DD/MM/YYYY")
    assert str(caught.value) == told


def test_a_month_can_be_taken_of_a_date() -> None:
    assert turning(date="DD/MM/YYYY", as_month=True).turn("28/02/2026") == "2026-02"


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [
        ("1.250,5", ",", "1250.5"),
        ("1,250.5", ".", "1250.5"),
        ("1 250 000", ".", "1250000"),
        ("1\u00a0250,75", ",", "1250.75"),
        ("-3,5", ",", "-3.5"),
        ("٤٢", ".", "42"),
    ],
)
def test_a_number_is_read_with_the_declared_sign(text: str, decimal: str, number: str) -> None:
    assert read_number(text, decimal) == number


@pytest.mark.parametrize(
    ("text", "decimal"), [("1,5", "."), ("1.25", ","), ("about 12", "."), ("12.50.5", ".")]
)
def test_a_number_with_another_sign_is_refused(text: str, decimal: str) -> None:
    with pytest.raises(UnmappedError, match=f'needed: a number, with "[{decimal}]" before its decimals'):
        read_number(text, decimal)


def test_a_word_has_its_code_whatever_its_capitals_and_spaces() -> None:
    assert turning(codes={"Being implemented": "ONG"}).turn("  BEING\u00a0 implemented ".strip()) == "ONG"


def test_a_word_without_a_code_is_told_with_the_near_one() -> None:
    with pytest.raises(UnmappedError) as caught:
        turning(codes={"Women": "WOM", "Children": "CHI"}).turn("Womem")
    assert caught.value.problem == 'found "Womem"; the mapping has codes for "Women", "Children"'
    assert 'did you mean "Women"?' in caught.value.remedy


def test_words_without_a_code_take_the_one_for_all_others_only_where_the_mapping_says_so() -> None:
    column = turning(codes={"Women": "WOM"}, otherwise="GEN")
    assert [column.turn("women"), column.turn("Ferry crews")] == ["WOM", "GEN"]
    assert column.otherwise_used == ["Ferry crews"]


def test_a_list_is_split_at_each_of_its_marks_and_says_nothing_twice() -> None:
    column = turning(split=[",", ";", "line"], codes={"girls": "CHI", "boys": "CHI", "women": "WOM"})
    assert column.turn("Girls, boys;\n Women") == "CHI;WOM"


def test_one_word_may_stand_for_several_codes() -> None:
    assert turning(codes={"everywhere": "FAC;OUT"}).turn("everywhere") == "FAC;OUT"


def test_words_are_put_before_and_for_what_is_blank() -> None:
    column = turning(before="Said: ", if_blank="nothing said")
    assert [column.turn("yes"), column.turn("")] == ["Said: yes", "nothing said"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("0", "0"),
        ("4", "fewer than 5"),
        ("5", "5"),
        ("1 250", "1250"),
        ("<3", "fewer than 5"),
        ("< 10", "fewer than 10"),
    ],
)
def test_a_count_of_people_is_written_so_that_a_small_one_points_to_nobody(text: str, told: str) -> None:
    assert turning(count_of_people=True).turn(text) == told


@pytest.mark.parametrize("text", ["about 20", "-4", "2.5"])
def test_a_count_of_people_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(UnmappedError, match=r"needed: a (whole )?number"):
        turning(count_of_people=True).turn(text)
