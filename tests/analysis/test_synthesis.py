from collections.abc import Callable

import pandas as pd

from bahali.analysis.synthesis import compare_layers, list_decisions
from bahali.workshop.header import TimeBand

Make = Callable[..., pd.DataFrame]
# The order of time is not that of the alphabet.
BANDS = {
    "NOW": TimeBand(label="Now", from_month=0, to_month=6),
    "LATER": TimeBand(label="Later", from_month=6, to_month=24),
}


def _action(name: str, time: str, lead: str, **cells: object) -> dict[str, object]:
    usual = {"jurisdiction": "AA", "layers": ("2",), "status": "proposed"}
    return {"action_id": name, "time": time, "lead_institution_id": lead, **usual, **cells}


def test_decisions_come_by_time_then_by_who_leads(make_table: Make) -> None:
    actions = make_table(
        "actions",
        _action("A-AA-01", "LATER", "O-AA-01"),
        _action("A-AA-02", "NOW", "O-AA-02"),
        _action("A-AA-04", "NOW", "O-AA-01"),
        _action("A-AA-03", "NOW", "O-AA-01"),
    )
    decisions = list_decisions(actions, BANDS)
    assert decisions["action_id"].to_list() == ["A-AA-03", "A-AA-04", "A-AA-02", "A-AA-01"]
    assert list(decisions.columns) == list(actions.columns)


def test_no_actions_need_no_decision(make_table: Make) -> None:
    actions = make_table("actions")
    decisions = list_decisions(actions, BANDS)
    assert decisions.empty
    assert list(decisions.columns) == list(actions.columns)


def test_layers_count_open_actions_in_each_jurisdiction(make_table: Make) -> None:
    actions = make_table(
        "actions",
        _action("A-AA-01", "NOW", "O-AA-01", layers=("2", "3")),
        _action("A-AA-02", "NOW", "O-AA-01", status="adopted"),
        _action("A-AA-03", "NOW", "O-AA-01", status="rejected"),
        _action("A-AA-04", "NOW", "O-AA-01", status="merged"),
        _action("A-BB-01", "NOW", "O-BB-01", jurisdiction="BB", layers=("X",)),
        _action("A-DD-01", "NOW", "O-DD-01", jurisdiction="DD"),
    )
    counts = compare_layers(actions, ["BB", "AA", "CC"])
    expected = pd.DataFrame(
        {"BB": [0, 0, 0, 0, 1], "AA": [0, 2, 1, 0, 0], "CC": [0] * 5}, index=["1", "2", "3", "4", "X"]
    )
    pd.testing.assert_frame_equal(
        counts, expected, check_names=False, check_index_type=False, check_column_type=False
    )


def test_without_actions_every_layer_has_none(make_table: Make) -> None:
    counts = compare_layers(make_table("actions"), ["AA"])
    assert counts["AA"].to_list() == [0] * 5
