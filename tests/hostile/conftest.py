"""Pictures are made, and not drawn, which takes most of the time."""

import pytest

collect_ignore = ["bad_packs"]  # read by a process of its own; see bad_packs/worker.py


@pytest.fixture(autouse=True)
def blank_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make pictures without drawing them."""
    monkeypatch.setattr("bahali.present.figures.style.write_svg", lambda _: "<svg/>")
