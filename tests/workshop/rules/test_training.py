from collections.abc import Callable

Faults = Callable[..., list[str]]


def test_a_target_above_the_seats_is_warned_of(faults_after: Faults) -> None:
    # Two courses of 20 seats each.
    assert faults_after(training_targets={2: {"target_trained": "41"}}) == [
        "tables/training_targets.csv, row 2, column target_trained: "
        "hopes for 41 trained people from 40 seats; "
        "add cohorts or lower the target"
    ]


def test_a_target_of_all_seats_is_not(faults_after: Faults) -> None:
    assert faults_after(training_targets={2: {"target_trained": "40"}}) == []


def test_focused_care_without_a_supervisor_is_warned_of(faults_after: Faults) -> None:
    assert faults_after(cadres={4: {"supervisor_cadre_id": ""}}) == [
        "tables/cadres.csv, row 4, column supervisor_cadre_id: K-DD-01 gives focused or specialised care "
        "without supervision being planned; name who supervises, and how many each"
    ]


def test_focused_care_without_a_ratio_is_warned_of(faults_after: Faults) -> None:
    assert faults_after(cadres={2: {"supervision_ratio": ""}}) == [
        "tables/cadres.csv, row 2, column supervision_ratio: K-CN-01 gives focused or specialised care "
        "without supervision being planned; name who supervises, and how many each"
    ]


def test_family_and_community_support_needs_no_supervisor(faults_after: Faults) -> None:
    assert faults_after(cadres={3: {"supervisor_cadre_id": "", "supervision_ratio": ""}}) == []


def test_the_numbers_of_a_baseline_stand_in_order(faults_after: Faults) -> None:
    # Nowhere says 60 volunteers, between 50 and 70.
    assert faults_after(cadres={3: {"baseline_least": "61", "baseline_most": "59"}}) == [
        "tables/cadres.csv, row 3, column baseline_n: 60 is below baseline_least, 61; change one of them",
        "tables/cadres.csv, row 3, column baseline_most: 59 is below baseline_n, 60; change one of them",
    ]


def test_a_range_may_stand_without_a_number(faults_after: Faults) -> None:
    assert faults_after(cadres={5: {"baseline_least": "21"}}) == [
        "tables/cadres.csv, row 5, column baseline_most: 20 is below baseline_least, 21; change one of them"
    ]


def test_a_number_hoped_for_has_a_year(faults_after: Faults) -> None:
    assert faults_after(cadres={3: {"target_year": ""}, 4: {"target_year": "2033"}}) == [
        "tables/cadres.csv, row 3, column target_year: is blank, though target_n is given;"
        " give both, or neither",
        "tables/cadres.csv, row 4, column target_n: is blank, though target_year is given;"
        " give both, or neither",
    ]


def test_more_cohorts_than_can_be_given_are_told(faults_after: Faults) -> None:
    # At most three cohorts of T-CN-01 a year, over all jurisdictions; AA plans two in 2031.
    more = {"jurisdiction": "EE", "cadre_id": "K-EE-01", "programme_id": "T-CN-01", "year": "2031"}
    assert faults_after(training_targets={6: {**more, "cohorts": "2"}}) == [
        "tables/training_targets.csv, row 6, column cohorts: T-CN-01 is planned for 4 cohorts in 2031,"
        " and 3 can be given; move cohorts to another year, or raise most_cohorts"
    ]


def test_as_many_cohorts_as_can_be_given_are_not(faults_after: Faults) -> None:
    more = {"jurisdiction": "EE", "cadre_id": "K-EE-01", "programme_id": "T-CN-01", "year": "2031"}
    assert faults_after(training_targets={6: {**more, "cohorts": "1"}}) == []
