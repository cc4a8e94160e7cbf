"""The whole chain on workshops of a few rows, worked by hand."""

from collections.abc import Callable

import pandas as pd
import pytest

from bahali.analysis.findings.priorities import Priorities
from bahali.analysis.priorities.judging import hide_thin_cells
from bahali.workshop.deciding import Deciding
from bahali.workshop.view import View

Make = Callable[..., pd.DataFrame]
MakeView = Callable[..., View]
Answers = dict[str, list[object]]
NAN = float("nan")

CHAIN = [
    *("value", "band", "tier", "obstacles", "place", "chance", "first_share", "expected_place", "best_place"),
    *("worst_place", "band_share", "raters", "dont_know_share", "within_one_share", "contested_share"),
    *("is_contested", "gate", "outcome", "order"),
]
ROBUST = ["chance", "first_share", "expected_place", "best_place", "worst_place", "band_share"]


def _judge(view: View) -> pd.DataFrame:
    return Priorities(view).judged


def _action(name: str, gap: str = "G-AA-01", **cells: object) -> dict[str, object]:
    return {"action_id": name, "jurisdiction": "AA", "gap_ids": (gap,), "status": "proposed", **cells}


@pytest.fixture
def tables(make_table: Make) -> dict[str, pd.DataFrame]:
    """Three gaps, two criteria with a gate, two sets of weights; no actions and no scores yet."""
    return {
        "gaps": make_table(
            "gaps",
            {"gap_id": "G-AA-01", "jurisdiction": "AA", "severity": 2},
            {"gap_id": "G-AA-02", "jurisdiction": "AA", "severity": 5},
            {"gap_id": "G-AA-03", "jurisdiction": "AA", "severity": 4},
        ),
        "criteria": make_table(
            "criteria",
            {"criterion_id": "C1"},
            {"criterion_id": "C2", "direction": "lower_is_better"},
            {"criterion_id": "GT1", "is_gate": True},
        ),
        "weights": make_table(
            "weights",
            {"weight_set": "base", "criterion_id": "C1", "weight": 0.75},
            {"weight_set": "base", "criterion_id": "C2", "weight": 0.25},
            {"weight_set": "other", "criterion_id": "C1", "weight": 0.25},
            {"weight_set": "other", "criterion_id": "C2", "weight": 0.75},
        ),
    }


def _by_action(judged: pd.DataFrame, column: str) -> dict[str, object]:
    return dict(zip(judged["action_id"], judged[column], strict=True))


def test_a_small_workshop_is_judged_as_by_hand(
    make_table: Make, make_scores: Make, make_view: MakeView, tables: dict[str, pd.DataFrame]
) -> None:
    # A-AA-01: C1 median of 4 4 5 is 4 (0.75); C2 median of 2 2 2 is 2, lower is better (0.75).
    #   base: 0.75 x 0.75 + 0.25 x 0.75 = 0.75, High.
    # A-AA-02: C1 median of 3 3 3 is 3 (0.5); C2 median of 1 1 5 is 1 (1.0).
    #   base: 0.75 x 0.5 + 0.25 x 1 = 0.625, Medium.
    # Raters drawn again: P3 is drawn at least twice of three times in 7 of 27 draws. A-AA-01 then has 5 on C1
    #   (0.9375, still High), and A-AA-02 has 5 on C2 (0.375, Later). Weights hardly move here.
    actions = make_table("actions", _action("A-AA-01"), _action("A-AA-02"))
    ratings: dict[str, Answers] = {
        "A-AA-01": {"C1": [4, 4, 5], "C2": [2, 2, 2]},
        "A-AA-02": {"C1": [3, 3, 3], "C2": [1, 1, 5]},
    }
    given = {**tables, "actions": actions, "scores": make_scores(ratings)}
    judged = _judge(make_view(given, deciding={"weight_spread": 0.001, "shortlist": 1}))
    assert judged["action_id"].to_list() == ["A-AA-01", "A-AA-02"]
    assert judged["value"].to_list() == pytest.approx([0.75, 0.625])
    assert judged["band"].to_list() == ["High", "Medium"]
    assert judged["tier"].to_list() == ["High", "Medium"]
    assert judged["obstacles"].to_list() == [(), ()]
    assert judged[["place", "best_place", "worst_place"]].to_numpy().tolist() == [[1, 1, 1], [2, 2, 2]]
    assert judged["chance"].to_list() == [1.0, 0.0]
    assert judged["first_share"].to_list() == [1.0, 0.0]
    assert judged["expected_place"].to_list() == [1.0, 2.0]
    # The error of a share of 10,000 draws is at most 0.005; four of them.
    assert judged["band_share"].to_list() == pytest.approx([1.0, 20 / 27], abs=0.02)
    assert judged["raters"].to_list() == [3, 3]
    assert judged["within_one_share"].to_list() == pytest.approx([1.0, 5 / 6])
    assert judged["gate"].to_list() == ["not_assessed"] * 2
    assert judged["outcome"].to_list() == ["recommended"] * 2
    assert judged["order"].to_list() == [1, 2]


