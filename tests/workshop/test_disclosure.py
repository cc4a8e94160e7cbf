"""What may be told of people, worked out by hand and tried by somebody who wants to know more."""

import ast
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bahali.vocabulary.codes import Attribution, Edition
from bahali.workshop.deciding import Deciding, Tier
from bahali.workshop.disclosure import Disclosure, show_count

LIB = Path(__file__).parents[2] / "lib" / "bahali"
PUBLIC, RESTRICTED = Edition.PUBLIC, Edition.RESTRICTED
TIERS = (Tier(name="High", least_value=50), Tier(name="Later", least_value=0))

counts_of_people = st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 20), max_size=8)
thresholds = st.integers(3, 12)


def telling(
    threshold: int = 5,
    edition: Edition = PUBLIC,
    attribution: Attribution = Attribution.GROUP,
    **rules: object,
) -> Disclosure:
    return Disclosure(threshold, Deciding(tiers=TIERS, **rules), attribution, edition)


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0"), (1, "fewer than 4"), (3, "fewer than 4"), (4, "4"), (90, "90")]
)
def test_a_small_count_is_not_shown(count: int, words: str) -> None:
    assert show_count(count, 4) == words
    assert telling(4).say_count(count) == words


@pytest.mark.parametrize(
    ("count", "whole", "words"),
    [
        (15, 15, "15"),
        (14, 15, "5 or more"),  # one did not rate
        (11, 15, "5 or more"),
        (10, 15, "10"),
        (4, 15, "fewer than 5"),
        (0, 3, "0"),
    ],
)
def test_a_small_rest_is_not_shown_either(count: int, whole: int, words: str) -> None:
    assert telling(5).say_count(count, whole) == words


@pytest.mark.parametrize(
    ("part", "whole", "is_told"),
    [(0, 5, True), (5, 5, True), (4, 8, False), (5, 9, False), (5, 10, True), (0, 4, False), (4, 4, False)],
)
def test_a_share_is_told_where_neither_side_is_a_few(part: int, whole: int, is_told: bool) -> None:
    assert telling(5).tells_share(part, whole) is is_told


def test_counts_that_are_all_large_are_all_shown() -> None:
    assert telling(5).suppress({"a": 5, "b": 9, "c": 0}) == {"a": 5, "b": 9, "c": 0}


def test_a_second_count_is_hidden_with_a_single_small_one() -> None:
    # With 20 and 4 shown of 31, the rest would be known to be 7.
    assert telling(5).suppress({"a": 20, "b": 7, "c": 4}) == {"a": 20, "b": None, "c": None}


def test_small_counts_that_are_still_few_together_hide_another() -> None:
    assert telling(5).suppress({"a": 20, "b": 1, "c": 1, "d": 6}) == dict.fromkeys("bcd") | {"a": 20}


def test_five_lone_people_are_more_than_five_hidden_people() -> None:
    # Each hidden part holds somebody. Of five people in five groups everybody is alone, and all know it.
    lone = dict.fromkeys("bcdef", 1)
    assert telling(5).suppress({"a": 20, **lone, "g": 9}) == dict.fromkeys([*lone, "g"]) | {"a": 20}
    assert telling(5).pool(lone) == ({}, 0)


def test_where_too_few_people_are_left_everything_is_hidden_even_a_zero() -> None:
    # Were c shown as 0, a total of 2 would say that a and b are 1 each.
    assert telling(5).suppress({"a": 1, "b": 1, "c": 0}) == dict.fromkeys("abc")


def test_no_counts_give_none() -> None:
    assert telling(5).suppress({}) == {}
    assert telling(5).pool({}) == ({}, 0)


def test_what_is_hidden_is_counted_together_and_not_named() -> None:
    assert telling(5).pool({"a": 20, "b": 7, "c": 4}) == ({"a": 20}, 11)


@given(counts_of_people, thresholds)
@settings(max_examples=60)
def test_whoever_knows_the_total_finds_no_small_count(counts: dict[str, int], threshold: int) -> None:
    shown = telling(threshold).suppress(counts)
    hidden = [part for part in counts if shown[part] is None]
    if not hidden or len(hidden) == len(counts):
        return
    # Each hidden part holds somebody, so the most that one of them can be is what the others leave.
    most = sum(counts[part] for part in hidden) - (len(hidden) - 1)
    assert len(hidden) >= 2
    assert most >= threshold


@given(counts_of_people, thresholds)
@settings(max_examples=60)
def test_what_is_shown_is_true_and_never_small(counts: dict[str, int], threshold: int) -> None:
    shown = telling(threshold).suppress(counts)
    assert shown.keys() == counts.keys()
    assert all(count is None or count == counts[part] for part, count in shown.items())
    assert not any(count is not None and 0 < count < threshold for count in shown.values())


@given(st.lists(st.integers(0, 20), max_size=6), thresholds)
@settings(max_examples=60)
def test_a_count_is_hidden_only_where_there_is_a_reason(counts: list[int], threshold: int) -> None:
    named = {str(place): count for place, count in enumerate(counts)}
    shown = telling(threshold).suppress(named)
    assert (None in shown.values()) == any(0 < count < threshold for count in counts)


