"""A table that a workshop did not give is asked for by name; nothing is drawn from nothing."""

from collections.abc import Callable, Iterator

import pytest

from bahali.analysis.findings import Findings
from bahali.document.blocks import Figure, Notice
from bahali.document.section import Section
from bahali.present import sections
from bahali.workshop.tables import TABLE_KINDS

Find = Callable[..., Findings]

OPTIONAL = tuple(name for name, kind in TABLE_KINDS.items() if not kind.is_required)
OF_A_CHECK = ("check_cover", "check_result", "tables_given")
REPORT_SECTIONS = tuple(name for name in sections.__all__ if name not in (*OF_A_CHECK, "cover", "results"))
NEED_RATINGS = ("recommendations", "certainty", "explorer", "agreement", "questions", "budget", "scoring")
OTHER_SET = {"default_weight_set": "singly"}  # one that is worked out of answers
ASKS_FOR = {
    "sources": ("sources",),
    "participants": ("scoring",),
    "services": ("continuity", "services"),
    "practices": ("practices",),
    "instruments": ("integration", "side_by_side"),
    "requirements": ("integration", "side_by_side"),
    "provisions": ("integration",),
    "criteria": NEED_RATINGS,
    "weights": (),
    "weight_answers": (),
    "comparisons": (),
    "scores": NEED_RATINGS,
    "gate_checks": ("scoring",),
    "assessments": ("integration", "side_by_side"),
    "cadres": ("training",),
    "training_programmes": ("training",),
    "training_targets": ("training",),
    "costs": (),
    "dependencies": ("calendar", "national_role"),
    "indicators": ("monitoring",),
    "risks": ("risks",),
    "review_points": (),
}
"""Which sections say "Not provided" when a table is missing; one table of weights is enough."""
DRAWN_FROM = {
    "coverage": "services",
    "continuity-figure": "services",
    "severity": "gaps",
    "places": "scores",
    "chances": "scores",
    "stability": "scores",
    "budget-curve": "scores",
    "matrix": "assessments",
    "stock": "training_targets",
    "calendar-figure": "actions",
}


def sections_of(findings: Findings) -> Iterator[tuple[str, Section]]:
    for name in REPORT_SECTIONS:
        yield name, getattr(sections, name)(findings)


def asked_for(section: Section, table: str) -> bool:
    return any(
        isinstance(block, Notice) and block.title == "Not provided" and f"the table {table} " in block.text
        for block in section.blocks
    )


def figures_in(shown: dict[str, Section]) -> list[str]:
    blocks = (block for section in shown.values() for block in section.blocks)
    return [block.name for block in blocks if isinstance(block, Figure)]


def test_every_table_that_may_be_missing_is_asked_for_somewhere() -> None:
    assert set(ASKS_FOR) == set(OPTIONAL)


@pytest.mark.parametrize("table", OPTIONAL)
def test_what_needs_a_missing_table_asks_for_it_and_draws_nothing(findings_after: Find, table: str) -> None:
    findings = findings_after("AA", OTHER_SET if table == "weights" else None, **{table: None})
    shown = dict(sections_of(findings))
    asking = tuple(name for name, section in shown.items() if asked_for(section, table))
    assert asking == tuple(name for name in REPORT_SECTIONS if name in ASKS_FOR[table])
    assert [name for name in figures_in(shown) if not findings.workshop.provides(DRAWN_FROM[name])] == []


def test_weights_are_asked_for_where_no_table_gives_them(findings_after: Find) -> None:
    findings = findings_after("AA", weights=None, weight_answers=None, comparisons=None)
    asking = {name for name, section in sections_of(findings) if asked_for(section, "weights")}
    assert asking == {*NEED_RATINGS, "weighing"}


def test_without_any_table_that_may_be_missing_a_report_still_stands(findings_after: Find) -> None:
    findings = findings_after("CN", **dict.fromkeys(OPTIONAL))
    shown = dict(sections_of(findings))
    asking = [name for name, section in shown.items() if any(asked_for(section, table) for table in OPTIONAL)]
    assert len(asking) == 19
    assert shown["recommendations"].blocks[-1].name == "A-CN-02"  # type: ignore[union-attr]
    assert figures_in(shown) == ["calendar-figure", "severity"]


def test_with_every_table_nothing_is_asked_for(nowhere_findings: Find) -> None:
    for jurisdiction in ("AA", "CN"):
        shown = sections_of(nowhere_findings(jurisdiction))
        assert not [
            name for name, section in shown if any(asked_for(section, table) for table in TABLE_KINDS)
        ]


@pytest.mark.parametrize("name", REPORT_SECTIONS)
def test_a_section_is_named_once_and_has_something_to_say(nowhere_findings: Find, name: str) -> None:
    for jurisdiction in ("BB", "CN"):
        section = getattr(sections, name)(nowhere_findings(jurisdiction))
        assert section.blocks
        assert section.title[0].isupper()


def test_no_two_sections_share_a_name(nowhere_findings: Find) -> None:
    names = [section.name for _, section in sections_of(nowhere_findings("CN"))]
    assert len(set(names)) == len(names)


def test_every_section_stands_for_a_jurisdiction_without_any_row(
    findings_after: Find, emptied: Callable[[str], dict[str, dict[int, None]]]
) -> None:
    shown = dict(sections_of(findings_after("BB", **emptied("BB"))))
    assert figures_in(shown) == []
    assert not [
        name for name, section in shown.items() if any(asked_for(section, table) for table in OPTIONAL)
    ]
    told = [block.text for section in shown.values() for block in section.blocks if isinstance(block, Notice)]
    assert told.count("No action was proposed for Bellowick.") == len(
        ("recommendations", "certainty", "explorer", "agreement", "questions", "budget", "not_chosen")
    )
