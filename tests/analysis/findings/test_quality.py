"""What a careful editor would remark, for one jurisdiction."""

import time
from collections.abc import Callable

import pandas as pd
import pytest

from bahali.analysis.findings.quality import Quality
from bahali.analysis.quality.checks import Check, Obstacle, Result
from bahali.workshop.view import View

Make = Callable[..., pd.DataFrame]
MakeView = Callable[..., View]


def action(number: int, **cells: object) -> dict[str, object]:
    given = {
        "action_id": f"A-AA-{number:02}",
        "title": "Train nurses of the hills",
        "jurisdiction": "AA",
        "layers": ("2",),
        "phases": ("ALL",),
        "gap_ids": ("G-AA-01",),
        "lead_institution_id": "I-AA-01",
        "instrument_id": f"N-AA-{number:02}",
        "status": "proposed",
    }
    return {**given, **cells}


def result_of(quality: Quality, check: Check) -> Result:
    return next(result for result in quality.results if result.check is check)


@pytest.fixture
def tables(make_table: Make) -> dict[str, pd.DataFrame]:
    return {
        "institutions": make_table(
            "institutions",
            {"institution_id": "I-AA-01", "name": "Board", "jurisdiction": "AA", "kind": "health"},
        ),
        "gaps": make_table(
            "gaps",
            {
                "gap_id": "G-AA-01",
                "jurisdiction": "AA",
                "statement": "Nobody calls the addicts",
                "severity": 5,
            },
            {
                "gap_id": "G-CC-01",
                "jurisdiction": "CC",
                "statement": "Nobody calls the addicts",
                "severity": 5,
            },
        ),
        "actions": make_table(
            "actions",
            action(1),
            action(2, title="Nurses", status="rejected", expected_result="Beneficiaries"),
            action(3, title="Explore it all", jurisdiction="CC"),
        ),
    }


def test_every_check_gives_one_result_in_its_order(
    make_view: MakeView, tables: dict[str, pd.DataFrame]
) -> None:
    quality = Quality(make_view(tables), tables["actions"].head(1))
    assert [result.check for result in quality.results] == list(Check)
    assert quality.remark_count == sum(len(result.remarks) for result in quality.results)


def test_only_open_actions_of_the_jurisdiction_are_read_row_by_row(
    make_view: MakeView, tables: dict[str, pd.DataFrame]
) -> None:
    quality = Quality(make_view(tables), tables["actions"].head(1))
    assert result_of(quality, Check.VERB).looked_at == 1
    assert result_of(quality, Check.VAGUE).is_passed
    assert result_of(quality, Check.ALTERNATIVES).looked_at == 2  # the rejected one is an alternative


def test_words_are_read_in_every_row_of_the_jurisdiction_whatever_its_status(
    make_view: MakeView, tables: dict[str, pd.DataFrame]
) -> None:
    remarks = result_of(Quality(make_view(tables), tables["actions"].head(1)), Check.WORDING).remarks
    assert {(fault.file, fault.row, fault.column) for fault in remarks} == {
        ("tables/gaps.csv", 2, "statement"),
        ("tables/actions.csv", 3, "expected_result"),
    }


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("risks", {"action_id": "A-AA-01", "harm_to": "addicts"}),
        ("provisions", {"instrument_id": "N-AA-01", "summary": "On addicts"}),
        ("practices", {"jurisdiction": "INT", "title": "Hire addicts"}),
        ("criteria", {"label": "Good for addicts"}),
    ],
)
def test_words_of_rows_that_belong_to_the_jurisdiction_or_to_none_are_read(
    make_view: MakeView, make_table: Make, tables: dict[str, pd.DataFrame], table: str, cells: dict[str, str]
) -> None:
    laws = make_table(
        "instruments",
        {"instrument_id": "N-AA-01", "jurisdiction": "AA"},
        {"instrument_id": "N-CC-01", "jurisdiction": "CC"},
    )
    foreign = {"action_id": "A-AA-03", "instrument_id": "N-CC-01", "jurisdiction": "CC"}
    others = {name: foreign[name] for name in cells if name in foreign}
    rows = [cells, *([cells | others] if others else [])]
    view = make_view(tables | {"instruments": laws, table: make_table(table, *rows)})
    remarks = result_of(Quality(view, tables["actions"].head(1)), Check.WORDING).remarks
    assert [fault.row for fault in remarks if fault.file == f"tables/{table}.csv"] == [2]


def test_what_is_recommended_but_no_longer_open_does_not_count(
    make_view: MakeView, tables: dict[str, pd.DataFrame]
) -> None:
    quality = Quality(make_view(tables), tables["actions"].iloc[[1]])
    assert result_of(quality, Check.NUMBER).obstacle is Obstacle.NOTHING_RECOMMENDED
    assert not quality.is_leaning_on_specialists


def test_a_plan_for_specialists_alone_is_said_to_lean_on_them(make_view: MakeView, make_table: Make) -> None:
    actions = make_table("actions", action(1, layers=("4",)))
    assert Quality(make_view({"actions": actions}), actions).is_leaning_on_specialists


def test_without_any_row_every_check_says_why_it_was_not_made(make_view: MakeView, make_table: Make) -> None:
    results = Quality(make_view({}), make_table("actions")).results
    assert not any(result.is_checked for result in results)
    assert all(result.obstacle for result in results)


def test_every_remark_names_a_place_a_problem_and_a_mend_and_is_no_error(
    make_view: MakeView, tables: dict[str, pd.DataFrame]
) -> None:
    quality = Quality(make_view(tables), tables["actions"].head(1))
    faults = [fault for result in quality.results for fault in result.remarks]
    assert faults
    assert all(
        fault.is_warning and fault.file and fault.column and fault.problem and fault.remedy
        for fault in faults
    )


def test_three_hundred_actions_are_checked_in_well_under_a_second(
    make_view: MakeView, make_table: Make
) -> None:
    words = ("officers", "nurses", "courts", "schools", "hospitals", "registers", "clerks", "teachers")
    actions = make_table(
        "actions",
        *(
            action(
                n,
                title=f"Train {words[n % 8]} and {words[n // 8 % 8]} of district {n} in first aid",
                gap_ids=(f"G-AA-{n % 7:02}",),
                expected_result="People are asked once, in a room with a door, by somebody who has time.",
                dnh_note="Nobody is pressed to talk, and nobody has to prove an illness to receive support.",
                equity_note="Women are served by women where they wish it, and travel costs are paid first.",
            )
            for n in range(1, 301)
        ),
    )
    quality = Quality(make_view({"actions": actions}), actions.head(10))
    assert min(_seconds(quality) for _ in range(3)) < 1.0


def _seconds(quality: Quality) -> float:
    fresh = Quality(quality.view, quality.recommended)
    start = time.perf_counter()
    assert len(fresh.results) == len(Check)
    return time.perf_counter() - start
