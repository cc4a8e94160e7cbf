"""Where a person falls through, what the plan mends, and what stays open."""

from collections.abc import Callable
from typing import Any

from bahali.analysis.findings import Findings
from bahali.document.blocks import Notice, References
from bahali.document.section import Section
from bahali.present.falling import verdicts
from bahali.present.sections.continuity import continuity

Find = Callable[..., Findings]
Text = Callable[[Section], str]
BlockOf = Callable[[Section, str], Any]
Emptied = Callable[[str], dict[str, dict[int, None]]]

LINE, CIRCLES, COURT = 2, 3, 4  # rows of the services of nowhere: of the country, and of Aamoora
OWN_ALONE = {LINE: {"layers": "X"}}  # the line of the country then reaches nobody at a layer of care
FOR_ALL = {"target_groups": "GEN"}


def notices_of(section: Section) -> list[str]:
    return [block.title for block in section.blocks if isinstance(block, Notice)]


def test_a_line_of_the_country_for_everyone_holds_everyone_in_name(
    nowhere_findings: Find, text_of: Text
) -> None:
    # S-CN-01 is at layer 3, in all phases, for everyone, and partly available: nobody falls through.
    section = continuity(nowhere_findings("AA"))
    text = text_of(section)
    assert text.startswith("In each of the 10 groups, a person can have more than basic services to the end.")
    assert "Services of the country as a whole are counted" in text
    # Only women and bereaved families have a service of their own, S-AA-01.
    named = "was recorded for adults, children, people injured or living with a disability, older people,"
    assert named in text
    assert not notices_of(section)


def test_who_falls_through_stands_first(findings_after: Find, text_of: Text) -> None:
    # Left are S-AA-01 (layer 2, women and bereaved, from the second phase on) and S-AA-02, cross-cutting.
    text = text_of(continuity(findings_after("AA", services=OWN_ALONE)))
    assert text.startswith(
        "A person in 8 of 10 groups falls through from the start: adults, children, people injured or"
        " living with a disability, older people, minorities, displaced people, responders and providers of"
        " care, and witnesses. As far as is known, support breaks off in at least one phase and is there"
        " again later for women and bereaved families."
    )
    # A-AA-01 works at layers 2 and 3 for women and children in the first two phases: the end stays open.
    assert "If all that is recommended here is carried out, it stays so for each of them." in text


def test_a_plan_ends_it_for_those_for_whom_it_is_meant(findings_after: Find, text_of: Text) -> None:
    changes = {"services": OWN_ALONE, "actions": {5: {"phases": "ALL"}}}
    text = text_of(continuity(findings_after("AA", **changes)))
    assert "If all that is recommended here is carried out, this ends for children. It stays open for" in text
    assert "only by actions for everyone" not in text


def test_a_plan_for_everyone_is_said_to_be_so(findings_after: Find, text_of: Text) -> None:
    changes = {"services": OWN_ALONE, "actions": {5: {"phases": "ALL", "layers": "4", **FOR_ALL}}}
    text = text_of(continuity(findings_after("AA", **changes)))
    assert "this ends for each of them. For 8 of them, at least one phase would be answered only by" in text
    assert "For 8 of them, at least one phase would have specialised care alone." in text


def test_breaks_stand_with_the_actions_that_answer_them(findings_after: Find, block_of: BlockOf) -> None:
    section = continuity(findings_after("AA", services=OWN_ALONE))
    rows = block_of(section, "breaks-table").rows
    assert rows[3] == (
        *("Women", "First 4 weeks", "Nothing", "Nothing", "Community or focused support"),
        *(References(ids=("A-AA-01",)), References(ids=())),
    )
    # Eight groups in three phases, and two in the first alone.
    assert len(rows) == 8 * 3 + 2
    assert "Breaks without an answer" in notices_of(section)


def test_breaks_without_an_answer_are_named_by_phase(findings_after: Find, text_of: Text) -> None:
    text = text_of(continuity(findings_after("AA", services=OWN_ALONE)))
    assert (
        "Breaks without an answer: No recommended action answers these breaks: in the first 4 weeks, for"
        " adults, bereaved families, people injured" in text
    )
    assert "; after 6 months, for adults, children, people injured" in text


def test_what_is_not_known_makes_a_fall_less_than_sure(findings_after: Find, text_of: Text) -> None:
    findings = findings_after(
        "AA",
        services={
            **OWN_ALONE,
            COURT: {"layers": "2", "phases": "ALL", "availability": "UNK", "service_status": ""},
        },
    )
    assert verdicts(findings)["WIT"] == "may fall through from the start"
    assert verdicts(findings)["ADU"] == "nothing at any time"
    answer = text_of(continuity(findings))
    assert answer.startswith("A person in 7 of 10 groups falls through from the start: adults,")
    assert "A person in 1 of 10 groups may fall through from the start: witnesses." in answer
    told = "For 1 of these 8 groups it depends on services of which nobody in the workshop knew"
    assert told in text_of(continuity(findings))


def test_the_national_report_says_whose_services_it_counts(findings_after: Find, text_of: Text) -> None:
    findings = findings_after("CN", services={LINE: {"phases": "IMM"}})
    text = text_of(continuity(findings))
    assert text.startswith("Counted here are services of the national level alone;")
    assert "A person in any of the 10 groups is reached by no national support after 4 weeks." in text
    assert "falls through" not in " ".join(verdicts(findings).values())
    assert "Services of the country as a whole are counted" not in text


def test_the_cells_behind_the_picture_are_told_in_words(nowhere_findings: Find, block_of: BlockOf) -> None:
    table = block_of(continuity(nowhere_findings("AA")), "continuity-figure").table
    rows = {row[0]: row[1:] for row in table.rows}
    assert len(rows) == 30
    assert rows["Women, 1 to 6 months"] == (
        *("none recorded", "available; recommended: A-AA-01"),
        *("in part, for everyone affected, by the country; recommended: A-AA-01", "none recorded"),
    )


def test_a_plan_that_leans_on_specialists_is_told_so(findings_after: Find, text_of: Text) -> None:
    told = "Of the recommended actions at a layer of care, 100 % work through specialised services alone."
    # A-AA-02 only cuts across the layers, so A-AA-01 is all there is at a layer of care.
    assert told in text_of(continuity(findings_after("AA", actions={5: {"layers": "4"}})))


def test_a_plan_at_several_layers_is_not_warned_of(nowhere_findings: Find) -> None:
    assert "The plan leans on specialists" not in notices_of(continuity(nowhere_findings("AA")))


def test_services_that_may_not_be_listed_are_counted_and_not_named(
    findings_after: Find, text_of: Text
) -> None:
    findings = findings_after("AA", services={CIRCLES: {"sensitivity": "high"}})
    text = text_of(continuity(findings))
    assert "Evening circles" not in text
    assert "Women, 1 to 6 months | none recorded | available" in text


def test_without_services_the_table_is_asked_for(findings_after: Find) -> None:
    section = continuity(findings_after("AA", services=None))
    assert notices_of(section) == ["Not provided"]


def test_a_place_without_services_is_told_of_the_record_and_not_of_the_world(
    findings_after: Find, emptied: Emptied, text_of: Text
) -> None:
    section = continuity(findings_after("BB", **emptied("BB")))
    assert notices_of(section) == ["Nothing recorded"]
    assert "The workshop recorded no service of Bellowick" in text_of(section)
