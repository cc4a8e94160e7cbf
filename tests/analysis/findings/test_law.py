from collections.abc import Callable

import pandas as pd
import pytest

from bahali.analysis.findings.law import Law
from bahali.vocabulary.law import Coverage
from bahali.workshop.view import View

Make = Callable[..., pd.DataFrame]
MakeView = Callable[..., View]


@pytest.fixture
def law(make_table: Make, make_view: MakeView) -> Law:
    """Two instruments of AA and one of CC; A-AA-01 is recommended, A-AA-02 is not."""
    requirements = ({"requirement_id": f"R{n}", "label": f"Label {n}"} for n in (1, 2, 3))
    instruments = (
        {"instrument_id": name, "jurisdiction": name[2:4], "type": "act", "status": "in_force"}
        for name in ("L-AA-01", "L-AA-02", "L-CC-01")
    )
    provisions = (
        {"provision_id": "V-AA-01", "instrument_id": "L-AA-01", "ref": "s. 2(e)", "requirement_ids": ("R1",)},
        {"provision_id": "V-AA-02", "instrument_id": "L-AA-02", "ref": "s. 9", "requirement_ids": ("R3",)},
        {"provision_id": "V-CC-01", "instrument_id": "L-CC-01", "ref": "s. 4", "requirement_ids": ("R2",)},
    )
    assessments = (
        {
            "requirement_id": requirement,
            "instrument_id": instrument,
            "coverage": coverage,
            "action_id": action,
        }
        for requirement, instrument, coverage, action in (
            ("R3", "L-AA-02", "partial", "A-AA-01"),
            ("R1", "L-AA-01", "partial", "A-AA-01"),
            ("R2", "L-AA-01", "not_assessed", "A-AA-02"),
            ("R2", "L-CC-01", "explicit", None),
        )
    )
    actions = (
        {"action_id": f"A-AA-0{n}", "status": "proposed", "instrument_id": "L-AA-01", "gap_ids": ("G-AA-01",)}
        for n in (1, 2)
    )
    tables = {
        "requirements": make_table("requirements", *requirements),
        "instruments": make_table("instruments", *instruments),
        "provisions": make_table("provisions", *provisions),
        "assessments": make_table("assessments", *assessments),
        "actions": make_table("actions", *actions),
        "gaps": make_table("gaps", {"gap_id": "G-AA-01", "severity": 4}),
    }
    return Law(make_view(tables), pd.DataFrame({"action_id": ["A-AA-01"]}))


def test_an_action_touches_the_sections_of_the_instrument_it_names(law: Law) -> None:
    assert law.sections_of("A-AA-01") == ["s. 2(e)"]


@pytest.mark.parametrize("action", ["A-AA-02", "A-CC-01"])
def test_where_no_section_is_known_none_is_named(law: Law, action: str) -> None:
    assert law.sections_of(action) == []


def test_an_action_carries_requirements_in_their_order_over_all_instruments(law: Law) -> None:
    assert law.requirements_of("A-AA-01") == ["R1", "R3"]
    assert law.requirements_of("A-CC-01") == []


def test_what_other_jurisdictions_say_does_not_count(law: Law) -> None:
    assert list(law.matrix.columns) == ["L-AA-01", "L-AA-02"]
    assert law.standing.to_dict() == {"R1": "partial", "R2": "not_assessed", "R3": "partial"}


def test_requirements_are_counted_for_every_standing(law: Law) -> None:
    assert law.standing_counts.to_dict() == {
        "explicit": 0, "partial": 2, "silent": 0, "conflict": 0, "not_assessed": 1,
    }  # fmt: skip
    assert law.standing_counts[Coverage.PARTIAL] == 2


def test_a_requirement_waits_for_an_action_that_is_not_recommended(law: Law) -> None:
    assert law.uncarried == []
    assert law.postponed == ["R2"]


def test_changes_are_asked_for_by_instrument_and_action(law: Law) -> None:
    assert law.changes_in("L-AA-01", "A-AA-01")["requirement_id"].to_list() == ["R1"]
    assert law.changes_in("L-AA-01", None).empty


def test_an_aim_that_nobody_wrote_is_the_label(law: Law) -> None:
    assert law.aims == {"R1": "Label 1", "R2": "Label 2", "R3": "Label 3"}


def test_without_tables_of_law_there_is_nothing(make_view: MakeView) -> None:
    nothing = Law(make_view({}), pd.DataFrame({"action_id": []}))
    assert nothing.matrix.empty
    assert nothing.cells.empty
    assert nothing.drafts.empty
    assert nothing.leverage.empty
    assert nothing.uncarried == []
