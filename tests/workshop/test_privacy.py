import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bahali.vocabulary.codes import Edition
from bahali.workshop.privacy import is_personal_heading, may_be_listed, show_count, suppress_counts

counts_of_people = st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 20), max_size=8)
thresholds = st.integers(3, 12)


@pytest.mark.parametrize(
    "heading",
    [
        "cnic",
        "CNIC No",
        "Phone",
        "phone-number",
        "E-Mail",
        "Full name",
        "Father name",
        "GPS",
        "date of birth",
        "sex",
    ],
)
def test_a_heading_about_persons_is_known_however_it_is_written(heading: str) -> None:
    assert is_personal_heading(heading)


@pytest.mark.parametrize("heading", ["statement", "language", "message", "service_name", "", "stage"])
def test_another_heading_is_not(heading: str) -> None:
    assert not is_personal_heading(heading)


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0"), (1, "fewer than 4"), (3, "fewer than 4"), (4, "4"), (90, "90")]
)
def test_a_small_count_is_not_shown(count: int, words: str) -> None:
    assert show_count(count, 4) == words


def test_counts_that_are_all_large_are_all_shown() -> None:
    assert suppress_counts({"a": 5, "b": 9, "c": 0}, 5) == {"a": 5, "b": 9, "c": 0}


def test_a_second_count_is_hidden_with_a_single_small_one() -> None:
    # With 20 and 4 shown of 31, the rest would be known to be 7.
    assert suppress_counts({"a": 20, "b": 7, "c": 4}, 5) == {"a": 20, "b": None, "c": None}


def test_two_small_counts_that_are_still_few_together_hide_a_third() -> None:
    assert suppress_counts({"a": 20, "b": 1, "c": 1, "d": 6}, 5) == {"a": 20, "b": None, "c": None, "d": None}


def test_where_too_few_people_are_left_everything_is_hidden_even_a_zero() -> None:
    # Were c shown as 0, a total of 2 would say that a and b are 1 each.
    assert suppress_counts({"a": 1, "b": 1, "c": 0}, 5) == {"a": None, "b": None, "c": None}


def test_no_counts_give_none() -> None:
    assert suppress_counts({}, 5) == {}


@given(counts_of_people, thresholds)
@settings(max_examples=60, deadline=None)
def test_no_hidden_count_can_be_worked_out_from_the_total(counts: dict[str, int], threshold: int) -> None:
    shown = suppress_counts(counts, threshold)
    hidden = [part for part in counts if shown[part] is None]
    is_safe = len(hidden) >= 2 and sum(counts[part] for part in hidden) >= threshold
    assert not hidden or is_safe or len(hidden) == len(counts)


@given(counts_of_people, thresholds)
@settings(max_examples=60, deadline=None)
def test_what_is_shown_is_true_and_never_small(counts: dict[str, int], threshold: int) -> None:
    shown = suppress_counts(counts, threshold)
    assert shown.keys() == counts.keys()
    assert all(count is None or count == counts[part] for part, count in shown.items())
    assert not any(count is not None and 0 < count < threshold for count in shown.values())


@given(st.lists(st.integers(0, 20), max_size=6), thresholds)
@settings(max_examples=60, deadline=None)
def test_a_count_is_hidden_only_where_there_is_a_reason(counts: list[int], threshold: int) -> None:
    named = {str(place): count for place, count in enumerate(counts)}
    shown = suppress_counts(named, threshold)
    assert (None in shown.values()) == any(0 < count < threshold for count in counts)


@pytest.mark.parametrize(
    ("sensitivity", "edition", "listed"),
    [
        ("high", Edition.PUBLIC, False),
        ("med", Edition.PUBLIC, False),
        ("low", Edition.PUBLIC, True),
        (None, Edition.PUBLIC, True),
        ("high", Edition.RESTRICTED, True),
    ],
)
def test_only_what_can_do_no_harm_is_listed_in_public(
    sensitivity: str | None, edition: Edition, listed: bool
) -> None:
    assert may_be_listed(sensitivity, edition) is listed
