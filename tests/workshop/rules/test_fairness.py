from collections.abc import Callable

Faults = Callable[..., list[str]]


def test_a_group_for_whom_nobody_does_anything_is_told(faults_after: Faults) -> None:
    assert faults_after(actions={2: {"target_groups": "GEN"}}) == [
        'tables/actions.csv, target_groups: no open action is for the target group "Older people" (OLD); '
        "propose an action, or say in notes why not"
    ]


def test_an_action_that_was_rejected_is_for_nobody(faults_after: Faults) -> None:
    assert len(faults_after(actions={2: {"target_groups": "GEN"}, 16: {"target_groups": "OLD"}})) == 1


def test_a_phase_in_which_nothing_is_done_is_told(faults_after: Faults) -> None:
    assert faults_after(actions={3: {"phases": "ALL"}}) == [
        'tables/actions.csv, phases: no open action is for the phase "Before an attack" (PRE); '
        "propose an action, or say in notes why not"
    ]


def test_an_action_for_all_phases_counts_for_each_after_the_attack(faults_after: Faults) -> None:
    # Without A-AA-01 and A-BB-01 only actions for all phases reach the first four weeks.
    assert faults_after(actions={5: {"phases": "SHO"}, 8: {"phases": "SHO"}}) == []


def test_scores_of_individual_people_need_a_word_on_privacy(faults_after: Faults) -> None:
    assert faults_after(indicators={4: {"privacy": ""}}) == [
        "tables/indicators.csv, row 4, column privacy: M-AA-02 needs scores of individual people, "
        "and says nothing of privacy; say how nobody can be identified"
    ]


def test_an_indicator_without_such_scores_needs_none(faults_after: Faults) -> None:
    assert faults_after(indicators={2: {"privacy": ""}}) == []
