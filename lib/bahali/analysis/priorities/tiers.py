"""To which tier does each action belong, and what keeps it from a higher one?"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import pandas as pd

from bahali.analysis.valuing.ranking import SAME_VALUE_DECIMALS
from bahali.analysis.valuing.values import VALUE_END
from bahali.vocabulary.codes import GateResult
from bahali.workshop.deciding import Tier
from bahali.workshop.frames import each_row


class Obstacle(StrEnum):
    """What keeps an action from the tier that its value alone would give it."""

    PLACE = "place"
    CHANCE = "chance"
    CONTESTED = "contested"
    UNCHECKED = "unchecked"


def assign_bands(values: pd.Series, tiers: Sequence[Tier]) -> pd.Series:
    """Give each value the first tier whose least value it reaches; none where there is no value.

    Parameters
    ----------
    values : Series
        From 0 to 1.
    tiers : sequence of Tier
        From the highest ``least_value`` down to 0, on a scale from 0 to 100.
    """
    scaled = (values.astype(float) * VALUE_END).round(SAME_VALUE_DECIMALS)
    names = [next((tier.name for tier in tiers if value >= tier.least_value), None) for value in scaled]
    return pd.Series(names, index=values.index, dtype=object, name="band")


def assign_tiers(judged: pd.DataFrame, tiers: Sequence[Tier]) -> pd.DataFrame:
    """Give each action the first tier of which it meets every demand.

    Parameters
    ----------
    judged : DataFrame
        ``value`` (0 to 1), ``place``, ``chance`` (share of the draws in which the action is on the
        shortlist), ``is_contested`` and ``gate``.
    tiers : sequence of Tier
        From the highest ``least_value`` down to 0; the last makes no demand.

    Returns
    -------
    DataFrame
        Indexed as ``judged``: ``tier``, none where there is no value; and ``obstacles``, a tuple of codes of
        ``Obstacle``: the demands not met by which the tier is lower than the value alone would give.
    """
    found = [_find_tier(row, tiers) for row in each_row(judged)]
    table = pd.DataFrame(found, columns=["tier", "obstacles"], dtype=object)
    return table.set_axis(judged.index, axis=0)


def _find_tier(row: Any, tiers: Sequence[Tier]) -> tuple[str | None, tuple[str, ...]]:  # noqa: ANN401 a row
    if pd.isna(row.value):
        return None, ()
    obstacles: list[str] = []
    value = round(float(row.value) * VALUE_END, SAME_VALUE_DECIMALS)
    for tier in tiers:
        if value < tier.least_value:
            continue
        unmet = _unmet(row, tier)
        if not unmet:
            return tier.name, tuple(dict.fromkeys(obstacles))
        obstacles += unmet
    raise ValueError("no tier is open to every action; the last must make no demand")


def _unmet(row: Any, tier: Tier) -> list[str]:  # noqa: ANN401 a row
    chance = 0.0 if pd.isna(row.chance) else float(row.chance)
    demands = {
        Obstacle.PLACE: tier.most_place is not None and not row.place <= tier.most_place,
        Obstacle.CHANCE: chance < tier.least_chance - 10.0**-SAME_VALUE_DECIMALS,
        Obstacle.CONTESTED: bool(row.is_contested) and not tier.allows_contested,
        Obstacle.UNCHECKED: row.gate == GateResult.NOT_ASSESSED and not tier.allows_unchecked,
    }
    return [obstacle.value for obstacle, holds in demands.items() if holds]
