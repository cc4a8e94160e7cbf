"""How much does each criterion matter?"""

import pandas as pd


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
