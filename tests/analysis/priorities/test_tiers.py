import pandas as pd
import pytest

from bahali.analysis.priorities.tiers import Obstacle, assign_bands, assign_tiers
from bahali.workshop.deciding import Tier

NAN = float("nan")
TIERS = tuple(
    Tier(name=name, least_value=least) for name, least in [("High", 65), ("Medium", 50), ("Later", 0)]
)
STRICT = (
    Tier(
        name="High",
        least_value=65,
        most_place=3,
        least_chance=0.5,
        allows_contested=False,
        allows_unchecked=False,
    ),
    Tier(name="Medium", least_value=50, least_chance=0.2, allows_contested=False),
    Tier(name="Later", least_value=0),
)


def test_a_value_belongs_to_the_first_band_it_reaches() -> None:
    values = pd.Series({"a": 0.65, "b": 0.6499, "c": 0.5, "d": 0.0, "e": 1.0})
    assert assign_bands(values, TIERS).to_dict() == {
        "a": "High", "b": "Medium", "c": "Medium", "d": "Later", "e": "High",
    }  # fmt: skip


def test_a_value_short_of_a_limit_only_by_arithmetic_reaches_it() -> None:
    # 0.57 x 100 is 56.99999999999999 in the machine.
    limit = (Tier(name="High", least_value=57), Tier(name="Later", least_value=0))
    assert assign_bands(pd.Series({"a": 0.57}), limit).to_list() == ["High"]
    assert assign_tiers(_judged(value=0.57), limit)["tier"].to_list() == ["High"]


def test_an_action_without_a_value_has_no_band_and_no_tier() -> None:
    assert assign_bands(pd.Series({"a": NAN}), TIERS).to_list() == [None]
    assert assign_tiers(_judged(value=NAN, is_contested=True), STRICT).to_numpy().tolist() == [[None, ()]]


def test_no_values_give_no_bands_and_no_tiers() -> None:
    bands = assign_bands(pd.Series(dtype=float), TIERS)
    assert bands.empty
    assert bands.dtype == object
    tiers = assign_tiers(_judged().head(0), TIERS)
    assert tiers.empty
    assert list(tiers.columns) == ["tier", "obstacles"]


def test_bands_make_no_other_demand_than_the_value() -> None:
    assert assign_bands(pd.Series([0.7]), STRICT).to_list() == ["High"]


def _judged(**cells: object) -> pd.DataFrame:
    usual = {"value": 0.7, "place": 1, "chance": 0.9, "is_contested": False, "gate": "pass"}
    return pd.DataFrame([{**usual, **cells}], index=["a1"])


@pytest.mark.parametrize(
    ("cells", "tier", "obstacles"),
    [
        ({}, "High", ()),
        ({"place": 3}, "High", ()),
        ({"place": 4}, "Medium", ("place",)),
        ({"chance": 0.5}, "High", ()),
        ({"chance": 0.5 - 1e-12}, "High", ()),
        ({"chance": 0.49}, "Medium", ("chance",)),
        ({"chance": 0.1}, "Later", ("chance",)),
        ({"chance": NAN}, "Later", ("chance",)),
        ({"is_contested": True}, "Later", ("contested",)),
        ({"gate": "not_assessed"}, "Medium", ("unchecked",)),
        ({"gate": "conditional"}, "High", ()),
        ({"gate": "not_assessed", "is_contested": True}, "Later", ("contested", "unchecked")),
        ({"gate": "not_assessed", "place": 9, "chance": 0.1, "is_contested": True}, "Later", tuple(Obstacle)),
        # Not worth enough for the demands of the higher tier to matter.
        ({"value": 0.6, "gate": "not_assessed"}, "Medium", ()),
        ({"value": 0.6, "chance": 0.3}, "Medium", ()),
        ({"value": 0.6, "chance": 0.1}, "Later", ("chance",)),
        ({"value": 0.3, "chance": 0.0, "is_contested": True, "gate": "not_assessed"}, "Later", ()),
    ],
)
def test_an_action_belongs_to_the_first_tier_of_which_it_meets_every_demand(
    cells: dict[str, object], tier: str, obstacles: tuple[str, ...]
) -> None:
    found = assign_tiers(_judged(**cells), STRICT)
    assert found.index.to_list() == ["a1"]
    assert found.loc["a1", "tier"] == tier
    assert found.loc["a1", "obstacles"] == obstacles


def test_without_demands_the_tier_is_the_band() -> None:
    judged = pd.concat([_judged(value=number / 20, chance=0, is_contested=True) for number in range(21)])
    found = assign_tiers(judged, TIERS)
    assert found["tier"].to_list() == assign_bands(judged["value"], TIERS).to_list()
    assert set(found["obstacles"]) == {()}


def test_a_last_tier_that_is_not_open_to_all_is_refused() -> None:
    closed = (TIERS[0], Tier(name="Later", least_value=0, allows_contested=False))
    with pytest.raises(ValueError, match="no tier is open to every action; the last must make no demand"):
        assign_tiers(_judged(value=0.3, is_contested=True), closed)
