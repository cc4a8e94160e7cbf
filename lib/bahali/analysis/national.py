"""What can only the national level do, and who waits for whom?"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from bahali.analysis.standing import find_carriers
from bahali.vocabulary.codes import Domain, Layer, NationalRole
from bahali.vocabulary.law import ChangeType
from bahali.workshop.frames import each_row

MONEY_CHANGES = (ChangeType.BUDGET_HEAD,)
LAW_CHANGES = (ChangeType.AMEND_ACT, ChangeType.MAKE_RULES, ChangeType.AMEND_RULES, ChangeType.REVIEW_LAW)
CARE_DOMAINS = (Domain.HEALTH, Domain.PSYCHOSOCIAL, Domain.COMMUNITY)


def name_national_role(domain: str, change_type: str, layers: Sequence[str]) -> NationalRole:
    """Say what part a national action plays.

    Parameters
    ----------
    domain, change_type : str
        Codes of ``Domain`` and ``ChangeType``.
    layers : sequence of str
        Codes of ``Layer``; care at a layer of its own is given to people, X arranges for it.

    Examples
    --------
    >>> name_national_role("COO", "notify_sop", ["X"]).value
    'coordinate'
    """
    if domain in CARE_DOMAINS and any(layer != Layer.CROSS_CUTTING for layer in layers):
        return NationalRole.DELIVER
    if domain == Domain.FINANCIAL or change_type in MONEY_CHANGES:
        return NationalRole.FUND
    if domain == Domain.LEGAL or change_type in LAW_CHANGES:
        return NationalRole.REVIEW_LAW
    by_domain = {
        Domain.COORDINATION.value: NationalRole.COORDINATE,
        Domain.INFORMATION.value: NationalRole.REPORT,
    }
    return by_domain.get(domain, NationalRole.STANDARD)


def list_waits(actions: pd.DataFrame, dependencies: pd.DataFrame, national: str) -> pd.DataFrame:
    """List open actions of one level that wait for an open action of the other.

    Parameters
    ----------
    actions, dependencies : DataFrame
        Rows of those tables. What waits for a merged action waits for the one it went into.
    national : str
        Code of the national jurisdiction.

    Returns
    -------
    DataFrame
        Columns ``action_id``, ``depends_on``, ``kind`` (code of ``DependencyKind``), ``jurisdiction`` (of the
        action that waits) and ``is_national`` (True when it is the national level that waits); by what is
        waited for.
    """
    carriers = find_carriers(actions)
    waits = dependencies.assign(
        action_id=dependencies["action_id"].map(carriers), depends_on=dependencies["depends_on"].map(carriers)
    ).dropna(subset=["action_id", "depends_on"])
    homes = actions.set_index("action_id")["jurisdiction"]
    waiting, needed = waits["action_id"].map(homes), waits["depends_on"].map(homes)
    found = waits.assign(jurisdiction=waiting, is_national=waiting == national)
    crosses = found["is_national"] != (needed == national)
    columns = ["action_id", "depends_on", "kind", "jurisdiction", "is_national"]
    in_order = found.loc[crosses, columns].sort_values(["depends_on", "action_id"])
    return in_order.drop_duplicates(["action_id", "depends_on"]).reset_index(drop=True)


def describe_national_roles(recommended: pd.DataFrame, waits: pd.DataFrame) -> pd.DataFrame:
    """Say of each national recommendation what part it plays, and which actions elsewhere wait for it.

    Parameters
    ----------
    recommended : DataFrame
        Recommended national actions.
    waits : DataFrame
        From ``list_waits``.

    Returns
    -------
    DataFrame
        The rows of ``recommended`` with ``role`` (code of ``NationalRole``) and ``waited_for_by`` (tuple of
        action ids), in the order of the roles, within one in the order given.
    """
    waited: dict[str, list[str]] = {}
    for wait in each_row(waits[~waits["is_national"].astype(bool)]):
        waited.setdefault(wait.depends_on, []).append(wait.action_id)
    roles = [_role_of(action) for action in each_row(recommended)]
    by = [tuple(waited.get(action, ())) for action in recommended["action_id"]]
    described = recommended.assign(
        role=pd.Series([role.value for role in roles], index=recommended.index, dtype=object),
        waited_for_by=pd.Series(by, index=recommended.index, dtype=object),
        role_place=[list(NationalRole).index(role) for role in roles],
    )
    in_order = described.sort_values("role_place", kind="stable")
    return in_order.drop(columns="role_place").reset_index(drop=True)


def _role_of(action: Any) -> NationalRole:  # noqa: ANN401 a row of itertuples has no better type
    return name_national_role(action.domain, action.change_type, action.layers)
