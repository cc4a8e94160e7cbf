"""What an edition may tell of reviews, counted by hand."""

from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bahali.analysis.review import choose_comments, count_marks, order_targets
from bahali.vocabulary.codes import Attribution, Edition
from bahali.workshop.deciding import Deciding, Tier
from bahali.workshop.disclosure import Disclosure

Make = Callable[..., pd.DataFrame]
PUBLIC, RESTRICTED = Edition.PUBLIC, Edition.RESTRICTED
DECIDING = Deciding(tiers=(Tier(name="High", least_value=50), Tier(name="Later", least_value=0)))


def telling(edition: Edition, threshold: int) -> Disclosure:
    return Disclosure(threshold, DECIDING, Attribution.NONE, edition)


def point(number: int, **cells: object) -> dict[str, object]:
    given = {"point_id": f"V-AA-{number:02}", "jurisdiction": "AA", "target": "A-AA-01", "status": "open"}
    return {**given, "verdict": "agree", "review_id": f"R{number}", **cells}


def marks_of(counts: pd.DataFrame) -> dict[str, tuple[int, int]]:
    return {str(target): (int(row.agree), int(row.disagree)) for target, row in counts.iterrows()}


@pytest.fixture
def said(make_table: Make) -> pd.DataFrame:
    """One comment for each status, and a mark without a comment."""
    statuses = ("open", "answered", "accepted", "declined", "withheld")
    rows = [
        point(number, status=status, comment=status, verdict="disagree", stakeholder_group="SUR")
        for number, status in enumerate(statuses, start=1)
    ]
    return make_table("review_points", *rows, point(9))


def test_the_public_edition_shows_what_was_settled_without_mark_and_group(said: pd.DataFrame) -> None:
    shown = choose_comments(said, PUBLIC)
    assert list(shown["comment"]) == ["answered", "accepted", "declined"]
    assert shown["verdict"].isna().all()
    assert shown["stakeholder_group"].isna().all()


def test_the_restricted_edition_shows_every_comment_and_who_wrote(said: pd.DataFrame) -> None:
    shown = choose_comments(said, RESTRICTED)
    assert list(shown["comment"]) == ["open", "answered", "accepted", "declined", "withheld"]
    assert set(shown["verdict"]) == {"disagree"}
    assert set(shown["stakeholder_group"]) == {"SUR"}


def test_reviews_are_counted_once_for_each_part(make_table: Make) -> None:
    points = make_table(
        "review_points",
        point(1),
        point(2, review_id="R1"),  # the same review once more
        point(3, verdict="disagree"),
        point(4, target="training"),
        point(5, verdict="comment"),
    )
    assert marks_of(count_marks(points, telling(RESTRICTED, 5))) == {"A-AA-01": (1, 1), "training": (1, 0)}


def test_rows_without_a_review_count_each(make_table: Make) -> None:
    points = make_table("review_points", *(point(number, review_id=None) for number in (1, 2, 3)))
    assert marks_of(count_marks(points, telling(RESTRICTED, 5))) == {"A-AA-01": (3, 0)}


@pytest.mark.parametrize(
    ("agree", "disagree", "is_shown"),
    [
        (5, 0, True),
        (5, 5, True),
        (4, 0, False),
        # With 6 beside it, a 1 would be known from how many reviewed the part.
        (6, 1, False),
        (0, 3, False),
    ],
)
def test_the_public_edition_leaves_out_a_part_with_a_small_count(
    make_table: Make, agree: int, disagree: int, is_shown: bool
) -> None:
    verdicts = ["agree"] * agree + ["disagree"] * disagree
    points = make_table("review_points", *(point(n, verdict=each) for n, each in enumerate(verdicts)))
    counted = {"A-AA-01": (agree, disagree)}
    assert marks_of(count_marks(points, telling(PUBLIC, 5))) == (counted if is_shown else {})
    assert marks_of(count_marks(points, telling(RESTRICTED, 5))) == counted


def test_nothing_marked_gives_a_table_without_rows(make_table: Make) -> None:
    counts = count_marks(make_table("review_points"), telling(PUBLIC, 5))
    assert list(counts.columns) == ["agree", "disagree"]
    assert counts.empty


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["agree", "disagree"])), max_size=20))
def test_no_public_number_is_between_zero_and_the_threshold(marked: list[tuple[str, str]]) -> None:
    columns = ["point_id", "review_id", "target", "verdict"]
    rows = [(f"V{n}", f"R{n}", target, verdict) for n, (target, verdict) in enumerate(marked)]
    counts = count_marks(pd.DataFrame(rows, columns=columns, dtype=object), telling(PUBLIC, 4))
    assert all(number == 0 or number >= 4 for numbers in marks_of(counts).values() for number in numbers)


def test_recommendations_come_first_in_their_order_then_the_rest_as_written(make_table: Make) -> None:
    targets = ("training", "A-AA-02", "A-AA-09", "A-AA-01", "training")
    points = make_table("review_points", *(point(n, target=each) for n, each in enumerate(targets)))
    assert order_targets(points, ["A-AA-01", "A-AA-02", "A-AA-03"]) == [
        *("A-AA-01", "A-AA-02", "training", "A-AA-09")
    ]
