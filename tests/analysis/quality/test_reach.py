"""Whether the recommendations together forget nobody and can still be read."""

from collections.abc import Callable

import pandas as pd
import pytest

from bahali.analysis.quality.checks import Obstacle, Result
from bahali.analysis.quality.reach import (
    check_alternatives,
    check_groups,
    check_number,
    check_phases,
    check_severe_gaps,
)
from bahali.vocabulary.codes import NAMED_GROUPS

Make = Callable[..., pd.DataFrame]

EVERY_GROUP = tuple(group.value for group in NAMED_GROUPS)


def action(number: int, **cells: object) -> dict[str, object]:
    return {"action_id": f"A-AA-{number:02}", "gap_ids": ("G-AA-01",), **cells}


def problems(result: Result) -> list[str]:
    return [fault.problem for fault in result.remarks]


@pytest.mark.parametrize(("count", "remarks"), [(10, 0), (11, 1)])
def test_more_than_ten_recommendations_are_too_many(make_table: Make, count: int, remarks: int) -> None:
    result = check_number(make_table("actions", *(action(n) for n in range(count))))
    assert len(result.remarks) == remarks
    assert result.looked_at == count


def test_the_remark_on_the_number_names_the_parameter(make_table: Make) -> None:
    (fault,) = check_number(make_table("actions", *(action(n) for n in range(12)))).remarks
    assert str(fault) == (
        "parameters of the run, max_recommendations: 12 actions are recommended; more than 10 are seldom"
        " read; set"
        " it to 10 or less, or merge actions that belong together"
    )


def test_groups_that_are_named_are_served(make_table: Make) -> None:
    chosen = make_table(
        "actions", action(1, target_groups=EVERY_GROUP[:5]), action(2, target_groups=EVERY_GROUP[5:])
    )
    result = check_groups(chosen, chosen)
    assert result.is_passed
    assert result.looked_at == 10


def test_an_action_for_everyone_serves_a_group_in_name_only(make_table: Make) -> None:
    chosen = make_table("actions", action(1, target_groups=("GEN", *EVERY_GROUP[1:])))
    (fault,) = check_groups(chosen, chosen).remarks
    assert str(fault) == (
        'tables/actions.csv, target_groups: "Adults" (ADU): served only by recommendations for everyone;'
        " if A-AA-01"
        " reaches them, add ADU there and say how in equity_note"
    )


def test_a_group_that_nothing_names_is_forgotten(make_table: Make) -> None:
    chosen = make_table("actions", action(1, target_groups=EVERY_GROUP[1:]))
    (fault,) = check_groups(chosen, chosen).remarks
    assert fault.sentence == (
        'no recommendation is for "Adults" (ADU); propose an action, or write what a recommendation'
        " leaves unsaid"
    )


@pytest.mark.parametrize("groups", [EVERY_GROUP[1:], ("GEN", *EVERY_GROUP[1:])])
def test_what_would_serve_a_forgotten_group_is_named_with_its_row(
    make_table: Make, groups: tuple[str, ...]
) -> None:
    actions = make_table("actions", action(1, target_groups=groups), action(2, target_groups=("ADU",)))
    (fault,) = check_groups(actions.head(1), actions).remarks
    assert fault.remedy.startswith("look again at A-AA-02, not recommended")


def test_a_long_list_of_actions_is_cut(make_table: Make) -> None:
    actions = make_table("actions", *(action(n, target_groups=("GEN",)) for n in range(1, 6)))
    fault = check_groups(actions, actions).remarks[0]
    assert fault.remedy.startswith("if any of A-AA-01, A-AA-02, A-AA-03 and 2 more reaches them")


def test_an_action_for_all_phases_serves_each(make_table: Make) -> None:
    chosen = make_table("actions", action(1, phases=("ALL",)))
    assert check_phases(chosen, chosen).is_passed


def test_a_phase_that_nothing_serves_is_remarked_and_preparing_is_no_phase_after(make_table: Make) -> None:
    actions = make_table("actions", action(1, phases=("PRE", "SHO")), action(2, phases=("LON",)))
    result = check_phases(actions.head(1), actions)
    assert problems(result) == [
        'no recommendation is for "First 4 weeks" (IMM)',
        'no recommendation is for "After 6 months" (LON)',
    ]
    assert result.remarks[0].remedy.startswith("propose an action")
    assert result.remarks[1].remedy.startswith("look again at A-AA-02")


def gap(number: int, severity: int, because: str | None = None) -> dict[str, object]:
    return {"gap_id": f"G-AA-{number:02}", "severity": severity, "unanswered_because": because}


def test_a_severe_gap_is_answered_by_a_recommendation_or_explained(make_table: Make) -> None:
    gaps = make_table("gaps", gap(1, 5), gap(2, 4, "The court decides in spring"), gap(3, 3))
    chosen = make_table("actions", action(1))
    result = check_severe_gaps(gaps, chosen, chosen)
    assert result.is_passed
    assert result.looked_at == 2


def test_severe_gaps_that_wait_are_told_with_what_would_answer_them(make_table: Make) -> None:
    gaps = make_table("gaps", gap(1, 5), gap(2, 4), gap(3, 5))
    actions = make_table("actions", action(1), action(2, gap_ids=("G-AA-02",)))
    result = check_severe_gaps(gaps, actions.head(1), actions)
    assert [str(fault) for fault in result.remarks] == [
        "tables/gaps.csv, row 3, column unanswered_because: G-AA-02 has severity 4, and only an action"
        " that is not"
        " recommended answers it; look again at A-AA-02, or say in unanswered_because why the gap"
        " waits",
        "tables/gaps.csv, row 4, column unanswered_because: G-AA-03 has severity 5, and no action answers it;"
        " propose an action, or say why not in unanswered_because",
    ]


def test_notes_do_not_explain_why_a_gap_waits(make_table: Make) -> None:
    gaps = make_table("gaps", gap(2, 5) | {"notes": "Illustrative."})
    chosen = make_table("actions", action(1))
    assert len(check_severe_gaps(gaps, chosen, chosen).remarks) == 1


def test_severe_gaps_are_told_even_where_nothing_is_recommended(make_table: Make) -> None:
    none = make_table("actions")
    assert len(check_severe_gaps(make_table("gaps", gap(1, 4)), none, none).remarks) == 1
    assert check_severe_gaps(make_table("gaps", gap(1, 3)), none, none).obstacle is Obstacle.NO_SEVERE_GAP


def test_a_choice_needs_something_that_was_not_chosen(make_table: Make) -> None:
    considered = make_table("actions", action(1), action(2))
    assert check_alternatives(considered.head(1), considered).is_passed
    (fault,) = check_alternatives(considered, considered).remarks
    assert (fault.file, fault.row, fault.column) == ("tables/actions.csv", None, "status")
    assert fault.remedy.startswith("add the options that were spoken of and left, with rejected in status")


def test_nothing_is_asked_of_no_recommendation(make_table: Make) -> None:
    none, some = make_table("actions"), make_table("actions", action(1))
    results = (
        check_number(none),
        check_groups(none, some),
        check_phases(none, some),
        check_alternatives(none, some),
    )
    assert {result.obstacle for result in results} == {Obstacle.NOTHING_RECOMMENDED}
    assert not any(result.is_checked or result.remarks for result in results)
