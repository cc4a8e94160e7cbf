"""Two pages for the person who will read nothing else."""

from collections.abc import Callable

from bahali.analysis.findings import Findings
from bahali.document.blocks import Card, Heading, Items, Paragraph
from bahali.document.section import Section
from bahali.present.sections import brief

Find = Callable[..., Findings]
Text = Callable[[Section], str]

REJECTED = {2: {"status": "rejected"}, 3: {"status": "rejected"}, 4: {"status": "rejected"}}


def cards_of(section: Section) -> list[Card]:
    return [block for block in section.blocks if isinstance(block, Card)]


def items_below(section: Section, heading: str) -> tuple[str, ...]:
    """Give the items of the first list below a heading."""
    place = next(
        place
        for place, block in enumerate(section.blocks)
        if isinstance(block, Heading) and block.text == heading
    )
    return next(block.items for block in section.blocks[place:] if isinstance(block, Items))


def test_the_brief_is_a_paper_of_its_own(nowhere_findings: Find) -> None:
    section = brief(nowhere_findings("AA"))
    assert section.handout == "brief"
    assert [block.text for block in section.blocks if isinstance(block, Heading)] == [
        "Why it matters here",
        "What to do first",
        "What is asked now",
        "How far these messages reach",
    ]


def test_a_recommendation_says_why_who_what_when_and_how_sure(nowhere_findings: Find) -> None:
    section = brief(nowhere_findings("AA"))
    assert [card.name for card in cards_of(section)] == ["A-AA-01", "A-AA-02"]
    details = {detail.label: detail.value for detail in cards_of(section)[1].details}
    assert list(details) == ["Why", "Led by", "Changes", "When and cost", "How sure"]
    assert details["Why"] == "Witnesses meet the accused in the corridor"
    assert details["Led by"] == "Aamoora Court Service"
    assert details["Changes"] == ("Aamoora Courts Act, s. 21: amend the Act; approved by Provincial assembly")
    assert details["When and cost"] == "the two years after; cost band II: 40 000 to 900 000 crowns"
    assert str(details["How sure"]).endswith("evidence: documented practice")


def test_at_most_five_recommendations_are_shown_and_all_are_counted(findings_after: Find) -> None:
    # Three more of the same kind as the two of AA that are recommended, and every one is rated alike.
    more = {
        number: {
            "action_id": f"A-AA-1{number}",
            "title": f"Open a house for listening number {number}",
            "jurisdiction": "AA",
            "domain": "PSY",
            "layers": "2",
            "phases": "LON",
            "target_groups": "ADU",
            "gap_ids": "G-AA-01",
            "lead_institution_id": "I-AA-01",
            "instrument_id": "N-AA-02",
            "change_type": "notify_sop",
            "time": "LATER",
            "cost_band": "I",
            "evidence": "E3",
            "status": "proposed",
        }
        for number in range(17, 21)
    }
    findings = findings_after("AA", actions=more, scores=None)
    number = len(findings.priorities.recommended)
    assert number > 5
    section = brief(findings)
    assert len(cards_of(section)) == 5
    told = next(block.text for block in section.blocks if isinstance(block, Paragraph))
    assert told.startswith(f"{number} actions are recommended, in the order of the gaps they answer")
    assert told.endswith("The first 5 stand here.")


def test_each_body_is_told_its_first_decision_and_the_others(findings_after: Find) -> None:
    findings = findings_after("AA", actions={6: {"lead_institution_id": "I-AA-01"}})
    assert items_below(brief(findings), "What is asked now") == (
        "Aamoora Health Board: decide on A-AA-01, which starts in Jan to Jun 2031; then on A-AA-02.",
    )


def test_limits_name_the_panel_the_absent_and_what_nobody_read(nowhere_findings: Find) -> None:
    limits = items_below(brief(nowhere_findings("AA")), "How far these messages reach")
    assert "a workshop of 12 people" in limits[0]
    assert limits[1] == "Not in the room: Ferry crews. Discuss it with them before it is decided."
    # Eight pairs of a requirement and an instrument, and one row of assessments for AA.
    assert limits[2].endswith("7 of 8 pairs of a requirement and an instrument were not assessed.")


def test_without_a_recommendation_nothing_is_asked(findings_after: Find, text_of: Text) -> None:
    section = brief(findings_after("CN", actions=REJECTED))
    assert cards_of(section) == []
    assert "What is asked now" not in text_of(section)
    assert "No action is recommended for Commonwealth of Nowhere yet." in text_of(section)


def test_without_ratings_or_assessments_it_says_so_and_claims_nothing(
    findings_after: Find, text_of: Text
) -> None:
    findings = findings_after("AA", scores=None, criteria=None, weights=None, gate_checks=None,
                              weight_answers=None, comparisons=None, assessments=None)  # fmt: skip
    section = brief(findings)
    text = text_of(section)
    assert "there is no order by ratings" in text
    assert "Agreement of raters" not in text
    details = {detail.label: detail.value for detail in cards_of(section)[0].details}
    assert details["How sure"] == "Programme evaluation"
    assert "8 of 8 pairs of a requirement and an instrument were not assessed." in text
