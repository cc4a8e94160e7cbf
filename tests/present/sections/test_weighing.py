"""How much each criterion counts, and by whose answer."""

from collections.abc import Callable
from typing import Any

import pytest

from bahali.analysis.findings import Findings
from bahali.document.blocks import References, Table
from bahali.document.section import Section
from bahali.present.sections import weighing
from bahali.present.sections.weighing import _times

Find = Callable[..., Findings]
Text = Callable[[Section], str]
BlockOf = Callable[[Section, str], Any]

HEAD = "weight_set,rater_id,rater_type,criterion_id,over_id,times"


def comparisons(*raters: str, first: str = "9") -> str:
    """Comparisons of raters who find all criteria alike, but E1 so many times as important as E2."""
    pairs = [("E1", "E2"), ("E1", "E3"), ("E1", "E4"), ("E2", "E3"), ("E2", "E4"), ("E3", "E4")]
    rows = [
        f"paired,{rater},individual,{one},{other},{first if number == 0 else 1}"
        for rater in raters
        for number, (one, other) in enumerate(pairs)
    ]
    return "\n".join([HEAD, *rows, ""])


def test_weights_are_told_in_percent_under_the_names_of_criteria(
    nowhere_findings: Find, block_of: BlockOf
) -> None:
    table = block_of(
        weighing(nowhere_findings("AA", weight_set="relief-first", edition="restricted")), "weights-table"
    )
    assert table.note == "Percent. The headline uses the set “relief-first”."
    sets = [column.label for column in table.columns]
    assert sets == ["Criterion", "even", "paired", "relief-first", "singly"]
    given = [(row[0], row[1], row[3]) for row in table.rows]
    assert given == [("Relief", 25, 55), ("Ease", 25, 15), ("Burden", 25, 20), ("Staying power", 25, 10)]


def test_weights_of_answers_are_their_mean(nowhere_findings: Find, block_of: BlockOf) -> None:
    # Relief: points 40 of 100; swing 80 of 230; second of four with another, so the mean of the second and
    # third centroid weights, (13/48 + 7/48) / 2 = 20.8 %; points 7.5 of 20.
    # (40 + 34.8 + 20.8 + 37.5) / 4 = 33.3.
    table = block_of(weighing(nowhere_findings("AA", edition="restricted")), "weights-table")
    assert table.rows[0][4] == 33


def test_criteria_of_one_name_keep_their_own_weights(findings_after: Find, block_of: BlockOf) -> None:
    findings = findings_after("AA", choices={"edition": "restricted"}, criteria={3: {"label": "Relief"}})
    rows = block_of(weighing(findings), "weights-table").rows
    assert [(row[0], row[3]) for row in rows[:2]] == [("Relief", 55), ("Relief", 15)]


def test_every_set_says_where_it_comes_from(nowhere_findings: Find, block_of: BlockOf) -> None:
    assert block_of(weighing(nowhere_findings("AA")), "origins-table").rows == (
        ("even", "Given as a set", "All tables"),
        ("relief-first", "Given as a set", "Carers"),
        (
            "singly",
            "Mean of what each rater gave, by points shared out; order of importance; swing from worst to"
            " best",
            "4 raters",
        ),
        (
            "paired",
            "Pairs of criteria compared (AHP), mean of each rater's weights",
            "fewer than 4 raters",
        ),
    )


def test_a_set_that_nobody_signed_is_not_attributed(findings_after: Find, block_of: BlockOf) -> None:
    unsigned = {number: {"set_by": ""} for number in range(2, 6)}
    rows = block_of(weighing(findings_after("AA", weights=unsigned)), "origins-table").rows
    assert rows[0] == ("even", "Given as a set", "not stated")


def test_the_way_in_which_comparisons_are_combined_is_told(findings_after: Find, text_of: Text) -> None:
    text = text_of(weighing(findings_after("AA", {"deciding.pair_group": "judgements"})))
    assert "Pairs of criteria compared (AHP), geometric mean of the comparisons" in text


