"""Which actions come first?"""

import pandas as pd

SAME_VALUE_DECIMALS = 9


def value_actions(combined: pd.DataFrame, weights: pd.Series) -> pd.Series:
    """Add up each action's scaled ratings, each multiplied by the weight of its criterion.

    Parameters
    ----------
    combined : DataFrame, shape (actions, criteria)
        From 0 (worst) to 1 (best); missing where nobody gave a number.
    weights : Series, length criteria
        Not negative, sums to 1, indexed by criterion.

    Returns
    -------
    Series, length actions
        From 0 to 1; missing where a criterion that counts has no rating.

    Raises
    ------
    ValueError
        If a criterion has ratings and no weight.

    References
    ----------
    Keeney and Raiffa (1976), *Decisions with Multiple Objectives*, ch. 3 (additive value function).

    Examples
    --------
    >>> combined = pd.DataFrame({"C1": [1.0, 0.0], "C2": [0.5, 1.0]}, ["A-XX-01", "A-XX-02"])
    >>> value_actions(combined, pd.Series({"C1": 0.6, "C2": 0.4})).to_dict()
    {'A-XX-01': 0.8, 'A-XX-02': 0.4}
    """
    unweighted = combined.columns.difference(weights.index)
    if len(unweighted):
        raise ValueError(f"no weight is given for {', '.join(unweighted)}")
    counting = weights[weights > 0]
    # skipna=False: a blank that were counted as 0 would make an unrated action a bad one.
    weighted = combined.reindex(columns=counting.index) * counting
    return weighted.sum(axis=1, skipna=False).rename("value")


def rank_actions(values: pd.Series) -> pd.Series:
    """Give each action its place: 1 is first, equal values share a place, no value has none.

    Examples
    --------
    >>> rank_actions(pd.Series({"a": 0.3, "b": 0.1 + 0.2, "c": None})).to_list()
    [1, 1, <NA>]
    """
    # 0.1 + 0.2 and 0.3 differ in the 17th digit; without rounding a tie becomes a winner.
    comparable = values.astype(float).round(SAME_VALUE_DECIMALS)
    return comparable.rank(ascending=False, method="min").astype("Int64").rename("place")
