from pathlib import Path

import pytest

from bahali.workshop import read_settings, read_workshop
from bahali.workshop.view import View


@pytest.fixture
def view(nowhere: Path) -> View:
    return View(read_workshop(nowhere), read_settings({"workshop": "nowhere", "jurisdiction": "EE"}))


def test_a_view_shows_the_rows_of_its_jurisdiction(view: View) -> None:
    gaps = view.own("gaps")
    assert gaps["gap_id"].tolist() == ["G-EE-01", "G-EE-02", "G-EE-03"]
    assert gaps.index.tolist() == [0, 1, 2]


def test_a_view_can_turn_to_another_jurisdiction(view: View) -> None:
    other = view.towards("CC")
    assert other.own("gaps")["gap_id"].tolist() == ["G-CC-01", "G-CC-02"]
    assert other.header is view.header
    assert view.settings.jurisdiction == "EE"
