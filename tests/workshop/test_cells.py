from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from bahali.workshop.cells import (
    IsoDate,
    Month,
    NameId,
    Ratio,
    RowId,
    ValueAnchor,
    WholeNumber,
    YesNo,
    parse_ratio,
    parse_value_anchor,
    split_list,
)


def read(kind: Any, text: object) -> Any:
    return TypeAdapter(kind).validate_python(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("WOM; CHI", ("WOM", "CHI")),
        ("WOM", ("WOM",)),
        ("WOM;;CHI;", ("WOM", "CHI")),
        (" ; ", ()),
        ("", ()),
    ],
)
def test_a_list_is_split_at_semicolons(text: str, parts: tuple[str, ...]) -> None:
    assert split_list(text) == parts


def test_a_list_that_is_no_text_is_left_alone() -> None:
    assert split_list(("WOM",)) == ("WOM",)


def test_a_date_is_read_as_year_month_day() -> None:
    assert read(IsoDate, "2025-02-05") == date(2025, 2, 5)


def test_a_leap_day_is_a_date() -> None:
    assert read(IsoDate, "2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2025",
        "2025-02-31",
        "03/04/2025",
        "45000",
        45000,
        86400,
        "2025-2-5",
        "2025-02-05T00:00",
        "٢٠٢٥-٠٢-٠٥",
        "5 May",
    ],
)
def test_any_other_way_to_write_a_date_is_refused(text: object) -> None:
    with pytest.raises(ValidationError, match="1 validation error"):
        read(IsoDate, text)


@pytest.mark.parametrize(
    ("text", "number"), [("30", 30), ("30.0", 30), ("30.", 30), ("-2", -2), ("007", 7), (5, 5)]
)
def test_a_whole_number_is_read(text: object, number: int) -> None:
    assert read(WholeNumber, text) == number


@pytest.mark.parametrize("text", ["3.5", "30.01", "1,000", "1e3", "1_000", "nan", "٣", "--1", "9" * 5000])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="1 validation error"):
        read(WholeNumber, text)


@pytest.mark.parametrize(
    ("text", "answer"), [("Y", True), ("y", True), ("Yes", True), ("N", False), ("NO", False)]
)
def test_yes_and_no_are_read(text: str, answer: bool) -> None:
    assert read(YesNo, text) is answer


@pytest.mark.parametrize("text", ["maybe", "1", "TRUE", "✓"])
def test_what_is_neither_yes_nor_no_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="neither Y nor N"):
        read(YesNo, text)


@pytest.mark.parametrize("text", ["A-XX-01", "ABC-XXX-0001"])
def test_an_id_has_letters_a_jurisdiction_and_a_number(text: str) -> None:
    assert read(RowId, text) == text


@pytest.mark.parametrize(
    "text", ["A-XX-1", "a-XX-01", "A-X-01", "A-XX-01 ", "A-XX-٠١", "A-XX-00001", "A XX 01", ""]
)
def test_any_other_id_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="should match pattern"):
        read(RowId, text)


@pytest.mark.parametrize("text", ["P01", "relief-first", "x" * 32])
def test_a_short_name_starts_with_a_letter(text: str) -> None:
    assert read(NameId, text) == text


@pytest.mark.parametrize("text", ["1P", "P 01", "x" * 33, "Ж1", "-p"])
def test_any_other_short_name_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="should match pattern"):
        read(NameId, text)


@pytest.mark.parametrize("text", ["2025-13", "2025-00", "2025-7", "July 2025", "2025-07-01", "٢٠٢٥-٠٧"])
def test_a_month_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="should match pattern"):
        read(Month, text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", 3),
        ("0.25", 0.25),
        ("1/4", 0.25),
        (" 1 / 4 ", 0.25),
        ("3/2", 1.5),
        ("1/9", 1 / 9),
        ("9", 9),
        (2, 2),
    ],
)
def test_how_many_times_more_is_read_as_people_say_it(text: object, number: float) -> None:
    assert read(Ratio, text) == number


@pytest.mark.parametrize("text", ["10", "1/10", "0.1", "0", "-2"])
def test_more_than_nine_times_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match=r"should be (greater|less) than or equal to"):
        read(Ratio, text)


@pytest.mark.parametrize(
    "text", ["1/0", "0/3", "1/", "1:3", "1/3/2", "one", "03-Jan", "1/4.5", "1/100", "-1/3"]
)
def test_what_is_no_fraction_is_left_to_be_refused(text: str) -> None:
    assert parse_ratio(text) == text
    with pytest.raises(ValidationError, match="should be a valid number"):
        read(Ratio, text)


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("3=70", (3, 70.0)),
        (" 3 = 70.5 ", (3, 70.5)),
        ("0=0", (0, 0.0)),
        ("-1=100", (-1, 100.0)),
        ((3, 7), (3, 7)),
    ],
)
def test_an_anchor_is_a_rating_with_what_it_is_worth(text: object, anchor: tuple[int, float]) -> None:
    assert read(ValueAnchor, text) == anchor


@pytest.mark.parametrize(
    "text",
    [
        "3",
        "=70",
        "3=",
        "3.5=70",
        "3:70",
        "3=70=80",
        "three=70",
        "3=much",
        "",
        "3=-1",
        "3=inf",
        "1_0=100",
        "٠=0",
    ],
)
def test_what_is_no_anchor_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a rating with what it is worth"):
        parse_value_anchor(text)


@pytest.mark.parametrize("text", ["3=101", "3=100.5"])
def test_a_rating_is_worth_0_to_100(text: str) -> None:
    with pytest.raises(ValidationError, match=r"should be (greater|less) than or equal to"):
        read(ValueAnchor, text)


def test_a_rating_worth_no_number_is_refused() -> None:
    with pytest.raises(ValidationError, match="1 validation error"):
        read(ValueAnchor, "3=nan")
