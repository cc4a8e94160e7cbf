"""Sentences about who falls through, and when."""

from collections.abc import Callable

from bahali.analysis.findings import Findings
from bahali.present.falling import fall_sentences, name_groups, verdicts

Find = Callable[..., Findings]

LINE, CIRCLES, COURT = 2, 3, 4  # rows of the services of nowhere: of the country, and of Aamoora


def test_a_name_that_holds_an_and_is_kept_apart_by_a_comma() -> None:
    assert name_groups(["ADU"]) == "adults"
    assert name_groups(["ADU", "RES", "WIT"]) == "adults, responders and providers of care, and witnesses"


def test_verdicts_tell_breaks_falls_and_what_holds(findings_after: Find) -> None:
    services = {
        LINE: {"layers": "1"},
        CIRCLES: {"phases": "IMM;LON"},
        COURT: {"layers": "4", "phases": "LON", "availability": "FULL", "service_status": "ONG"},
    }
    found = verdicts(findings_after("AA", services=services))
    assert found["WOM"] == "a break from 1 to 6 months"
    assert found["ADU"] == "falls through from the start"
    assert found["WIT"] == (
        "a break in the first 4 weeks; a break from 1 to 6 months; specialists alone after 6 months"
    )


def test_a_fall_that_is_unsure_at_first_says_from_when_it_is_sure(findings_after: Find) -> None:
    services = {LINE: {"phases": "IMM"}, COURT: {"layers": "2", "phases": "SHO", "availability": "UNK"}}
    services[COURT]["service_status"] = ""
    found = verdicts(findings_after("AA", services=services))
    assert found["WIT"] == "may fall through after 4 weeks, does after 6 months"
    assert found["ADU"] == "falls through after 4 weeks"


def test_where_nothing_is_recommended_nothing_is_said_to_mend_it(findings_after: Find) -> None:
    rejected = {
        5: {"status": "rejected"},
        6: {"status": "rejected"},
        7: {"status": "rejected", "merged_into": ""},
    }
    findings = findings_after("AA", services={LINE: {"layers": "X"}}, actions=rejected)
    assert list(fall_sentences(findings))[-1] == "Nothing is recommended yet that could mend it."