def test_places_go_only_to_actions_that_nothing_stands_against(
    make_table: Make, make_scores: Make, make_view: MakeView, tables: dict[str, pd.DataFrame]
) -> None:
    actions = make_table(
        "actions",
        _action("A-AA-01", status="rejected"),
        _action("A-AA-02"),
        _action("A-AA-03"),
        _action("A-AA-04", status="merged", merged_into="A-AA-03"),
    )
    best: Answers = {"C1": [5, 5, 5], "C2": [1, 1, 1]}
    ratings = dict.fromkeys(actions["action_id"], best) | {"A-AA-03": {"C1": [4, 4, 4], "C2": [1, 1, 1]}}
    checks = make_table("gate_checks", {"action_id": "A-AA-02", "criterion_id": "GT1", "result": "fail"})
    scores = make_scores(ratings)
    judged = _judge(make_view({**tables, "actions": actions, "scores": scores, "gate_checks": checks}))
    assert judged["action_id"].iloc[0] == "A-AA-03"
    assert _by_action(judged, "outcome") == {
        "A-AA-01": "rejected", "A-AA-02": "gate_failed", "A-AA-03": "recommended", "A-AA-04": "merged",
    }  # fmt: skip
    assert judged.set_index("action_id")["place"].dropna().to_dict() == {"A-AA-03": 1}
    assert judged.set_index("action_id")["value"].to_dict()["A-AA-02"] == 1.0


def test_too_few_raters_give_no_value_no_tier_and_no_place(
    make_table: Make, make_scores: Make, make_view: MakeView, tables: dict[str, pd.DataFrame]
) -> None:
    # The value of one or two raters would be their own ratings, for anybody to read.
    actions = make_table("actions", _action("A-AA-01"), _action("A-AA-02"))
    ratings: dict[str, Answers] = {
        "A-AA-01": {"C1": [5, 5], "C2": [1, 1]},
        "A-AA-02": {"C1": [3, 3, 3], "C2": [3, 3, 3]},
    }
    judged = _judge(make_view({**tables, "actions": actions, "scores": make_scores(ratings)}))
    few = judged.set_index("action_id").loc["A-AA-01"]
    assert few["outcome"] == "too_few_raters"
    assert few["raters"] == 2
    assert few[["value", "band", "tier", "place", *ROBUST]].isna().all()
    assert few["obstacles"] == ()
    assert not few["is_contested"]
    assert _by_action(judged, "place")["A-AA-02"] == 1


def test_a_criterion_on_which_nobody_has_a_number_makes_an_action_incomplete(
    make_table: Make, make_scores: Make, make_view: MakeView, tables: dict[str, pd.DataFrame]
) -> None:
    actions = make_table("actions", _action("A-AA-01"))
    ratings: dict[str, Answers] = {"A-AA-01": {"C1": [5, 5, 5], "C2": ["DK", "DK", "ABSTAIN"]}}
    judged = _judge(make_view({**tables, "actions": actions, "scores": make_scores(ratings)}))
    assert judged["outcome"].to_list() == ["incomplete"]
    assert judged["dont_know_share"].to_list() == [0.5]
    assert judged["place"].isna().all()


