"""How anyone will know that an action was done and did good."""

from collections.abc import Callable
from typing import Any

import pytest

from bahali.analysis.findings import Findings
from bahali.document.section import Section
from bahali.present.sections import monitoring

Find = Callable[..., Findings]
Text = Callable[[Section], str]
BlockOf = Callable[[Section, str], Any]


def cells(table: Any, label: str) -> list[Any]:
    place = [column.label for column in table.columns].index(label)
    return [row[place] for row in table.rows]


def test_indicators_stand_with_baseline_and_target_results_first(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    table = block_of(monitoring(nowhere_findings("AA")), "monitoring-table")
    assert table.row_names == ("M-AA-02", "M-AA-01")
    assert cells(table, "Level") == ["Outcome", "Process"]
    assert cells(table, "Baseline") == ["to be set", "3 villages (2030)"]
    assert cells(table, "Target") == ["60 per cent (2033)", "40 villages (2032)"]


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("1500000", "1,500,000 villages"),
        ("0.1", "0.1 villages"),
        ("0", "0 villages"),
        ("12.50", "12.5 villages"),
    ],
)
def test_numbers_are_written_in_full(findings_after: Find, block_of: BlockOf, target: str, told: str) -> None:
    indicators = {3: {"target": target, "target_year": "", "baseline_year": ""}}
    table = block_of(monitoring(findings_after("AA", indicators=indicators)), "monitoring-table")
    assert cells(table, "Target")[1] == told


def test_levels_are_counted_and_actions_without_an_indicator_named(
    nowhere_findings: Find, text_of: Text
) -> None:
    text = text_of(monitoring(nowhere_findings("AA")))
    assert "The workshop gave 2 indicators for 2 recommended actions: 1 of outcome and 1 of process." in text
    assert "Recommended without an indicator: A-AA-02 (Give witnesses a door of their own)." in text
    assert "No indicator of outcome" not in text


def test_a_plan_that_measures_no_outcome_is_told_so(nowhere_findings: Find, text_of: Text) -> None:
    assert "No indicator of outcome: The indicators tell whether actions were done" in text_of(
        monitoring(nowhere_findings("CC"))
    )


def test_a_split_is_shown_only_beside_a_privacy_note(
    findings_after: Find, nowhere_findings: Find, block_of: BlockOf
) -> None:
    note = "Rests on answers of single persons. Only shares of ten or more people leave the village"
    table = block_of(monitoring(nowhere_findings("AA")), "privacy-table")
    assert cells(table, "Split by") == ["Women and men", None]
    assert cells(table, "Privacy") == [note, None]
    bare = block_of(monitoring(findings_after("AA", indicators={4: {"privacy": ""}})), "privacy-table")
    assert cells(bare, "Split by")[0] == "Not split until a privacy note is written"
    assert cells(bare, "Privacy")[0] == (
        "Rests on answers of single persons. A privacy note must be written before anyone is asked."
    )


def test_reference_outcomes_stand_in_words_and_name_their_source(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    table = block_of(monitoring(nowhere_findings("AA")), "privacy-table")
    assert [cell[:4] for cell in cells(table, "Reference outcome")] == ["G: L", "O2: "]
    assert "IASC common monitoring and evaluation framework" in table.note
    assert cells(block_of(monitoring(nowhere_findings("CC")), "privacy-table"), "Reference outcome") == [None]


def test_without_indicators_there_is_nothing_to_measure(nowhere_findings: Find, text_of: Text) -> None:
    assert text_of(monitoring(nowhere_findings("BB"))) == (
        "Nothing recorded: No indicator was given for a recommended action."
    )
