"""The first pages."""

from collections.abc import Callable

import pytest

from bahali.analysis.findings import Findings
from bahali.document.blocks import Heading, Notice
from bahali.document.section import Section
from bahali.present.sections import cover, key_messages, preparation

Find = Callable[..., Findings]
Text = Callable[[Section], str]


def headings(section: Section) -> list[str]:
    return [block.text for block in section.blocks if isinstance(block, Heading)]


def test_a_cover_says_what_for_where_and_from_which_workshop(nowhere_findings: Find) -> None:
    head = cover(nowhere_findings("EE"))
    assert (head.title, head.subtitle) == (
        "امبرلو: recommendations",
        "Provincial report on care for people harmed by attacks",
    )
    assert {fact.label: fact.value for fact in head.facts} == {
        "Workshop": "Care after harm, a workshop of Nowhere",
        "Held": "12 to 14 September 2030, Lantern Hall, Middle Nowhere",
        "Organised by": "Office for Calm and Громада Домары",
        "Funded by": "Fund for Invented Places",
        "Edition": "Public edition",
    }


def test_the_national_report_is_called_a_synthesis(nowhere_findings: Find) -> None:
    assert cover(nowhere_findings("CN")).subtitle.startswith("National synthesis on")


def test_a_workshop_without_a_funder_names_none(findings_after: Find) -> None:
    head = cover(findings_after("AA", {"funder": None}))
    assert "Funded by" not in [fact.label for fact in head.facts]


@pytest.mark.parametrize(
    ("header", "edition", "kind", "words"),
    [
        ({}, "public", "illustrative", "Every word and number here was made up to try the method."),
        ({"data_notice": None}, "public", "illustrative", "It is no finding of a workshop."),
        ({}, "restricted", "illustrative", "to try the method. Restricted edition: For the secretariat"),
        ({"data_class": "real"}, "restricted", "restricted", "Not to be passed on."),
    ],
)
def test_a_notice_says_what_must_not_be_missed(
    findings_after: Find, header: dict[str, object], edition: str, kind: str, words: str
) -> None:
    notice = cover(findings_after("AA", header, {"edition": edition})).notice
    assert notice is not None
    assert notice.kind == kind
    assert words in notice.text


def test_real_data_for_the_public_need_no_notice(findings_after: Find) -> None:
    assert cover(findings_after("AA", {"data_class": "real"})).notice is None


def test_key_messages_end_in_how_far_they_reach(nowhere_findings: Find) -> None:
    section = key_messages(nowhere_findings("AA"))
    assert headings(section) == ["What comes first", "The first 90 days of the plan"]
    assert isinstance(section.blocks[-1], Notice)
    assert section.blocks[-1].kind == "limit"


def test_where_nothing_starts_soon_key_messages_have_no_first_days(nowhere_findings: Find) -> None:
    assert headings(key_messages(nowhere_findings("EE"))) == ["What comes first"]


def test_where_nothing_is_recommended_nothing_comes_first(findings_after: Find, text_of: Text) -> None:
    rejected = {number: {"status": "rejected"} for number in (8, 9)}
    section = key_messages(findings_after("BB", actions=rejected))
    assert headings(section) == []
    assert "Of 2 actions considered, none can be recommended yet." in text_of(section)


def test_preparation_names_who_was_missing_and_prints_the_disclaimer(
    nowhere_findings: Find, text_of: Text
) -> None:
    section = preparation(nowhere_findings("AA"))
    assert "Voices that are missing: Not in the room: Ferry crews." in text_of(section)
    assert text_of(section).endswith("Nowhere does not exist, and neither does anything said of it.")


def test_where_nobody_was_named_as_missing_no_notice_says_so(findings_after: Find, text_of: Text) -> None:
    section = preparation(findings_after("AA", {"groups_absent": []}))
    assert "Voices that are missing" not in text_of(section)