def test_when_everybody_answers_dont_know_nothing_is_recommended(
    make_table: Make, make_scores: Make, make_view: MakeView, tables: dict[str, pd.DataFrame]
) -> None:
    actions = make_table("actions", _action("A-AA-01"))
    ratings: dict[str, Answers] = {"A-AA-01": {"C1": ["DK"] * 3, "C2": ["DK"] * 3}}
    judged = _judge(make_view({**tables, "actions": actions, "scores": make_scores(ratings)}))
    assert judged["outcome"].to_list() == ["not_rated"]
    assert judged["raters"].to_list() == [0]


def test_an_action_that_nobody_rated_is_not_rated_beside_others_that_were(
    make_table: Make, make_scores: Make, make_view: MakeView, tables: dict[str, pd.DataFrame]
) -> None:
    actions = make_table("actions", _action("A-AA-01"), _action("A-AA-02"))
    scores = make_scores({"A-AA-02": {"C1": [3, 3, 3], "C2": [3, 3, 3]}})
    judged = _judge(make_view({**tables, "actions": actions, "scores": scores}))
    assert _by_action(judged, "outcome") == {"A-AA-01": "not_rated", "A-AA-02": "recommended"}


@pytest.mark.parametrize("absent", [{"scores"}, {"weights"}, {"criteria"}, {"scores", "criteria", "weights"}])
def test_without_what_ranking_needs_actions_stand_in_the_order_of_their_severest_gap(
    make_table: Make,
    make_scores: Make,
    make_view: MakeView,
    tables: dict[str, pd.DataFrame],
    absent: set[str],
) -> None:
    actions = make_table(
        "actions",
        _action("A-AA-01", "G-AA-01"),
        _action("A-AA-02", "G-AA-03"),
        _action("A-AA-03", gap_ids=("G-AA-01", "G-AA-02")),
        _action("A-AA-04", "G-AA-02", status="rejected"),
        _action("A-AA-05", "G-AA-03"),
    )
    scores = make_scores({"A-AA-01": {"C1": [5, 5, 5], "C2": [1, 1, 1]}})
    given = {name: table for name, table in {**tables, "scores": scores}.items() if name not in absent}
    judged = _judge(make_view({**given, "actions": actions}, max_recommendations=2))
    # Severest gap first: A-AA-03 answers one of severity 5, then A-AA-02 and A-AA-05 (4), then A-AA-01 (2).
    assert judged.loc[judged["status"] != "rejected", "action_id"].to_list() == [
        "A-AA-03", "A-AA-02", "A-AA-05", "A-AA-01",
    ]  # fmt: skip
    assert judged["place"].isna().all()
    assert judged["value"].isna().all()
    assert _by_action(judged, "outcome") == {
        "A-AA-01": "below_limit", "A-AA-02": "recommended", "A-AA-03": "recommended", "A-AA-04": "rejected",
        "A-AA-05": "below_limit",
    }  # fmt: skip


def test_only_actions_and_ratings_of_the_jurisdiction_are_judged(
    make_table: Make, make_scores: Make, make_view: MakeView, tables: dict[str, pd.DataFrame]
) -> None:
    actions = make_table("actions", _action("A-AA-01"), _action("A-CC-01", jurisdiction="CC"))
    answers: Answers = {"C1": [3, 3, 3], "C2": [3, 3, 3]}
    better: Answers = {"C1": [5, 5, 5], "C2": [1, 1, 1]}
    scores = make_scores({"A-AA-01": answers, "A-CC-01": better})
    judged = _judge(make_view({**tables, "actions": actions, "scores": scores}))
    assert _by_action(judged, "place") == {"A-AA-01": 1}


def test_ratings_elsewhere_do_not_count_against_a_jurisdiction_that_nobody_rated(
    make_table: Make, make_scores: Make, make_view: MakeView, tables: dict[str, pd.DataFrame]
) -> None:
    actions = make_table("actions", _action("A-AA-01"), _action("A-CC-01", jurisdiction="CC"))
    scores = make_scores({"A-CC-01": {"C1": [5, 5, 5], "C2": [1, 1, 1]}})
    judged = _judge(make_view({**tables, "actions": actions, "scores": scores}))
    assert _by_action(judged, "outcome") == {"A-AA-01": "recommended"}
    assert judged["place"].isna().all()


