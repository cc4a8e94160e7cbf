"""Sections are tested for their words; their pictures have tests of their own."""

import pytest


@pytest.fixture(autouse=True)
def words_alone(blank_pictures: None) -> None:
    """Leave the pictures of every section blank."""
