from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from bahali.analysis.weighing.weights import (
    average_ballots,
    build_matrices,
    combine_comparisons,
    list_origins,
    measure_weight_spread,
    tabulate_weights,
    weigh_answers,
    weigh_comparisons,
)
from bahali.vocabulary.codes import PairGroup

Make = Callable[..., pd.DataFrame]


def _weight(weight_set: str, criterion: str, weight: float) -> dict[str, object]:
    return {"weight_set": weight_set, "criterion_id": criterion, "weight": weight}


def test_each_set_is_scaled_to_a_sum_of_one(make_table: Make) -> None:
    weights = make_table(
        "weights",
        _weight("base", "C1", 0.2),
        _weight("base", "C2", 0.6),
        _weight("other", "C1", 0.5),
        _weight("other", "C2", 0.5),
    )
    expected = pd.DataFrame({"C1": [0.25, 0.5], "C2": [0.75, 0.5]}, index=["base", "other"])
    pd.testing.assert_frame_equal(
        tabulate_weights(weights),
        expected,
        check_names=False,
        check_index_type=False,
        check_column_type=False,
    )


def test_a_criterion_that_a_set_does_not_name_weighs_nothing(make_table: Make) -> None:
    weights = make_table("weights", _weight("base", "C1", 1), _weight("other", "C2", 1))
    assert tabulate_weights(weights).loc["base"].to_dict() == {"C1": 1.0, "C2": 0.0}


def test_the_order_of_weights_does_not_matter(make_table: Make) -> None:
    weights = make_table("weights", _weight("b", "C2", 0.3), _weight("b", "C1", 0.7), _weight("a", "C1", 1))
    pd.testing.assert_frame_equal(tabulate_weights(weights), tabulate_weights(weights[::-1]))


def test_no_weights_give_an_empty_table(make_table: Make) -> None:
    table = tabulate_weights(make_table("weights"))
    assert table.empty
    assert table.index.name == "weight_set"


def test_weights_that_are_all_zero_are_refused(make_table: Make) -> None:
    weights = make_table(
        "weights", _weight("base", "C1", 0), _weight("base", "C2", 0), _weight("ok", "C1", 1)
    )
    with pytest.raises(ValueError, match="weights of base add up to 0"):
        tabulate_weights(weights)


def _answers(make: Make, weight_set: str, rater: str, method: str, **by_criterion: float) -> pd.DataFrame:
    cells = {"weight_set": weight_set, "rater_id": rater, "method": method}
    rows = ({**cells, "criterion_id": name, "answer": answer} for name, answer in by_criterion.items())
    return make("weight_answers", *rows)


def _compare(make_table: Make, rater: str, *pairs: tuple[str, str, float]) -> pd.DataFrame:
    cells = {"weight_set": "panel", "rater_id": rater}
    rows = ({**cells, "criterion_id": one, "over_id": other, "times": times} for one, other, times in pairs)
    return make_table("comparisons", *rows)


def test_each_rater_has_the_weights_that_their_way_of_answering_stands_for(make_table: Make) -> None:
    answers = pd.concat(
        [
            _answers(make_table, "panel", "P2", "swing", C1=100, C2=50, C3=50),
            _answers(make_table, "panel", "P1", "points", C2=30, C1=10),
            _answers(make_table, "other", "P1", "rank", C1=2, C2=1),
        ]
    )
    weighed = weigh_answers(answers)
    assert weighed.index.names == ["weight_set", "rater_id"]
    assert weighed[["C1", "C2", "C3"]].T.to_dict("list") == {
        # The centroid of two ranks: (1 + 1/2) / 2 and (1/2) / 2.
        ("other", "P1"): pytest.approx([0.25, 0.75, 0]),
        ("panel", "P1"): pytest.approx([0.25, 0.75, 0]),
        ("panel", "P2"): pytest.approx([0.5, 0.25, 0.25]),
    }


def test_a_panel_has_the_mean_of_its_raters_weights_by_set(make_table: Make) -> None:
    answers = pd.concat(
        [
            _answers(make_table, "panel", "P1", "points", C1=1, C2=1),
            _answers(make_table, "panel", "P2", "points", C1=9, C2=1),
            _answers(make_table, "other", "P1", "points", C2=4),
        ]
    )
    table = average_ballots(weigh_answers(answers))
    assert table.index.name == "weight_set"
    # The mean of 0.5 and 0.9 is 0.7.
    assert table["C1"].to_dict() == pytest.approx({"other": 0, "panel": 0.7})
    assert table["C2"].to_dict() == pytest.approx({"other": 1, "panel": 0.3})


def test_no_answers_weigh_nothing(make_table: Make) -> None:
    ballots = weigh_answers(make_table("weight_answers"))
    assert ballots.empty
    assert average_ballots(ballots).empty
    assert weigh_comparisons(make_table("comparisons")).empty
    assert combine_comparisons(make_table("comparisons"), PairGroup.JUDGEMENTS).empty


