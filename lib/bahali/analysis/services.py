"""Which services exist, and where is nothing?"""

from collections.abc import Iterable

import pandas as pd

from bahali.vocabulary.codes import (
    LAYERS_OF_CARE,
    PHASES_AFTER_ATTACK,
    Availability,
    Code,
    Domain,
    Layer,
    Phase,
    ServiceStatus,
    TargetGroup,
)

USABLE = (Availability.FULL, Availability.PARTIAL)
NOT_RUNNING = (ServiceStatus.FUNDED, ServiceStatus.UNFUNDED, ServiceStatus.ENDED)
CODE_LISTS: dict[str, tuple[type[Code], tuple[Code, ...]]] = {
    "layers": (Layer, tuple(Layer)),
    "phases": (Phase, (Phase.PREPAREDNESS, *PHASES_AFTER_ATTACK)),
    "domain": (Domain, tuple(Domain)),
    "target_groups": (TargetGroup, tuple(TargetGroup)),
}


def count_services(services: pd.DataFrame, rows: str = "layers", columns: str = "phases") -> pd.DataFrame:
    """Count the services that can be had today, by two lists of codes.

    Parameters
    ----------
    services : DataFrame
        Rows of the services table; may be empty.
    rows, columns : str
        Columns to count by: ``layers``, ``phases``, ``domain`` or ``target_groups``.

    Returns
    -------
    DataFrame
        Whole numbers, with every code of both lists in the order of the vocabulary. A service is counted
        when it is at least partly available and runs: it has not ended, nor is it only planned or funded. A
        service with two codes counts in both, so cells do not add up; ``ALL`` stands for the three phases
        after an attack.
    """
    usable = services[is_usable(services)]
    exploded = _explode(_explode(usable, rows), columns)
    counts = pd.crosstab(exploded[rows], exploded[columns])
    return counts.reindex(index=_codes(rows), columns=_codes(columns), fill_value=0).astype("int64")


def is_usable(services: pd.DataFrame) -> pd.Series:
    """Tell for each service whether it can be had today, at least in part."""
    return services["availability"].isin(USABLE) & ~services["service_status"].isin(NOT_RUNNING)


def count_availability(services: pd.DataFrame, by: str = "layers") -> pd.DataFrame:
    """Count all services recorded by one list of codes and by availability.

    Returns
    -------
    DataFrame
        Whole numbers; every code of the list by every code of ``Availability``.
    """
    exploded = _explode(services, by)
    counts = pd.crosstab(exploded[by], exploded["availability"])
    columns = [code.value for code in Availability]
    return counts.reindex(index=_codes(by), columns=columns, fill_value=0).astype("int64")


def find_empty_cells(counts: pd.DataFrame) -> list[tuple[str, str]]:
    """Name each layer of care and phase after an attack in which no service was counted.

    Parameters
    ----------
    counts : DataFrame
        From ``count_services`` by layers and phases.
    """
    return [
        (layer.value, phase.value)
        for layer in LAYERS_OF_CARE
        for phase in PHASES_AFTER_ATTACK
        if counts.loc[layer, phase] == 0
    ]


def count_target_groups(services: pd.DataFrame) -> pd.Series:
    """Count the services that can be had today for each target group; none counts as zero."""
    usable = _explode(services[is_usable(services)], "target_groups")
    return usable["target_groups"].value_counts().reindex(_codes("target_groups"), fill_value=0)


def _codes(name: str) -> list[str]:
    return [code.value for code in CODE_LISTS[name][1]]


def _explode(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """Give one row for each code of a list column."""
    if name == "phases":
        rows = rows.assign(phases=rows["phases"].map(_spell_out_phases).astype(object))
    return rows.explode(name).dropna(subset=[name])


def _spell_out_phases(phases: Iterable[str]) -> tuple[str, ...]:
    spelt = [PHASES_AFTER_ATTACK if phase == Phase.ALL else (phase,) for phase in phases]
    return tuple(dict.fromkeys(str(phase) for group in spelt for phase in group))
