from collections.abc import Mapping

import pytest

from bahali.vocabulary.codes import RaterType
from bahali.workshop.pack import Numbered, Tables
from bahali.workshop.rules.raters import find_gates, find_unknown_rater, is_known_rater
from bahali.workshop.tables.scoring import Comparison, Criterion, Score, WeightAnswer

ANSWERS = [
    Score.model_validate(
        {
            "rater_id": "P9",
            "rater_type": "individual",
            "action_id": "A-AA-01",
            "criterion_id": "E1",
            "value": "3",
        }
    ),
    WeightAnswer.model_validate(
        {
            "weight_set": "w",
            "rater_id": "P9",
            "rater_type": "individual",
            "method": "points",
            "criterion_id": "E1",
            "answer": "3",
        }
    ),
    Comparison.model_validate(
        {
            "weight_set": "w",
            "rater_id": "P9",
            "rater_type": "individual",
            "criterion_id": "E1",
            "over_id": "E2",
            "times": "3",
        }
    ),
]


def tables_with(keys: Mapping[str, frozenset[str]], *criteria: Criterion) -> Tables:
    rows = tuple(Numbered(number, row) for number, row in enumerate(criteria, start=2))
    return Tables({"criteria": rows}, keys, frozenset({"criteria"}), frozenset())


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: type(answer).__name__)
def test_a_person_has_to_be_a_participant(answer: Score | WeightAnswer | Comparison) -> None:
    tables = tables_with({"participants": frozenset({"P1", "P9x"})})
    assert not is_known_rater(tables, answer)
    assert [fault.place for fault in find_unknown_rater(tables, 7, answer)] == ["row 7, column rater_id"]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: type(answer).__name__)
@pytest.mark.parametrize("keys", [{}, {"participants": frozenset({"P9"})}])
def test_a_participant_is_known_and_where_there_is_no_list_everybody_is(
    answer: Score | WeightAnswer | Comparison, keys: Mapping[str, frozenset[str]]
) -> None:
    assert is_known_rater(tables_with(keys), answer)
    assert not list(find_unknown_rater(tables_with(keys), 7, answer))


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: type(answer).__name__)
def test_a_group_is_no_participant(answer: Score | WeightAnswer | Comparison) -> None:
    group = answer.model_copy(update={"rater_type": RaterType.GROUP})
    assert is_known_rater(tables_with({"participants": frozenset()}), group)


def test_gates_are_the_criteria_marked_as_such() -> None:
    gate = Criterion.model_validate({"criterion_id": "H1", "label": "No harm", "is_gate": "Y"})
    other = Criterion.model_validate({"criterion_id": "E1", "label": "Relief"})
    assert find_gates(tables_with({}, other, gate)) == {"H1"}
    assert find_gates(tables_with({})) == set()
