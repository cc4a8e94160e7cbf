"""How much does each criterion matter, by whose answer?"""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bahali.analysis.weighing.elicitation import (
    weights_from_points,
    weights_from_ranks,
    weights_from_swing,
)
from bahali.analysis.weighing.pairwise import combine_judgements, combine_priorities, principal_weights
from bahali.vocabulary.codes import PairGroup, WeightMethod
from bahali.workshop.frames import each_row

Array = NDArray[np.float64]

BALLOT = ["weight_set", "rater_id"]
_RULES = {
    WeightMethod.POINTS: weights_from_points,
    WeightMethod.SWING: weights_from_swing,
    WeightMethod.RANK: weights_from_ranks,
}


def tabulate_weights(weights: pd.DataFrame) -> pd.DataFrame:
    """Put each set of weights into one row that adds up to 1.

    Parameters
    ----------
    weights : DataFrame
        Rows of the weights table; weights are not negative.

    Returns
    -------
    DataFrame
        Index ``weight_set``, columns criterion ids; shares from 0 to 1. A criterion that a set does not
        name has weight 0.

    Raises
    ------
    ValueError
        If all weights of a set are 0.
    """
    table = weights.pivot_table(index="weight_set", columns="criterion_id", values="weight", aggfunc="sum")
    table = table.astype(float).fillna(0.0)
    totals = table.sum(axis=1)
    if empty := list(totals.index[totals == 0]):
        raise ValueError(f"the weights of {', '.join(empty)} add up to 0, so nothing would count")
    return table.div(totals, axis=0)


def weigh_answers(answers: pd.DataFrame) -> pd.DataFrame:
    """Give the weights that each rater's points, swings or order stand for.

    Parameters
    ----------
    answers : DataFrame
        Rows of the weight answers table; each rater answers in one way for a set.

    Returns
    -------
    DataFrame
        Index ``weight_set`` and ``rater_id``, columns criterion ids; shares that add up to 1.
    """
    rows = {
        ballot: pd.Series(
            _RULES[WeightMethod(given["method"].iloc[0])](given["answer"].to_numpy(dtype=float)),
            index=given["criterion_id"].to_list(),
        )
        for ballot, given in answers.sort_values([*BALLOT, "criterion_id"]).groupby(BALLOT)
    }
    return _tabulate_ballots(rows)


def build_matrices(comparisons: pd.DataFrame) -> dict[tuple[str, str], pd.DataFrame]:
    """Give the reciprocal matrix of each rater's comparisons, by set and rater.

    Parameters
    ----------
    comparisons : DataFrame
        Rows of the comparisons table, each pair of criteria once.
    """
    matrices = {}
    for ballot, given in comparisons.groupby(BALLOT):
        criteria = sorted({*given["criterion_id"], *given["over_id"]})
        places = {criterion: place for place, criterion in enumerate(criteria)}
        judged = np.eye(len(criteria))
        for row in each_row(given):
            one, other = places[row.criterion_id], places[row.over_id]
            judged[one, other], judged[other, one] = row.times, 1 / row.times
        matrix = pd.DataFrame(judged, index=criteria, columns=criteria)
        matrices[str(ballot[0]), str(ballot[1])] = matrix
    return matrices


def weigh_comparisons(comparisons: pd.DataFrame) -> pd.DataFrame:
    """Give the weights that each rater's comparisons stand for; shaped like ``weigh_answers``."""
    rows = {
        ballot: pd.Series(principal_weights(matrix.to_numpy()), index=matrix.index)
        for ballot, matrix in build_matrices(comparisons).items()
    }
    return _tabulate_ballots(rows)


def combine_comparisons(comparisons: pd.DataFrame, how: PairGroup) -> pd.DataFrame:
    """Make one set of weights of several raters' comparisons.

    Parameters
    ----------
    comparisons : DataFrame
        Rows of the comparisons table.
    how : PairGroup
        By the geometric mean of the comparisons (raters act as one), or by the mean of their weights (raters
        keep their own).

    Returns
    -------
    DataFrame
        Index ``weight_set``, columns criterion ids; shares that add up to 1.
    """
    sets: dict[str, list[pd.DataFrame]] = {}
    for (name, _), matrix in build_matrices(comparisons).items():
        sets.setdefault(name, []).append(matrix)
    rows = {name: _combine_matrices(matrices, how) for name, matrices in sets.items()}
    return pd.DataFrame(rows, dtype=float).T.rename_axis("weight_set")


def average_ballots(ballots: pd.DataFrame) -> pd.DataFrame:
    """Make one set of weights of several raters' by the mean of each criterion."""
    rows = {
        str(name): pd.Series(combine_priorities(given.to_numpy()), index=ballots.columns)
        for name, given in ballots.groupby(level="weight_set")
    }
    return pd.DataFrame(rows, dtype=float).T.rename_axis("weight_set")


def measure_weight_spread(ballots: pd.DataFrame) -> pd.DataFrame:
    """Say how far raters lie apart on the weight of each criterion.

    Parameters
    ----------
    ballots : DataFrame
        From ``weigh_answers`` or ``weigh_comparisons``.

    Returns
    -------
    DataFrame
        One row for each set and criterion: ``weight_set``, ``criterion_id``; ``low``, ``middle`` and
        ``high``, the quartiles of the raters' weights, from 0 to 1, interpolated in a straight line;
        ``raters``. The outermost weights are left out on purpose: each is one person's.
    """
    rows = [
        (str(name), str(criterion), *given[criterion].quantile([0.25, 0.5, 0.75]), len(given))
        for name, given in ballots.groupby(level="weight_set")
        for criterion in ballots.columns
    ]
    return pd.DataFrame(rows, columns=["weight_set", "criterion_id", "low", "middle", "high", "raters"])


def list_origins(
    weights: pd.DataFrame, answers: pd.DataFrame, comparisons: pd.DataFrame
) -> Iterator[tuple[str, str, str, int]]:
    """Yield where each set of weights comes from: its name, how, who set it where that is written, how many.

    ``how`` is ``given``, ``pairs``, or the codes of ``WeightMethod`` joined by +; raters are only counted.
    """
    for name, given in weights.groupby("weight_set"):
        yield str(name), "given", ", ".join(sorted(set(given["set_by"].dropna()))), 0
    for name, given in answers.groupby("weight_set"):
        yield str(name), "+".join(sorted(set(given["method"]))), "", given["rater_id"].nunique()
    for name, given in comparisons.groupby("weight_set"):
        yield str(name), "pairs", "", given["rater_id"].nunique()


def _combine_matrices(matrices: list[pd.DataFrame], how: PairGroup) -> pd.Series:
    arrays = [matrix.to_numpy() for matrix in matrices]
    if how is PairGroup.JUDGEMENTS:
        return pd.Series(principal_weights(combine_judgements(arrays)), index=matrices[0].index)
    own = np.stack([principal_weights(array) for array in arrays])
    return pd.Series(combine_priorities(own), index=matrices[0].index)


def _tabulate_ballots(rows: Mapping[Any, pd.Series]) -> pd.DataFrame:
    index = pd.MultiIndex.from_tuples(list(rows), names=BALLOT)
    return pd.DataFrame(list(rows.values()), dtype=float).set_axis(index, axis=0).fillna(0.0)
