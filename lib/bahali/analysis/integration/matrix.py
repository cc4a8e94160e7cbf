"""What does each instrument say of each requirement?"""

import pandas as pd

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
