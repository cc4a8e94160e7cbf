from collections.abc import Callable

import pandas as pd
import pytest

from bahali.analysis.priorities.weights import tabulate_weights

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
