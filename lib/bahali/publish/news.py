"""What is new in a report since its version before, in one sentence for the index."""

import json
from pathlib import Path

import nbformat

from bahali.document.movements import describe_movements, find_movements
from bahali.document.reading import read_kept
from bahali.document.results import Results


def tell_news(old_notebook: Path, new_notebook: Path) -> str:
    """Say how the recommendations moved between two versions of one report, to stand behind a colon.

    Parameters
    ----------
    old_notebook, new_notebook : Path
        Executed notebooks of the same report.

    Returns
    -------
    str
        One sentence; blank where nothing that the report says changed, or where one of them keeps no results
        that can be read.
    """
    old, new = _read(old_notebook), _read(new_notebook)
    if old is None or new is None or _content(old) == _content(new):
        return ""
    return describe_movements(find_movements(old, new))


def _content(results: Results) -> Results:
    """Leave out the fingerprint of the pack, which changes with every letter in it."""
    return results.model_copy(update={"fingerprint": ""})


def _read(path: Path) -> Results | None:
    try:
        notebook = nbformat.from_dict(json.loads(path.read_bytes()))  # type: ignore[no-untyped-call]
        _, results = read_kept(notebook)
    except (
        OSError,
        ValueError,
        AttributeError,
        KeyError,
        TypeError,
    ):  # no report that is news can be told of
        return None
    return results