def test_places_stand_under_every_set(nowhere_findings: Find, block_of: BlockOf) -> None:
    # On every criterion A-AA-01 is rated above A-AA-02 on average.
    assert block_of(weighing(nowhere_findings("AA")), "places-by-set").rows == (
        (References(ids=("A-AA-01",)), 1, 1, 1),
        (References(ids=("A-AA-02",)), 2, 2, 2),
    )
    # Two raters gave the set “paired”, so what it puts first is for the secretariat.
    restricted = weighing(nowhere_findings("AA", edition="restricted"))
    assert [column.label for column in block_of(restricted, "places-by-set").columns] == [
        *("Action", "even", "paired", "relief-first", "singly")
    ]


def test_weights_stand_also_where_nobody_is_ranked(findings_after: Find, text_of: Text) -> None:
    text = text_of(weighing(findings_after("AA", scores=None)))
    assert text.startswith("Weights of the criteria in each set")
    assert "Place of each action" not in text


def test_sets_worked_out_of_answers_are_enough(findings_after: Find, block_of: BlockOf) -> None:
    choices = {"edition": "restricted"}
    findings = findings_after("AA", {"default_weight_set": "singly"}, choices, weights=None)
    section = weighing(findings)
    sets = [column.label for column in block_of(section, "weights-table").columns]
    assert sets == ["Criterion", "paired", "singly"]
    assert block_of(section, "weights-table").note.endswith("uses the set “singly”.")


def test_without_any_set_one_is_asked_for(findings_after: Find, text_of: Text) -> None:
    findings = findings_after("AA", weights=None, weight_answers=None, comparisons=None)
    assert text_of(weighing(findings)).endswith(
        "provide the table weights (how much each criterion matters)."
    )


@pytest.mark.parametrize("edition", ["public", "restricted"])
def test_comparisons_that_fit_together_are_told_without_counting_raters(
    nowhere_findings: Find, text_of: Text, edition: str
) -> None:
    text = text_of(weighing(nowhere_findings("AA", edition=edition)))
    assert (
        "Each rater's comparisons of pairs fit together well. Comparisons fit together where the consistency"
        " ratio is 0.2 or less (random index of Tummala-Ling)." in text
    )
    assert "Comparisons to talk about again" not in text


@pytest.mark.parametrize(
    ("raters", "told"),
    [
        (("P01", "P02"), "The comparisons of pairs of some raters do not fit together well."),
        (
            ("P01", "P02", "P03", "P04", "P05"),
            "The comparisons of pairs of 5 of 5 raters do not fit together well.",
        ),
    ],
)
def test_raters_whose_comparisons_do_not_fit_are_counted_only_where_they_are_many(
    findings_after: Find, text_of: Text, raters: tuple[str, ...], told: str
) -> None:
    header = {"deciding.consistency_limit": 0.05}
    text = text_of(weighing(findings_after("AA", header, comparisons=comparisons(*raters))))
    assert told in text
    assert "P01" not in text  # the public edition names nobody


def test_the_restricted_edition_names_what_to_talk_about_again(findings_after: Find, text_of: Text) -> None:
    # All pairs but one are alike, so that one, E1 over E2, is what does not fit, and part of the worst trio.
    edition = {"edition": "restricted"}
    header = {"deciding.consistency_limit": 0.05}
    findings = findings_after("AA", header, edition, comparisons=comparisons("P01"))
    text = text_of(weighing(findings))
    (line,) = [line for line in text.split("\n") if line.startswith("P01, set “paired”: consistency ratio")]
    assert "“Relief”, “Ease” and “Burden” contradict each other most." in line
    assert "All would fit together if “Relief” were" in line
    assert "times as important as “Ease”, instead of 9 times as important." in line
    assert line.endswith("Ask what was meant; do not change it unasked.")


