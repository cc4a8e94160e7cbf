from collections.abc import Callable

import pandas as pd
import pytest

from bahali.analysis.integration import build_matrix, count_coverage, find_uncarried, list_changes
from bahali.vocabulary.law import Coverage

Make = Callable[..., pd.DataFrame]


def _requirements(make_table: Make, *names: str) -> pd.DataFrame:
    return make_table("requirements", *({"requirement_id": name, "label": name} for name in names))


def _instruments(make_table: Make, *names: str) -> pd.DataFrame:
    return make_table("instruments", *({"instrument_id": name} for name in names))


def _assessment(requirement: str, instrument: str, coverage: str, **cells: object) -> dict[str, object]:
    return {"requirement_id": requirement, "instrument_id": instrument, "coverage": coverage, **cells}


def test_a_pair_that_nobody_assessed_is_never_silent(make_table: Make) -> None:
    matrix = build_matrix(
        _requirements(make_table, "R01", "R02"),
        _instruments(make_table, "L-AA-01", "L-AA-02"),
        make_table(
            "assessments", _assessment("R01", "L-AA-02", "explicit"), _assessment("R02", "L-AA-01", "silent")
        ),
    )
    assert matrix.loc["R01"].to_dict() == {"L-AA-01": "not_assessed", "L-AA-02": "explicit"}
    assert matrix.loc["R02"].to_dict() == {"L-AA-01": "silent", "L-AA-02": "not_assessed"}


def test_requirements_and_instruments_keep_the_order_of_the_pack(make_table: Make) -> None:
    matrix = build_matrix(
        _requirements(make_table, "R2", "R10", "R1"),
        _instruments(make_table, "L-AA-02", "L-AA-01"),
        make_table("assessments"),
    )
    assert list(matrix.index) == ["R2", "R10", "R1"]
    assert list(matrix.columns) == ["L-AA-02", "L-AA-01"]


def test_assessments_of_other_instruments_are_passed_over(make_table: Make) -> None:
    matrix = build_matrix(
        _requirements(make_table, "R01"),
        _instruments(make_table, "L-AA-01"),
        make_table("assessments", _assessment("R01", "L-BB-01", "explicit")),
    )
    assert matrix.to_dict() == {"L-AA-01": {"R01": "not_assessed"}}


def test_coverage_is_counted_for_each_instrument(make_table: Make) -> None:
    matrix = build_matrix(
        _requirements(make_table, "R01", "R02", "R03"),
        _instruments(make_table, "L-AA-01", "L-AA-02"),
        make_table(
            "assessments",
            _assessment("R01", "L-AA-01", "explicit"),
            _assessment("R02", "L-AA-01", "partial"),
            _assessment("R03", "L-AA-02", "conflict"),
        ),
    )
    counts = count_coverage(matrix)
    assert list(counts.columns) == ["explicit", "partial", "silent", "conflict", "not_assessed"]
    assert list(counts.loc["L-AA-01"]) == [1, 1, 0, 0, 1]
    assert list(counts.loc["L-AA-02"]) == [0, 0, 0, 1, 2]


def test_counts_can_be_looked_up_by_code(make_table: Make) -> None:
    matrix = build_matrix(
        _requirements(make_table, "R01"), _instruments(make_table, "L-AA-01"), make_table("assessments")
    )
    assert count_coverage(matrix).loc["L-AA-01", Coverage.NOT_ASSESSED] == 1


def test_without_instruments_there_is_nothing_to_count(make_table: Make) -> None:
    matrix = build_matrix(
        _requirements(make_table, "R01"), _instruments(make_table), make_table("assessments")
    )
    assert matrix.empty
    counts = count_coverage(matrix)
    assert counts.empty
    assert list(counts.columns) == [coverage.value for coverage in Coverage]


def test_without_requirements_every_count_is_zero(make_table: Make) -> None:
    matrix = build_matrix(
        _requirements(make_table), _instruments(make_table, "L-AA-01"), make_table("assessments")
    )
    assert count_coverage(matrix).loc["L-AA-01"].sum() == 0


def _action(**cells: object) -> dict[str, object]:
    usual = {
        "action_id": "A-AA-01",
        "instrument_id": "L-AA-01",
        "change_type": "make_rules",
        "approver": "Cabinet",
    }
    return {"status": "proposed", **usual, **cells}


