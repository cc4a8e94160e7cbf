"""Which requirements does nobody carry into an instrument, and which wait for an action not recommended?"""

import pandas as pd

from bahali.vocabulary.law import Coverage


def find_uncarried(standing: pd.Series, changes: pd.DataFrame) -> list[str]:
    """Name the requirements that are not met and that no open action carries.

    Parameters
    ----------
    standing : Series
        From ``judge_standing``; a requirement is met where it is explicit.
    changes : DataFrame
        From ``choose_changes``, for the same instruments.
    """
    carried = set(changes.loc[changes["action_id"].notna(), "requirement_id"])
    return [code for code in _unmet(standing) if code not in carried]


def find_postponed(standing: pd.Series, changes: pd.DataFrame) -> list[str]:
    """Name the requirements that are not met and that only actions carry which are not recommended.

    Parameters
    ----------
    standing : Series
        From ``judge_standing``.
    changes : DataFrame
        From ``choose_changes``, for the same instruments.
    """
    carried = set(changes.loc[changes["action_id"].notna(), "requirement_id"])
    coming = set(changes.loc[changes["is_recommended"], "requirement_id"])
    return [code for code in _unmet(standing) if code in carried - coming]


def _unmet(standing: pd.Series) -> list[str]:
    return [str(code) for code, said in standing.items() if said != Coverage.EXPLICIT]
