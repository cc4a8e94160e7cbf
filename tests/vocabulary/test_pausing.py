import gc

import pytest

from bahali.vocabulary.pausing import collecting_later


def test_nothing_is_collected_meanwhile_and_everything_afterwards_as_before() -> None:
    assert gc.isenabled()
    with collecting_later():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_failure_within_leaves_it_on() -> None:
    with pytest.raises(ValueError, match="of the check"), collecting_later():
        raise ValueError("of the check")
    assert gc.isenabled()


def test_who_had_it_off_finds_it_off() -> None:
    gc.disable()
    try:
        with collecting_later():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
