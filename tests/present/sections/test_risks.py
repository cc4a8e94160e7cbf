"""What could go wrong, for whom, and what is done about it."""

from collections.abc import Callable
from typing import Any

from bahali.analysis.findings import Findings
from bahali.document.blocks import References
from bahali.document.section import Section
from bahali.present.sections import risks

Find = Callable[..., Findings]


def test_risks_stand_with_who_could_be_harmed(
    nowhere_findings: Find, block_of: Callable[[Section, str], Any]
) -> None:
    assert block_of(risks(nowhere_findings("DD")), "risks-table").rows == (
        (
            "Сёстры устают ещё больше",
            "Сёстры",
            2,
            2,
            "Занятия идут в рабочее время",
            None,
            References(ids=("A-DD-01",)),
        ),
    )


def test_without_recommendations_there_are_no_risks(
    findings_after: Find, text_of: Callable[[Section], str]
) -> None:
    rejected = {8: {"status": "rejected"}, 9: {"status": "rejected"}}
    assert text_of(risks(findings_after("BB", actions=rejected))) == (
        "Nothing recorded: No risk was given for a recommended action."
    )
