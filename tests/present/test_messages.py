"""Sentences about results are true of no, one and many."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from bahali.analysis.findings import Findings
from bahali.analysis.priorities.recommending import Outcome
from bahali.present import messages

Find = Callable[..., Findings]
Rated = Callable[..., str]
Emptied = Callable[[str], dict[str, dict[int, None]]]


def sentence_about(findings: Findings, word: str) -> str:
    (sentence,) = [text for text in messages.key_sentences(findings) if word in text]
    return sentence


def test_recommendations_are_counted_with_those_that_hold(findings_after: Find, rated_as: Rated) -> None:
    # Everybody gives the same, so that the first two are first whatever is drawn.
    scores = rated_as({"A-CN-01": 9, "A-CN-02": 6, "A-CN-03": 2})
    findings = findings_after("CN", {"deciding.shortlist": 2}, scores=scores)
    assert sentence_about(findings, "considered") == (
        "Of 3 actions considered, 3 are recommended; of the first 2, 2 stay on the shortlist in at least 75 %"
        " of the draws of weights and raters."
    )


def test_a_shortlist_with_room_for_all_is_not_said_to_hold(nowhere_findings: Find) -> None:
    # Nowhere has a shortlist of 4; one action of Domara has a place, two of Aamoora.
    assert sentence_about(nowhere_findings("DD"), "considered") == (
        "Of 2 actions considered, 1 is recommended."
    )
    assert sentence_about(nowhere_findings("AA"), "considered") == (
        "Of 3 actions considered, 2 are recommended."
    )


@pytest.mark.parametrize(
    ("chances", "told"),
    [
        ([0.7], "the first does not stay in the first place"),
        ([0.75], "the first stays in the first place"),
        ([0.7, 0.7], "of the first 2, none stays on the shortlist"),
        ([0.9, 0.7], "of the first 2, 1 stays on the shortlist"),
        ([0.75, 0.9], "of the first 2, 2 stay on the shortlist"),
    ],
)
def test_how_many_hold_is_told_in_the_right_form(
    findings_after: Find, chances: list[float], told: str
) -> None:
    findings = findings_after("CN", {"deciding.shortlist": len(chances)})
    recommended = findings.priorities.recommended.assign(chance=[*chances, 0.9, 0.9][:3])
    findings.priorities.__dict__["recommended"] = recommended
    assert f"; {told} in at least 75 % of the draws" in sentence_about(findings, "considered")


def test_one_recommendation_of_a_longer_shortlist_stays_on_it(findings_after: Find) -> None:
    findings = findings_after("CN", {"deciding.shortlist": 2}, {"max_recommendations": 1})
    assert "; the first stays among the first 2 in at least" in sentence_about(findings, "considered")


@pytest.mark.parametrize(
    ("contested", "told"),
    [
        ([False, False, False], ""),
        ([True, False, False], "; raters are divided about 1 of the first 3"),
        ([True, True, True], "; raters are divided about 3 of the first 3"),
        ([True], "; raters are divided about it"),
    ],
)
def test_disputed_recommendations_are_counted(
    nowhere_findings: Find, contested: list[bool], told: str
) -> None:
    findings = nowhere_findings("CN")
    recommended = findings.priorities.recommended.head(len(contested)).assign(is_contested=contested)
    findings.priorities.__dict__["recommended"] = recommended
    assert sentence_about(findings, "considered").partition("recommended")[2] == f"{told}."


def test_only_the_shortlist_is_said_to_be_disputed(findings_after: Find) -> None:
    findings = findings_after("CN", {"deciding.shortlist": 1})
    recommended = findings.priorities.recommended.assign(is_contested=[False, True, True])
    findings.priorities.__dict__["recommended"] = recommended
    assert "divided" not in sentence_about(findings, "considered")


def test_actions_that_all_fall_are_not_called_recommended(findings_after: Find) -> None:
    findings = findings_after("EE", actions={14: {"status": "rejected"}, 15: {"status": "rejected"}})
    assert sentence_about(findings, "considered") == "Of 3 actions considered, none can be recommended yet."


def test_without_ratings_nothing_is_said_of_tiers(findings_after: Find) -> None:
    findings = findings_after("AA", scores=None)
    assert sentence_about(findings, "considered") == "Of 3 actions considered, 2 are recommended."


def test_a_jurisdiction_without_any_row_says_only_that(findings_after: Find, emptied: Emptied) -> None:
    assert list(messages.key_sentences(findings_after("BB", **emptied("BB")))) == [
        "No action was proposed for Bellowick.",
        "No service was recorded for Bellowick.",
    ]


def test_one_severest_gap_is_named(nowhere_findings: Find) -> None:
    assert sentence_about(nowhere_findings("BB"), "severity") == (
        "1 gap has the highest severity given (4): The night desk has no interpreter."
    )


def test_two_severest_gaps_are_both_named_and_no_other_is_promised(findings_after: Find) -> None:
    findings = findings_after("BB", gaps={8: {"severity": "4", "statement": "Crews are not asked."}})
    assert sentence_about(findings, "severity") == (
        "2 gaps have the highest severity given (4): The night desk has no interpreter; Crews are not asked."
    )


def test_of_many_severest_gaps_only_some_are_named(findings_after: Find) -> None:
    base = {"jurisdiction": "BB", "domain": "HLT", "gap_type": "SKILL", "severity": "4", "urgency": "1"}
    more = {
        20 + place: {**base, "gap_id": f"G-BB-1{place}", "statement": f"No {place}"} for place in range(3)
    }
    assert sentence_about(findings_after("BB", gaps=more), "severity") == (
        "4 gaps have the highest severity given (4), among others: The night desk has no interpreter; No 0;"
        " No 1."
    )


def test_places_without_a_service_are_counted(nowhere_findings: Find) -> None:
    # Aamoora has one service that can be had: at layer 2, in two of the three phases; 12 - 2 = 10.
    assert sentence_about(nowhere_findings("AA"), "service") == (
        "No service that can be had today was recorded for basic services and security in the phase “first 4"
        " weeks”, nor in 9 other combinations of layer and phase."
    )


def test_one_place_without_a_service_stands_alone(findings_after: Find) -> None:
    everywhere = {"layers": "1;2;3;4", "phases": "SHO;LON"}
    nearly = {
        **everywhere,
        "service_id": "S-AA-09",
        "layers": "1;2;3",
        "phases": "IMM",
        "availability": "FULL",
    }
    row = {"jurisdiction": "AA", "institution_id": "I-AA-01", "title": "More", "domain": "COM"}
    findings = findings_after("AA", services={3: everywhere, 9: {**row, **nearly}})
    assert sentence_about(findings, "service") == (
        "No service that can be had today was recorded for specialised services in the phase “first 4 weeks”."
    )


def test_services_everywhere_leave_nothing_to_say(findings_after: Find) -> None:
    findings = findings_after("AA", services={3: {"layers": "1;2;3;4", "phases": "ALL"}})
    assert not [text for text in messages.key_sentences(findings) if "service" in text]


def test_services_that_were_not_asked_for_are_not_said_to_be_lacking(findings_after: Find) -> None:
    findings = findings_after("AA", services=None)
    assert not [text for text in messages.key_sentences(findings) if "service" in text.lower()]


@pytest.mark.parametrize(
    ("jurisdiction", "told"),
    [
        (
            "AA",
            "Of 8 pairs of a requirement and an instrument, 1 was assessed and none is explicit; the rest",
        ),
        ("CN", "Of 16 pairs of a requirement and an instrument, 3 were assessed and 1 is explicit; the rest"),
        ("BB", "Of 8 pairs of a requirement and an instrument, none was assessed: somebody has yet to read"),
    ],
)
def test_what_was_assessed_of_the_law_is_counted(
    nowhere_findings: Find, jurisdiction: str, told: str
) -> None:
    assert sentence_about(nowhere_findings(jurisdiction), "requirement").startswith(told)


def test_a_law_that_was_read_whole_leaves_nothing_to_read(findings_after: Find) -> None:
    cells = [(letter, place) for letter in ("1", "2") for place in ("1", "2", "3", "4")]
    assessments: dict[int, dict[str, str] | None] = {
        10 + number: {
            "instrument_id": f"N-BB-0{letter}",
            "requirement_id": f"Q{place}",
            "coverage": "explicit",
            "provision_id": f"V-BB-0{letter}",
        }
        for number, (letter, place) in enumerate(cells)
    }
    provisions = {
        10 + number: {
            "provision_id": f"V-BB-0{letter}",
            "instrument_id": f"N-BB-0{letter}",
            "ref": "1",
            "summary": "All",
        }
        for number, letter in enumerate(("1", "2"))
    }
    findings = findings_after("BB", assessments={6: None, **assessments}, provisions=provisions)
    assert sentence_about(findings, "requirement") == (
        "Of 8 pairs of a requirement and an instrument, 8 were assessed and 8 are explicit."
    )


def test_completed_trainings_are_added_up_to_the_end_of_the_last_year(nowhere_findings: Find) -> None:
    # 2031: 2 courses x 20 seats x 0.95 = 38; 2032: 1 x 20 x 0.9 = 18; together 56.
    assert sentence_about(nowhere_findings("AA"), "training") == (
        "Under the planned courses, about 56 trainings would be completed by the end of the fiscal year that"
        " starts in 2032."
    )


def test_courses_that_nobody_would_complete_are_not_about_none(nowhere_findings: Find) -> None:
    assert sentence_about(nowhere_findings("EE"), "training").startswith(
        "Under the planned courses, no training would be completed by the end of"
    )


@pytest.mark.parametrize("table", messages.TRAINING_TABLES)
def test_training_is_passed_over_where_one_of_its_tables_is_missing(findings_after: Find, table: str) -> None:
    assert not [
        text for text in messages.key_sentences(findings_after("AA", **{table: None})) if "training" in text
    ]


def test_first_actions_name_their_place_their_lead_and_what_they_change(nowhere_findings: Find) -> None:
    assert messages.first_actions(nowhere_findings("AA")) == [
        "Place 1: Send listeners to the hill villages before winter. Lead: Aamoora Health Board; it changes"
        " Aamoora Guideline on Listening.",
        "Place 2: Give witnesses a door of their own. Lead: Aamoora Court Service; it changes Aamoora Courts"
        " Act, s. 21.",
    ]


def test_first_actions_without_ratings_have_no_place(findings_after: Find) -> None:
    first = messages.first_actions(findings_after("AA", scores=None))[0]
    assert first == (
        "Send listeners to the hill villages before winter. Lead: Aamoora Health Board; it changes Aamoora"
        " Guideline on Listening."
    )


def test_next_steps_start_within_90_days(nowhere_findings: Find) -> None:
    # The plan starts in January 2031; of two actions one starts in February, the other a year later.
    assert messages.next_steps(nowhere_findings("AA")) == [
        "Aamoora Health Board: Send listeners to the hill villages before winter"
    ]
    assert messages.next_steps(nowhere_findings("EE")) == []


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ({}, "what a workshop of 12 people put into tables and how raters judged it"),
        ({"participants_total": 1, "women_total": 1}, "what a workshop of 1 person put into tables"),
        ({"participants_total": None, "women_total": None}, "what one workshop put into tables"),
    ],
)
def test_messages_rest_on_a_panel(findings_after: Find, header: dict[str, object], told: str) -> None:
    assert told in messages.reach_of_messages(findings_after("AA", header))


def test_messages_without_ratings_do_not_rest_on_raters(findings_after: Find) -> None:
    told = messages.reach_of_messages(findings_after("AA", scores=None))
    assert "people put into tables. That is" in told


def test_how_it_was_prepared_names_scale_aggregate_and_conditions(nowhere_findings: Find) -> None:
    told = messages.how_prepared(nowhere_findings("AA"))
    assert told.startswith("Participants listed services, gaps, practices and actions that they propose.")
    assert "fixed scales from 0 to 10. For each criterion the average rating counts" in told
    assert told.endswith("No benefit outweighs “Does no harm” and “Is in our power”.")


def test_the_median_is_called_the_middle(findings_after: Find) -> None:
    findings = findings_after("AA", {"deciding.aggregate": "median"})
    assert "the middle rating counts" in messages.how_prepared(findings)


def test_what_was_not_given_was_not_listed(findings_after: Find) -> None:
    findings = findings_after("AA", services=None, practices=None, actions={5: {"practice_ids": ""}})
    assert messages.how_prepared(findings).startswith(
        "Participants listed gaps and actions that they propose."
    )


def test_what_nobody_rated_is_not_said_to_be_rated(findings_after: Find) -> None:
    told = messages.how_prepared(findings_after("AA", scores=None))
    assert told.endswith("Nobody rated the actions: they stand in the order of the gaps they answer.")


def test_without_gates_nothing_is_said_of_conditions(findings_after: Find) -> None:
    findings = findings_after("AA", criteria={6: None, 7: None}, gate_checks=None)
    assert "No benefit outweighs" not in messages.how_prepared(findings)


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ({"women_total": 0}, "12 participants took part, none of them women (Press note"),
        ({"women_total": 1}, "12 participants took part, 1 of them a woman (Press note"),
        ({}, "12 participants took part, 7 of them women (Press note"),
        ({"women_total": None}, "12 participants took part. Groups in the room: Carers and Teachers."),
        ({"participants_total": 1, "women_total": None}, "1 participant took part."),
        ({"participants_total": None, "women_total": None}, "Groups in the room: Carers and Teachers."),
        ({"participants_total": None, "groups_present": []}, "Views are not attributed to persons"),
    ],
)
def test_who_took_part_is_told_as_far_as_it_is_known(
    findings_after: Find, header: dict[str, object], told: str
) -> None:
    assert messages.who_took_part(findings_after("AA", header)).startswith(told)


def test_a_published_number_of_women_is_not_denied_in_the_next_sentence(findings_after: Find) -> None:
    told = messages.who_took_part(findings_after("AA", {"women_total": 2}))
    assert "2 of them women" in told
    assert told.endswith("a number of raters or of members of a group below 4 is not shown.")


def test_a_single_remark_is_listed_in_the_singular(findings_after: Find) -> None:
    findings = findings_after("BB", gaps={8: {"severity": "5"}}, actions={9: {"gap_ids": "G-BB-01"}})
    assert "Checking the tables brought 1 remark; it is listed in an annex." in list(
        messages.limits(findings)
    )


@pytest.mark.parametrize(
    ("header", "told"),
    [
        (
            {},
            [
                "An action that fewer than 4 people rated, over all or on a criterion that counts, has no"
                " place."
            ],
        ),
        (
            {"deciding.unrated": "worst", "deciding.dont_know": "middle"},
            [
                "An action that fewer than 4 people rated has no place; a criterion that fewer than 4 people"
                " rated an action on counts as the worst for it.",
                "“Don't know” counts as the middle of the scale.",
            ],
        ),
    ],
)
def test_limits_say_what_becomes_of_answers_that_are_missing(
    findings_after: Find, header: dict[str, object], told: list[str]
) -> None:
    assert list(messages.limits(findings_after("AA", header)))[: len(told)] == told


@pytest.mark.parametrize(
    ("header", "told"),
    [
        (
            {"deciding.aggregate": "trimmed_mean"},
            "the average without the highest and the lowest 10 %",
        ),
        ({"deciding.balance_groups": True}, "the average rating of each group, all groups counting alike,"),
    ],
)
def test_how_raters_were_combined_is_told(findings_after: Find, header: dict[str, object], told: str) -> None:
    assert told in messages.how_prepared(findings_after("AA", header))


def test_limits_say_nothing_of_what_is_not_there(findings_after: Find) -> None:
    header = {"validation_status": None}
    findings = findings_after("AA", header, scores=None, requirements=None, assessments=None, provisions=None)
    assert list(messages.limits(findings)) == []


def test_limits_leave_survivors_to_speak_where_no_absence_was_told(findings_after: Find) -> None:
    findings = findings_after("AA", {"groups_absent": []})
    assert "Whether victims and survivors agree is for them to say; the tables do not tell." in list(
        messages.limits(findings)
    )


@pytest.mark.parametrize(
    ("raters", "told"),
    [(None, "nobody"), (0, "0"), (1, "fewer than 4"), (3, "fewer than 4"), (4, "4"), (12, "12")],
)
def test_a_few_raters_are_not_numbered(nowhere_findings: Find, raters: int | None, told: str) -> None:
    assert messages.raters_in_words(nowhere_findings("AA"), raters) == told


@pytest.mark.parametrize(
    ("share", "is_contested", "told"),
    [
        (None, False, "not known"),
        (0.0, True, "contested"),
        (0.9, True, "contested"),
        (0.5, False, "mixed"),
        (0.59, False, "mixed"),
        (0.6, False, "broad"),
    ],
)
def test_agreement_is_a_word(
    nowhere_findings: Find, share: float | None, is_contested: bool, told: str
) -> None:
    action = SimpleNamespace(within_one_share=share, is_contested=is_contested)
    assert messages.agreement_in_words(nowhere_findings("AA"), action) == told


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (None, "not known"),
        (0.75, "firm (same tier in 75 % of the draws)"),
        (0.9999, "firm (same tier in over 99 % of the draws)"),
        (0.5, "depends on weights or raters (same tier in 50 % of the draws)"),
    ],
)
def test_robustness_is_told_with_its_share(nowhere_findings: Find, share: float | None, told: str) -> None:
    assert messages.robustness_in_words(nowhere_findings("AA"), share) == told


@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if outcome is not Outcome.RECOMMENDED])
def test_every_reason_against_an_action_has_words(outcome: Outcome) -> None:
    assert len(messages.outcome_in_words(outcome)) > 10


def test_a_group_of_few_hides_itself_and_what_would_give_it_away(findings_after: Find) -> None:
    # 12 participants: 5 and 4 may be shown, 3 may not; with the total known, 4 would give the 3 away.
    groups = ["POL"] * 5 + ["VSO"] * 4 + ["HLT"] * 3
    edits = {number: {"stakeholder_group": group} for number, group in enumerate(groups, start=2)}
    assert messages.panel_counts(findings_after("AA", participants=edits)) == ({"POL": 5}, 7)
