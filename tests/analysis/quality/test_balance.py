"""What is remarked of the balance of recommendations."""

from collections.abc import Callable

import pandas as pd

from bahali.analysis.quality.balance import check_layers
from bahali.analysis.quality.checks import Obstacle

Make = Callable[..., pd.DataFrame]


def with_layers(make_table: Make, *layers: str) -> pd.DataFrame:
    return make_table("actions", *({"layers": tuple(each.split(";"))} for each in layers))


def test_both_faults_of_balance_are_told_apart(make_table: Make) -> None:
    result = check_layers(with_layers(make_table, "4", "4", "3", "X"))
    assert [fault.problem for fault in result.remarks] == [
        "67 % of the recommendations that name a layer name only specialised services",
        "no recommendation is for basic services, or for community and family supports (1, 2)",
    ]
    assert {(fault.file, fault.row, fault.column) for fault in result.remarks} == {
        ("tables/actions.csv", None, "layers")
    }
    assert (result.looked_at, result.left_out, result.obstacle) == (3, 1, Obstacle.NO_LAYER)


def test_balance_is_not_checked_where_no_layer_is_named(make_table: Make) -> None:
    assert check_layers(with_layers(make_table, "X")).obstacle is Obstacle.NO_LAYER
    assert not check_layers(with_layers(make_table, "X")).is_checked
    assert check_layers(make_table("actions")).obstacle is Obstacle.NOTHING_RECOMMENDED
