from collections.abc import Callable

import pandas as pd
import pytest

from bahali.analysis.priorities.recommending import Outcome, check_gates, choose_recommendations, set_aside

Make = Callable[..., pd.DataFrame]


def _actions(make_table: Make, *names: str) -> pd.DataFrame:
    return make_table("actions", *({"action_id": name} for name in names))


def _check(action: str, gate: str, result: str) -> dict[str, object]:
    return {"action_id": action, "criterion_id": gate, "result": result}


@pytest.mark.parametrize(
    ("results", "worst"),
    [
        (("pass", "pass"), "pass"),
        (("pass", "conditional"), "conditional"),
        (("conditional", "not_assessed"), "not_assessed"),
        (("not_assessed", "fail"), "fail"),
        (("fail", "pass"), "fail"),
    ],
)
def test_the_worst_answer_decides(make_table: Make, results: tuple[str, str], worst: str) -> None:
    checks = make_table(
        "gate_checks", _check("A-AA-01", "GT1", results[0]), _check("A-AA-01", "GT2", results[1])
    )
    gates = check_gates(_actions(make_table, "A-AA-01"), checks, ["GT1", "GT2"])
    assert gates.to_dict() == {"A-AA-01": worst}


def test_a_gate_that_nobody_checked_is_not_assessed(make_table: Make) -> None:
    checks = make_table("gate_checks", _check("A-AA-01", "GT1", "pass"))
    gates = check_gates(_actions(make_table, "A-AA-01", "A-AA-02"), checks, ["GT1", "GT2"])
    assert gates.to_dict() == {"A-AA-01": "not_assessed", "A-AA-02": "not_assessed"}


def test_a_failed_gate_is_not_hidden_by_one_that_nobody_checked(make_table: Make) -> None:
    checks = make_table("gate_checks", _check("A-AA-01", "GT1", "fail"))
    assert check_gates(_actions(make_table, "A-AA-01"), checks, ["GT1", "GT2"]).to_list() == ["fail"]


def test_without_gates_nothing_was_assessed(make_table: Make) -> None:
    assert check_gates(_actions(make_table, "A-AA-01"), make_table("gate_checks"), []).to_list() == [
        "not_assessed"
    ]


def test_no_actions_have_no_gates(make_table: Make) -> None:
    assert check_gates(_actions(make_table), make_table("gate_checks"), ["GT1"]).empty


def _judged(**cells: object) -> pd.DataFrame:
    usual = {"action_id": "A-AA-01", "status": "proposed", "gate": "pass", "raters": 5, "value": 0.7}
    judged = {**usual, "has_enough": True, **cells}
    return pd.DataFrame([judged])


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({}, None),
        ({"status": "adopted", "gate": "conditional"}, None),
        ({"gate": "not_assessed"}, None),
        ({"status": "rejected", "gate": "fail"}, "rejected"),
        ({"status": "merged", "raters": 0, "has_enough": False}, "merged"),
        ({"gate": "fail", "raters": 0, "has_enough": False}, "gate_failed"),
        ({"raters": 0, "has_enough": False, "value": float("nan")}, "not_rated"),
        ({"raters": 2, "has_enough": False}, "too_few_raters"),
        ({"raters": 3}, None),
        ({"value": float("nan")}, "incomplete"),
    ],
)
def test_the_first_thing_that_stands_against_an_action_is_the_reason(
    cells: dict[str, object], reason: str | None
) -> None:
    assert set_aside(_judged(**cells), is_ranked=True).to_list() == [reason]


def test_where_nothing_was_rated_want_of_ratings_stands_against_nobody() -> None:
    judged = _judged(raters=0, has_enough=False, value=float("nan"))
    assert set_aside(judged, is_ranked=False).to_list() == [None]


def test_a_failed_gate_stands_even_where_nothing_was_rated() -> None:
    judged = _judged(gate="fail", raters=0, has_enough=False)
    assert set_aside(judged, is_ranked=False).to_list() == ["gate_failed"]


def _placed(places: list[int | None], outcomes: list[str | None] | None = None) -> pd.DataFrame:
    """Make one action for each place, A-AA-01 first; outcomes say what stands against an action."""
    return pd.DataFrame(
        {
            "action_id": [f"A-AA-{number:02d}" for number in range(1, len(places) + 1)],
            "place": pd.array(places, dtype="Int64"),
            "outcome": pd.Series(outcomes or [None] * len(places), dtype=object),
        }
    )


def test_the_first_places_are_recommended_in_their_order() -> None:
    chosen = choose_recommendations(_placed([3, 1, 2]), 2)
    assert chosen["outcome"].to_list() == ["below_limit", "recommended", "recommended"]
    assert chosen["order"].to_list() == [pd.NA, 1, 2]
    assert chosen["order"].dtype == "Int64"


def test_equal_places_within_the_limit_are_ordered_by_id() -> None:
    chosen = choose_recommendations(_placed([2, 1, 1])[::-1], 3)
    assert dict(zip(chosen["action_id"], chosen["order"], strict=True)) == {
        "A-AA-02": 1, "A-AA-03": 2, "A-AA-01": 3,
    }  # fmt: skip


def test_equal_places_that_just_fill_the_limit_are_taken() -> None:
    chosen = choose_recommendations(_placed([1, 2, 2, 4]), 3)
    assert chosen["outcome"].to_list() == ["recommended"] * 3 + ["below_limit"]


def test_equal_places_that_the_limit_would_cut_are_all_left_out() -> None:
    chosen = choose_recommendations(_placed([1, 2, 2, 4]), 2)
    assert chosen["outcome"].to_list() == ["recommended"] + ["below_limit"] * 3


def test_where_more_than_the_limit_share_the_first_place_all_are_taken() -> None:
    chosen = choose_recommendations(_placed([1, 1, 1, 4]), 2)
    assert chosen["outcome"].to_list() == ["recommended"] * 3 + ["below_limit"]


def test_an_action_that_something_stands_against_takes_no_room() -> None:
    chosen = choose_recommendations(_placed([None, 1, 2], ["gate_failed", None, None]), 2)
    assert chosen["outcome"].to_list() == ["gate_failed", "recommended", "recommended"]


def test_without_places_the_first_rows_are_recommended() -> None:
    chosen = choose_recommendations(_placed([None, None, None], [None, "rejected", None]), 1)
    assert chosen["outcome"].to_list() == ["recommended", "rejected", "below_limit"]


def test_a_single_action_is_recommended() -> None:
    assert choose_recommendations(_placed([1]), 1)["outcome"].to_list() == ["recommended"]


def test_no_actions_keep_their_columns() -> None:
    chosen = choose_recommendations(_placed([]), 5)
    assert chosen.empty
    assert list(chosen.columns) == ["action_id", "place", "outcome", "order"]


def test_where_something_stands_against_every_action_none_is_recommended() -> None:
    chosen = choose_recommendations(_placed([None], ["rejected"]), 5)
    assert chosen["outcome"].to_list() == [Outcome.REJECTED]
    assert chosen["order"].isna().all()


def test_choosing_leaves_the_judged_actions_as_they_were() -> None:
    judged = _placed([1, 2])
    before = judged.copy(deep=True)
    choose_recommendations(judged, 1)
    pd.testing.assert_frame_equal(judged, before)
