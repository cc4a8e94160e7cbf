"""What one report rests on when it puts actions in an order."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import pytest

from bahali.analysis.findings.priorities import Priorities
from bahali.workshop.view import View

Make = Callable[..., pd.DataFrame]
MakeView = Callable[..., View]
Tables = dict[str, pd.DataFrame]

QUICK = {"draws": 200}


def _action(name: str, **cells: object) -> dict[str, object]:
    return {"action_id": name, "jurisdiction": "AA", "gap_ids": ("G1",), "status": "proposed", **cells}


@pytest.fixture
def tables(make_table: Make, make_scores: Make) -> Tables:
    """Four actions: A2 has too few raters, A3 fails a gate; two criteria count and one does not."""
    answers: dict[str, dict[str, Sequence[object]]] = {
        "A1": {"C1": [4, 4, 5], "C2": [2, 3, 4], "C3": [1, 1, 1]},
        "A2": {"C1": [5, 5], "C2": [5, 5], "C3": [5, 5]},
        "A3": {"C1": [5, 5, 5], "C2": [5, 5, 5], "C3": [5, 5, 5]},
        "A4": {"C1": [3, 3, 3], "C2": [3, 4, 4], "C3": ["DK", "DK", 5]},
    }
    return {
        "gaps": make_table("gaps", {"gap_id": "G1", "jurisdiction": "AA", "severity": 2}),
        "actions": make_table("actions", *map(_action, answers)),
        "criteria": make_table(
            "criteria",
            {"criterion_id": "C1"},
            {"criterion_id": "C2"},
            {"criterion_id": "C3"},
            {"criterion_id": "GT1", "is_gate": True},
        ),
        "weights": make_table(
            "weights",
            {"weight_set": "base", "criterion_id": "C1", "weight": 0.6},
            {"weight_set": "base", "criterion_id": "C2", "weight": 0.4},
            {"weight_set": "base", "criterion_id": "C3", "weight": 0.0},
        ),
        "scores": make_scores(answers),
        "gate_checks": make_table(
            "gate_checks",
            {"action_id": "A3", "criterion_id": "GT1", "result": "fail"},
            {
                "action_id": "A1",
                "criterion_id": "GT1",
                "result": "conditional",
                "condition": "A permit.",
            },
        ),
    }


def test_draws_are_of_actions_with_a_place_on_criteria_that_count(
    make_view: MakeView, tables: Tables
) -> None:
    trial = Priorities(make_view(tables, **QUICK, seed=5)).trial
    assert trial.panel.actions == ("A1", "A4")
    assert trial.panel.criteria == ("C1", "C2")
    assert trial.chosen.tolist() == pytest.approx([0.6, 0.4])
    assert trial.own.shape == (0, 2)
    assert (trial.draws, trial.seed) == (200, 5)


def test_a_criterion_without_weight_needs_no_ratings(make_view: MakeView, tables: Tables) -> None:
    # A4 has a single number on C3, which does not count: (0.6 x 0.5) + (0.4 x 0.75).
    judged = Priorities(make_view(tables, **QUICK)).judged.set_index("action_id")
    assert judged.loc["A4", "value"] == pytest.approx(0.6)
    assert judged["outcome"].to_dict() == {
        "A1": "recommended", "A4": "recommended", "A2": "too_few_raters", "A3": "gate_failed",
    }  # fmt: skip


def test_an_action_with_too_few_numbers_on_one_criterion_that_counts_is_incomplete(
    make_table: Make, make_view: MakeView, tables: Tables
) -> None:
    weights = pd.concat(
        [
            make_table("weights", {"weight_set": "base", "criterion_id": name, "weight": 1 / 3})
            for name in ("C1", "C2", "C3")
        ]
    )
    judged = Priorities(make_view({**tables, "weights": weights}, **QUICK)).judged.set_index("action_id")
    assert judged.loc["A4", "outcome"] == "incomplete"
    assert pd.isna(judged.loc["A4", "value"])


def test_it_may_count_as_the_worst_instead(make_table: Make, make_view: MakeView, tables: Tables) -> None:
    # C3 of A4 counts as 0, and so 0.5 / 3 + 0.75 / 3.
    weights = pd.concat(
        [
            make_table("weights", {"weight_set": "base", "criterion_id": name, "weight": 1 / 3})
            for name in ("C1", "C2", "C3")
        ]
    )
    view = make_view({**tables, "weights": weights}, deciding={"unrated": "worst"}, **QUICK)
    judged = Priorities(view).judged.set_index("action_id")
    assert judged.loc["A4", "value"] == pytest.approx(1.25 / 3)
    assert judged.loc["A4", "outcome"] == "recommended"
    # Two raters are still too few for a place.
    assert judged.loc["A2", "outcome"] == "too_few_raters"
    assert pd.isna(judged.loc["A2", "value"])


def test_own_weights_are_those_of_all_ballots_on_criteria_that_count(
    make_table: Make, make_view: MakeView, tables: Tables
) -> None:
    answers = [("P1", "C1", 20), ("P1", "C2", 20), ("P1", "C3", 60), ("P2", "C1", 0), ("P2", "C3", 9)]
    rows = (
        {"weight_set": "panel", "rater_id": rater, "method": "points", "criterion_id": name, "answer": answer}
        for rater, name, answer in answers
    )
    given = {**tables, "weight_answers": make_table("weight_answers", *rows)}
    view = make_view(given, deciding={"min_raters": 1}, **QUICK)
    # P1 leaves 0.2 and 0.2 beside what does not count; P2 gives all weight to that.
    np.testing.assert_allclose(Priorities(view).trial.own, [[0.5, 0.5]])
    # Where two must answer, draws from what one rater holds would show it.
    assert Priorities(make_view(given, deciding={"min_raters": 2}, **QUICK)).trial.own.shape == (0, 2)


def test_the_same_seed_gives_the_same_table_and_another_seed_others(
    make_view: MakeView, tables: Tables
) -> None:
    first, again, other = (Priorities(make_view(tables, **QUICK, seed=seed)).judged for seed in (1, 1, 2))
    pd.testing.assert_frame_equal(first, again)
    assert not first["chance"].equals(other["chance"]) or not first["first_share"].equals(
        other["first_share"]
    )
    pd.testing.assert_series_equal(first["value"], other["value"])


def test_actions_are_given_as_ranked_recommended_and_left(make_view: MakeView, tables: Tables) -> None:
    priorities = Priorities(make_view(tables, **QUICK, max_recommendations=1))
    # A1: C1 median 4 (0.75), C2 median 3 (0.5): 0.65. A4: 0.6.
    assert priorities.is_ranked
    assert priorities.ranked["action_id"].to_list() == ["A1", "A4"]
    assert priorities.recommended["action_id"].to_list() == ["A1"]
    assert set(priorities.not_recommended["action_id"]) == {"A2", "A3", "A4"}


def test_conditions_of_gates_are_listed_by_action(make_view: MakeView, tables: Tables) -> None:
    assert Priorities(make_view(tables)).gate_conditions == {"A1": ["A permit."]}


def test_without_ratings_nothing_is_ranked_or_drawn(make_view: MakeView, tables: Tables) -> None:
    given = {name: table for name, table in tables.items() if name != "scores"}
    priorities = Priorities(make_view(given, **QUICK))
    assert not priorities.is_ranked
    assert priorities.robustness is None
    assert priorities.recommended["action_id"].to_list() == ["A1", "A2", "A4"]
    assert priorities.judged["tier"].isna().all()


def test_a_single_rater_ranks_nothing(make_view: MakeView, make_scores: Make, tables: Tables) -> None:
    scores = make_scores({name: {"C1": [4], "C2": [2], "C3": [1]} for name in ("A1", "A2", "A3", "A4")})
    priorities = Priorities(make_view({**tables, "scores": scores}, **QUICK))
    assert not priorities.is_ranked
    assert priorities.robustness is None
    assert priorities.recommended.empty
    assert set(priorities.judged["outcome"]) == {"too_few_raters", "gate_failed"}
    assert priorities.judged["value"].isna().all()


TIERS = (
    {
        "name": "High", "least_value": 60, "least_chance": 0.9, "allows_contested": False,
        "allows_unchecked": False,
    },
    {"name": "Medium", "least_value": 40},
    {"name": "Later", "least_value": 0},
)  # fmt: skip


def test_demands_of_a_tier_that_are_not_met_are_told(
    make_table: Make, make_view: MakeView, tables: Tables
) -> None:
    # On a shortlist of one A1 leads unless weights or raters turn it; both are worth at least 60.
    deciding = {"tiers": TIERS, "shortlist": 1, "weight_spread": 0.001}
    judged = Priorities(make_view(tables, deciding=deciding, **QUICK)).judged.set_index("action_id")
    assert judged.loc["A4", ["band", "tier", "obstacles"]].to_list() == [
        "High",
        "Medium",
        ("chance", "unchecked"),
    ]
    # Checked, and with a shortlist on which there is room for both, nothing is left.
    checks = pd.concat(
        [
            tables["gate_checks"],
            make_table("gate_checks", {"action_id": "A4", "criterion_id": "GT1", "result": "pass"}),
        ]
    )
    view = make_view({**tables, "gate_checks": checks}, deciding={**deciding, "shortlist": 2}, **QUICK)
    again = Priorities(view).judged.set_index("action_id")
    assert again.loc["A4", ["band", "tier", "obstacles"]].to_list() == ["High", "High", ()]
    assert again.loc["A1", ["band", "tier", "obstacles"]].to_list() == ["High", "High", ()]
    # What has no place has no tier, whatever it would be worth.
    assert again.loc["A3", ["band", "tier"]].to_list() == ["High", None]


def test_a_contested_action_is_told_and_kept_from_the_tier(
    make_view: MakeView, make_scores: Make, tables: Tables
) -> None:
    answers: dict[str, dict[str, Sequence[object]]] = {
        "A1": {"C1": [1, 1, 5, 5, 5], "C2": [5, 5, 5, 5, 5]},
        "A4": {"C1": [5, 5, 5, 5, 5], "C2": [5, 5, 5, 5, 5]},
    }
    tiers = ({**TIERS[0], "least_chance": 0.0, "allows_unchecked": True}, *TIERS[1:])
    view = make_view({**tables, "scores": make_scores(answers)}, deciding={"tiers": tiers}, **QUICK)
    judged = Priorities(view).judged.set_index("action_id")
    # 1 1 9 9 9 on the scale to 9: from 1 + 0.2 x 8 = 2.6 to 9, so 6.4 wide, and may be 2.35 + 1.5 x 0.8.
    assert judged["is_contested"].to_dict() == {"A1": True, "A2": False, "A3": False, "A4": False}
    assert judged.loc["A1", "contested_share"] == pytest.approx(0.6)
    columns = ["band", "tier", "obstacles"]
    assert judged.loc["A1", columns].to_list() == ["High", "Medium", ("contested",)]
    assert judged.loc["A4", columns].to_list() == ["High", "High", ()]


def test_groups_may_count_equally(make_table: Make, make_view: MakeView, tables: Tables) -> None:
    # On C1 of A1 two officials say 4 (0.75) and the user 5 (1), in the middle 0.875. On C2 the officials say
    # 2 and 3 (0.375) and the user 4 (0.75), in the middle 0.5625. 0.6 x 0.875 + 0.4 x 0.5625 = 0.75.
    people = make_table(
        "participants",
        {"participant_id": "P1", "stakeholder_group": "official"},
        {"participant_id": "P2", "stakeholder_group": "official"},
        {"participant_id": "P3", "stakeholder_group": "user"},
    )
    view = make_view({**tables, "participants": people}, deciding={"balance_groups": True}, **QUICK)
    judged = Priorities(view).judged.set_index("action_id")
    assert judged.loc["A1", "value"] == pytest.approx(0.75)


def test_five_hundred_actions_are_judged_in_moments(
    make_table: Make, make_view: MakeView, make_scores: Make, tables: Tables
) -> None:
    names = [f"A{number}" for number in range(1, 501)]
    answers = {name: {"C1": [1, 2, 3], "C2": [place % 5 + 1] * 3} for place, name in enumerate(names)}
    given = {**tables, "actions": make_table("actions", *map(_action, names)), "scores": make_scores(answers)}
    judged = Priorities(make_view(given, **QUICK)).judged
    # A3 fails a gate; of the others a fifth, 100 of 500, shares the first place.
    assert len(judged) == 500
    assert (judged["place"] == 1).sum() == 100
    assert judged.loc[judged["place"] == 1, "expected_place"].to_numpy() == pytest.approx(50.5)
