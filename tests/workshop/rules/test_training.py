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
