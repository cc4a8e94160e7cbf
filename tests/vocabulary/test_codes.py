from itertools import chain

import pytest

from bahali.vocabulary import codes, law
from bahali.vocabulary.codes import Code
from bahali.vocabulary.law import INSTRUMENTS_OPEN_TO_CHANGE, ChangeType, InstrumentType

CODE_LISTS = [
    value
    for value in {**vars(codes), **vars(law)}.values()
    if isinstance(value, type) and issubclass(value, Code) and value is not Code
]
each_list = pytest.mark.parametrize("code_list", CODE_LISTS, ids=lambda code_list: code_list.__name__)


def test_the_lists_of_both_modules_are_found() -> None:
    assert {codes.Domain, codes.Aggregate, ChangeType, InstrumentType} <= set(CODE_LISTS)


@each_list
def test_every_code_has_a_label(code_list: type[Code]) -> None:
    assert all(code.label.strip() and code.label != code.value for code in code_list)


@each_list
def test_no_code_is_given_twice(code_list: type[Code]) -> None:
    # A repeated value would make the second name an alias, which iteration passes over.
    assert len(list(code_list)) == len(code_list.__members__)


@each_list
def test_no_label_is_given_twice(code_list: type[Code]) -> None:
    labels = [code.label for code in code_list]
    assert len(set(labels)) == len(labels)


@each_list
def test_a_code_reads_as_it_is_written_in_a_cell(code_list: type[Code]) -> None:
    assert all(str(code) == code.value == f"{code}" and code_list(code.value) is code for code in code_list)


def test_a_code_may_not_hold_the_separator_of_lists() -> None:
    assert not any(";" in code.value or "," in code.value for codes_ in CODE_LISTS for code in codes_)


def test_every_change_names_the_instruments_it_can_be_done_to() -> None:
    assert set(INSTRUMENTS_OPEN_TO_CHANGE) == set(ChangeType)
    assert all(INSTRUMENTS_OPEN_TO_CHANGE.values())


def test_only_constitutions_and_international_instruments_cannot_be_changed() -> None:
    open_to_change = set(chain.from_iterable(INSTRUMENTS_OPEN_TO_CHANGE.values()))
    assert set(InstrumentType) - open_to_change == {InstrumentType.CONSTITUTION, InstrumentType.INTERNATIONAL}


def test_an_act_is_amended_and_a_guideline_is_not() -> None:
    assert InstrumentType.ACT in INSTRUMENTS_OPEN_TO_CHANGE[ChangeType.AMEND_ACT]
    assert InstrumentType.GUIDELINE not in INSTRUMENTS_OPEN_TO_CHANGE[ChangeType.AMEND_ACT]
