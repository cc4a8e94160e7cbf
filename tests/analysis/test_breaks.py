from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bahali.analysis.breaks import Reach, find_breaks, find_falls, judge_mends, measure_reach
from bahali.analysis.continuity import grade_cells, mend_cells
from bahali.vocabulary.codes import NAMED_GROUPS

Make = Callable[..., pd.DataFrame]
PHASES = ("IMM", "SHO", "LON")
WORST_FIRST = list(Reach)


def service(layers: Sequence[str], phases: Sequence[str], **cells: object) -> dict[str, object]:
    usual = {"service_id": "S", "jurisdiction": "AA", "availability": "PART", "target_groups": ("WOM",)}
    return {**usual, "layers": tuple(layers), "phases": tuple(phases), **cells}


def action(name: str, layers: Sequence[str], phases: Sequence[str], *groups: str) -> dict[str, object]:
    return {"action_id": name, "layers": tuple(layers), "phases": tuple(phases), "target_groups": groups}


def mended(make: Make, services: Sequence[dict[str, Any]], *actions: dict[str, Any]) -> pd.DataFrame:
    numbered = [{**row, "service_id": f"S-{number}"} for number, row in enumerate(services)]
    return mend_cells(grade_cells(make("services", *numbered), "AA"), make("actions", *actions))


def reach_of(reach: pd.DataFrame, group: str, column: str = "reach") -> list[str]:
    return list(reach.loc[reach["target_group"] == group, column])


def fall_of(cells: pd.DataFrame, group: str) -> dict[str, object]:
    falls = find_falls(measure_reach(cells))
    return dict(falls[falls["target_group"] == group].iloc[0].drop("target_group"))


@pytest.mark.parametrize(
    ("layers", "reach"),
    [
        ("", "nothing"),
        ("1", "basic_only"),
        ("4", "specialised_only"),
        ("14", "specialised_only"),
        ("2", "supported"),
        ("3", "supported"),
        ("1234", "supported"),
    ],
)
def test_layers_two_and_three_hold_a_person(make_table: Make, layers: str, reach: str) -> None:
    services = [service(layers, ["SHO"])] if layers else []
    assert reach_of(measure_reach(mended(make_table, services)), "WOM") == ["nothing", reach, "nothing"]


def test_what_is_not_known_holds_nobody_but_is_told_apart(make_table: Make) -> None:
    reach = measure_reach(mended(make_table, [service("2", PHASES, availability="UNK")]))
    assert reach_of(reach, "WOM") == ["nothing"] * 3
    assert reach_of(reach, "WOM", "reach_if_known") == ["supported"] * 3


def test_the_plan_adds_to_what_can_be_had_today(make_table: Make) -> None:
    cells = mended(make_table, [service("1", PHASES)], action("A-1", "2", ["LON"], "WOM"))
    reach = measure_reach(cells)
    assert reach_of(reach, "WOM", "reach_with_plan") == ["basic_only", "basic_only", "supported"]
    assert reach_of(reach, "OLD", "reach_with_plan") == ["nothing"] * 3


def test_breaks_are_named_by_group_and_phase_with_what_answers_them(make_table: Make) -> None:
    services = [service("2", ["IMM"]), service("4", ["SHO"]), service("1", ["LON"])]
    cells = mended(
        make_table,
        services,
        action("A-1", "4", ["SHO", "LON"], "WOM"),  # specialised care is there already in the second phase
        action("A-2", "3", ["SHO"], "GEN"),
        action("A-3", "1", ["LON"], "WOM"),  # basic services do not answer
        action("A-4", "23", ["LON"], "WOM"),
    )
    breaks = find_breaks(measure_reach(cells), cells)
    own = breaks[breaks["target_group"] == "WOM"].drop(columns="target_group").reset_index(drop=True)
    expected = pd.DataFrame(
        {
            "phase": ["SHO", "LON"],
            "reach": ["specialised_only", "basic_only"],
            "reach_if_known": ["specialised_only", "basic_only"],
            "reach_with_plan": ["supported", "supported"],
            "action_ids": [(), ("A-4", "A-1")],
            "general_ids": [("A-2",), ()],
        },
        dtype=object,
    )
    pd.testing.assert_frame_equal(own, expected, check_dtype=False)
    assert len(breaks) == 2 + 9 * 3  # nothing is recorded for the other nine groups


def test_where_all_are_held_there_is_no_break(make_table: Make) -> None:
    cells = mended(make_table, [service("2", ["ALL"], target_groups=("GEN",))])
    assert find_breaks(measure_reach(cells), cells).empty


