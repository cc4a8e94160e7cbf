from collections.abc import Callable
from pathlib import Path

import pytest

from bahali.vocabulary.codes import Edition
from bahali.vocabulary.faults import InputError
from bahali.workshop import Workshop, fit_settings, read_settings, read_workshop

HERE: dict[str, object] = {"workshop": "nowhere", "jurisdiction": "AA"}


NO_WEIGHTS = dict.fromkeys(("weights", "weight_answers", "comparisons"))


@pytest.fixture
def workshop(nowhere: Path) -> Workshop:
    return read_workshop(nowhere)


def test_what_is_not_said_has_a_default() -> None:
    settings = read_settings(HERE)
    assert (settings.edition, settings.weight_set, settings.max_recommendations) == (Edition.PUBLIC, "", 10)
    assert (settings.draws, settings.seed) == (10_000, 20250205)


def test_every_wrong_parameter_is_told() -> None:
    with pytest.raises(InputError) as caught:
        read_settings(
            {"jurisdiction": "AA", "edition": "publik", "max_recommendations": 21, "weightset": "even"}
        )
    assert [str(fault) for fault in caught.value.faults] == [
        "parameters of the run, workshop: is blank; needed: a folder or a workbook under parameters/",
        'parameters of the run, edition: found "publik"; allowed: public, restricted; did you mean "public"?',
        'parameters of the run, max_recommendations: found "21"; allowed: a whole number from 1 to 20',
        'parameters of the run, weightset: there is no such key; did you mean "weight_set"?',
    ]


def test_a_blank_workshop_is_refused() -> None:
    with pytest.raises(InputError, match='workshop: found ""; allowed: a folder or a workbook under'):
        read_settings({**HERE, "workshop": ""})


def test_the_weights_of_the_workshop_are_taken_where_none_are_named(workshop: Workshop) -> None:
    assert fit_settings(read_settings(HERE), workshop).weight_set == "even"


def test_other_weights_can_be_named(workshop: Workshop) -> None:
    settings = read_settings({**HERE, "weight_set": "relief-first"})
    assert fit_settings(settings, workshop) == settings


def test_an_unknown_jurisdiction_and_weight_set_are_both_told(workshop: Workshop) -> None:
    settings = read_settings({**HERE, "jurisdiction": "AAA", "weight_set": "relief-fist"})
    with pytest.raises(InputError) as caught:
        fit_settings(settings, workshop)
    assert [str(fault) for fault in caught.value.faults] == [
        'parameters of the run, jurisdiction: found "AAA"; allowed: CN, AA, BB, CC, DD, EE; '
        'did you mean "AA"?',
        'parameters of the run, weight_set: found "relief-fist"; '
        'allowed: even, paired, relief-first, singly; did you mean "relief-first"?',
    ]


@pytest.mark.parametrize("name", ["singly", "paired"])
def test_weights_worked_out_of_answers_can_be_named(workshop: Workshop, name: str) -> None:
    settings = read_settings({**HERE, "weight_set": name})
    assert fit_settings(settings, workshop).weight_set == name


def test_without_any_weights_any_set_may_be_named(edited_pack: Callable[..., Path]) -> None:
    settings = read_settings({**HERE, "weight_set": "mine"})
    assert fit_settings(settings, read_workshop(edited_pack(**NO_WEIGHTS))).weight_set == "mine"


def test_without_a_table_of_weights_the_sets_worked_out_of_answers_are_known(
    edited_pack: Callable[..., Path],
) -> None:
    others = read_workshop(edited_pack({"default_weight_set": "singly"}, weights=None))
    with pytest.raises(InputError, match='weight_set: found "even"; allowed: paired, singly'):
        fit_settings(read_settings({**HERE, "weight_set": "even"}), others)


@pytest.mark.parametrize(("draws", "seed"), [(100, 0), (1_000_000, 2**32 - 1)])
def test_draws_and_seed_can_be_chosen(draws: int, seed: int) -> None:
    settings = read_settings({**HERE, "draws": draws, "seed": seed})
    assert (settings.draws, settings.seed) == (draws, seed)


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("draws", 99, "from 100 to 1000000"),
        ("draws", 1_000_001, "from 100 to 1000000"),
        ("draws", "many", "from 100 to 1000000"),
        ("seed", -1, "from 0 to 4294967295"),
        ("seed", 2**32, "from 0 to 4294967295"),  # shown as what it looks like, a telephone number
    ],
)
def test_draws_and_seed_have_limits(name: str, value: object, allowed: str) -> None:
    with pytest.raises(InputError, match=f"{name}: found .*; allowed: a whole number {allowed}$"):
        read_settings({**HERE, name: value})
