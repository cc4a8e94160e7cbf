from collections.abc import Callable
from graphlib import TopologicalSorter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bahali.workshop.rules.order import list_circles

Faults = Callable[..., list[str]]
DEPENDENCY = "tables/dependencies.csv, row {}, column depends_on: {}"


def waits(action: str, needed: str, kind: str = "hard") -> dict[str, str]:
    return {"action_id": action, "depends_on": needed, "kind": kind}


def test_actions_that_wait_for_each_other_are_told_in_the_order_of_waiting(faults_after: Faults) -> None:
    # Row 2 says that A-CN-02 waits for A-CN-01, row 3 that A-CN-03 waits for A-CN-02.
    assert faults_after(dependencies={7: waits("A-CN-01", "A-CN-03")}) == [
        DEPENDENCY.format(
            2, "actions wait for each other in a circle: A-CN-01 -> A-CN-03 -> A-CN-02 -> A-CN-01"
        )
        + "; remove one of the rows 2, 3, 7"
    ]


def test_an_action_that_waits_for_itself_is_told(faults_after: Faults) -> None:
    assert faults_after(dependencies={7: waits("A-AA-01", "A-AA-01")}) == [
        DEPENDENCY.format(7, "actions wait for each other in a circle: A-AA-01 -> A-AA-01; remove the row")
    ]


def test_every_circle_is_told(faults_after: Faults) -> None:
    told = faults_after(dependencies={7: waits("A-CN-01", "A-CN-02"), 8: waits("A-DD-01", "A-DD-02")})
    assert [fault.split("; ")[1] for fault in told] == [
        "remove one of the rows 2, 7",
        "remove one of the rows 5, 8",
    ]


@given(st.sets(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=16))
def test_circles_share_no_step_and_without_them_none_is_left(steps: set[tuple[str, str]]) -> None:
    circles = [list(pairwise(circle)) for circle in list_circles(steps)]
    told = [step for circle in circles for step in circle]
    assert all(circle[0][0] == circle[-1][1] for circle in circles)
    assert set(told) <= steps
    assert len(set(told)) == len(told)
    needs: dict[str, set[str]] = {}
    for action, needed in steps - set(told):
        needs.setdefault(action, set()).add(needed)
    TopologicalSorter(needs).prepare()  # raises where a circle is left


def test_two_ways_to_the_same_action_are_no_circle(faults_after: Faults) -> None:
    assert faults_after(dependencies={7: waits("A-CN-03", "A-CN-01")}) == []


def test_what_needs_a_later_action_is_warned_of(faults_after: Faults) -> None:
    assert faults_after(dependencies={7: waits("A-AA-01", "A-BB-01")}) == [
        DEPENDENCY.format(
            7, "A-AA-01 needs A-BB-01, which starts in a later time band; check the time of both"
        )
    ]


def test_a_soft_need_is_warned_of_in_softer_words(faults_after: Faults) -> None:
    assert faults_after(dependencies={7: waits("A-AA-01", "A-BB-01", "soft")}) == [
        DEPENDENCY.format(7, "A-AA-01 would do better after A-BB-01, which starts in a later time band")
        + "; check the time of both"
    ]


def test_two_actions_of_the_same_band_may_wait_for_each_other_one_way(faults_after: Faults) -> None:
    assert faults_after(dependencies={7: waits("A-BB-02", "A-AA-01")}) == []


def test_a_circle_through_a_merged_action_is_told(faults_after: Faults) -> None:
    # A-DD-02 waits for A-DD-01; once that is merged into A-CC-01, which waits for A-DD-02, nothing can start.
    told = faults_after(
        actions={12: {"status": "merged", "merged_into": "A-CC-01"}},
        dependencies={7: waits("A-CC-01", "A-DD-02")},
    )
    assert [fault for fault in told if "circle" in fault] == [
        DEPENDENCY.format(5, "actions wait for each other in a circle: A-CC-01 -> A-DD-02 -> A-CC-01")
        + "; remove one of the rows 5, 7"
    ]


def test_a_month_before_what_must_come_first_is_told(faults_after: Faults) -> None:
    # A-CN-01 ends in 2031-04; A-CN-02 strictly needs it.
    assert faults_after(actions={3: {"start": "2031-04"}}) == [
        DEPENDENCY.format(
            2, "A-CN-02 starts in 2031-04, but A-CN-01, which must come first, ends in 2031-04; "
        )
        + "change one of the months; reports move the action later"
    ]


def test_a_month_before_what_had_better_come_first_is_not(faults_after: Faults) -> None:
    # A-CN-03 would do better after A-CN-02, which ends in 2031-12.
    assert faults_after(actions={4: {"start": "2031-01"}}) == []


def test_a_month_outside_its_window_is_told(faults_after: Faults) -> None:
    # The yearly purse opens in January; Acts are amended by June or December.
    assert faults_after(actions={4: {"start": "2032-02"}, 6: {"end": "2033-07"}}) == [
        "tables/actions.csv, row 4, column start: 2032-02 is outside the yearly purse, which is open in"
        " January; change the month; reports move the action later",
        "tables/actions.csv, row 6, column end: 2033-07 is outside the two sittings, which is open in"
        " June, December; change the month; reports move the action later",
    ]
