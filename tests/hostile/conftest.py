"""Pictures are made, and not drawn, which takes most of the time."""

import pytest

collect_ignore = ["bad_packs"]  # read by a process of its own; see bad_packs/worker.py


@pytest.fixture(autouse=True)
def words_alone(blank_pictures: None) -> None:
    """Leave the pictures of every pack blank."""