def test_comparisons_make_a_matrix_whichever_way_round_they_were_written(make_table: Make) -> None:
    written = _compare(make_table, "P1", ("C2", "C1", 4), ("C1", "C3", 0.5), ("C3", "C2", 2))
    (ballot, matrix), *others = build_matrices(written).items()
    assert others == []
    assert ballot == ("panel", "P1")
    expected = pd.DataFrame(
        [[1, 1 / 4, 1 / 2], [4, 1, 1 / 2], [2.0, 2.0, 1.0]],
        index=["C1", "C2", "C3"],
        columns=["C1", "C2", "C3"],
    )
    pd.testing.assert_frame_equal(matrix, expected)


def test_consistent_comparisons_give_the_weights_they_were_made_from(make_table: Make) -> None:
    weighed = weigh_comparisons(_compare(make_table, "P1", ("C1", "C2", 2), ("C1", "C3", 4), ("C2", "C3", 2)))
    assert weighed.loc[("panel", "P1")].to_list() == pytest.approx([4 / 7, 2 / 7, 1 / 7])


@pytest.mark.parametrize(
    ("how", "weight"),
    [
        (PairGroup.JUDGEMENTS, 4 / 5),  # the root of 2 x 8 is 4
        (PairGroup.PRIORITIES, 7 / 9),  # the mean of 2/3 and 8/9
    ],
)
def test_comparisons_of_several_raters_are_combined_as_the_pack_says(
    make_table: Make, how: PairGroup, weight: float
) -> None:
    comparisons = pd.concat(
        [_compare(make_table, "P1", ("C1", "C2", 2)), _compare(make_table, "P2", ("C2", "C1", 1 / 8))]
    )
    assert combine_comparisons(comparisons, how).loc["panel"].to_list() == pytest.approx([weight, 1 - weight])


@pytest.mark.parametrize("how", list(PairGroup))
def test_the_order_of_comparisons_and_raters_changes_no_weight(make_table: Make, how: PairGroup) -> None:
    comparisons = pd.concat(
        [
            _compare(make_table, "P1", ("C1", "C2", 2), ("C1", "C3", 5), ("C2", "C3", 2)),
            _compare(make_table, "P2", ("C1", "C2", 1), ("C1", "C3", 3), ("C2", "C3", 7)),
        ]
    )
    before, after = (combine_comparisons(table, how) for table in (comparisons, comparisons[::-1]))
    np.testing.assert_allclose(after.to_numpy(), before.to_numpy())
    assert list(after.columns) == list(before.columns)


def test_every_set_says_where_it_comes_from_and_raters_are_only_counted(make_table: Make) -> None:
    weights = pd.concat(
        [
            make_table("weights", {**_weight("base", "C1", 1), "set_by": "The chair"}),
            make_table("weights", _weight("even", "C1", 1)),
        ]
    )
    answers = pd.concat(
        [
            _answers(make_table, "panel", "P2", "swing", C1=100, C2=50),
            _answers(make_table, "panel", "P1", "points", C1=10, C2=30),
        ]
    )
    comparisons = pd.concat(
        [_compare(make_table, "P1", ("C1", "C2", 2)), _compare(make_table, "P2", ("C2", "C1", 1))]
    )
    assert list(list_origins(weights, answers, comparisons.assign(weight_set="pairwise"))) == [
        ("base", "given", "The chair", 0),
        ("even", "given", "", 0),
        ("panel", "points+swing", "", 2),
        ("pairwise", "pairs", "", 2),
    ]


def test_how_far_raters_lie_apart_is_told_by_their_middle_half() -> None:
    # Five raters: the quartiles of 0.1 0.2 0.3 0.4 0.9 are the second, third and fourth of them.
    index = pd.MultiIndex.from_tuples(
        [("panel", f"P{number}") for number in range(1, 6)] + [("other", "P1")],
        names=["weight_set", "rater_id"],
    )
    own = [0.3, 0.1, 0.9, 0.2, 0.4, 0.5]
    ballots = pd.DataFrame({"C1": own, "C2": [1 - weight for weight in own]}, index=index)
    spread = measure_weight_spread(ballots).set_index(["weight_set", "criterion_id"])
    assert spread.loc[("panel", "C1")].to_list() == pytest.approx([0.2, 0.3, 0.4, 5])
    assert spread.loc[("panel", "C2")].to_list() == pytest.approx([0.6, 0.7, 0.8, 5])
    assert spread.loc[("other", "C1")].to_list() == pytest.approx([0.5, 0.5, 0.5, 1])


def test_nobody_lies_apart_where_nobody_gave_weights(make_table: Make) -> None:
    assert measure_weight_spread(weigh_answers(make_table("weight_answers"))).empty
