"""What the order of one jurisdiction rests on, worked by hand on three actions."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import pytest

from bahali.analysis.findings.certainty import Certainty
from bahali.analysis.findings.priorities import Priorities
from bahali.workshop.view import View

Make = Callable[..., pd.DataFrame]
MakeView = Callable[..., View]
Tables = dict[str, pd.DataFrame]

# With the mean of four raters: A1 0.8 and 0.4, A2 0.4 and 0.8, A3 0.2 and 0.2 on a scale from 0 to 10.
ANSWERS: dict[str, dict[str, Sequence[object]]] = {
    "A1": {"C1": [8, 8, 8, 8], "C2": [4, 4, 4, 4]},
    "A2": {"C1": [4, 4, 4, 4], "C2": [8, 8, 8, 8]},
    "A3": {"C1": [2, 2, 2, 2], "C2": [2, 2, 2, 2]},
}
DECIDING = {"lowest_rating": 0, "highest_rating": 10, "aggregate": "mean", "shortlist": 1}


@pytest.fixture
def tables(make_table: Make, make_scores: Make) -> Tables:
    weights = [("base", "C1", 0.6), ("base", "C2", 0.4), ("turned", "C1", 0.4), ("turned", "C2", 0.6)]
    groups = {"P1": "user", "P2": "user", "P3": "official", "P4": "official"}
    return {
        "gaps": make_table("gaps", {"gap_id": "G1", "jurisdiction": "AA", "severity": 2}),
        "actions": make_table(
            "actions",
            *(
                {"action_id": name, "jurisdiction": "AA", "gap_ids": ("G1",), "status": "proposed"}
                for name in ANSWERS
            ),
        ),
        "criteria": make_table("criteria", {"criterion_id": "C1"}, {"criterion_id": "C2"}),
        "weights": make_table(
            "weights",
            *({"weight_set": name, "criterion_id": key, "weight": weight} for name, key, weight in weights),
        ),
        "scores": make_scores(ANSWERS),
        "participants": make_table(
            "participants",
            *({"participant_id": name, "stakeholder_group": group} for name, group in groups.items()),
        ),
    }


def _certainty(view: View) -> Certainty:
    return Certainty(view, Priorities(view))


@pytest.fixture
def certainty(make_view: MakeView, tables: Tables) -> Certainty:
    return _certainty(make_view(tables, deciding=DECIDING, draws=400))


def test_between_which_weights_the_same_actions_stay_first_is_given_by_criterion(
    make_view: MakeView, tables: Tables, certainty: Certainty
) -> None:
    # A1 0.8 w + 0.4 (1 - w), A2 the reverse: equal at 0.5.
    table = certainty.stability
    assert table.index.to_list() == ["C1", "C2"]
    assert table["weight"].to_list() == pytest.approx([0.6, 0.4])
    np.testing.assert_allclose(table[["first_from", "first_to"]], [[0.5, 1], [0, 0.5]])
    np.testing.assert_allclose(table[["shortlist_from", "shortlist_to"]], [[0.5, 1], [0, 0.5]])
    # A3 is never on a shortlist of two.
    longer = _certainty(make_view(tables, deciding={**DECIDING, "shortlist": 2})).stability
    np.testing.assert_allclose(longer[["shortlist_from", "shortlist_to"]], [[0, 1], [0, 1]])
    np.testing.assert_allclose(longer[["first_from", "first_to"]], [[0.5, 1], [0, 0.5]])


def test_a_criterion_without_weight_is_in_no_table(
    make_table: Make, make_view: MakeView, tables: Tables
) -> None:
    weights = make_table(
        "weights",
        {"weight_set": "base", "criterion_id": "C1", "weight": 1},
        {"weight_set": "base", "criterion_id": "C2", "weight": 0},
    )
    found = _certainty(make_view({**tables, "weights": weights}, deciding=DECIDING))
    assert found.stability.index.to_list() == ["C1"]
    assert found.stability[["first_from", "first_to"]].isna().all(axis=None)
    assert found.without_each_criterion.empty


def test_every_set_of_weights_places_the_actions(certainty: Certainty) -> None:
    # base: 0.64, 0.56, 0.2; turned: 0.56, 0.64, 0.2.
    places = certainty.places_by_set
    assert places.loc[["A1", "A2", "A3"]].to_dict("list") == {"base": [1, 2, 3], "turned": [2, 1, 3]}
    assert (places.dtypes == "Int64").all()


def test_a_set_that_counts_what_was_not_rated_gives_no_place(
    make_table: Make, make_view: MakeView, tables: Tables
) -> None:
    more = make_table("weights", {"weight_set": "other", "criterion_id": "C3", "weight": 1})
    weights = pd.concat([tables["weights"], more])
    criteria = make_table("criteria", *({"criterion_id": name} for name in ("C1", "C2", "C3")))
    found = _certainty(make_view({**tables, "weights": weights, "criteria": criteria}, deciding=DECIDING))
    assert found.places_by_set["other"].isna().all()
    assert found.places_by_set["base"].to_list() == [1, 2, 3]


def test_other_methods_place_the_same_actions_by_name(certainty: Certainty) -> None:
    methods = certainty.methods
    assert methods.places["additive"].to_dict() == {"A1": 1, "A2": 2, "A3": 3}
    # A3 is dominated, so it is last by every method.
    assert (methods.places.loc["A3"] == 3).all()
    assert methods.values.loc["A1", "additive"] == pytest.approx(0.64)


def test_actions_that_vikor_cannot_tell_apart_are_named(certainty: Certainty) -> None:
    # A1 is worth 0.8 and 0.4, A2 0.4 and 0.8, A3 0.2 and 0.2; weights 0.6 and 0.4. Sums of weighted gaps:
    # 0.267, 0.4, 1; largest 0.267, 0.4, 0.6; so Q is 0, 0.29 and 1, and A2 is nearer than 1 / (3 - 1).
    assert certainty.compromise == ("A1", "A2")


def test_leaving_out_raters_groups_and_criteria_is_told(
    make_scores: Make, make_view: MakeView, tables: Tables
) -> None:
    # The two users make A1 first: without them A1 has 0.4 and A2 0.5; without one of them 0.6 and 0.5.
    # Without C2, which is the same for all, nothing changes; without C1 all are equal.
    answers = {
        "A1": {"C1": [10, 10, 4, 4], "C2": [5] * 4},
        "A2": {"C1": [5, 5, 5, 5], "C2": [5] * 4},
        "A3": {"C1": [1, 1, 1, 1], "C2": [5] * 4},
    }
    found = _certainty(
        make_view({**tables, "scores": make_scores(answers)}, deciding={**DECIDING, "min_raters": 2})
    )
    assert found.without_each_rater["is_other_first"].to_list() == [False] * 4
    assert found.without_each_group.set_index("left_out")["is_other_first"].to_dict() == {
        "official": False, "user": True,
    }  # fmt: skip
    criteria = found.without_each_criterion.set_index("left_out")
    assert criteria["is_other_first"].to_dict() == {"C1": True, "C2": False}
    assert criteria.loc["C1", "entered"] == ("A2", "A3")


def test_questions_are_those_of_actions_with_a_place(
    make_scores: Make, make_view: MakeView, tables: Tables
) -> None:
    # A2: C1 is 0.4 or 0.8 (four raters, two each), 0.6 on average; so 0.6 x 0.6 + 0.4 x 0.8 = 0.68, before A1
    # with 0.64. On 0.4 it is 0.56, and A1 would gain 0.08; on 0.8 nothing changes. Chance 1/2.
    answers = {**ANSWERS, "A2": {"C1": [4, 4, 8, 8], "C2": [8] * 4}}
    found = _certainty(make_view({**tables, "scores": make_scores(answers)}, deciding=DECIDING))
    assert found.questions[["action_id", "criterion_id"]].to_numpy().tolist() == [["A2", "C1"]]
    assert found.questions[["gain", "chance"]].to_numpy().tolist() == [[pytest.approx(0.04), 0.5]]


def test_what_certainty_would_gain_is_that_of_the_draws(certainty: Certainty) -> None:
    robustness = certainty.priorities.robustness
    assert robustness is not None
    draws = robustness.value_draws
    expected = draws.max(axis=1).mean() - draws.mean(axis=0).max()
    assert certainty.gain_of_certainty == pytest.approx(expected, abs=1e-9)
    assert certainty.gain_of_certainty >= 0


TABLES = [
    *("stability", "places_by_set", "without_each_rater", "without_each_group", "without_each_criterion"),
    "questions",
]


@pytest.mark.parametrize("name", TABLES)
def test_where_nothing_was_rated_there_is_nothing_to_be_sure_of(
    make_view: MakeView, tables: Tables, name: str
) -> None:
    given = {key: table for key, table in tables.items() if key not in ("scores", "weights")}
    found = _certainty(make_view(given, deciding=DECIDING))
    assert getattr(found, name).empty
    assert found.gain_of_certainty == 0


@pytest.mark.parametrize("name", [*TABLES, "methods", "gain_of_certainty"])
def test_where_too_few_rated_there_is_no_nonsense(
    make_view: MakeView, make_scores: Make, tables: Tables, name: str
) -> None:
    scores = make_scores({name: {"C1": [5, 5], "C2": [3, 3]} for name in ANSWERS})
    found = _certainty(make_view({**tables, "scores": scores}, deciding=DECIDING))
    result = getattr(found, name)
    if name == "stability":
        assert result[["first_from", "first_to", "shortlist_from", "shortlist_to"]].isna().all(axis=None)
    elif name == "methods":
        assert result.values.empty
        assert result.places.empty
    elif name == "gain_of_certainty":
        assert result == 0
    elif name.startswith("without"):
        assert result["correlation"].isna().all()
        assert set(result["moved_most"]) == {""}
    else:
        assert result.empty


def test_a_single_action_is_sure(make_view: MakeView, make_scores: Make, tables: Tables) -> None:
    scores = make_scores({"A1": ANSWERS["A1"]})
    found = _certainty(make_view({**tables, "scores": scores}, deciding=DECIDING, draws=100))
    np.testing.assert_array_equal(found.stability[["first_from", "first_to"]], [[0, 1], [0, 1]])
    assert found.questions.empty
    assert found.gain_of_certainty == 0
    assert found.methods.places.loc["A1"].to_list() == [1] * len(found.methods.places.columns)
