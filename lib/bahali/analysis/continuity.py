"""From the first hours to years later: what can be had by whom, and what would the plan add?"""

from collections.abc import Iterable
from enum import StrEnum

import pandas as pd

from bahali.analysis.services import NOT_RUNNING, is_usable
from bahali.vocabulary.codes import (
    LAYERS_OF_CARE,
    NAMED_GROUPS,
    PHASES_AFTER_ATTACK,
    Availability,
    Phase,
    TargetGroup,
)
from bahali.workshop.frames import each_row

CELL = ["target_group", "phase", "layer"]


class Grade(StrEnum):
    """What can be had today at one layer, in one phase, by one group; best first."""

    FULL = "full"
    PARTLY = "partly"
    UNKNOWN = "unknown"
    NOT_TODAY = "not_today"
    NONE = "none"


USABLE_GRADES = (Grade.FULL, Grade.PARTLY)


def spread_over_cells(rows: pd.DataFrame, key: str) -> pd.DataFrame:
    """Give one row for each group, phase and layer of care that a service or an action is for.

    Parameters
    ----------
    rows : DataFrame
        Rows of the services or the actions table.
    key : str
        Column with their ids.

    Returns
    -------
    DataFrame
        The id, ``target_group`` (never everyone), ``phase`` (one of the three after an attack), ``layer`` (1
        to 4) and ``is_general``: true where the group is reached only because the row is for everyone
        affected, or names no group. What is cross-cutting, or for before an attack, is in no cell.
    """
    spread = [
        (getattr(row, key), group.value, phase.value, layer.value, group not in row.target_groups)
        for row in each_row(rows)
        for group in _groups_reached(row.target_groups)
        for phase in PHASES_AFTER_ATTACK
        if phase in row.phases or Phase.ALL in row.phases
        for layer in LAYERS_OF_CARE
        if layer in row.layers
    ]
    return pd.DataFrame(spread, columns=[key, *CELL, "is_general"]).astype({"is_general": bool})


def grade_services(services: pd.DataFrame) -> pd.Series:
    """Grade each service by whether it can be had today.

    What ``is_usable`` refuses can not be had, however available it is said to be: a service that is fully
    available and unfunded is ``not_today``. Not known is what nobody can tell of a service that is not known
    to have ended or to be only planned.
    """
    grades = pd.Series(Grade.NOT_TODAY.value, index=services.index, dtype=object)
    is_unknown = services["availability"] == Availability.UNKNOWN
    grades[is_unknown & ~services["service_status"].isin(NOT_RUNNING)] = Grade.UNKNOWN.value
    usable = is_usable(services)
    grades[usable & (services["availability"] == Availability.PARTIAL)] = Grade.PARTLY.value
    grades[usable & (services["availability"] == Availability.FULL)] = Grade.FULL.value
    return grades


def grade_cells(services: pd.DataFrame, home: str) -> pd.DataFrame:
    """Give for each group, phase and layer of care the best that a service offers.

    Parameters
    ----------
    services : DataFrame
        Services that reach the jurisdiction: its own, and for a province those of the country.
    home : str
        Code of the jurisdiction; a service of any other is marked as from elsewhere.

    Returns
    -------
    DataFrame
        Ten groups by three phases by four layers, in the order of the vocabulary, with ``grade`` (a code of
        ``Grade``), ``is_general`` (only by a service for everyone) and ``is_elsewhere`` (only by a service of
        another jurisdiction). What can be had goes before what nobody knows of, and that before what cannot
        be had; then a service meant for the group before one for everyone, then the better grade, then a
        service from here. So a tile never shows the grade of a general service where one meant for the group
        can be had, and a service that is only planned never hides one that may be there.
    """
    graded = services.assign(grade=grade_services(services), is_elsewhere=services["jurisdiction"] != home)
    offers = spread_over_cells(services, "service_id").merge(
        graded[["service_id", "grade", "is_elsewhere"]], on="service_id"
    )
    offers["rank"] = offers["grade"].map(list(Grade).index)
    # All that can be had stands level; below it, what may be there goes before what is not.
    offers["remoteness"] = offers["rank"].where(~offers["grade"].isin(USABLE_GRADES), 0)
    best = offers.sort_values([*CELL, "remoteness", "is_general", "rank", "is_elsewhere", "service_id"])
    best = best.drop_duplicates(CELL)[[*CELL, "grade", "is_general", "is_elsewhere"]]
    cells = _every_cell().merge(best, on=CELL, how="left")
    return cells.assign(
        grade=cells["grade"].astype(object).fillna(Grade.NONE.value),
        is_general=cells["is_general"].eq(other=True),
        is_elsewhere=cells["is_elsewhere"].eq(other=True),
    )


def mend_cells(cells: pd.DataFrame, actions: pd.DataFrame) -> pd.DataFrame:
    """Add to each cell the actions that would work there.

    Parameters
    ----------
    cells : DataFrame
        From ``grade_cells``.
    actions : DataFrame
        Rows of the actions table.

    Returns
    -------
    DataFrame
        The same rows with ``action_ids``, those meant for the group, and ``general_ids``, those for everyone
        affected: tuples in the order of ``actions``.
    """
    spread = spread_over_cells(actions, "action_id")
    keys = list(cells[CELL].itertuples(index=False, name=None))
    columns = {"action_ids": spread[~spread["is_general"]], "general_ids": spread[spread["is_general"]]}
    ids = {name: rows.groupby(CELL)["action_id"].agg(tuple).to_dict() for name, rows in columns.items()}
    lists = {name: [found.get(key, ()) for key in keys] for name, found in ids.items()}
    return cells.assign(
        **{name: pd.Series(found, index=cells.index, dtype=object) for name, found in lists.items()}
    )


def find_in_name_only(cells: pd.DataFrame) -> list[str]:
    """Name the groups that layers 2 to 4 reach in every phase only by services for everyone affected.

    Parameters
    ----------
    cells : DataFrame
        From ``grade_cells``; a group that these layers do not reach at all is not named.
    """
    usable = cells[cells["grade"].isin(USABLE_GRADES) & cells["layer"].isin(LAYERS_OF_CARE[1:])]
    is_in_name = usable.groupby("target_group", sort=False)["is_general"].all()
    return [str(group) for group in is_in_name.index[is_in_name]]


def _groups_reached(groups: Iterable[str]) -> tuple[TargetGroup, ...]:
    named = set(groups)
    is_for_all = not named or TargetGroup.GENERAL in named
    return tuple(group for group in NAMED_GROUPS if is_for_all or group in named)


def _every_cell() -> pd.DataFrame:
    codes = [[code.value for code in codes] for codes in (NAMED_GROUPS, PHASES_AFTER_ATTACK, LAYERS_OF_CARE)]
    return pd.MultiIndex.from_product(codes, names=CELL).to_frame(index=False).astype(object)
