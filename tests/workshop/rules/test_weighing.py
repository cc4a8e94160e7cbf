from collections.abc import Callable

import pytest

Faults = Callable[..., list[str]]
ANSWER = "tables/weight_answers.csv, row {}, column {}: {}"
COMPARISON = "tables/comparisons.csv, row {}, column {}: {}"
# The pack of nowhere, set "singly": P07 (rows 2 to 5, points), P08 (6 to 9, swing), P09 (10 to 13, rank) and
# table-1 (14 to 17, points) answer about E1 to E4. Set "paired": P04 compares E1-E2, E1-E3, E1-E4, E2-E3,
# E2-E4 and E4-E3 (rows 2 to 7), and table-2 compares every pair (8 to 13).


def test_a_set_of_weights_that_does_not_add_up_is_refused(faults_after: Faults) -> None:
    assert faults_after(weights={2: {"weight": "0.15"}}) == [
        'tables/weights.csv, weight: the weights of the set "even" add up to 0.9; allowed: 1; '
        "change them so that they add up to 1"
    ]


def test_weights_typed_with_few_decimals_add_up(faults_after: Faults) -> None:
    thirds = {2: {"weight": "0.333"}, 3: {"weight": "0.333"}, 4: {"weight": "0.333"}, 5: {"weight": "0"}}
    assert faults_after(weights=thirds) == []


def test_a_set_that_forgets_a_criterion_is_refused(faults_after: Faults) -> None:
    assert faults_after(weights={9: None}) == [
        'tables/weights.csv, criterion_id: the set "relief-first" has no weight for E4; '
        "add a row for each, with 0 where it does not count"
    ]


def test_a_gate_has_no_weight(faults_after: Faults) -> None:
    assert faults_after(weights={10: {"weight_set": "even", "criterion_id": "H1", "weight": "0.1"}}) == [
        "tables/weights.csv, row 10, column criterion_id: H1 is a gate, and a gate has no weight; "
        "remove the row"
    ]


def test_the_weights_of_the_headline_have_to_be_there(faults_after: Faults) -> None:
    assert faults_after({"default_weight_set": "base"}) == [
        'workshop.yaml, default_weight_set: found "base"; allowed: even, paired, relief-first, singly'
    ]


def test_a_misspelt_default_set_gets_a_suggestion_from_every_table_of_weights(faults_after: Faults) -> None:
    assert faults_after({"default_weight_set": "singley"}) == [
        'workshop.yaml, default_weight_set: found "singley"; allowed: even, paired, relief-first, singly; '
        'did you mean "singly"?'
    ]


@pytest.mark.parametrize("name", ["even", "singly", "paired"])
def test_the_weights_of_the_headline_may_come_from_any_table(faults_after: Faults, name: str) -> None:
    assert faults_after({"default_weight_set": name}) == []


@pytest.mark.parametrize("table", ["weight_answers", "comparisons"])
def test_a_table_of_weights_with_a_slip_may_hold_the_default_set(faults_after: Faults, table: str) -> None:
    told = faults_after({"default_weight_set": "mine"}, **{table: {2: {"criterion_id": "E 1"}}})
    assert [fault.split(",")[0] for fault in told] == [f"tables/{table}.csv"]


def test_where_no_weights_are_given_at_all_none_are_missed(faults_after: Faults) -> None:
    nothing = dict.fromkeys(("weights", "weight_answers", "comparisons"))
    header = {"default_weight_set": "base", "deciding.weight_draws": "around"}
    assert faults_after(header, **nothing) == []


def test_draws_from_raters_own_weights_need_some(faults_after: Faults) -> None:
    told = faults_after(weight_answers=None, comparisons=None)
    assert told == [
        "workshop.yaml, deciding.weight_draws: no rater gave weights, so they are drawn around the chosen set"
        " instead; add the table weight_answers or the table comparisons, or write around"
    ]


def test_a_set_stands_in_one_table_only(faults_after: Faults) -> None:
    moved = {number: {"weight_set": "even"} for number in range(2, 14)}
    assert faults_after(comparisons=moved) == [
        'tables/comparisons.csv, weight_set: the set "even" stands in the table weights too; '
        "give one of them another name"
    ]


def test_a_set_in_all_three_tables_is_told_once(faults_after: Faults) -> None:
    answers = {number: {"weight_set": "even"} for number in range(2, 18)}
    comparisons = {number: {"weight_set": "even"} for number in range(2, 14)}
    assert faults_after(weight_answers=answers, comparisons=comparisons) == [
        'tables/comparisons.csv, weight_set: the set "even" stands in the table weights and in '
        "the table weight_answers too; give one of them another name"
    ]


def test_a_rater_answers_about_every_criterion(faults_after: Faults) -> None:
    assert faults_after(weight_answers={7: None, 9: None}) == [
        ANSWER.format(6, "criterion_id", 'P08 gave no answer about E2, E4 for the set "singly"; ')
        + "add a row for each"
    ]


