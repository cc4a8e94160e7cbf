import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from bahali.analysis.integration.carrying import find_postponed, find_uncarried
from bahali.vocabulary.law import Coverage

STANDING = pd.Series(
    {"R1": "explicit", "R2": "partial", "R3": "conflict", "R4": "silent", "R5": "not_assessed"}
)
CHANGES = st.lists(
    st.tuples(st.sampled_from(list(STANDING.index)), st.sampled_from(["A-AA-01", None]), st.booleans())
)


def changes(*rows: tuple[str, str | None, bool]) -> pd.DataFrame:
    columns = ["requirement_id", "action_id", "is_recommended"]
    table = pd.DataFrame(list(rows), columns=columns, dtype=object)
    return table.assign(is_recommended=table["is_recommended"].astype(bool) & table["action_id"].notna())


def test_what_is_not_met_and_not_carried_is_named() -> None:
    proposed = changes(("R2", "A-AA-01", True), ("R3", "A-AA-02", False), ("R4", None, False))
    assert find_uncarried(STANDING, proposed) == ["R4", "R5"]


def test_what_only_other_actions_carry_waits() -> None:
    proposed = changes(
        ("R2", "A-AA-01", True),
        ("R2", "A-AA-02", False),
        ("R3", "A-AA-02", False),
        ("R1", "A-AA-02", False),
    )
    assert find_postponed(STANDING, proposed) == ["R3"]


@given(CHANGES)
def test_what_is_not_met_is_carried_by_a_recommendation_or_waits_or_is_left(
    rows: list[tuple[str, str | None, bool]],
) -> None:
    proposed = changes(*rows)
    left, waiting = find_uncarried(STANDING, proposed), find_postponed(STANDING, proposed)
    coming = set(proposed.loc[proposed["is_recommended"], "requirement_id"]) - {"R1"}
    unmet = [code for code in STANDING.index if STANDING[code] != Coverage.EXPLICIT]
    assert sorted([*left, *waiting, *coming]) == unmet
