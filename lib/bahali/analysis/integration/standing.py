"""How does each requirement stand in a jurisdiction, over all its instruments?"""

from collections.abc import Iterable, Sequence

import pandas as pd

from bahali.analysis.integration.matrix import build_matrix
from bahali.vocabulary.law import Coverage

FOUND_ANYWHERE = (Coverage.CONFLICT, Coverage.EXPLICIT, Coverage.PARTIAL)
"""What one instrument is enough for; the first of them that is found holds."""


def judge_standing(matrix: pd.DataFrame) -> pd.Series:
    """Say how each requirement stands over all instruments of a jurisdiction.

    A text in conflict outweighs what another says, since it has to be lifted first; then an explicit text
    counts, then a partial one. A requirement is silent only where every instrument was found silent: as long
    as one was not assessed, nobody knows.

    Parameters
    ----------
    matrix : DataFrame
        From ``build_matrix``.

    Returns
    -------
    Series
        Codes of ``Coverage`` by requirement; ``not_assessed`` where there is no instrument.

    Examples
    --------
    >>> rows = {"act": ["explicit", "silent", "silent"], "plan": ["conflict", "not_assessed", "silent"]}
    >>> judge_standing(pd.DataFrame(rows, index=["R1", "R2", "R3"])).to_list()
    ['conflict', 'not_assessed', 'silent']
    """
    judged = [_judge(codes) for codes in matrix.itertuples(index=False, name=None)]
    return pd.Series(judged, index=matrix.index, dtype=object, name="standing")


def compare_standing(
    requirements: pd.DataFrame,
    instruments: pd.DataFrame,
    assessments: pd.DataFrame,
    jurisdictions: Sequence[str],
) -> pd.DataFrame:
    """Put the standing of each requirement in each jurisdiction beside each other.

    Parameters
    ----------
    requirements, instruments, assessments : DataFrame
        Rows of those tables, of all jurisdictions; instruments of others than those named are passed over.
    jurisdictions : sequence of str
        Columns, in this order; one without instruments is ``not_assessed`` throughout.

    Returns
    -------
    DataFrame
        Index ``requirement_id`` in the order of the requirements, codes of ``Coverage``.
    """
    columns = {
        code: judge_standing(
            build_matrix(requirements, instruments[instruments["jurisdiction"] == code], assessments)
        )
        for code in jurisdictions
    }
    index = pd.Index(requirements["requirement_id"], name="requirement_id", dtype=object)
    return pd.DataFrame(columns, index=index, columns=list(jurisdictions), dtype=object)


def count_standing(compared: pd.DataFrame) -> pd.DataFrame:
    """Count for each jurisdiction how many requirements stand in which way.

    Parameters
    ----------
    compared : DataFrame
        From ``compare_standing``.

    Returns
    -------
    DataFrame
        Index codes of jurisdictions, one column for each code of ``Coverage``, whole numbers.
    """
    counts = {coverage.value: (compared == coverage.value).sum(axis=0) for coverage in Coverage}
    return pd.DataFrame(counts, index=compared.columns).astype("int64").rename_axis("jurisdiction")


def _judge(codes: Iterable[str]) -> str:
    said = set(codes)
    for coverage in FOUND_ANYWHERE:
        if coverage in said:
            return coverage.value
    return Coverage.SILENT.value if said == {Coverage.SILENT} else Coverage.NOT_ASSESSED.value
