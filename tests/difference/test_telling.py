"""The page about one report: what it says, row by row, and that it says nothing where nothing changed."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from bahali.difference.reading import Edition, Pair
from bahali.difference.telling import Difference, join_notices, tell_difference
from bahali.document.blocks import Card, Figure, Notice, Paragraph, References, Table
from bahali.document.reading import ReportDocument
from bahali.document.results import (
    AssessmentResult,
    GapResult,
    Results,
    ServiceResult,
    TargetResult,
)
from bahali.document.section import Cover
from bahali.publish.html import render_report
from bahali.vocabulary.language import speaking

Make = Callable[..., Results]
EVEN = {"C1": 0.5, "C2": 0.5}
GOODS = {"A1": {"C1": 0.8, "C2": 0.4}, "A2": {"C1": 0.3, "C2": 0.7}}
INVENTED = Notice(kind="illustrative", title="Illustrative data", text="Invented.")
ROWS: dict[str, Any] = {
    "gaps": (GapResult(id="G1", title="No one calls", severity=4), GapResult(id="G2", title="Far away")),
    "services": (ServiceResult(id="S1", title="Line", availability="PART", layers=("2", "3")),),
    "assessments": (AssessmentResult(id="R01 × L1", title="Who is a victim: Act", coverage="partial"),),
    "targets": (TargetResult(id="K1", title="Officer", target=70, target_year=2033, reached=None),),
}
CHANGED: dict[str, Any] = {
    "gaps": (GapResult(id="G1", title="No one calls", severity=2), GapResult(id="G3", title="So far away")),
    "services": (ServiceResult(id="S1", title="Line", availability="FULL", layers=("2",)),),
    "assessments": (AssessmentResult(id="R01 × L1", title="Who is a victim: Act", coverage="explicit"),),
    "targets": (TargetResult(id="K1", title="Officer", target=70, target_year=2033, reached=2032),),
}


def pair(old: Results, new: Results, notice: Notice | None = None) -> Pair:
    covers = Cover(title="Aaland", subtitle="Report", notice=notice)
    return Pair(Edition("aaland", covers, old), Edition("aaland", covers, new))


def told(old: Results, new: Results, notice: Notice | None = None) -> ReportDocument:
    return tell_difference(Difference(pair(old, new, notice)))


def table(report: ReportDocument, section: str) -> list[tuple[Any, ...]]:
    """Give the rows of the first table of a section, ids as text."""
    found = next(one for one in report.sections if one.name == section)
    first = next(block for block in found.blocks if isinstance(block, Table))
    return [
        tuple(cell.ids[0] if isinstance(cell, References) else cell for cell in row) for row in first.rows
    ]


def test_summary_comes_first(edition: Make) -> None:
    old, new = edition(EVEN, GOODS), edition({"C1": 0.2, "C2": 0.8}, GOODS, dated=date(2031, 5, 2))
    first = told(old, new).sections[0].blocks[0]
    assert first == Paragraph(text="Since 3 May 2030: 1 rose, 1 fell; 0 unchanged.")


def test_recommendations_stand_with_place_tier_and_kind_of_cause(edition: Make) -> None:
    goods = GOODS | {"A3": {"C1": 0.1, "C2": 0.1}}
    old, new = edition(EVEN, goods), edition({"C1": 0.2, "C2": 0.8}, goods, aside={"A3": "rejected"})
    assert table(told(old, new), "recommendations") == [
        ("Title of A2", "Rose", "2, now 1", "none", "Weights", "A2"),
        ("Title of A1", "Fell", "1, now 2", "none", "Weights", "A1"),
        ("Title of A3", "Left", "3, now none", "none", "Conditions and status", "A3"),
    ]


def test_each_that_moved_has_a_card_that_its_row_links_to(edition: Make) -> None:
    report = told(edition(EVEN, GOODS), edition({"C1": 0.2, "C2": 0.8}, GOODS))
    cards = [block for section in report.sections for block in section.blocks if isinstance(block, Card)]
    assert [card.name for card in cards] == ["A2", "A1"]
    assert {detail.label for detail in cards[0].details} == {"Weights: 1 place up", "Rows of the pack"}
    assert report.names == {"A1", "A2"}
    assert '<a href="#A2">' in render_report(report)


def test_the_picture_says_in_words_what_moved_and_that_data_are_invented(edition: Make) -> None:
    report = told(edition(EVEN, GOODS), edition({"C1": 0.2, "C2": 0.8}, GOODS), INVENTED)
    (figure,) = (
        block for section in report.sections for block in section.blocks if isinstance(block, Figure)
    )
    assert figure.alt.endswith("2 recommendations moved: A2 from place 2 to 1; A1 from place 1 to 2.")
    assert "Illustrative data" in figure.svg
    assert [row[1:3] for row in figure.table.rows] == [("2", "1"), ("1", "2")]


@pytest.mark.parametrize(
    ("section", "rows"),
    [
        (
            "gaps",
            [
                ("So far away", "New; perhaps G2 under another id", "", "", "tables/gaps.csv: G3"),
                ("Far away", "No longer listed", "", "", "tables/gaps.csv: G2"),
                ("No one calls", "Severity", "4", "2", "tables/gaps.csv: G1"),
            ],
        ),
        (
            "services",
            [
                ("Line", "Availability", "Partly available", "Available", "tables/services.csv: S1"),
                (
                    "Line",
                    "Layers",
                    "Community and family supports; Focused, non-specialised supports",
                    "Community and family supports",
                    "tables/services.csv: S1",
                ),
            ],
        ),
        (
            "assessments",
            [
                (
                    "Who is a victim: Act",
                    "What it says",
                    "Partial",
                    "Explicit",
                    "tables/assessments.csv: R01 × L1",
                )
            ],
        ),
        (
            "targets",
            [("Officer", "Reached as planned", "not in the plan", "2032", "tables/training_targets.csv: K1")],
        ),
    ],
)
def test_rows_show_what_was_and_what_is_and_where_that_stands(
    edition: Make, section: str, rows: list[tuple[str, ...]]
) -> None:
    assert table(told(edition(EVEN, GOODS, **ROWS), edition(EVEN, GOODS, **CHANGED)), section) == rows


def test_values_and_ratings_stand_with_raters_and_without_where_they_may_not(edition: Make) -> None:
    # A2: 0.5 x 0.7 + 0.5 x 0.7 = 0.70, before 0.5 x 0.3 + 0.5 x 0.7 = 0.50
    report = told(edition(EVEN, GOODS), edition(EVEN, GOODS | {"A2": {"C1": 0.7, "C2": 0.7}}))
    assert table(report, "scores") == [
        ("Title of A2", "Value", "50", "70", "A2"),
        ("Title of A2", "Criterion C1", "30 (7 raters)", "70 (7 raters)", "A2"),
    ]


def test_weights_and_rules_stand_with_their_place_in_the_pack(edition: Make) -> None:
    new = edition({"C1": 0.25, "C2": 0.75}, GOODS, settings={"max_recommendations": 10, "min_raters": 4})
    rules = next(one for one in told(edition(EVEN, GOODS), new).sections if one.name == "rules")
    assert [block.rows for block in rules.blocks if isinstance(block, Table)] == [
        (
            ("Criterion C1", "50 %", "25 %", "tables/weights.csv: even C1"),
            ("Criterion C2", "50 %", "75 %", "tables/weights.csv: even C2"),
        ),
        (("Fewest raters", "not stated", "4", "workshop.yaml: deciding.min_raters"),),
    ]


def test_an_edition_and_itself_differ_in_nothing_and_that_is_said(edition: Make) -> None:
    same = edition(EVEN, GOODS, **ROWS)
    difference = Difference(pair(same, same))
    assert difference.is_empty
    report = tell_difference(difference)
    assert report.sections[0].blocks == (Paragraph(text="Nothing changed in what the two editions say."),)
    assert [section.name for section in report.sections] == ["summary", "recommendations"]


def test_parts_in_which_nothing_changed_are_named_once(edition: Make) -> None:
    report = told(edition(EVEN, GOODS, **ROWS), edition({"C1": 0.2, "C2": 0.8}, GOODS, **ROWS))
    texts = [block.text for block in report.sections[0].blocks if isinstance(block, Paragraph)]
    assert texts[1] == (
        "Nothing changed in: what the recommendations say, gaps, services, assessments of the law and"
        " training."
    )


def test_a_public_and_a_restricted_edition_are_compared_with_a_caution(edition: Make) -> None:
    report = told(edition(EVEN, GOODS, edition="restricted"), edition(EVEN, GOODS))
    assert [block.title for block in report.sections[0].blocks if isinstance(block, Notice)] == [
        "Editions of two kinds"
    ]


def test_workshops_without_an_id_in_common_are_compared_with_a_caution(edition: Make) -> None:
    report = told(edition(EVEN, GOODS), edition(EVEN, {"B1": GOODS["A1"]}))
    assert "No ids in common" in [
        block.title for block in report.sections[0].blocks if isinstance(block, Notice)
    ]


def test_a_new_id_under_nearly_the_same_title_is_hinted_at(edition: Make) -> None:
    new = edition(EVEN, {"B1": GOODS["A1"], "A2": GOODS["A2"]})
    new = new.model_copy(
        update={"actions": (new.actions[0].model_copy(update={"title": "Title  of A1"}), *new.actions[1:])}
    )
    assert table(told(edition(EVEN, GOODS), new), "recommendations")[0][1] == (
        "Entered; perhaps A1 under another id"
    )


def test_notices_of_both_editions_are_carried() -> None:
    closed = Notice(kind="restricted", title="Restricted edition", text="Not to be passed on.")
    joined = join_notices(INVENTED, closed)
    assert joined is not None
    assert joined.text == "Invented. Not to be passed on."
    assert join_notices(INVENTED, INVENTED) == INVENTED
    assert join_notices(None, None) is None


def test_hostile_words_come_out_as_text(edition: Make) -> None:
    hostile = "<script>alert(1)</script> [x](javascript:alert(1)) \"'>& \u202e \x00"
    rows = {"gaps": (GapResult(id="<b>", title=hostile, cause="a"),)}
    new = edition({"C1": 0.2, "C2": 0.8}, GOODS, gaps=(GapResult(id="<b>", title="x", cause=hostile),))
    actions = tuple(one.model_copy(update={"title": hostile, "tier": hostile}) for one in new.actions)
    criteria = tuple(one.model_copy(update={"title": hostile}) for one in new.criteria)
    new = new.model_copy(
        update={"actions": actions, "criteria": criteria, "place": hostile, "weight_set": hostile}
    )
    page = render_report(told(edition(EVEN, GOODS, **rows), new, INVENTED))
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "\u202e" not in page


def test_every_fixed_word_of_the_page_can_be_translated(edition: Make) -> None:
    with speaking("en-XA"):
        report = told(edition(EVEN, GOODS, **ROWS), edition({"C1": 0.2, "C2": 0.8}, GOODS, **CHANGED))
    titles = [section.title for section in report.sections]
    labels = [
        column.label
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Table)
        for column in block.columns
    ]
    assert all(words.startswith("⟦") for words in (*titles, *labels, report.cover.title))
