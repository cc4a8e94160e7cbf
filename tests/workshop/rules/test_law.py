from collections.abc import Callable

Faults = Callable[..., list[str]]


def test_a_provision_of_another_instrument_is_refused(faults_after: Faults) -> None:
    assert faults_after(assessments={2: {"provision_id": "V-AA-01"}}) == [
        "tables/assessments.csv, row 2, column provision_id: "
        "V-AA-01 is a provision of N-AA-01, not of N-CN-01; change one of the two"
    ]


def test_an_assessment_may_name_no_provision(faults_after: Faults) -> None:
    assert faults_after(assessments={2: {"provision_id": ""}}) == []


def test_an_unknown_provision_is_told_once(faults_after: Faults) -> None:
    assert len(faults_after(assessments={2: {"provision_id": "V-CN-09"}})) == 1


def test_instruments_that_nobody_checked_are_named_once_for_each_jurisdiction(faults_after: Faults) -> None:
    changed = {row: {"verified": "N"} for row in (2, 4, 7)}
    assert faults_after(instruments=changed) == [
        f"tables/instruments.csv, row {row}, column verified: "
        f"nobody has checked the text of {named}, and reports say so; write Y where somebody has"
        for row, named in ((2, "N-CN-01, N-CN-03"), (7, "N-AA-02"))
    ]


def test_a_law_that_nobody_read_in_full_is_not_silent(faults_after: Faults) -> None:
    assert faults_after(instruments={3: {"full_text_read": ""}}) == [
        "tables/assessments.csv, row 4, column coverage: says silent, but nobody has read the whole of"
        " N-CN-02; write not_assessed; or name the provision; or, once somebody has read it all, the day in"
        " full_text_read of the table instruments"
    ]


def test_silence_that_a_provision_shows_is_a_finding(faults_after: Faults) -> None:
    told = faults_after(instruments={2: {"full_text_read": ""}}, assessments={2: {"coverage": "silent"}})
    assert told == []


def test_silence_about_an_instrument_that_cannot_be_read_is_not_doubted(faults_after: Faults) -> None:
    told = faults_after(instruments={3: {"full_text_read": "", "type": "polisy"}})
    assert [fault for fault in told if "silent" in fault] == []


def test_a_proposed_change_that_the_instrument_does_not_allow_is_refused(faults_after: Faults) -> None:
    assert faults_after(assessments={4: {"change_type": "amend_act"}}) == [
        'tables/assessments.csv, row 4, column change_type: "amend_act" cannot be done to N-CN-02, of type'
        " policy; allowed: revise_policy, notify_sop, review_law"
    ]


def test_nobody_changes_the_law_of_another_jurisdiction(faults_after: Faults) -> None:
    assert faults_after(assessments={3: {"action_id": "A-AA-02"}}) == [
        "tables/assessments.csv, row 3, column action_id: A-AA-02 belongs to AA, N-CN-01 to CN; "
        "name an action of CN"
    ]


def test_a_proposed_change_without_a_carrier_or_a_kind_is_told(faults_after: Faults) -> None:
    assert faults_after(assessments={3: {"change_type": "", "action_id": ""}}) == [
        "tables/assessments.csv, row 3, column change_type: proposes a change, and nothing says of which"
        " kind; write it, so that it can be drafted",
        "tables/assessments.csv, row 3, column action_id: proposes a change that no action carries; "
        "name the action, or propose one",
    ]


def test_the_kind_of_change_may_stand_with_the_action(faults_after: Faults) -> None:
    assert faults_after(assessments={3: {"change_type": ""}}) == []
