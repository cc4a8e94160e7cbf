"""Whether actions lean on specialists."""

from collections.abc import Callable

import pandas as pd
import pytest

from bahali.analysis.balance import is_leaning_on_specialists, lacks_lower_layers, share_of_specialised

Make = Callable[..., pd.DataFrame]


def with_layers(make_table: Make, *layers: str) -> pd.DataFrame:
    return make_table("actions", *({"layers": tuple(each.split(";"))} for each in layers))


@pytest.mark.parametrize(
    ("layers", "share", "leans"),
    [
        (["4", "4", "4", "2", "1"], 3 / 5, False),  # 60 percent is not above 60 percent
        (["4", "4", "2"], 2 / 3, True),
        (
            ["4", "3;4", "4", "2"],
            2 / 4,
            False,
        ),  # one that names another layer too is not for specialists only
        (["4", "4;X", "2"], 2 / 3, True),  # X is no layer of care
        (["4", "X", "X", "X"], 1.0, True),  # actions across all layers do not count
        (["1", "2", "3"], 0.0, False),
        (["X"], None, False),
        ([], None, False),
    ],
)
def test_a_plan_leans_on_specialists_above_sixty_percent(
    make_table: Make, layers: list[str], share: float | None, leans: bool
) -> None:
    actions = with_layers(make_table, *layers)
    assert share_of_specialised(actions) == (None if share is None else pytest.approx(share))
    assert is_leaning_on_specialists(actions) is leans


@pytest.mark.parametrize(
    ("layers", "lacks"),
    [
        (["3", "4"], True),
        (["3", "4", "2;3"], False),
        (["1"], False),
        (["3", "X"], True),
        (["X"], False),
        ([], False),
    ],
)
def test_the_lower_layers_are_reached_by_one_action(make_table: Make, layers: list[str], lacks: bool) -> None:
    assert lacks_lower_layers(with_layers(make_table, *layers)) is lacks
