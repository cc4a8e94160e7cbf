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


def test_all_instruments_that_nobody_checked_are_named_in_one_warning(faults_after: Faults) -> None:
    assert faults_after(instruments={4: {"verified": "N"}, 7: {"verified": "N"}}) == [
        "tables/instruments.csv, verified: "
        "nobody has checked the text of N-CN-03, N-AA-02, and reports say so; "
        "write Y where somebody has"
    ]


def test_silence_of_a_law_that_nobody_checked_is_warned_of(faults_after: Faults) -> None:
    assert faults_after(instruments={3: {"verified": "N"}}) == [
        "tables/instruments.csv, verified: nobody has checked the text of N-CN-02, and reports say so; "
        "write Y where somebody has",
        "tables/assessments.csv, row 4, column coverage: says silent, but the text has not been checked; "
        "write not_assessed until somebody has read the whole instrument",
    ]


def test_silence_that_a_provision_shows_is_a_finding(faults_after: Faults) -> None:
    told = faults_after(instruments={2: {"verified": "N"}}, assessments={2: {"coverage": "silent"}})
    assert [fault for fault in told if "silent" in fault] == []