def test_the_answers_of_each_set_stand_by_themselves(faults_after: Faults) -> None:
    assert faults_after(weight_answers={5: {"weight_set": "again"}}) == [
        ANSWER.format(
            2, "criterion_id", 'P07 gave no answer about E4 for the set "singly"; add a row for each'
        ),
        ANSWER.format(
            5, "criterion_id", 'P07 gave no answer about E1, E2, E3 for the set "again"; add a row for each'
        ),
    ]


@pytest.mark.parametrize(
    ("table", "column"),
    [("weight_answers", "criterion_id"), ("comparisons", "criterion_id"), ("comparisons", "over_id")],
)
def test_a_misspelt_criterion_is_not_told_again_as_missing(
    faults_after: Faults, table: str, column: str
) -> None:
    told = faults_after(**{table: {2: {column: "E9"}}})
    assert told == [
        f'tables/{table}.csv, row 2, column {column}: found "E9", which is not in the table criteria; '
        "allowed: E1, E2, E3, E4, H1, H2"
    ]


def test_a_rater_keeps_to_one_way_of_answering(faults_after: Faults) -> None:
    assert faults_after(weight_answers={4: {"method": "rank"}}) == [
        ANSWER.format(2, "method", 'P07 answers by points and by rank for the set "singly"; keep to one way')
    ]


def test_a_rater_may_answer_another_way_for_another_set(faults_after: Faults) -> None:
    again = {
        number: {
            "weight_set": "again",
            "rater_id": "P07",
            "rater_type": "individual",
            "method": "rank",
            "criterion_id": criterion,
            "answer": "1",
        }
        for number, criterion in enumerate(("E1", "E2", "E3", "E4"), start=18)
    }
    assert faults_after(weight_answers=again) == []


@pytest.mark.parametrize("first", [2, 6])  # by points, and by swing
def test_a_rater_for_whom_nothing_counts_is_refused(faults_after: Faults, first: int) -> None:
    nothing = {number: {"answer": "0"} for number in range(first, first + 4)}
    rater = {2: "P07", 6: "P08"}[first]
    assert faults_after(weight_answers=nothing) == [
        ANSWER.format(first, "answer", f'{rater} gives every criterion 0 for the set "singly", ')
        + "so nothing would count; give at least one of them more"
    ]


@pytest.mark.parametrize("answer", ["0", "1.5", "0.5"])
def test_an_order_is_told_in_places(faults_after: Faults, answer: str) -> None:
    assert faults_after(weight_answers={11: {"answer": answer}}) == [
        ANSWER.format(11, "answer", f'found "{answer}"; allowed: a place, a whole number from 1; ')
        + "1 is the most important"
    ]


def test_equal_places_may_be_written_in_any_way(faults_after: Faults) -> None:
    assert (
        faults_after(weight_answers={10: {"answer": "3.0"}, 11: {"answer": "3"}, 12: {"answer": "7"}}) == []
    )


@pytest.mark.parametrize("answer", ["-1", "nan", "inf", "many"])
def test_an_answer_is_a_number_of_at_least_0(faults_after: Faults, answer: str) -> None:
    assert faults_after(weight_answers={2: {"answer": answer}}) == [
        ANSWER.format(2, "answer", f'found "{answer}"; allowed: a number of at least 0')
    ]


def test_an_answer_about_a_gate_is_refused(faults_after: Faults) -> None:
    gate = {
        "weight_set": "singly",
        "rater_id": "P07",
        "rater_type": "individual",
        "method": "points",
        "criterion_id": "H1",
        "answer": "5",
    }
    assert faults_after(weight_answers={18: gate}) == [
        ANSWER.format(18, "criterion_id", "H1 is a gate, and a gate has no weight; remove the row")
    ]


def test_an_answer_given_twice_is_told_once(faults_after: Faults) -> None:
    again = {
        "weight_set": "singly",
        "rater_id": "P07",
        "rater_type": "individual",
        "method": "points",
        "criterion_id": "E1",
        "answer": "5",
    }
    assert faults_after(weight_answers={18: again}) == [
        ANSWER.format(18, "weight_set", 'found "singly / P07 / E1", which is also in row 2; ')
        + "remove one of the two rows"
    ]


@pytest.mark.parametrize(
    ("table", "last", "rater"), [("weight_answers", 5, "P70"), ("comparisons", 7, "P40")]
)
def test_a_person_whose_weights_are_asked_is_a_participant(
    faults_after: Faults, table: str, last: int, rater: str
) -> None:
    told = faults_after(**{table: {number: {"rater_id": rater} for number in range(2, last + 1)}})
    meant = rater[0] + rater[:0:-1]
    assert told == [
        f'tables/{table}.csv, row {number}, column rater_id: found "{rater}", which is not in '
        f'the table participants; did you mean "{meant}"?'
        for number in range(2, last + 1)
    ]


