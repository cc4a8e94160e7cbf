import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bahali.vocabulary.personal import find_kinds, find_personal_data, hide_personal_data, search_texts

MAIL, CARD, PHONE, PLACE = (
    "an e-mail address",
    "an identity card number",
    "a telephone number",
    "a pair of coordinates",
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("write to someone@example.org today", MAIL),
        ("someone.else+x@mail.example.co", MAIL),
        ("кто-то@пример.рф", MAIL),
        ("card 35201-1234567-1", CARD),
        ("CNIC3520112345671", CARD),
        ("call 0300-1234567", PHONE),
        ("+92 (51) 920 1234", PHONE),
        ("(051) 9201234", PHONE),
        ("فون ۰۳۰۰۱۲۳۴۵۶۷", PHONE),
        ("06 12 34 56 78", PHONE),
        ("near 33.68441, 73.04788", PLACE),
    ],
)
def test_personal_data_are_found(text: str, kind: str) -> None:
    assert find_personal_data(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "5-7 February 2025",
        "noted 2025-02-05, again 2025-02-09",
        "2025-02-05 - 2025-03-01",
        "a plan for 2025 - 2027",
        "Rules 2016 (2016-2021)",
        "section 7(2), Act XI of 1997",
        "Notification No. 2(66)/2016",
        "ISBN 978-92-4-154806-6",
        "ISBN: 9789241548066",
        "doi:10.1016/S0140-6736(21)00395-3",
        "doi:10.1080/20008198.2020.1740492",
        "helpline 1166, 40 000 to 900 000 crowns",
        "the ratio 1.2345, 6 and 3 others",
        "@example on the page",
        "",
    ],
)
def test_dates_amounts_and_references_are_not_personal_data(text: str) -> None:
    assert find_personal_data(text) is None


def test_a_telephone_number_behind_a_book_number_is_found() -> None:
    assert find_personal_data("ISBN 978-92-4-154806-6, 0300 1234567") == PHONE


def test_hiding_leaves_the_other_words() -> None:
    hidden = hide_personal_data("ask someone@example.org or 0300-1234567 on 2025-02-05")
    assert hidden == (
        "ask (an e-mail address, not repeated here) or (a telephone number, not repeated here) on 2025-02-05"
    )


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "1 " * 50_000, "1" * 100_000, "a@" * 50_000, "-1.2345" * 15_000]
)
def test_a_very_long_cell_is_searched_at_once(text: str) -> None:
    start = time.process_time()
    find_personal_data(text)
    assert time.process_time() - start < 1


@given(
    st.lists(
        st.sampled_from(["ask Mr Somebody", "x@example.org", "", "call 0300-1234567", "a roof", "ÄÖ İ\n7"])
    )
)
def test_many_texts_are_searched_as_each_alone(texts: list[str]) -> None:
    alone = {number: kinds for number, text in enumerate(texts) if (kinds := find_kinds(text))}
    assert dict(search_texts(texts)) == alone
