"""Pictures are drawn, and not written out, which takes most of the time."""

import pytest

collect_ignore = ["bad_packs"]  # read by a process of its own; see bad_packs/worker.py


@pytest.fixture(autouse=True)
def blank_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw pictures without writing them out."""
    monkeypatch.setattr("matplotlib.figure.Figure.savefig", lambda _, stream, **__: stream.write("<svg/>"))