@pytest.mark.parametrize(("table", "last"), [("weight_answers", 5), ("comparisons", 7)])
def test_a_group_whose_weights_are_asked_has_a_name_of_its_own(
    faults_after: Faults, table: str, last: int
) -> None:
    group = {"rater_id": "table-11", "rater_type": "group"}
    assert faults_after(**{table: dict.fromkeys(range(2, last + 1), group)}) == []


def test_somebody_unknown_is_not_told_again_as_having_left_something_out(faults_after: Faults) -> None:
    told = faults_after(weight_answers={2: {"rater_id": "P70"}}, comparisons={2: {"rater_id": "P40"}})
    assert [fault.split(";")[0] for fault in told] == [
        ANSWER.format(2, "rater_id", 'found "P70", which is not in the table participants'),
        ANSWER.format(3, "criterion_id", 'P07 gave no answer about E1 for the set "singly"'),
        COMPARISON.format(2, "rater_id", 'found "P40", which is not in the table participants'),
        'tables/comparisons.csv, over_id: P04 did not compare E1 with E2 for the set "paired"',
    ]


def test_a_pair_that_was_not_compared_is_told(faults_after: Faults) -> None:
    assert faults_after(comparisons={6: None}) == [
        'tables/comparisons.csv, over_id: P04 did not compare E2 with E4 for the set "paired"; '
        "add a row for each pair"
    ]


def test_of_many_missing_pairs_the_first_five_are_told(faults_after: Faults) -> None:
    """A set of which one judgement of six is the only one."""
    only = "weight_set,rater_id,rater_type,criterion_id,over_id,times\npaired,table-9,group,E4,E3,2\n"
    criteria = {8: {"criterion_id": "E5", "label": "Cost"}}
    weights = {10: {"weight_set": "even", "criterion_id": "E5", "weight": "0"}}
    weights[11] = {"weight_set": "relief-first", "criterion_id": "E5", "weight": "0"}
    told = faults_after(comparisons=only, criteria=criteria, weights=weights, weight_answers=None)
    # Five criteria make ten pairs; one is given, so that nine are missing.
    assert [fault for fault in told if "comparisons" in fault] == [
        "tables/comparisons.csv, over_id: table-9 did not compare E1 with E2, E1 with E3, E1 with E4, "
        'E1 with E5, E2 with E3 and 4 more for the set "paired"; add a row for each pair'
    ]


def test_a_pair_compared_both_ways_is_told(faults_after: Faults) -> None:
    added = {
        "weight_set": "paired",
        "rater_id": "P04",
        "rater_type": "individual",
        "criterion_id": "E2",
        "over_id": "E1",
        "times": "3",
    }
    assert faults_after(comparisons={14: added}) == [
        COMPARISON.format(14, "over_id", "P04 compared E1 with E2 in row 2 already; ")
        + "remove one of the two rows"
    ]


def test_a_pair_given_twice_is_told_once(faults_after: Faults) -> None:
    added = {
        "weight_set": "paired",
        "rater_id": "P04",
        "rater_type": "individual",
        "criterion_id": "E1",
        "over_id": "E2",
        "times": "3",
    }
    assert faults_after(comparisons={14: added}) == [
        COMPARISON.format(14, "weight_set", 'found "paired / P04 / E1 / E2", which is also in row 2; ')
        + "remove one of the two rows"
    ]


def test_a_criterion_is_not_compared_with_itself(faults_after: Faults) -> None:
    added = {
        "weight_set": "paired",
        "rater_id": "P04",
        "rater_type": "individual",
        "criterion_id": "E2",
        "over_id": "E2",
        "times": "1",
    }
    assert faults_after(comparisons={14: added}) == [
        COMPARISON.format(
            14, "over_id", "compares a criterion with itself; name another one, or remove the row"
        )
    ]


@pytest.mark.parametrize("column", ["criterion_id", "over_id"])
def test_a_gate_is_not_compared(faults_after: Faults, column: str) -> None:
    added = {
        "weight_set": "paired",
        "rater_id": "P04",
        "rater_type": "individual",
        "criterion_id": "E2",
        "over_id": "E4",
        "times": "1",
    }
    assert faults_after(comparisons={14: {**added, column: "H2"}}) == [
        COMPARISON.format(14, column, "H2 is a gate, and a gate has no weight; remove the row")
    ]


@pytest.mark.parametrize("times", ["10", "1/10", "0", "-3", "03-Jan", "nan", "1:3"])
def test_a_criterion_is_at_most_nine_times_as_important(faults_after: Faults, times: str) -> None:
    assert faults_after(comparisons={2: {"times": times}}) == [
        COMPARISON.format(2, "times", f'found "{times}"; allowed: a number from 1/9 to 9, such as 3 or 1/3')
    ]


def test_without_a_table_of_criteria_nothing_is_missing(faults_after: Faults) -> None:
    told = faults_after(criteria=None, weight_answers={2: None}, comparisons={2: None})
    assert not [fault for fault in told if "gave no answer" in fault or "did not compare" in fault]
