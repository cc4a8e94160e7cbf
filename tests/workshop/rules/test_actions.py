from collections.abc import Callable

import pytest

Faults = Callable[..., list[str]]
ACTION = "tables/actions.csv, row {}, column {}: {}"


def test_a_lead_of_another_jurisdiction_is_refused(faults_after: Faults) -> None:
    assert faults_after(actions={5: {"lead_institution_id": "I-BB-01"}}) == [
        ACTION.format(5, "lead_institution_id", "I-BB-01 belongs to BB, the action to AA")
        + "; name a lead of AA, which alone has the authority"
    ]


def test_an_international_body_cannot_lead(faults_after: Faults) -> None:
    assert faults_after(actions={5: {"lead_institution_id": "I-INT-01"}}) == [
        ACTION.format(5, "lead_institution_id", "I-INT-01 belongs to INT, the action to AA")
        + "; name a lead of AA, which alone has the authority"
    ]


def test_support_may_come_from_anywhere(faults_after: Faults) -> None:
    assert faults_after(actions={5: {"support_ids": "I-BB-01;I-INT-01"}}) == []


def test_an_instrument_of_another_jurisdiction_is_refused(faults_after: Faults) -> None:
    assert faults_after(actions={5: {"instrument_id": "N-BB-02"}}) == [
        ACTION.format(5, "instrument_id", "N-BB-02 belongs to BB, the action to AA; name an instrument of AA")
    ]


@pytest.mark.parametrize("table", ["institutions", "instruments"])
def test_an_unknown_jurisdiction_of_a_lead_or_instrument_is_told_only_there(
    faults_after: Faults, table: str
) -> None:
    row = {"institutions": 5, "instruments": 7}[table]
    assert [fault.split(",")[0] for fault in faults_after(**{table: {row: {"jurisdiction": "ZZ"}}})] == [
        f"tables/{table}.csv"
    ]


def test_an_unknown_jurisdiction_of_an_action_is_told_once(faults_after: Faults) -> None:
    assert len(faults_after(actions={5: {"jurisdiction": "ZZ"}})) == 1


def test_a_change_that_the_instrument_does_not_allow_is_refused(faults_after: Faults) -> None:
    assert faults_after(actions={5: {"change_type": "amend_act"}}) == [
        ACTION.format(5, "change_type", '"amend_act" cannot be done to N-AA-02, of type guideline')
        + "; allowed: notify_sop, adopt_curriculum, review_law"
    ]


def test_an_international_instrument_can_only_be_referred_to(faults_after: Faults) -> None:
    assert faults_after(actions={5: {"instrument_id": "N-INT-01"}}) == [
        ACTION.format(5, "change_type", '"notify_sop" cannot be done to N-INT-01, of type international')
        + "; an instrument of this type can only be referred to"
    ]


def test_a_merged_action_says_into_which(faults_after: Faults) -> None:
    assert faults_after(actions={7: {"merged_into": ""}}) == [
        ACTION.format(7, "merged_into", "is blank; name the action it was merged into")
    ]


def test_only_a_merged_action_is_merged_into_another(faults_after: Faults) -> None:
    assert faults_after(actions={6: {"merged_into": "A-AA-01"}}) == [
        ACTION.format(6, "merged_into", 'names A-AA-01, but the status is "proposed"')
        + '; set the status to "merged" or clear this cell'
    ]


def test_an_action_is_not_merged_into_one_that_is_gone_too(faults_after: Faults) -> None:
    assert faults_after(
        actions={6: {"status": "merged", "merged_into": "A-AA-03"}},
        indicators=None,
        gaps={6: {"severity": "3"}},
    ) == [
        ACTION.format(
            6, "merged_into", "A-AA-03 is itself merged into another action; name the action that remains"
        )
    ]


def test_an_action_does_not_end_before_it_starts(faults_after: Faults) -> None:
    assert faults_after(actions={5: {"start": "2031-05"}}) == [
        ACTION.format(5, "end", "2031-04 is before the start, 2031-05; change one of them")
    ]


def test_an_action_may_end_in_the_month_in_which_it_starts(faults_after: Faults) -> None:
    assert faults_after(actions={5: {"start": "2031-04"}}) == []


def test_a_national_action_does_not_deliver_what_only_provinces_may(faults_after: Faults) -> None:
    # workshop.yaml of nowhere keeps health services for the provinces.
    assert faults_after(actions={2: {"domain": "HLT", "layers": "2", "lead_institution_id": "I-CN-01"}}) == [
        ACTION.format(2, "layers", "HLT care is delivered by provinces alone, as provincial_domains says")
        + "; let provinces lead it; national actions coordinate, set standards, fund or review law (X)"
    ]


