from collections.abc import Callable

import pandas as pd

from bahali.analysis.integration.leverage import measure_leverage

Make = Callable[..., pd.DataFrame]
Rows = Callable[..., pd.DataFrame]

STANDING = pd.Series({"R1": "explicit", "R2": "partial", "R3": "conflict", "R4": "not_assessed"})


def _changes(*rows: tuple[str, str, str | None, int | None]) -> pd.DataFrame:
    columns = ["requirement_id", "instrument_id", "action_id", "order"]
    return pd.DataFrame(list(rows), columns=columns, dtype=object).astype({"order": "Int64"})


def _gaps(make_table: Make, **severities: int) -> pd.DataFrame:
    return make_table("gaps", *({"gap_id": name, "severity": number} for name, number in severities.items()))


def test_a_change_settles_what_is_open_and_furthers_what_is_met(actions: Rows, make_table: Make) -> None:
    measured = measure_leverage(
        _changes(
            ("R1", "L-AA-01", "A-AA-01", 3), ("R2", "L-AA-01", "A-AA-01", 3), ("R3", "L-AA-01", "A-AA-01", 3)
        ),
        STANDING,
        actions({"action_id": "A-AA-01", "gap_ids": ("G1", "G2")}),
        _gaps(make_table, G1=2, G2=5, G3=4),
    )
    assert measured.loc[0].to_dict() == {
        "action_id": "A-AA-01",
        "instrument_id": "L-AA-01",
        "settles": ("R2", "R3"),
        "furthers": ("R1",),
        "gap_ids": ("G2", "G1"),
        "severities": (5, 2),
        "severity": 7,
        "order": 3,
        "is_recommended": True,
    }


def test_requirements_settled_come_before_severity_and_severity_before_ids(
    actions: Rows, make_table: Make
) -> None:
    table = actions(
        {"action_id": "A-AA-01", "gap_ids": ("G1",)},
        {"action_id": "A-AA-02", "gap_ids": ("G3", "G2")},
        {"action_id": "A-AA-03", "gap_ids": ("G1",)},
        {"action_id": "A-AA-04", "gap_ids": ("G1",)},
    )
    measured = measure_leverage(
        _changes(
            ("R2", "L-AA-01", "A-AA-01", None),
            ("R2", "L-AA-02", "A-AA-02", None),
            ("R3", "L-AA-03", "A-AA-03", None),
            ("R4", "L-AA-03", "A-AA-03", None),
            ("R4", "L-AA-02", "A-AA-01", None),
            ("R1", "L-AA-04", "A-AA-04", None),
        ),
        STANDING,
        table,
        _gaps(make_table, G1=5, G2=4, G3=2),
    )
    # A-AA-03 settles two; of those that settle one, A-AA-02 answers 4 + 2 = 6, A-AA-01 only 5; A-AA-04 none.
    assert list(zip(measured["action_id"], measured["instrument_id"], strict=True)) == [
        ("A-AA-03", "L-AA-03"),
        ("A-AA-02", "L-AA-02"),
        ("A-AA-01", "L-AA-01"),
        ("A-AA-01", "L-AA-02"),
        ("A-AA-04", "L-AA-04"),
    ]
    assert not measured["is_recommended"].any()


def test_what_no_open_action_carries_has_no_leverage(actions: Rows, make_table: Make) -> None:
    measured = measure_leverage(
        _changes(("R2", "L-AA-01", None, None)), STANDING, actions(), _gaps(make_table)
    )
    assert measured.empty
    assert {"settles", "furthers", "severity", "is_recommended"} <= set(measured.columns)