@given(st.lists(st.integers(1, 9), min_size=2, max_size=4), thresholds)
@settings(max_examples=40)
def test_every_panel_that_looks_alike_leaves_each_hidden_group_open(
    counts: list[int], threshold: int
) -> None:
    """Try all panels: of a hidden group no attacker knows that it is small, nor how large it is."""
    disclosure = telling(threshold)
    named = {str(place): count for place, count in enumerate(counts)}
    seen = disclosure.suppress(named)
    if None not in seen.values() or all(count is None for count in seen.values()):
        return
    total = sum(counts)
    hidden = [part for part, count in seen.items() if count is None]
    shown_sum = sum(count for count in seen.values() if count is not None)
    possible = [
        sizes for sizes in product(range(1, total), repeat=len(hidden)) if sum(sizes) == total - shown_sum
    ]
    for place, _part in enumerate(hidden):
        assert len({sizes[place] for sizes in possible}) > 1
        assert max(sizes[place] for sizes in possible) >= threshold


@pytest.mark.parametrize(("raters", "is_told"), [(4, False), (5, False), (6, True)])
def test_quartiles_of_five_would_be_numbers_of_five_people(raters: int, is_told: bool) -> None:
    assert telling(4).tells_quartiles(raters) is is_told
    assert not telling(7).tells_quartiles(6)


@pytest.mark.parametrize(
    ("sizes", "total", "told"),
    [
        ({"a": 6, "b": 5}, 11, {"a", "b"}),
        ({"a": 6, "b": 5, "c": 4}, 15, {"a", "b"}),  # four are left, of whom something may be told anyway
        ({"a": 6, "b": 5, "c": 3}, 14, set()),
        ({"a": 6, "b": 5}, 12, set()),  # one rater belongs to no group
        ({"a": 9, "b": 2}, 11, set()),
        ({"a": 9}, 9, set()),  # the whole panel is no group of it
        ({}, 8, set()),
    ],
)
def test_groups_are_told_only_where_the_rest_stays_dark(
    sizes: Mapping[str, int], total: int, told: set[str]
) -> None:
    assert telling(5).choose_groups(sizes, total) == told


def test_where_groups_count_alike_none_may_be_left_over() -> None:
    # The value of all is then the mean of the three, and with two of them anyone has the third.
    alike = telling(5, balance_groups=True)
    assert alike.choose_groups({"a": 6, "b": 5, "c": 4}, 15) == frozenset()
    assert alike.choose_groups({"a": 6, "b": 5}, 11) == {"a", "b"}


@pytest.mark.parametrize("attribution", list(Attribution))
def test_groups_are_compared_only_where_the_workshop_said_so(attribution: Attribution) -> None:
    disclosure = telling(attribution=attribution)
    assert disclosure.compares_groups == (attribution in ("group", "jurisdiction"))
    assert disclosure.names_groups == (attribution == "group")


@pytest.mark.parametrize(
    ("raters", "edition", "is_withheld"),
    [(0, PUBLIC, False), (1, PUBLIC, True), (3, PUBLIC, True), (4, PUBLIC, False), (1, RESTRICTED, False)],
)
def test_weights_of_a_few_are_for_the_secretariat(raters: int, edition: Edition, is_withheld: bool) -> None:
    assert telling(edition=edition).withholds_weights(raters) is is_withheld


def test_a_remark_on_one_rater_is_for_the_secretariat() -> None:
    assert not telling().tells_remark("rater_id")
    assert telling(edition=RESTRICTED).tells_remark("rater_id")
    assert telling().tells_remark("action_id")
    assert telling().tells_remark(None)


@pytest.mark.parametrize(
    ("sensitivity", "edition", "listed"),
    [
        ("high", PUBLIC, False),
        ("med", PUBLIC, False),
        ("low", PUBLIC, True),
        (None, PUBLIC, True),
        ("high", RESTRICTED, True),
    ],
)
def test_only_what_can_do_no_harm_is_listed_in_public(
    sensitivity: str | None, edition: Edition, listed: bool
) -> None:
    assert telling(edition=edition).lists(sensitivity) is listed


def test_nothing_else_compares_a_number_of_people_with_a_threshold() -> None:
    """A comparison by hand is a second place that decides, and sooner or later decides otherwise."""
    found = [
        f"{path.relative_to(LIB)}:{node.lineno}"
        for path in sorted(LIB.rglob("*.py"))
        if path.name not in ("disclosure.py", "deciding.py")
        for node in _comparisons(ast.parse(path.read_text(encoding="utf-8")))
    ]
    # Pure functions take the least number as an argument, as a doctest or another project would give it.
    assert not [place for place in found if not place.startswith("analysis/agreement/")]


def _comparisons(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield what is compared, or made the larger of two, with a threshold about people."""
    thresholds = {"k_threshold", "min_raters", "least_numbers"}
    for node in ast.walk(tree):
        is_choice = isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("max", "min")
        if isinstance(node, ast.Compare) or is_choice:
            names = {getattr(part, "attr", getattr(part, "id", "")) for part in ast.walk(node)}
            if names & thresholds:
                yield node
