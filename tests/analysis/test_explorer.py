"""What a reader's page may weigh anew."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from bahali.analysis.explorer import lay_out
from bahali.analysis.valuing.panel import Panel
from bahali.workshop.deciding import Deciding

MakePanel = Callable[..., Panel]
Rules = Callable[..., Deciding]

NAN = float("nan")
# Two raters, two actions, two criteria; only one of them rated the second action on the second criterion.
BY_RATER = [[[0.2, 1.0], [0.5, NAN]], [[0.4, 0.5], [0.7, 0.9]]]
EVEN = pd.DataFrame({"C1": [0.5], "C2": [0.5]}, index=["even"])


def test_what_too_few_people_rated_never_leaves(make_panel: MakePanel, make_deciding: Rules) -> None:
    found = lay_out(make_panel(BY_RATER), ["a1", "a2"], EVEN, make_deciding(min_raters=3))
    # The means of 0.2 and 0.4, of 1 and 0.5, and of 0.5 and 0.7.
    assert found.values.to_numpy() == pytest.approx(np.array([[0.3, 0.75], [0.6, NAN]]), nan_ok=True)


def test_what_too_few_people_rated_is_the_worst_where_the_pack_says_so(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    found = lay_out(make_panel(BY_RATER), ["a2"], EVEN, make_deciding(min_raters=3, unrated="worst"))
    assert found.values.to_numpy() == pytest.approx(np.array([[0.6, 0.0]]))


def test_an_action_that_nobody_rated_has_no_values(make_panel: MakePanel, make_deciding: Rules) -> None:
    found = lay_out(make_panel(BY_RATER), ["a9", "a1"], EVEN, make_deciding())
    assert list(found.values.index) == ["a1", "a9"]
    assert found.values.loc["a9"].isna().all()


def test_criteria_are_those_that_somebody_rated_or_a_set_counts(
    make_panel: MakePanel, make_deciding: Rules
) -> None:
    weights = pd.DataFrame({"C0": [1.0], "C9": [0.0]}, index=["odd"])
    found = lay_out(make_panel(BY_RATER), ["a1"], weights, make_deciding())
    assert list(found.values.columns) == list(found.weights.columns) == ["C0", "C1", "C2"]
    assert found.values["C0"].isna().all()
    assert found.weights.to_numpy().tolist() == [[1.0, 0.0, 0.0]]
