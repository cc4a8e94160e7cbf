"""Small pieces of wording."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from bahali.present import words
from bahali.vocabulary.codes import GapType, Layer, Phase
from bahali.workshop import read_workshop


@pytest.mark.parametrize("blank", [None, float("nan"), pd.NA, ""])
def test_a_blank_cell_gives_no_words(blank: object) -> None:
    assert words.is_blank(blank)
    assert words.label(Phase, blank) is None
    assert words.text_or_none(blank) is None
    assert words.whole_or_none(blank) is None


@pytest.mark.parametrize("said", [0, 0.0, False, "0", "no"])
def test_nought_and_no_are_no_blanks(said: object) -> None:
    assert not words.is_blank(said)


def test_a_code_becomes_its_label() -> None:
    assert words.label(Layer, "X") == "Across all layers"


def test_a_code_that_is_not_in_the_list_is_refused() -> None:
    with pytest.raises(ValueError, match="'9' is not a valid Layer"):
        words.label(Layer, "9")


def test_labels_of_a_list_stand_in_its_order() -> None:
    assert words.labels(GapType, ("LAW", "ACCESS")) == "Law; Access"
    assert words.labels(GapType, ()) is None


@pytest.mark.parametrize(
    ("several", "sentence"),
    [
        ([], ""),
        (["one"], "one"),
        (["one", "two"], "one and two"),
        (["one", None, "two", "three"], "one, two and three"),
        ([None], ""),
    ],
)
def test_words_are_joined_as_in_a_sentence(several: list[str | None], sentence: str) -> None:
    assert words.join_words(several) == sentence


@pytest.mark.parametrize(("number", "told"), [(0, "no gaps"), (1, "1 gap"), (2, "2 gaps")])
def test_a_number_takes_its_noun_in_the_right_form(number: int, told: str) -> None:
    assert words.count_of(number, "{n} gap", "{n} gaps") == told


def test_an_irregular_noun_brings_its_plural() -> None:
    told = [words.count_of(number, "{n} person", "{n} people") for number in (1, 2)]
    assert told == ["1 person", "2 people"]


@pytest.mark.parametrize(("share", "told"), [(0, "0 %"), (2 / 3, "67 %"), (1, "100 %")])
def test_a_share_is_written_without_false_decimals(share: float, told: str) -> None:
    assert words.as_percent(share) == told


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (0.0, "0 %"),
        (0.004, "under 1 %"),
        (0.005, "under 1 %"),
        (0.006, "1 %"),
        (0.994, "99 %"),
        (0.5, "50 %"),
        (0.995, "over 99 %"),
        (1.0, "100 %"),
    ],
)
def test_a_chance_is_called_certain_only_where_it_is(share: float, told: str) -> None:
    assert words.as_chance(share) == told


@pytest.mark.parametrize(
    ("amount", "told"),
    [(0, "0"), (0.4, "0.4"), (180.5, "180.5"), (1250, "1,250"), (2_500_000.04, "2,500,000")],
)
def test_an_amount_has_at_most_one_decimal(amount: float, told: str) -> None:
    assert words.as_amount(amount) == told


def test_a_shortlist_of_one_is_the_first_place() -> None:
    assert [words.among_first(count) for count in (1, 2)] == ["in the first place", "among the first 2"]


def test_a_capital_is_set_without_touching_the_rest() -> None:
    assert words.capitalise("gaps in KP") == "Gaps in KP"
    assert words.capitalise("") == ""


def test_missing_ids_are_no_references() -> None:
    assert words.references(["A-1", None, "A-2"]).ids == ("A-1", "A-2")


def test_a_cell_with_one_id_may_be_blank() -> None:
    assert words.references([float("nan")]).ids == ()  # type: ignore[list-item]


def test_only_the_tables_that_are_missing_are_asked_for(edited_pack: Callable[..., Path]) -> None:
    workshop = read_workshop(edited_pack(scores=None))
    notice = words.not_provided(workshop, "criteria", "weights", "scores")
    assert notice.title == "Not provided"
    assert notice.text.endswith("provide the table scores (how raters judged each action).")


def test_several_missing_tables_are_asked_for_in_one_sentence(edited_pack: Callable[..., Path]) -> None:
    weights = dict.fromkeys(("weights", "weight_answers", "comparisons"))
    workshop = read_workshop(edited_pack(scores=None, **weights))
    text = words.not_provided(workshop, "weights", "scores").text
    assert text.endswith(
        "the table weights (how much each criterion matters) and the table scores (how raters"
        " judged each action)."
    )


def test_figures_of_invented_data_say_so_and_those_of_real_data_do_not(
    nowhere: Path, edited_pack: Callable[..., Path]
) -> None:
    assert words.figure_mark(read_workshop(nowhere)) == "Illustrative data"
    assert words.figure_mark(read_workshop(edited_pack({"data_class": "real"}))) == ""