def test_a_change_says_what_is_written_beside_it(make_table: Make) -> None:
    assessment = _assessment(
        "R01", "L-AA-01", "partial", proposed_change="Say so", change_type="amend_act", approver="Assembly",
        action_id="A-AA-01",
    )  # fmt: skip
    changes = list_changes(make_table("assessments", assessment), make_table("actions", _action()))
    assert list(changes.loc[0, ["change_type", "approver", "action_id"]]) == [
        "amend_act",
        "Assembly",
        "A-AA-01",
    ]


def test_what_is_blank_is_taken_from_the_action_that_changes_the_same_instrument(make_table: Make) -> None:
    assessment = _assessment("R01", "L-AA-01", "partial", proposed_change="Say so", action_id="A-AA-01")
    changes = list_changes(make_table("assessments", assessment), make_table("actions", _action()))
    assert list(changes.loc[0, ["change_type", "approver"]]) == ["make_rules", "Cabinet"]


def test_who_approves_another_instrument_is_not_named_for_this_one(make_table: Make) -> None:
    assessment = _assessment("R01", "L-AA-02", "partial", proposed_change="Say so", action_id="A-AA-01")
    changes = list_changes(make_table("assessments", assessment), make_table("actions", _action()))
    assert changes.loc[0, ["change_type", "approver"]].isna().all()


def test_an_assessment_without_a_proposed_change_is_no_change(make_table: Make) -> None:
    changes = list_changes(
        make_table("assessments", _assessment("R01", "L-AA-01", "explicit")), make_table("actions", _action())
    )
    assert changes.empty
    assert {"requirement_id", "instrument_id", "change_type", "approver", "action_id"} <= set(changes.columns)


def test_a_change_that_no_action_carries_keeps_its_blanks(make_table: Make) -> None:
    assessment = _assessment("R01", "L-AA-01", "partial", proposed_change="Say so")
    changes = list_changes(make_table("assessments", assessment), make_table("actions"))
    assert changes.loc[0, ["change_type", "approver", "action_id"]].isna().all()


def test_changes_come_by_requirement_then_instrument(make_table: Make) -> None:
    assessments = make_table(
        "assessments",
        _assessment("R02", "L-AA-01", "partial", proposed_change="c"),
        _assessment("R01", "L-AA-02", "partial", proposed_change="b"),
        _assessment("R01", "L-AA-01", "partial", proposed_change="a"),
    )
    changes = list_changes(assessments, make_table("actions"))
    assert changes["proposed_change"].to_list() == ["a", "b", "c"]


def test_a_requirement_is_carried_by_an_explicit_text_or_by_an_action(make_table: Make) -> None:
    requirements = _requirements(make_table, "R01", "R02", "R03", "R04")
    assessments = make_table(
        "assessments",
        _assessment("R01", "L-AA-01", "explicit"),
        _assessment("R02", "L-AA-01", "partial"),
        _assessment("R03", "L-AA-01", "silent", action_id="A-AA-01"),
    )
    matrix = build_matrix(requirements, _instruments(make_table, "L-AA-01"), assessments)
    assert find_uncarried(matrix, assessments, make_table("actions", _action())) == ["R02", "R04"]


@pytest.mark.parametrize(
    ("cells", "uncarried"),
    [
        ({"status": "adopted"}, []),
        ({"status": "rejected"}, ["R01"]),
        ({"status": "merged", "merged_into": "A-AA-02"}, []),
        ({"status": "merged", "merged_into": "A-AA-03"}, ["R01"]),
    ],
)
def test_only_an_action_whose_work_will_be_done_carries_a_requirement(
    make_table: Make, cells: dict[str, object], uncarried: list[str]
) -> None:
    actions = make_table(
        "actions",
        _action(**cells),
        _action(action_id="A-AA-02"),
        _action(action_id="A-AA-03", status="rejected"),
    )
    assessments = make_table("assessments", _assessment("R01", "L-AA-01", "partial", action_id="A-AA-01"))
    matrix = build_matrix(_requirements(make_table, "R01"), _instruments(make_table, "L-AA-01"), assessments)
    assert find_uncarried(matrix, assessments, actions) == uncarried


def test_without_instruments_nothing_is_carried(make_table: Make) -> None:
    assessments = make_table("assessments")
    matrix = build_matrix(_requirements(make_table, "R01"), _instruments(make_table), assessments)
    assert find_uncarried(matrix, assessments, make_table("actions")) == ["R01"]
