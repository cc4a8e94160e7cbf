from collections.abc import Callable

import pandas as pd
import pytest

from bahali.analysis.continuity import (
    Grade,
    find_in_name_only,
    grade_cells,
    mend_cells,
    spread_over_cells,
)
from bahali.vocabulary.codes import NAMED_GROUPS, TargetGroup

Make = Callable[..., pd.DataFrame]


def service(number: int, **cells: object) -> dict[str, object]:
    usual = {"layers": ("2",), "phases": ("IMM",), "target_groups": ("WOM",), "availability": "FULL"}
    return {"service_id": f"S-AA-{number:02d}", "jurisdiction": "AA", "domain": "PSY", **usual, **cells}


def cell_of(cells: pd.DataFrame, group: str, phase: str = "IMM", layer: str = "2") -> pd.Series:
    found = cells[(cells["target_group"] == group) & (cells["phase"] == phase) & (cells["layer"] == layer)]
    assert len(found) == 1
    return found.iloc[0]


def test_every_group_but_everyone_has_a_cell_in_each_phase_at_each_layer(make_table: Make) -> None:
    cells = grade_cells(make_table("services"), "AA")
    assert len(cells) == 10 * 3 * 4
    assert list(dict.fromkeys(cells["target_group"])) == list(NAMED_GROUPS)
    assert "GEN" not in set(cells["target_group"])
    assert list(cells["phase"][:12:4]) == ["IMM", "SHO", "LON"]
    assert list(cells["layer"][:5]) == ["1", "2", "3", "4", "1"]
    assert set(cells["grade"]) == {"none"}
    assert not cells[["is_general", "is_elsewhere"]].to_numpy().any()


@pytest.mark.parametrize(
    ("availability", "status", "grade"),
    [
        ("FULL", "ONG", "full"),
        ("FULL", None, "full"),
        ("PART", "ONG", "partly"),
        ("UNK", "ONG", "unknown"),
        ("UNK", None, "unknown"),
        ("NONE", "ONG", "not_today"),
        ("NONE", None, "not_today"),
        ("FULL", "UNF", "not_today"),
        ("FULL", "FUN", "not_today"),
        ("PART", "END", "not_today"),
        ("UNK", "UNF", "not_today"),
        ("UNK", "END", "not_today"),
        ("UNK", "FUN", "not_today"),
        ("NONE", "FUN", "not_today"),
    ],
)
def test_what_does_not_run_cannot_be_had_however_available_it_is_said_to_be(
    make_table: Make, availability: str, status: str | None, grade: str
) -> None:
    rows = make_table("services", service(1, availability=availability, service_status=status))
    assert cell_of(grade_cells(rows, "AA"), "WOM")["grade"] == grade


def test_all_phases_are_the_three_after_an_attack_and_a_row_counts_once(make_table: Make) -> None:
    rows = make_table("services", service(1, phases=("PRE", "ALL", "LON"), layers=("3", "X")))
    spread = spread_over_cells(rows, "service_id")
    assert list(spread["phase"]) == ["IMM", "SHO", "LON"]
    assert set(spread["layer"]) == {"3"}


@pytest.mark.parametrize("cells", [{"layers": ("X",)}, {"phases": ("PRE",)}])
def test_what_cuts_across_or_comes_before_an_attack_is_in_no_cell(
    make_table: Make, cells: dict[str, object]
) -> None:
    rows = make_table("services", service(1, **cells))
    assert spread_over_cells(rows, "service_id").empty
    assert set(grade_cells(rows, "AA")["grade"]) == {"none"}


@pytest.mark.parametrize("groups", [("GEN",), ()])
def test_a_service_for_everyone_or_for_nobody_named_reaches_each_group_in_name(
    make_table: Make, groups: tuple[str, ...]
) -> None:
    cells = grade_cells(make_table("services", service(1, target_groups=groups)), "AA")
    reached = cells[cells["grade"] != Grade.NONE]
    assert list(reached["target_group"]) == list(NAMED_GROUPS)
    assert reached["is_general"].all()


def test_a_group_named_beside_everyone_is_meant(make_table: Make) -> None:
    cells = grade_cells(make_table("services", service(1, target_groups=("GEN", "BER"))), "AA")
    assert not cell_of(cells, "BER")["is_general"]
    assert cell_of(cells, "OLD")["is_general"]


