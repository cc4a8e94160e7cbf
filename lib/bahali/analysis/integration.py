"""What does each instrument say of each requirement, and what is to change?"""

import pandas as pd

from bahali.analysis.standing import find_carriers
from bahali.vocabulary.law import Coverage


def build_matrix(
    requirements: pd.DataFrame, instruments: pd.DataFrame, assessments: pd.DataFrame
) -> pd.DataFrame:
    """Put assessments into a table of requirements by instruments.

    Parameters
    ----------
    requirements, instruments, assessments : DataFrame
        Rows of those tables.

    Returns
    -------
    DataFrame
        Index ``requirement_id`` in the order of the requirements, columns instrument ids in the order of the
        instruments, codes of ``Coverage``. A pair without an assessment is ``not_assessed``, never silent.
    """
    found = assessments.set_index(["requirement_id", "instrument_id"])["coverage"].to_dict()
    columns = {
        instrument: [
            found.get((requirement, instrument), Coverage.NOT_ASSESSED.value)
            for requirement in requirements["requirement_id"]
        ]
        for instrument in instruments["instrument_id"]
    }
    index = pd.Index(requirements["requirement_id"], name="requirement_id", dtype=object)
    return pd.DataFrame(columns, index=index, dtype=object)


def count_coverage(matrix: pd.DataFrame) -> pd.DataFrame:
    """Count for each instrument how many requirements it meets, and how.

    Returns
    -------
    DataFrame
        Index instrument ids, one column for each code of ``Coverage``, whole numbers.
    """
    counts = {coverage.value: (matrix == coverage.value).sum(axis=0) for coverage in Coverage}
    return pd.DataFrame(counts, index=matrix.columns).astype("int64").rename_axis("instrument_id")


def list_changes(assessments: pd.DataFrame, actions: pd.DataFrame) -> pd.DataFrame:
    """List the changes proposed, with the kind of change and who approves it.

    Parameters
    ----------
    assessments : DataFrame
        Rows of the assessments table; those without a proposed change are left out.
    actions : DataFrame
        Rows of the actions table. Where the kind of change or the approver is blank, those of the action
        that carries the change stand in, if it changes the same instrument.
    """
    changes = assessments.dropna(subset=["proposed_change"])
    carrying = actions.set_index("action_id")
    # Who approves a change of one instrument has no say over another.
    is_same = changes["action_id"].map(carrying["instrument_id"]) == changes["instrument_id"]
    for column in ("change_type", "approver"):
        from_action = changes["action_id"].map(carrying[column]).where(is_same)
        changes = changes.assign(**{column: changes[column].where(changes[column].notna(), from_action)})
    return changes.sort_values(["requirement_id", "instrument_id"]).reset_index(drop=True)


def find_uncarried(matrix: pd.DataFrame, assessments: pd.DataFrame, actions: pd.DataFrame) -> list[str]:
    """Name the requirements that no instrument meets explicitly and no action carries.

    Parameters
    ----------
    matrix : DataFrame
        From ``build_matrix``.
    assessments : DataFrame
        Rows of the assessments table, for the same instruments.
    actions : DataFrame
        Rows of the actions table; one that was rejected carries nothing.
    """
    is_met = (matrix == Coverage.EXPLICIT.value).any(axis=1)
    is_carried = assessments["action_id"].isin(list(find_carriers(actions)))
    carried = set(assessments.loc[is_carried, "requirement_id"])
    return [code for code in matrix.index if not is_met[code] and code not in carried]
