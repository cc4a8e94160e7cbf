"""From the first hours to years later: where is a person held, and where do they fall through?"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import pandas as pd

from bahali.analysis.continuity import CELL, USABLE_GRADES, Grade
from bahali.vocabulary.codes import LAYERS_OF_CARE, PHASES_AFTER_ATTACK, Layer
from bahali.workshop.frames import each_row


class Reach(StrEnum):
    """How far the layers hold one group in one phase; worst first."""

    NOTHING = "nothing"
    BASIC_ONLY = "basic_only"
    SPECIALISED_ONLY = "specialised_only"
    SUPPORTED = "supported"


FALLEN = (Reach.NOTHING, Reach.BASIC_ONLY)
ANSWERING_LAYERS: dict[Reach, tuple[Layer, ...]] = {
    Reach.NOTHING: LAYERS_OF_CARE[1:],
    Reach.BASIC_ONLY: LAYERS_OF_CARE[1:],
    Reach.SPECIALISED_ONLY: LAYERS_OF_CARE[1:3],
}


def measure_reach(mended: pd.DataFrame) -> pd.DataFrame:
    """Say how far the layers hold each group in each phase.

    Community and focused supports (layers 2 and 3) hold a person; specialised care without them, or basic
    services alone, leave a break (IASC 2007: the layers complement each other).

    Parameters
    ----------
    mended : DataFrame
        From ``mend_cells``.

    Returns
    -------
    DataFrame
        ``target_group``, ``phase``, and codes of ``Reach``: ``reach`` by what can be had today, at least in
        part; ``reach_if_known``, if all of which that is not known could be had; and ``reach_with_plan``, by
        what can be had today and the actions given.
    """
    usable = mended["grade"].isin(USABLE_GRADES)
    is_mended = (mended["action_ids"].map(len) + mended["general_ids"].map(len)) > 0
    counted = {
        "reach": usable,
        "reach_if_known": usable | (mended["grade"] == Grade.UNKNOWN),
        "reach_with_plan": usable | is_mended,
    }
    layers: dict[tuple[str, str], dict[str, set[str]]] = {}
    for cell in each_row(mended[CELL].assign(**counted)):
        there = layers.setdefault((cell.target_group, cell.phase), {name: set() for name in counted})
        for name in counted:
            if getattr(cell, name):
                there[name].add(cell.layer)
    rows = [(*place, *map(_reach, there.values())) for place, there in layers.items()]
    return pd.DataFrame(rows, columns=[*CELL[:2], *counted])


def find_breaks(reach: pd.DataFrame, mended: pd.DataFrame) -> pd.DataFrame:
    """List where a group is not held, and the actions that answer it.

    Parameters
    ----------
    reach : DataFrame
        From ``measure_reach``.
    mended : DataFrame
        From ``mend_cells``.

    Returns
    -------
    DataFrame
        The rows of ``reach`` that are not ``supported``, with ``action_ids`` and ``general_ids`` of the
        actions at a layer that is wanting: 2 to 4, or 2 and 3 where specialised care is all there is.
    """
    broken = reach[reach["reach"] != Reach.SUPPORTED].reset_index(drop=True)
    answers = [list(_answers(row, mended)) for row in each_row(broken)]
    return broken.assign(
        action_ids=pd.Series([own for own, _ in answers], dtype=object),
        general_ids=pd.Series([general for _, general in answers], dtype=object),
    )


def find_falls(reach: pd.DataFrame) -> pd.DataFrame:
    """Name for each group the phase from which on nothing at layers 2 to 4 can be had.

    Parameters
    ----------
    reach : DataFrame
        From ``measure_reach``.

    Returns
    -------
    DataFrame
        ``target_group``, and a code of ``Phase`` or missing where the last phase has support: ``falls_from``
        by what can be had today, ``falls_if_known``, ``falls_with_plan``; and ``has_nothing``, true where not
        even basic services can be had in any phase.
    """
    by_group = [(group, there) for group, there in reach.groupby("target_group", sort=False)]
    columns = {
        "target_group": [group for group, _ in by_group],
        "falls_from": [_falls_from(there["reach"]) for _, there in by_group],
        "falls_if_known": [_falls_from(there["reach_if_known"]) for _, there in by_group],
        "falls_with_plan": [_falls_from(there["reach_with_plan"]) for _, there in by_group],
    }
    frame = pd.DataFrame({name: pd.Series(codes, dtype=object) for name, codes in columns.items()})
    return frame.assign(has_nothing=[bool((there["reach"] == Reach.NOTHING).all()) for _, there in by_group])


def judge_mends(falls: pd.DataFrame, breaks: pd.DataFrame) -> pd.DataFrame:
    """Say how firmly the plan would hold each group that falls through today and would then no longer.

    Parameters
    ----------
    falls, breaks : DataFrame
        From ``find_falls`` and ``find_breaks``.

    Returns
    -------
    DataFrame
        ``target_group``; ``is_in_name``, true where a phase of the fall is answered only by actions for
        everyone affected; and ``is_specialised``, true where a phase of it would have specialised care only.
    """
    mended = falls[falls["falls_from"].notna() & falls["falls_with_plan"].isna()]
    rows = []
    for fall in each_row(mended):
        phases = PHASES_AFTER_ATTACK[PHASES_AFTER_ATTACK.index(fall.falls_from) :]
        own = breaks[(breaks["target_group"] == fall.target_group) & breaks["phase"].isin(phases)]
        is_specialised = bool((own["reach_with_plan"] == Reach.SPECIALISED_ONLY).any())
        rows.append((fall.target_group, bool((own["action_ids"].map(len) == 0).any()), is_specialised))
    frame = pd.DataFrame(rows, columns=["target_group", "is_in_name", "is_specialised"])
    return frame.astype({"target_group": object, "is_in_name": bool, "is_specialised": bool})


def _reach(layers: set[str]) -> str:
    if layers & {Layer.COMMUNITY, Layer.FOCUSED}:
        return Reach.SUPPORTED.value
    if Layer.SPECIALISED in layers:
        return Reach.SPECIALISED_ONLY.value
    return (Reach.BASIC_ONLY if layers else Reach.NOTHING).value


def _answers(row: Any, mended: pd.DataFrame) -> Iterator[tuple[str, ...]]:  # noqa: ANN401 a row of itertuples
    there = mended[(mended["target_group"] == row.target_group) & (mended["phase"] == row.phase)]
    wanting = there[there["layer"].isin(ANSWERING_LAYERS[Reach(row.reach)])]
    for name in ("action_ids", "general_ids"):
        yield tuple(dict.fromkeys(action for ids in wanting[name] for action in ids))


def _falls_from(reach: pd.Series) -> str | None:
    """Go back from the last phase as long as nothing holds; the phases are in their order."""
    first = None
    for phase, code in zip(reversed(PHASES_AFTER_ATTACK), reversed(list(reach)), strict=True):
        if code not in FALLEN:
            break
        first = phase.value
    return first
