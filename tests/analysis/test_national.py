from collections.abc import Callable

import pandas as pd
import pytest

from bahali.analysis.national import describe_national_roles, list_waits, name_national_role

Make = Callable[..., pd.DataFrame]


def _actions(make_table: Make, **changes: dict[str, object]) -> pd.DataFrame:
    usual = {
        "C1": {"jurisdiction": "CC", "domain": "INF", "layers": ("X",), "change_type": "notify_sop"},
        "C2": {"jurisdiction": "CC", "domain": "COO", "layers": ("X",), "change_type": "notify_sop"},
        "A1": {"jurisdiction": "AA"},
        "A2": {"jurisdiction": "AA"},
        "B1": {"jurisdiction": "BB"},
    }
    rows = [
        {"action_id": name, "status": "proposed", **cells, **changes.get(name, {})}
        for name, cells in usual.items()
    ]
    return make_table("actions", *rows)


def _waits(make_table: Make, *pairs: tuple[str, str, str]) -> pd.DataFrame:
    rows = [{"action_id": action, "depends_on": need, "kind": kind} for action, need, kind in pairs]
    return make_table("dependencies", *rows)


@pytest.mark.parametrize(
    ("domain", "change", "layers", "role"),
    [
        ("COO", "notify_sop", ("X",), "coordinate"),
        ("PSY", "notify_sop", ("X",), "standard"),
        ("WRK", "adopt_curriculum", ("2", "3"), "standard"),
        ("FIN", "amend_mou", ("2",), "fund"),
        ("WRK", "budget_head", ("X",), "fund"),
        ("LEG", "notify_sop", ("X",), "review_law"),
        ("COO", "review_law", ("X",), "review_law"),
        ("INF", "notify_sop", ("X",), "report"),
        ("HLT", "budget_head", ("4",), "deliver"),
        ("COM", "notify_sop", ("2", "X"), "deliver"),
    ],
)
def test_a_national_action_plays_one_part(
    domain: str, change: str, layers: tuple[str, ...], role: str
) -> None:
    assert name_national_role(domain, change, layers) == role


def test_only_waits_from_one_level_to_the_other_are_listed(make_table: Make) -> None:
    dependencies = _waits(
        make_table,
        ("C2", "A1", "soft"),
        ("A2", "C1", "hard"),
        ("A2", "A1", "hard"),
        ("C2", "C1", "hard"),
        ("B1", "A1", "hard"),
    )
    waits = list_waits(_actions(make_table), dependencies, "CC")
    assert list(waits.itertuples(index=False, name=None)) == [
        ("C2", "A1", "soft", "CC", True),
        ("A2", "C1", "hard", "AA", False),
    ]


def test_a_merged_action_waits_through_the_one_it_went_into(make_table: Make) -> None:
    actions = _actions(make_table, A1={"status": "merged", "merged_into": "A2"})
    waits = list_waits(actions, _waits(make_table, ("A1", "C1", "hard"), ("A2", "C1", "soft")), "CC")
    assert list(waits["action_id"]) == ["A2"]


def test_what_was_rejected_neither_waits_nor_is_waited_for(make_table: Make) -> None:
    actions = _actions(make_table, C1={"status": "rejected"})
    assert list_waits(actions, _waits(make_table, ("A1", "C1", "hard")), "CC").empty


def test_national_recommendations_stand_by_their_part_with_who_waits_for_them(make_table: Make) -> None:
    actions = _actions(make_table)
    waits = list_waits(
        actions,
        _waits(make_table, ("B1", "C1", "hard"), ("A1", "C1", "soft"), ("C2", "A1", "soft")),
        "CC",
    )
    roles = describe_national_roles(actions[actions["jurisdiction"] == "CC"], waits)
    assert list(roles["action_id"]) == ["C2", "C1"]
    assert list(roles["role"]) == ["coordinate", "report"]
    assert list(roles["waited_for_by"]) == [(), ("A1", "B1")]


def test_without_a_national_recommendation_there_is_no_part_to_play(make_table: Make) -> None:
    nothing = make_table("actions")
    roles = describe_national_roles(nothing, list_waits(nothing, make_table("dependencies"), "CC"))
    assert roles.empty
    assert {"role", "waited_for_by"} <= set(roles.columns)
