"""Remarks on the recommendations: for the researcher one by one, in the annex as a summary."""

from collections.abc import Callable
from typing import Any

import pytest

from bahali.analysis.findings import Findings
from bahali.analysis.quality.checks import Check
from bahali.document.blocks import Table
from bahali.document.section import Section
from bahali.present.sections.quality import quality, quality_summary

Find = Callable[..., Findings]
Text = Callable[[Section], str]
BlockOf = Callable[[Section, str], Any]


def outcomes(section: Section, block_of: BlockOf) -> dict[str, tuple[str | None, str]]:
    return {row[0]: (row[1], row[2]) for row in block_of(section, "quality-table").rows}


def test_each_remark_stands_under_its_check_with_place_and_mend(
    findings_after: Find, block_of: BlockOf
) -> None:
    section = quality(findings_after("AA", actions={5: {"title": "Improve coordination of listeners"}}))
    table = block_of(section, "quality-vague")
    assert table.rows == (
        (
            "actions",
            "row 5, column title",
            '"Improve coordination" leaves open what is done',
            "answer instead: which bodies meet or share what, how often, under which procedure?",
        ),
    )
    assert [column.is_free for column in table.columns] == [False, False, True, True]
    assert table.caption == f"{Check.VAGUE.label}: 1 remark"


def test_the_notice_counts_what_was_remarked(findings_after: Find, text_of: Text) -> None:
    findings = findings_after("AA")
    remarks = findings.quality.remark_count
    shown = [block for block in quality(findings).blocks if isinstance(block, Table)]
    assert sum(len(table.rows) for table in shown) == remarks > 0
    assert f"{remarks} remarks: {len(shown)} of 16 checks brought {remarks} remarks." in text_of(
        quality(findings)
    )


def test_checks_without_a_remark_and_those_not_made_are_listed(findings_after: Find, text_of: Text) -> None:
    text = text_of(quality(findings_after("AA", indicators=None)))
    passed, unchecked = text.split("Without a remark\n")[1].split("Not checked\n")
    assert f"{Check.VERB.label} (2 actions)" in passed.splitlines()
    assert f"{Check.PHASES.label} (3 phases)" in passed.splitlines()
    assert unchecked.splitlines() == [f"{Check.INDICATOR.label}: the table of indicators was not given"]


def test_every_check_has_one_table_or_one_line(nowhere_findings: Find, text_of: Text) -> None:
    for jurisdiction in ("AA", "DD", "CN"):
        text = text_of(quality(nowhere_findings(jurisdiction)))
        assert all(text.count(f"\n{check.label}") == 1 for check in Check)


def test_the_summary_tells_outcomes_and_no_row(
    findings_after: Find, block_of: BlockOf, text_of: Text
) -> None:
    section = quality_summary(findings_after("AA", indicators=None))
    assert section.is_annex
    rows = outcomes(section, block_of)
    assert list(rows) == [check.label for check in Check]
    assert rows[Check.VERB.label] == ("2 actions", "passed")
    assert rows[Check.FUNDING.label] == ("2 actions", "1 remark")
    assert rows[Check.INDICATOR.label] == (None, "not checked: the table of indicators was not given")
    assert rows[Check.LAYERS.label] == (
        "1 recommendation",
        "passed; 1 not wholly checked: no layer of care is named",
    )
    text = text_of(section)
    assert not any(part in text for part in (".csv", "row 2", "I-AA-", "A-AA-", "Aamoora Health Board"))


def test_titles_in_other_letters_are_said_not_to_be_checked(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    rows = outcomes(quality_summary(nowhere_findings("DD")), block_of)
    assert rows[Check.VERB.label] == (None, "not checked: written in letters other than Latin")


def test_a_jurisdiction_without_any_row_is_told_why_nothing_was_checked(
    findings_after: Find, emptied: Callable[[str], Any], block_of: BlockOf, text_of: Text
) -> None:
    findings = findings_after("BB", **emptied("BB"))
    rows = outcomes(quality_summary(findings), block_of)
    assert rows.pop(Check.WORDING.label)[1].startswith("passed")  # words that all jurisdictions share
    assert all(
        looked_at is None and outcome.startswith("not checked: ") for looked_at, outcome in rows.values()
    )
    assert "No remarks: No check that could be made brought a remark." in text_of(quality(findings))


def test_only_a_phrase_is_quoted_from_a_text_with_personal_data_in_reach(
    findings_after: Find, text_of: Text
) -> None:
    statement = "The addicts of the hill, who come by night, are asked nothing"
    text = text_of(quality(findings_after("AA", gaps={5: {"statement": statement}})))
    assert '"addicts": it names people by an illness' in text
    assert "by night" not in text


@pytest.mark.parametrize("section", [quality, quality_summary])
def test_both_sections_have_names_of_their_own(
    nowhere_findings: Find, section: Callable[..., Section]
) -> None:
    shown = section(nowhere_findings("CN"))
    names = [block.name for block in shown.blocks if isinstance(block, Table)]
    assert len(set(names)) == len(names)
    assert shown.name not in names