@pytest.mark.parametrize(
    ("held", "falls_from"),
    [
        (("IMM", "SHO", "LON"), None),
        (("IMM", "SHO"), "LON"),
        (("IMM",), "SHO"),
        ((), "IMM"),
        (("LON",), None),  # a late start is a break, but nobody falls through to the end
        (("SHO",), "LON"),
        (("IMM", "LON"), None),
    ],
)
def test_a_fall_begins_after_the_last_phase_that_is_held(
    make_table: Make, held: tuple[str, ...], falls_from: str | None
) -> None:
    services = [service("3", held), service("1", PHASES)] if held else [service("1", PHASES)]
    assert fall_of(mended(make_table, services), "WOM") == {
        "falls_from": falls_from,
        "falls_if_known": falls_from,
        "falls_with_plan": falls_from,
        "has_nothing": False,
    }


def test_a_group_without_any_service_that_can_be_had_has_nothing(make_table: Make) -> None:
    services = [service("2", ["ALL"], service_status="UNF"), service("2", ["SHO"], availability="UNK")]
    assert fall_of(mended(make_table, services), "WOM") == {
        "falls_from": "IMM",
        "falls_if_known": "LON",
        "falls_with_plan": "IMM",
        "has_nothing": True,
    }


def test_specialised_care_to_the_end_is_a_break_but_no_fall(make_table: Make) -> None:
    assert fall_of(mended(make_table, [service("4", ["LON"])]), "WOM")["falls_from"] is None


def test_a_mend_says_whether_it_is_meant_and_whether_specialists_alone_bring_it(make_table: Make) -> None:
    everyone = [service("2", ["IMM", "SHO"], target_groups=("GEN",))]
    cells = mended(
        make_table, everyone, action("A-1", "4", ["LON"], "GEN"), action("A-2", "2", ["LON"], "OLD")
    )
    reach = measure_reach(cells)
    mends = judge_mends(find_falls(reach), find_breaks(reach, cells)).set_index("target_group")
    assert list(mends.index) == list(NAMED_GROUPS)
    assert mends.loc["WOM"].to_dict() == {"is_in_name": True, "is_specialised": True}
    assert mends.loc["OLD"].to_dict() == {"is_in_name": False, "is_specialised": False}


def test_a_plan_without_actions_mends_nothing(make_table: Make) -> None:
    cells = mended(make_table, [])
    reach = measure_reach(cells)
    assert judge_mends(find_falls(reach), find_breaks(reach, cells)).empty


SERVICES = st.builds(
    service,
    st.lists(st.sampled_from("1234X"), min_size=1, unique=True),
    st.lists(st.sampled_from(("PRE", *PHASES, "ALL")), min_size=1, unique=True),
    availability=st.sampled_from(("FULL", "PART", "NONE", "UNK")),
    service_status=st.sampled_from(("ONG", "FUN", "UNF", "END", None)),
    jurisdiction=st.sampled_from(("AA", "CC")),
    target_groups=st.lists(st.sampled_from(("WOM", "CHI", "GEN")), unique=True).map(tuple),
)


@given(services=st.lists(SERVICES, max_size=4), added=SERVICES)
def test_one_more_service_never_makes_a_break_and_one_less_never_heals_one(
    make_table: Make, services: list[dict[str, Any]], added: dict[str, Any]
) -> None:
    fewer, more = (mended(make_table, rows) for rows in (services, [*services, added]))
    before, after = measure_reach(fewer), measure_reach(more)
    for column in ("reach", "reach_if_known", "reach_with_plan"):
        was, is_now = (frame[column].map(WORST_FIRST.index) for frame in (before, after))
        assert (is_now >= was).all()
    broken_before, broken_after = (
        set(map(tuple, find_breaks(reach, cells)[["target_group", "phase"]].to_numpy()))
        for reach, cells in ((before, fewer), (after, more))
    )
    assert broken_after <= broken_before
    pairs = zip(_starts(before), _starts(after), strict=True)
    assert all(later >= sooner for sooner, later in pairs)


def _starts(reach: pd.DataFrame) -> list[int]:
    """Place of the phase from which each group falls, 3 where it does not."""
    return [3 if code is None else PHASES.index(code) for code in find_falls(reach)["falls_from"]]


@given(services=st.lists(SERVICES, max_size=4))
def test_what_holds_today_also_holds_if_more_were_known_or_done(
    make_table: Make, services: list[dict[str, Any]]
) -> None:
    reach = measure_reach(mended(make_table, services, action("A-1", "4", ["LON"], "WOM")))
    ranks = reach[["reach", "reach_if_known", "reach_with_plan"]].map(WORST_FIRST.index)
    assert (ranks["reach_if_known"] >= ranks["reach"]).all()
    assert (ranks["reach_with_plan"] >= ranks["reach"]).all()
