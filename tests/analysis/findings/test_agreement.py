from collections.abc import Callable, Sequence

import pandas as pd
import pytest

from bahali.analysis.findings.agreement import Agreement
from bahali.analysis.findings.priorities import Priorities
from bahali.workshop.view import View

Make = Callable[..., pd.DataFrame]
MakeView = Callable[..., View]
Tables = dict[str, pd.DataFrame]
Answers = dict[str, dict[str, Sequence[object]]]

# On C2 lower is better.
ANSWERS: Answers = {
    "A1": {"C1": [5, 5, 5, 5], "C2": [1, 1, 1, 1]},
    "A2": {"C1": [1, 1, 1, 5], "C2": [5, 5, 5, 5]},
    "A3": {"C1": [1, 1, 5, 5], "C2": [3, 3, 3, 3]},
}


@pytest.fixture
def tables(make_table: Make, make_scores: Make) -> Tables:
    return {
        "gaps": make_table("gaps", {"gap_id": "G1", "jurisdiction": "AA", "severity": 2}),
        "actions": make_table("actions", *map(_action, ANSWERS)),
        "criteria": make_table(
            "criteria", {"criterion_id": "C1"}, {"criterion_id": "C2", "direction": "lower_is_better"}
        ),
        "weights": make_table(
            "weights",
            {"weight_set": "base", "criterion_id": "C1", "weight": 0.5},
            {"weight_set": "base", "criterion_id": "C2", "weight": 0.5},
        ),
        "scores": make_scores(ANSWERS),
    }


def _action(name: str, status: str = "proposed") -> dict[str, object]:
    return {"action_id": name, "jurisdiction": "AA", "gap_ids": ("G1",), "status": status}


def _agreement(view: View) -> Agreement:
    return Agreement(view, Priorities(view))


def test_agreement_is_measured_by_criterion(make_view: MakeView, tables: Tables) -> None:
    # C1: ranks of P1 and P2 3 1.5 1.5, of P3 2.5 1 2.5, of P4 2 2 2. Sums 10.5 6 7.5: squared deviations
    # from 8 are 10.5. W = 12 x 10.5 / (16 x 24 - 4 x (6 + 6 + 6 + 24)). All say the same on C2. A3 divides.
    table = _agreement(make_view(tables)).by_criterion
    assert table["kendall_w"].to_dict() == pytest.approx({"C1": 126 / 216, "C2": 1})
    assert table.loc["C2", "krippendorff_alpha"] == pytest.approx(1)
    assert 0 < table.loc["C1", "krippendorff_alpha"] < 1
    assert table["disputed"].to_dict() == {"C1": 1, "C2": 0}


def test_agreement_is_measured_by_action(make_view: MakeView, tables: Tables) -> None:
    # Of 1 to 5, 5 is good and 1 is not. A1 is good on both (1 is best on C2). A2: on C1 three of four say it
    # is not good, but one, 25 of 100, says it is; on C2 all say so. A3: nobody on C2, two against two on C1.
    table = _agreement(make_view(tables)).by_action
    assert table["agreed_good"].to_dict() == {"A1": 2, "A2": 0, "A3": 0}
    assert table["agreed_bad"].to_dict() == {"A1": 0, "A2": 1, "A3": 0}
    assert table["disputed"].to_dict() == {"A1": 0, "A2": 0, "A3": 1}
    # The share of the most common answer, on average over the criteria.
    assert table["expert_agreement"].to_dict() == pytest.approx({"A1": 1, "A2": 0.875, "A3": 0.75})


