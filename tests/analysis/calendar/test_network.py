from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from bahali.analysis.calendar.network import (
    build_network,
    count_dependants,
    list_also_needed,
    list_lost_needs,
    needs_of,
)

Plan = Callable[..., Any]
FOUR: dict[str, dict[str, str]] = {f"A-AA-0{number}": {} for number in range(1, 5)}


def test_actions_wait_for_what_does_the_work_of_a_merged_one(make_trial: Plan) -> None:
    actions = {**FOUR, "A-AA-02": {"status": "merged", "merged_into": "A-AA-03"}}
    trial = make_trial(actions, ("A-AA-01", "A-AA-02", "hard"), ("A-AA-03", "A-AA-02", "hard"))
    network = build_network(trial.actions, trial.dependencies)
    # 3 does not wait for itself, although it waited for what went into it.
    assert list(network.edges) == [("A-AA-03", "A-AA-01")]
    assert needs_of(network, "A-AA-01") == ("A-AA-03",)
    assert needs_of(network, "A-AA-02") == ()


def test_of_two_rows_on_one_pair_the_strict_one_holds(make_trial: Plan) -> None:
    actions = {**FOUR, "A-AA-02": {"status": "merged", "merged_into": "A-AA-03"}}
    trial = make_trial(actions, ("A-AA-01", "A-AA-02", "hard"), ("A-AA-01", "A-AA-03", "soft"))
    network = build_network(trial.actions, trial.dependencies)
    assert network.edges["A-AA-03", "A-AA-01"]["kind"] == "hard"


@pytest.mark.parametrize("status", ["rejected", "merged"])
def test_what_nobody_will_do_is_waited_for_by_nobody(make_trial: Plan, status: str) -> None:
    trial = make_trial({**FOUR, "A-AA-02": {"status": status}}, ("A-AA-01", "A-AA-02", "hard"),
                       ("A-AA-01", "A-BB-09", "hard"))  # fmt: skip
    network = build_network(trial.actions, trial.dependencies)
    assert list(network) == ["A-AA-01", "A-AA-03", "A-AA-04"]
    assert not network.edges


def test_a_circle_is_named_in_the_order_of_waiting_and_without_bystanders(make_trial: Plan) -> None:
    # 2 waits for 4, 4 for 3, 3 for 2; 1 waits for the circle and is not in it.
    trial = make_trial(FOUR, ("A-AA-02", "A-AA-04", "hard"), ("A-AA-04", "A-AA-03", "hard"),
                       ("A-AA-03", "A-AA-02", "hard"), ("A-AA-01", "A-AA-02", "hard"))  # fmt: skip
    told = r"in a circle: A-AA-02 -> A-AA-04 -> A-AA-03 -> A-AA-02$"
    with pytest.raises(ValueError, match=told):
        build_network(trial.actions, trial.dependencies)


def test_a_circle_that_appears_only_by_merging_is_named(make_trial: Plan) -> None:
    actions = {**FOUR, "A-AA-03": {"status": "merged", "merged_into": "A-AA-01"}}
    trial = make_trial(actions, ("A-AA-02", "A-AA-01", "hard"), ("A-AA-03", "A-AA-02", "hard"))
    with pytest.raises(ValueError, match=r"circle: A-AA-01 -> A-AA-02 -> A-AA-01$"):
        build_network(trial.actions, trial.dependencies)


def test_foundations_count_all_that_wait_directly_or_through_others(make_trial: Plan) -> None:
    # 4 waits for 3, and would do better after 2; both wait for 1. Three come after 1, one each after 3 and 2,
    # of which only that after 3 strictly.
    trial = make_trial(FOUR, ("A-AA-04", "A-AA-03", "hard"), ("A-AA-04", "A-AA-02", "soft"),
                       ("A-AA-03", "A-AA-01", "hard"), ("A-AA-02", "A-AA-01", "hard"))  # fmt: skip
    counts = count_dependants(build_network(trial.actions, trial.dependencies))
    expected = pd.DataFrame(
        [("A-AA-01", 3, 3), ("A-AA-03", 1, 1), ("A-AA-02", 1, 0)],
        columns=["action_id", "dependants", "strict_dependants"],
    )
    pd.testing.assert_frame_equal(counts, expected)


def test_without_dependencies_nothing_is_a_foundation(make_trial: Plan) -> None:
    trial = make_trial(FOUR)
    assert count_dependants(build_network(trial.actions, trial.dependencies)).empty


def test_what_chosen_actions_need_and_was_not_chosen_is_named(make_trial: Plan) -> None:
    # 4 needs 3 needs 2; 3 is chosen too. 1 is only better first.
    trial = make_trial(FOUR, ("A-AA-04", "A-AA-03", "hard"), ("A-AA-03", "A-AA-02", "hard"),
                       ("A-AA-04", "A-AA-01", "soft"))  # fmt: skip
    needed = list_also_needed(build_network(trial.actions, trial.dependencies), ["A-AA-03", "A-AA-04"])
    assert needed.to_dict("records") == [{"action_id": "A-AA-02", "needed_by": ("A-AA-03", "A-AA-04")}]


def test_a_need_that_was_not_taken_up_is_named(make_trial: Plan) -> None:
    actions = {**FOUR, "A-AA-02": {"status": "rejected"}}
    trial = make_trial(actions, ("A-AA-01", "A-AA-02", "hard"), ("A-AA-03", "A-AA-02", "soft"),
                       ("A-AA-04", "A-AA-02", "hard"))  # fmt: skip
    lost = list_lost_needs(trial.actions, trial.dependencies, ["A-AA-01", "A-AA-03"])
    assert lost.to_dict("records") == [{"action_id": "A-AA-01", "need": "A-AA-02"}]