def test_ballots_stand_in_the_restricted_edition_alone(nowhere_findings: Find, text_of: Text) -> None:
    public, restricted = (
        text_of(weighing(nowhere_findings("AA", edition=edition))) for edition in ("public", "restricted")
    )
    assert public.endswith(
        "Not shown: The weights of single raters are in the restricted edition only, under pseudonyms."
    )
    assert not [rater for rater in ("P07", "P04", "table-1", "table-2") if rater in public]
    assert "P07 (singly) | 40 | 10 | 30 | 20" in restricted


def test_where_nobody_gave_weights_there_are_no_ballots(findings_after: Find, text_of: Text) -> None:
    text = text_of(weighing(findings_after("AA", weight_answers=None, comparisons=None)))
    assert "Weights that raters gave themselves" not in text
    assert "fit together" not in text


@pytest.mark.parametrize(
    ("judgement", "told"),
    [
        (9.0, "9 times as important"),
        (2.46, "2.5 times as important"),
        (1.04, "just as important"),
        (1.0, "just as important"),
        (0.97, "just as important"),
        (1 / 3, "1/3 as important"),
        (0.4, "1/2.5 as important"),
    ],
)
def test_a_comparison_is_told_in_words(judgement: float, told: str) -> None:
    assert _times(judgement) == told


def test_how_far_raters_lie_apart_on_weights_is_told_of_large_enough_panels_only(
    findings_after: Find,
) -> None:
    """Of five raters the quartiles are numbers of three of them; of six they lie between two people's."""
    assert not _spreads(findings_after("AA", weight_answers=points_of(10, 20, 30, 40, 50)))


def test_how_far_six_raters_lie_apart_on_weights_is_told(findings_after: Find) -> None:
    # Relief: 10, 20 ... 60 of 100. The quartiles of six numbers lie a quarter of the way from the second to
    # the third, and three quarters from the fourth to the fifth.
    rows = _spreads(findings_after("AA", weight_answers=points_of(10, 20, 30, 40, 50, 60)))
    assert rows[0] == ("Relief", "singly", 35, "22 to 48")


def test_weights_of_a_few_raters_have_no_spread(findings_after: Find, text_of: Text) -> None:
    text = text_of(weighing(findings_after("AA", {"k_threshold": 5})))
    assert "How far raters lie apart" not in text


@pytest.mark.parametrize(
    ("edition", "raters", "is_shown"),
    [
        ("public", ("P07", "P08"), False),
        ("public", ("P07", "P08", "P09"), False),
        ("public", ("P07", "P08", "P09", "P10"), True),
        ("restricted", ("P07",), True),
    ],
)
def test_a_set_of_a_few_raters_is_not_public(
    findings_after: Find,
    block_of: BlockOf,
    text_of: Text,
    edition: str,
    raters: tuple[str, ...],
    is_shown: bool,
) -> None:
    findings = findings_after("CN", choices={"edition": edition}, comparisons=comparisons(*raters))
    section = weighing(findings)
    sets = [column.label for column in block_of(section, "weights-table").columns]
    assert ("paired" in sets) == is_shown
    assert ("The weights of “paired” come from too few raters" in text_of(section)) != is_shown


def points_of(*relief: int) -> str:
    """Write points that raters gave to four criteria, 100 in all."""
    lines = [
        f"table-{number},group,points,{criterion},{points}"
        for number, first in enumerate(relief, start=1)
        for criterion, points in (("E1", first), ("E2", 100 - first), ("E3", 0), ("E4", 0))
    ]
    heading = "weight_set,rater_id,rater_type,method,criterion_id,answer"
    return "\n".join([heading, *(f"singly,{line}" for line in lines), ""])


def _spreads(findings: Findings) -> list[tuple[object, ...]]:
    tables = {block.name: block for block in weighing(findings).blocks if isinstance(block, Table)}
    return list(tables["spread-table"].rows) if "spread-table" in tables else []
