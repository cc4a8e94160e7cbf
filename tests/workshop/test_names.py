from collections.abc import Callable
from pathlib import Path

import pytest

from bahali.workshop import read_workshop
from bahali.workshop.names import Names


@pytest.fixture
def names(nowhere: Path) -> Names:
    return Names(read_workshop(nowhere))


def test_ids_are_shown_in_the_words_of_the_pack(names: Names) -> None:
    assert names.jurisdiction("DD") == "Домара"
    assert names.theme("REACH") == "Too far away"
    assert names.institution("I-EE-01") == "امبرلو دفتر بہبود"
    assert names.cadre("K-AA-01") == "Listening volunteers"
    assert names.programme("T-DD-01") == "Наставничество"
    assert names.action("A-AA-02") == "Give witnesses a door of their own"


def test_an_instrument_has_its_short_title_where_there_is_one(names: Names) -> None:
    assert names.instrument("N-CN-01") == "Care Act"
    assert names.instrument("N-CN-02") == "Policy on Calm"


def test_a_requirement_has_its_id_and_its_short_words(names: Names) -> None:
    assert names.requirement("Q2") == "Q2 Privacy"


def test_a_blank_cell_has_no_name(names: Names) -> None:
    assert names.institution(None) is None


def test_an_id_stands_for_itself_where_its_table_was_not_given(edited_pack: Callable[..., Path]) -> None:
    names = Names(read_workshop(edited_pack(instruments=None, cadres=None)))
    assert names.instrument("N-CN-01") == "N-CN-01"
    assert names.cadre("K-AA-01") == "K-AA-01"