def test_a_national_action_that_was_rejected_delivers_nothing(faults_after: Faults) -> None:
    rejected = {"domain": "HLT", "layers": "2", "lead_institution_id": "I-CN-01", "status": "rejected"}
    told = faults_after(actions={2: rejected})
    assert [fault for fault in told if "column layers" in fault or "delivers care, which" in fault] == []


def test_a_national_action_may_deliver_what_is_not_kept_for_provinces(faults_after: Faults) -> None:
    assert faults_after(actions={2: {"domain": "PSY", "layers": "2", "lead_institution_id": "I-CN-01"}}) == []


def test_a_national_action_that_delivers_care_is_looked_at(faults_after: Faults) -> None:
    delivering = {"domain": "HLT", "layers": "2", "lead_institution_id": "I-CN-01"}
    assert faults_after({"provincial_domains": []}, actions={2: delivering}) == [
        ACTION.format(2, "domain", "a national action delivers care, which may be the provinces' power")
        + "; check who has the authority"
    ]


def test_a_national_action_that_only_arranges_care_is_not(faults_after: Faults) -> None:
    assert faults_after(actions={2: {"domain": "HLT", "layers": "X"}}) == []


def test_a_lead_that_delivers_no_services_does_not_lead_care(faults_after: Faults) -> None:
    assert faults_after(actions={5: {"lead_institution_id": "I-AA-02"}}) == [
        ACTION.format(
            5, "lead_institution_id", "I-AA-02 delivers no services, but leads an action that delivers care"
        )
        + "; check the lead"
    ]


def test_an_act_is_seldom_amended_in_the_first_months(faults_after: Faults) -> None:
    assert faults_after(actions={6: {"time": "NOW"}}) == [
        ACTION.format(
            6, "time", "amends an Act within the first 4 months; check that a bill can pass so soon"
        )
    ]


def test_an_act_may_be_amended_in_the_second_band(faults_after: Faults) -> None:
    assert faults_after(actions={6: {"time": "SOON"}}) == []


def test_the_first_band_is_the_one_that_starts_first(faults_after: Faults) -> None:
    bands = {
        "LATER": {"label": "later", "from_month": 12, "to_month": 24},
        "SOON": {"label": "soon", "from_month": 6, "to_month": 12},
        "NOW": {"label": "now", "from_month": 0, "to_month": 6},
    }
    assert faults_after({"time_bands": bands}, actions={6: {"time": "LATER"}}) == []


def test_single_session_debriefing_is_warned_of(faults_after: Faults) -> None:
    assert faults_after(actions={5: {"activity_code": "8.5"}}) == [
        ACTION.format(5, "activity_code", "proposes single-session debriefing, which can do harm")
        + "; consider psychological first aid instead"
    ]


def test_debriefing_that_was_rejected_is_not_warned_of(faults_after: Faults) -> None:
    assert faults_after(actions={16: {"activity_code": "8.5", "status": "rejected"}}) == []


def test_an_activity_code_outside_the_manual_is_refused(faults_after: Faults) -> None:
    assert faults_after(actions={5: {"activity_code": "8.9"}}) == [
        ACTION.format(
            5, "activity_code", 'found "8.9"; allowed: a subcode of the IASC 4Ws manual, from 1.1 to 11.7'
        )
    ]


def test_a_severe_gap_that_no_open_action_answers_is_told(faults_after: Faults) -> None:
    assert faults_after(
        actions={15: {"status": "rejected"}}, dependencies={6: None}, gaps={15: {"severity": "3"}}
    ) == [
        "tables/gaps.csv, row 14, column gap_id: G-EE-02 has severity 4, and no action answers it; "
        "propose an action, or say why not in unanswered_because"
    ]


def test_a_severe_gap_may_say_why_nothing_answers_it(faults_after: Faults) -> None:
    reason = {"severity": "5", "unanswered_because": "Left to the next review"}
    assert faults_after(gaps={15: reason}) == []


def test_a_gap_that_is_not_severe_may_wait(faults_after: Faults) -> None:
    assert faults_after(gaps={15: {"severity": "3"}}) == []


def test_an_action_whose_gaps_are_all_elsewhere_is_looked_at(faults_after: Faults) -> None:
    assert faults_after(actions={9: {"gap_ids": "G-AA-01"}}) == [
        ACTION.format(
            9, "gap_ids", "all its gaps are in other jurisdictions; name a gap of its own jurisdiction"
        )
    ]


def test_one_gap_of_its_own_is_enough(faults_after: Faults) -> None:
    assert faults_after(actions={9: {"gap_ids": "G-AA-01;G-BB-02"}}) == []


def test_an_adopted_action_without_an_indicator_is_told(faults_after: Faults) -> None:
    assert faults_after(indicators={2: None}) == [
        ACTION.format(2, "action_id", "A-CN-01 is adopted, and no indicator measures it")
        + "; add a row to the table indicators"
    ]
