"""What reviewers said, and what they were answered: in the annex, and beside the recommendation."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from bahali.analysis.findings import Findings
from bahali.document.blocks import Card, References
from bahali.document.section import Section
from bahali.present import sections
from bahali.present.sections import points_raised, recommendations
from bahali.vocabulary.parts import REPORT_PARTS, WHOLE_REPORT

Find = Callable[..., Findings]
Text = Callable[[Section], str]
REVIEWED = Path(__file__).parents[2] / "packs" / "reviewed" / "review_points.csv"
RESTRICTED = {"edition": "restricted"}
OF_A_CHECK = ("check_cover", "check_result", "tables_given")
HEADINGS = "point_id,jurisdiction,target,about,verdict,comment,answer,status,review_id\n"


def reviewed() -> str:
    return REVIEWED.read_text(encoding="utf-8")


def marks(agree: int, disagree: int, target: str = "A-AA-01") -> str:
    """A table in which so many reviews agree and disagree with one part."""
    verdicts = ["agree"] * agree + ["disagree"] * disagree
    rows = (f"V-AA-{n:02},AA,{target},,{each},,,open,R{n}\n" for n, each in enumerate(verdicts, start=1))
    return HEADINGS + "".join(rows)


def card_of(findings: Findings, name: str) -> list[tuple[str, Any]]:
    blocks = recommendations(findings).blocks
    (card,) = [block for block in blocks if isinstance(block, Card) and block.name == name]
    labels = [detail.label for detail in card.details]
    start = next(
        (at for at, each in enumerate(labels) if each.startswith(("Reviewers", "Point raised"))), None
    )
    return [] if start is None else [(line.label, line.value) for line in card.details[start:]]


def test_without_a_review_the_annex_says_so(nowhere_findings: Find, text_of: Text) -> None:
    section = points_raised(nowhere_findings("AA"))
    assert section.is_annex
    assert text_of(section) == (
        "Nothing recorded: No review of an earlier edition of this report was taken in."
    )


def test_a_review_of_another_jurisdiction_is_none_of_this_one(findings_after: Find, text_of: Text) -> None:
    assert "was taken in." in text_of(points_raised(findings_after("BB", review_points=reviewed())))


def test_the_public_annex_shows_what_was_settled_and_nobody(
    findings_after: Find, block_of: Callable[[Section, str], Any], text_of: Text
) -> None:
    section = points_raised(findings_after("AA", review_points=reviewed()))
    table = block_of(section, "points-table")
    assert [column.label for column in table.columns] == [
        *("Part of the report", "What was said", "What became of it", "Answer", "Where")
    ]
    assert table.rows == (
        (
            "Send listeners to the hill villages before winter",
            "The pass is closed from the tenth month on",
            "Taken up",
            "The start was moved to the eighth month",
            References(ids=("A-AA-01",)),
        ),
        ("The report as a whole", "Too long", "Answered", "It has a brief now", "everywhere"),
    )
    text = text_of(section)
    assert "Two days are short" not in text
    assert "Civil society" not in text
    # One comment, in a pack that hides numbers below 4.
    assert "they stay inside the secretariat: fewer than 4." in text
    assert "Reviewers who agree" not in text


def test_the_restricted_annex_shows_all(
    findings_after: Find, block_of: Callable[[Section, str], Any], text_of: Text
) -> None:
    section = points_raised(findings_after("AA", choices=RESTRICTED, review_points=reviewed()))
    assert [row[1:6:3] for row in block_of(section, "points-table").rows] == [
        ("The pass is closed from the tenth month on", "Disagrees; Civil society"),
        ("Two days are short, said the teachers", "Representatives of victims and survivors"),
        ("Too long", None),
    ]
    assert "Comments that wait for an answer: 1." in text_of(section)
    assert [row[1:3] for row in block_of(section, "points-marks").rows] == [(1, 1)]


def test_numbers_of_reviewers_are_shown_from_the_threshold_on(
    findings_after: Find, block_of: Callable[[Section, str], Any]
) -> None:
    section = points_raised(findings_after("AA", review_points=marks(5, 4)))
    assert block_of(section, "points-marks").rows == (
        ("Send listeners to the hill villages before winter", 5, 4, References(ids=("A-AA-01",))),
    )


def test_fewer_are_not_shown_in_the_annex_nor_on_the_card(findings_after: Find, text_of: Text) -> None:
    findings = findings_after("AA", review_points=marks(5, 3))
    assert "5" not in text_of(points_raised(findings))
    assert card_of(findings, "A-AA-01") == []


def test_what_was_said_stands_beside_its_recommendation(findings_after: Find) -> None:
    findings = findings_after("AA", choices=RESTRICTED, review_points=reviewed())
    assert card_of(findings, "A-AA-01") == [
        ("Reviewers", "Agree: 1; disagree: 1"),
        ("Point raised (Disagrees; Civil society)", "The pass is closed from the tenth month on"),
        ("Answer (Taken up)", "The start was moved to the eighth month"),
    ]
    assert card_of(findings, "A-AA-02") == []


def test_the_public_card_shows_the_answer_without_who_asked(findings_after: Find) -> None:
    assert card_of(findings_after("AA", review_points=reviewed()), "A-AA-01") == [
        ("Point raised", "The pass is closed from the tenth month on"),
        ("Answer (Taken up)", "The start was moved to the eighth month"),
    ]


def test_an_open_point_says_that_it_waits(findings_after: Find) -> None:
    open_one = HEADINGS + "V-AA-01,AA,A-AA-01,,comment,Why here?,,open,\n"
    findings = findings_after("AA", choices=RESTRICTED, review_points=open_one)
    assert card_of(findings, "A-AA-01") == [("Point raised", "Why here?"), ("Answer", "Not answered yet")]


def test_many_points_on_one_card_are_left_to_the_annex(findings_after: Find) -> None:
    rows = "".join(f"V-AA-0{n},AA,A-AA-01,,comment,Point {n},,open,\n" for n in range(1, 6))
    findings = findings_after("AA", choices=RESTRICTED, review_points=HEADINGS + rows)
    lines = card_of(findings, "A-AA-01")
    assert [value for label, value in lines if label == "Point raised"] == ["Point 1", "Point 2", "Point 3"]
    assert lines[-1] == ("Further points", "2 more stand in the annex of points raised.")


def test_an_action_that_is_gone_keeps_the_title_it_had(
    findings_after: Find, block_of: Callable[[Section, str], Any]
) -> None:
    gone = HEADINGS + "V-AA-01,AA,A-AA-98,Light the harbour,comment,Why not?,It was merged,declined,\n"
    section = points_raised(findings_after("AA", review_points=gone))
    assert block_of(section, "points-table").rows[0][0] == "Light the harbour"


def test_every_section_can_be_named_by_a_reviewer(nowhere_findings: Find) -> None:
    titles = {}
    for name in sections.__all__:
        shown = getattr(sections, name)(nowhere_findings("CN")) if name not in OF_A_CHECK else None
        if isinstance(shown, Section) and not shown.handout:
            titles[shown.name] = shown.title
    assert titles == {name: title for name, title in REPORT_PARTS.items() if name != WHOLE_REPORT}
