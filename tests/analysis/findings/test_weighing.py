from collections.abc import Callable

import pandas as pd
import pytest

from bahali.analysis.findings.weighing import Weighing
from bahali.workshop.view import View

Make = Callable[..., pd.DataFrame]
MakeView = Callable[..., View]
Tables = dict[str, pd.DataFrame]


def _pairs(make_table: Make, rater: str, *pairs: tuple[str, str, float], name: str = "pairs") -> pd.DataFrame:
    rows = (
        {"weight_set": name, "rater_id": rater, "criterion_id": one, "over_id": other, "times": times}
        for one, other, times in pairs
    )
    return make_table("comparisons", *rows)


@pytest.fixture
def tables(make_table: Make) -> Tables:
    """One set as given, one of two raters' points, one of two raters' comparisons."""
    common = {"weight_set": "panel", "method": "points"}
    points = [("P1", "C1", 30), ("P1", "C2", 10), ("P2", "C1", 5), ("P2", "C2", 5)]
    return {
        "weights": make_table(
            "weights",
            {"weight_set": "base", "criterion_id": "C1", "weight": 0.9, "set_by": "The chair"},
            {"weight_set": "base", "criterion_id": "C2", "weight": 0.1, "set_by": "The chair"},
        ),
        "weight_answers": make_table(
            "weight_answers",
            *(
                {**common, "rater_id": rater, "criterion_id": key, "answer": answer}
                for rater, key, answer in points
            ),
        ),
        "comparisons": pd.concat(
            [_pairs(make_table, "P1", ("C1", "C2", 2)), _pairs(make_table, "P3", ("C1", "C2", 8))]
        ),
    }


def test_every_set_is_given_with_how_it_came_about(make_view: MakeView, tables: Tables) -> None:
    weighing = Weighing(make_view(tables))
    # panel: the mean of 0.75 and 0.5; pairs: the root of 2 x 8 is 4, so 4 to 1.
    assert weighing.table["C1"].to_dict() == pytest.approx({"base": 0.9, "pairs": 0.8, "panel": 0.625})
    assert weighing.table.sum(axis=1).to_list() == pytest.approx([1, 1, 1])
    assert weighing.table.index.name == "weight_set"
    assert weighing.origins.to_numpy().tolist() == [
        ["base", "given", "The chair", 0],
        ["panel", "points", "", 2],
        ["pairs", "pairs", "", 2],
    ]


def test_comparisons_are_combined_as_the_pack_says(make_view: MakeView, tables: Tables) -> None:
    # The mean of 2/3 and 8/9.
    weighing = Weighing(make_view(tables, deciding={"pair_group": "priorities"}))
    assert weighing.table.loc["pairs", "C1"] == pytest.approx(7 / 9)


@pytest.mark.parametrize(("name", "weight"), [("base", 0.9), ("panel", 0.625), ("pairs", 0.8)])
def test_the_set_of_the_run_is_the_headline(
    make_view: MakeView, tables: Tables, name: str, weight: float
) -> None:
    chosen = Weighing(make_view(tables, weight_set=name)).chosen
    assert chosen.to_dict() == pytest.approx({"C1": weight, "C2": 1 - weight})


def test_every_rater_keeps_a_ballot_for_each_set(make_view: MakeView, tables: Tables) -> None:
    ballots = Weighing(make_view(tables)).ballots
    assert ballots["C1"].to_dict() == pytest.approx(
        {("panel", "P1"): 0.75, ("panel", "P2"): 0.5, ("pairs", "P1"): 2 / 3, ("pairs", "P3"): 8 / 9}
    )


def test_sets_of_different_criteria_stand_side_by_side(
    make_table: Make, make_view: MakeView, tables: Tables
) -> None:
    more = make_table("weights", {"weight_set": "third", "criterion_id": "C3", "weight": 1})
    weighing = Weighing(make_view({**tables, "weights": pd.concat([tables["weights"], more])}))
    assert weighing.table.loc["third"].to_dict() == {"C1": 0, "C2": 0, "C3": 1}
    assert weighing.table.loc["pairs", "C3"] == 0
    assert not weighing.table.isna().any(axis=None)


def test_without_weights_there_is_no_headline(make_view: MakeView) -> None:
    weighing = Weighing(make_view({}))
    assert weighing.table.empty
    assert weighing.chosen.empty
    assert weighing.ballots.empty
    assert weighing.origins.empty
    assert weighing.consistency == ()


def test_each_raters_comparisons_are_told_whether_they_fit_together(
    make_table: Make, make_view: MakeView, tables: Tables
) -> None:
    # P1: 2, then 4, so 8 is expected and 1 was said: the ratio is 0.25 / 0.58, and the triad is 8 times off.
    # P2: 2 x 2 = 4, which fits.
    comparisons = pd.concat(
        [
            _pairs(make_table, "P1", ("C1", "C2", 2), ("C2", "C3", 4), ("C1", "C3", 1)),
            _pairs(make_table, "P2", ("C1", "C2", 2), ("C2", "C3", 2), ("C1", "C3", 4)),
        ]
    )
    first, second = Weighing(make_view({**tables, "comparisons": comparisons})).consistency
    assert (first.weight_set, first.rater_id, first.criteria) == ("pairs", "P1", ("C1", "C2", "C3"))
    assert first.ratio == pytest.approx(0.25 / 0.58)
    assert first.triad is not None
    assert first.triad.error == pytest.approx(2.0794, abs=1e-4)  # log 8
    assert first.repair is not None
    assert first.repair.ratio == pytest.approx(0.1)
    assert second.ratio == pytest.approx(0, abs=1e-9)
    assert second.repair is None


def test_the_limit_and_the_random_index_are_those_of_the_pack(make_table: Make, make_view: MakeView) -> None:
    comparisons = _pairs(make_table, "P1", ("C1", "C2", 2), ("C2", "C3", 4), ("C1", "C3", 1))
    # 0.25 / 0.58 = 0.43103 and 0.25 / 0.5799 = 0.43111.
    for index, is_mended in (("saaty", False), ("tummala-ling", True)):
        rules = {"consistency_limit": 0.43107, "random_index": index}
        (found,) = Weighing(make_view({"comparisons": comparisons}, deciding=rules)).consistency
        assert (found.repair is not None) == is_mended