def test_the_weight_set_of_the_run_decides(
    make_table: Make, make_scores: Make, make_view: MakeView, tables: dict[str, pd.DataFrame]
) -> None:
    actions = make_table("actions", _action("A-AA-01"), _action("A-AA-02"))
    ratings: dict[str, Answers] = {
        "A-AA-01": {"C1": [5, 5, 5], "C2": [5, 5, 5]},
        "A-AA-02": {"C1": [1, 1, 1], "C2": [1, 1, 1]},
    }
    given = {**tables, "actions": actions, "scores": make_scores(ratings)}
    # A-AA-01 has 1 on C1 and 0 on C2, A-AA-02 the reverse: 0.75 to 0.25, and 0.25 to 0.75.
    assert _by_action(_judge(make_view(given)), "place") == {"A-AA-01": 1, "A-AA-02": 2}
    other = _judge(make_view(given, weight_set="other"))
    assert _by_action(other, "place") == {"A-AA-01": 2, "A-AA-02": 1}


def test_a_jurisdiction_without_actions_has_an_empty_table_with_every_column(
    make_table: Make, make_view: MakeView, tables: dict[str, pd.DataFrame]
) -> None:
    given = {**tables, "actions": make_table("actions"), "scores": make_table("scores")}
    judged = _judge(make_view(given))
    assert judged.empty
    assert set(CHAIN) <= set(judged.columns)


def test_the_same_columns_come_with_and_without_ratings(
    make_table: Make, make_scores: Make, make_view: MakeView, tables: dict[str, pd.DataFrame]
) -> None:
    actions = make_table("actions", _action("A-AA-01"))
    scores = make_scores({"A-AA-01": {"C1": [3, 3, 3], "C2": [3, 3, 3]}})
    rated = _judge(make_view({**tables, "actions": actions, "scores": scores}))
    unrated = _judge(make_view({**tables, "actions": actions}))
    assert set(rated.columns) == set(unrated.columns)
    assert set(CHAIN) <= set(rated.columns)


def test_the_order_of_rows_does_not_matter(
    make_table: Make, make_scores: Make, make_view: MakeView, tables: dict[str, pd.DataFrame]
) -> None:
    actions = make_table("actions", *(_action(f"A-AA-0{number}", f"G-AA-0{number}") for number in (1, 2, 3)))
    answers: Answers = {"C1": [3, 4, 5], "C2": [3, 1, "DK"]}
    scores = make_scores(dict.fromkeys(actions["action_id"], answers))
    given = {**tables, "actions": actions, "scores": scores}
    turned = {name: table.iloc[::-1].reset_index(drop=True) for name, table in given.items()}
    pd.testing.assert_frame_equal(_judge(make_view(turned)), _judge(make_view(given)))


@pytest.mark.parametrize(
    ("given", "is_kept"),
    [
        ([5, 4, 3, 2], True),
        ([5, 4, 3, NAN], True),  # four answered, and nobody can tell whose number is missing
        ([5, 4, NAN, NAN], False),
        ([5, 4, 3], False),  # three answered
        ([NAN] * 4, False),
    ],
)
def test_what_too_few_people_said_is_taken_out(
    make_deciding: Callable[..., Deciding], given: list[float], is_kept: bool
) -> None:
    cells = [("C1", given), ("C2", [1.0, 1.0, 1.0, 1.0])]
    rows = [
        {"rater_id": f"P{rater}", "action_id": "A1", "criterion_id": name, "rating": rating, "scaled": rating}
        for name, ratings in cells
        for rater, rating in enumerate(ratings, 1)
    ]
    hidden = hide_thin_cells(pd.DataFrame(rows), make_deciding(min_raters=4))
    first = hidden[hidden["criterion_id"] == "C1"]
    expected = pd.Series(given if is_kept else [NAN] * len(given), dtype=float)
    for column in ("rating", "scaled"):
        pd.testing.assert_series_equal(first[column], expected, check_names=False)
    assert hidden.loc[hidden["criterion_id"] == "C2", "rating"].eq(1).all()
