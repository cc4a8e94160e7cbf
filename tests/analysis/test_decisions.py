from collections.abc import Callable, Sequence

import pandas as pd

from bahali.analysis.decisions import list_decisions, order_by_body
from bahali.workshop.header import TimeBand

Make = Callable[..., pd.DataFrame]
# The order of time is not that of the alphabet.
BANDS = {
    "NOW": TimeBand(label="Now", from_month=0, to_month=6),
    "LATER": TimeBand(label="Later", from_month=6, to_month=24),
}


def _recommended(make_table: Make, leads: Sequence[str]) -> pd.DataFrame:
    rows = [
        {"action_id": f"A-AA-{number:02}", "lead_institution_id": lead}
        for number, lead in enumerate(leads, 1)
    ]
    return make_table("actions", *rows)


def _schedule(starts: dict[str, int]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "action_id": pd.Series(list(starts), dtype=object),
            "start_month": pd.array(list(starts.values()), dtype="Int64"),
            "half_year": [f"half {month // 6}" for month in starts.values()],
        }
    )


def test_a_body_stands_where_its_first_action_does(make_table: Make) -> None:
    # Health comes first among the recommendations, but Home has to start first.
    recommended = _recommended(make_table, ["O-AA-01", "O-AA-02", "O-AA-01", "O-AA-02"])
    schedule = _schedule({"A-AA-01": 6, "A-AA-02": 0, "A-AA-03": 12, "A-AA-04": 24})
    decisions = order_by_body(recommended, schedule)
    assert decisions["action_id"].to_list() == ["A-AA-02", "A-AA-04", "A-AA-01", "A-AA-03"]
    assert decisions["half_year"].to_list() == ["half 0", "half 4", "half 1", "half 2"]


def test_actions_of_the_same_month_keep_the_order_of_the_recommendations(make_table: Make) -> None:
    recommended = _recommended(make_table, ["O-AA-01", "O-AA-02", "O-AA-01"])
    decisions = order_by_body(recommended, _schedule({"A-AA-03": 6, "A-AA-02": 6, "A-AA-01": 6}))
    assert decisions["action_id"].to_list() == ["A-AA-01", "A-AA-03", "A-AA-02"]


def test_nothing_recommended_needs_no_decision(make_table: Make) -> None:
    decisions = order_by_body(make_table("actions"), _schedule({}))
    assert decisions.empty
    assert {"start_month", "half_year", "title"} <= set(decisions.columns)


def _action(name: str, time: str, lead: str) -> dict[str, object]:
    return {"action_id": name, "jurisdiction": "AA", "time": time, "lead_institution_id": lead}


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