def test_what_is_meant_for_the_group_goes_before_what_is_for_everyone(make_table: Make) -> None:
    rows = make_table(
        "services",
        service(1, target_groups=("GEN",)),
        service(2, availability="PART", target_groups=("WOM",)),
    )
    cells = grade_cells(rows, "AA")
    assert cell_of(cells, "WOM")[["grade", "is_general"]].to_list() == ["partly", False]
    assert cell_of(cells, "CHI")[["grade", "is_general"]].to_list() == ["full", True]


def test_what_can_be_had_goes_before_what_is_meant_and_cannot(make_table: Make) -> None:
    rows = make_table(
        "services", service(1, target_groups=("GEN",), availability="PART"), service(2, availability="UNK")
    )
    assert cell_of(grade_cells(rows, "AA"), "WOM")[["grade", "is_general"]].to_list() == ["partly", True]


def test_not_known_goes_before_not_to_be_had(make_table: Make) -> None:
    rows = make_table("services", service(1, availability="NONE"), service(2, availability="UNK"))
    assert cell_of(grade_cells(rows, "AA"), "WOM")["grade"] == "unknown"


def test_a_service_of_the_country_is_marked_only_where_none_from_here_is_as_good(make_table: Make) -> None:
    country = service(1, jurisdiction="CC", phases=("ALL",))
    rows = make_table("services", country, service(2), service(3, phases=("SHO",), availability="PART"))
    cells = grade_cells(rows, "AA")
    told = [
        cell_of(cells, "WOM", phase)[["grade", "is_elsewhere"]].to_list() for phase in ("IMM", "SHO", "LON")
    ]
    assert told == [["full", False], ["full", True], ["full", True]]


def test_actions_for_the_group_and_for_everyone_are_kept_apart(make_table: Make) -> None:
    actions = make_table(
        "actions",
        {"action_id": "A-2", "layers": ("2", "X"), "phases": ("ALL",), "target_groups": ("WOM", "GEN")},
        {"action_id": "A-1", "layers": ("2",), "phases": ("IMM",), "target_groups": ("WOM",)},
        {"action_id": "A-3", "layers": ("X",), "phases": ("ALL",), "target_groups": ("WOM",)},
    )
    cells = mend_cells(grade_cells(make_table("services"), "AA"), actions)
    assert cell_of(cells, "WOM")["action_ids"] == ("A-2", "A-1")
    assert cell_of(cells, "WOM")["general_ids"] == ()
    assert cell_of(cells, "OLD")["action_ids"] == ()
    assert cell_of(cells, "OLD")["general_ids"] == ("A-2",)
    assert cell_of(cells, "WOM", "LON")["action_ids"] == ("A-2",)
    # ten groups in three phases by in one of them again; A-3 cuts across and is in no cell
    assert int((cells["action_ids"].map(len) + cells["general_ids"].map(len)).sum()) == 31


def test_without_actions_every_cell_has_an_empty_list(make_table: Make) -> None:
    cells = mend_cells(grade_cells(make_table("services"), "AA"), make_table("actions"))
    assert set(cells["action_ids"]) == {()}
    assert set(cells["general_ids"]) == {()}


def test_groups_reached_in_name_only_are_those_for_whom_no_support_is_meant(make_table: Make) -> None:
    rows = make_table(
        "services",
        service(1, target_groups=("GEN",)),
        service(2, target_groups=("CHI",), layers=("4",), phases=("LON",)),
        service(3, target_groups=("OLD",), layers=("1",)),  # basic services are not support
        service(4, target_groups=("MIN",), availability="UNK"),
    )
    assert find_in_name_only(grade_cells(rows, "AA")) == [
        group.value for group in NAMED_GROUPS if group is not TargetGroup.CHILDREN
    ]
    assert find_in_name_only(grade_cells(make_table("services"), "AA")) == []


def test_a_service_that_is_only_planned_never_hides_one_that_may_be_there(make_table: Make) -> None:
    may_be = service(1, target_groups=(), availability="UNK")
    planned = service(2, service_status="FUN")
    cell = cell_of(grade_cells(make_table("services", may_be, planned), "AA"), "WOM")
    assert (cell["grade"], cell["is_general"]) == ("unknown", True)