def test_the_rule_of_consensus_is_that_of_the_pack(make_view: MakeView, tables: Tables) -> None:
    rule = {"for_from": 4, "against_to": 2, "least_share": 0.75, "most_other": 0.3}
    table = _agreement(make_view(tables, deciding={"consensus": rule})).by_action
    assert table["agreed_bad"].to_dict() == {"A1": 0, "A2": 2, "A3": 0}


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ({"for_from": 2, "against_to": 2}, "against_to must be below for_from"),
        ({"for_from": 5, "against_to": 1, "most_other": 0.8}, "most_other must not be above least_share"),
        ({"for_from": 5, "against_to": 1, "most_other": 0}, "most_other"),
        (
            {"for_from": 6, "against_to": 1},
            "for_from and against_to of consensus must be on the rating scale",
        ),
    ],
)
def test_a_rule_that_no_answers_could_meet_is_refused_when_it_is_written(
    make_view: MakeView, tables: Tables, rule: dict[str, object], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        make_view(tables, deciding={"consensus": rule})


def test_only_actions_with_a_place_are_compared(
    make_table: Make, make_view: MakeView, tables: Tables
) -> None:
    actions = make_table("actions", _action("A1"), _action("A2"), _action("A3", "rejected"))
    found = _agreement(make_view({**tables, "actions": actions}))
    assert found.by_action.index.to_list() == ["A1", "A2"]
    assert found.by_criterion["disputed"].sum() == 0


def test_dont_know_agrees_with_nobody_and_divides_nobody(
    make_scores: Make, make_view: MakeView, tables: Tables
) -> None:
    answers: Answers = {"A1": {"C1": [5, 5, 5, "DK"], "C2": [1, 1, 1, "ABSTAIN"]}}
    table = _agreement(make_view({**tables, "scores": make_scores(answers)})).by_action
    assert table.loc["A1"].to_dict() == {
        "disputed": 0, "expert_agreement": 1, "agreed_good": 2, "agreed_bad": 0,
        "classic_judged": 0, "classic_agreed": 0, "classic_divided": 0,
    }  # fmt: skip


def test_the_classic_rule_counts_ratings_of_eight_raters(
    make_scores: Make, make_view: MakeView, tables: Tables
) -> None:
    # On 1 to 9, all of C1 are 9; of C2 four are 1 and four 9, and three in each outer third are enough.
    # On C1 of A2 seven gave a number, for which the rule is not defined.
    eight = {"C1": [5] * 8, "C2": [1] * 4 + [5] * 4}
    answers: Answers = {"A1": eight, "A2": {"C1": [*[5] * 7, "DK"], "C2": [3] * 8}}
    table = _agreement(make_view({**tables, "scores": make_scores(answers)})).by_action
    assert table.loc["A1", ["classic_judged", "classic_agreed", "classic_divided"]].to_list() == [2, 1, 1]
    assert table.loc["A2", ["classic_judged", "classic_agreed", "classic_divided"]].to_list() == [1, 1, 0]


ATTRIBUTES = ["by_criterion", "by_action", "rounds", "group_differences"]


@pytest.mark.parametrize("name", ATTRIBUTES)
def test_where_nothing_was_rated_nothing_agrees(make_view: MakeView, tables: Tables, name: str) -> None:
    given = {key: table for key, table in tables.items() if key != "scores"}
    assert getattr(_agreement(make_view(given)), name).empty


@pytest.mark.parametrize("name", ATTRIBUTES)
def test_what_too_few_rated_is_not_told(
    make_scores: Make, make_view: MakeView, tables: Tables, name: str
) -> None:
    scores = make_scores({"A1": {"C1": [5, 5], "C2": [1, 5]}})
    table = getattr(_agreement(make_view({**tables, "scores": scores})), name)
    if name == "by_criterion":
        assert table[["kendall_w", "krippendorff_alpha"]].isna().all(axis=None)
        assert table["disputed"].to_list() == [0, 0]
    else:
        assert table.empty


def _rounds(
    make_scores: Make, make_view: MakeView, tables: Tables, first: Answers, last: Answers
) -> pd.DataFrame:
    scores = pd.concat([make_scores(first), make_scores(last, 2)], ignore_index=True)
    return _agreement(make_view({**tables, "scores": scores})).rounds


def test_rounds_are_compared_by_action(make_scores: Make, make_view: MakeView, tables: Tables) -> None:
    # A1: on C1 two of four move, half of the panel; on C2 nobody: 2 of 8 answers, shift (0.5 + 0) / 2.
    # A2: one of eight answers moves; shift 0.25 / 2. A3 was rated once.
    before: Answers = {
        "A1": {"C1": [1, 1, 5, 5], "C2": [1, 1, 1, 1]},
        "A2": {"C1": [4, 5, 5, 5], "C2": [2, 2, 2, 2]},
        "A3": {"C1": [3, 3, 3], "C2": [3, 3, 3]},
    }
    after: Answers = {
        "A1": {"C1": [5, 5, 5, 5], "C2": [1, 1, 1, 1]},
        "A2": {"C1": [5, 5, 5, 5], "C2": [2, 2, 2, 2]},
    }
    table = _rounds(make_scores, make_view, tables, before, after)
    assert table.to_numpy().tolist() == [["A1", 8, 0.25, 0.25, False], ["A2", 8, 0.125, 0.125, True]]


def test_who_answered_once_is_no_change(make_scores: Make, make_view: MakeView, tables: Tables) -> None:
    # P4 came later, P5 left, P1 no longer knows on C1, P6 never knew: left are P2 and P3 and, on C2, P1.
    before: Answers = {"A1": {"C1": [1, 2, 3, None, 5, "DK"], "C2": [1, 2, 3, None, 5, "DK"]}}
    after: Answers = {"A1": {"C1": ["DK", 2, 3, 5, None, "DK"], "C2": [4, 2, 3, 5, None, "DK"]}}
    (row,) = _rounds(make_scores, make_view, tables, before, after).to_dict("records")
    # Two answers on C1 are too few to be told; on C2 one of three moved.
    assert row == {
        "action_id": "A1", "answers": 5, "share_moved": pytest.approx(1 / 3), "shift": pytest.approx(1 / 3),
        "is_stable": False,
    }  # fmt: skip


def test_rounds_that_too_few_took_part_in_are_not_told_to_be_stable(
    make_scores: Make, make_view: MakeView, tables: Tables
) -> None:
    answers: Answers = {"A1": {"C1": [5, 5, 5], "C2": [1, 1, 1]}}
    after: Answers = {"A1": {"C1": [5, 5], "C2": [1, 1]}}
    table = _rounds(make_scores, make_view, tables, answers, after)
    assert table[["share_moved", "shift"]].isna().all(axis=None)
    assert table["is_stable"].to_list() == [False]


@pytest.fixture
def grouped(make_table: Make, make_scores: Make, tables: Tables) -> Tables:
    """Three users, three officials, two researchers, two carers; users rate A1 high on C1, officials low."""
    groups = ["user"] * 3 + ["official"] * 3 + ["researcher"] * 2 + ["carer"] * 2
    homes = ["AA", "AA", "AA", "AA", "CC", "CC", "CC", None, None, None]
    people = make_table(
        "participants",
        *(
            {"participant_id": f"P{number}", "stakeholder_group": group, "jurisdiction": home}
            for number, (group, home) in enumerate(zip(groups, homes, strict=True), 1)
        ),
    )
    answers: Answers = {"A1": {"C1": [5, 5, 4, 1, 2, 2, 3, 3, 3, 3], "C2": [2, 2, 2, 3, 3, 3, 1, 1, 1, 1]}}
    return {**tables, "participants": people, "scores": make_scores(answers)}


def test_groups_that_are_large_enough_are_compared(make_view: MakeView, grouped: Tables) -> None:
    header = {"attribution": "group", "k_threshold": 3}
    found = _agreement(make_view(grouped, header=header))
    assert found.may_show_groups
    columns = ["action_id", "criterion_id", "first_group", "second_group", "difference"]
    # Medians 2 and 5 on C1, 3 and 2 on C2; researchers and carers are too few each, and enough together.
    assert found.group_differences[columns].to_numpy().tolist() == [
        ["A1", "C1", "official", "user", -3],
        ["A1", "C2", "official", "user", 1],
    ]


def test_groups_below_the_threshold_of_the_pack_are_not_compared(
    make_view: MakeView, grouped: Tables
) -> None:
    found = _agreement(make_view(grouped, header={"attribution": "group", "k_threshold": 4}))
    assert found.group_differences.empty


def test_no_group_is_told_where_the_rest_could_be_worked_out(make_view: MakeView, grouped: Tables) -> None:
    # Without the carers two researchers are left; the value of all, less the groups shown, would be theirs.
    scores = grouped["scores"][~grouped["scores"]["rater_id"].isin(["P9", "P10"])]
    header = {"attribution": "group", "k_threshold": 3}
    assert _agreement(make_view({**grouped, "scores": scores}, header=header)).group_differences.empty


def test_where_groups_count_alike_none_may_be_left_over(make_view: MakeView, grouped: Tables) -> None:
    header = {"attribution": "group", "k_threshold": 3}
    found = _agreement(make_view(grouped, header=header, deciding={"balance_groups": True}))
    assert found.group_differences.empty


def test_raters_may_be_compared_by_jurisdiction_instead(make_view: MakeView, grouped: Tables) -> None:
    found = _agreement(make_view(grouped, header={"attribution": "jurisdiction", "k_threshold": 3}))
    assert found.may_show_groups
    # AA: 5 5 4 1, CC: 2 2 3; the others are of none. Medians 4.5 and 2 on C1; of 2 2 2 3 and 3 3 1 on C2.
    columns = ["criterion_id", "first_group", "second_group", "difference"]
    assert found.group_differences[columns].to_numpy().tolist() == [
        ["C1", "AA", "CC", 2.5],
        ["C2", "AA", "CC", -1],
    ]


@pytest.mark.parametrize("attribution", ["none", "institution"])
def test_groups_are_not_shown_where_the_workshop_did_not_allow_it(
    make_view: MakeView, grouped: Tables, attribution: str
) -> None:
    assert not _agreement(make_view(grouped, header={"attribution": attribution})).may_show_groups
