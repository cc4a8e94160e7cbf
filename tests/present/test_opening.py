"""From the parameters of a notebook to everything its sections need."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bahali.present.opening import analyse, check
from bahali.vocabulary.faults import InputError


def test_a_workshop_is_opened_with_the_defaults_of_its_settings(nowhere: Path) -> None:
    findings = analyse(workshop=str(nowhere), jurisdiction="EE")
    assert findings.jurisdiction.slug == "emberlow"
    assert (findings.settings.weight_set, findings.settings.max_recommendations) == ("even", 10)


def test_an_unknown_jurisdiction_is_told_with_those_there_are(nowhere: Path) -> None:
    with pytest.raises(InputError, match='jurisdiction: found "XX"; allowed: CN, AA, BB, CC, DD, EE'):
        analyse(workshop=str(nowhere), jurisdiction="XX")


def test_an_unknown_parameter_is_told_with_the_likely_one(nowhere: Path) -> None:
    with pytest.raises(InputError, match=r'editon: .*did you mean "edition"'):
        analyse(workshop=str(nowhere), jurisdiction="AA", editon="public")


def test_every_wrong_parameter_is_told_at_once(nowhere: Path) -> None:
    with pytest.raises(InputError) as caught:
        analyse(workshop=str(nowhere), jurisdiction="AA", edition="secret", max_recommendations=0)
    assert [fault.column for fault in caught.value.faults] == ["edition", "max_recommendations"]


def test_a_workshop_with_an_error_is_not_analysed(edited_pack: Callable[..., Path]) -> None:
    pack = edited_pack(gaps={2: {"severity": "9"}})
    with pytest.raises(InputError, match=r'tables/gaps.csv, row 2, column severity: found "9"'):
        analyse(workshop=str(pack), jurisdiction="AA")


def test_a_check_tells_the_error_and_goes_on(edited_pack: Callable[..., Path]) -> None:
    checked = check(str(edited_pack(gaps={2: {"severity": "9"}})))
    assert checked.workshop is None
    assert [fault.column for fault in checked.errors] == ["severity"]


def test_a_workshop_that_is_not_there_is_a_sentence() -> None:
    with pytest.raises(
        InputError, match='there is no workshop "islamabad-2052"; did you mean "islamabad-2025"'
    ):
        check("islamabad-2052")
