"""One sentence about what is new, and none where there is nothing to tell or to read."""

from datetime import date
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from bahali.document.results import ActionResult, GapResult, Results
from bahali.document.section import BLOCK_MIME_TYPE, KeptResults, keep_results
from bahali.publish.news import tell_news

OLD = Results(
    workshop="nowhere",
    jurisdiction="AA",
    place="Aaland",
    edition="public",
    dated=date(2030, 5, 3),
    fingerprint="1",
    actions=(ActionResult(id="A1", title="Call", outcome="recommended", order=1, place=1),),
)
MORE = OLD.model_copy(
    update={
        "fingerprint": "2",
        "actions": (
            *OLD.actions,
            ActionResult(id="A2", title="Write", outcome="recommended", order=2, place=2),
        ),
    }
)


def write(path: Path, kept: KeptResults) -> Path:
    output = new_output("display_data", {BLOCK_MIME_TYPE: kept.model_dump(mode="json")})
    nbformat.write(new_notebook(cells=[new_code_cell("show()", outputs=[output])]), path)
    return path


def told(folder: Path, old: Results, new: Results) -> str:
    first, second = (
        write(folder / f"{name}.ipynb", keep_results(one)) for name, one in (("1", old), ("2", new))
    )
    return tell_news(first, second)


def test_what_moved_is_told_in_one_sentence(tmp_path: Path) -> None:
    assert told(tmp_path, OLD, MORE) == "1 entered; 1 unchanged."


def test_what_else_changed_is_news_too(tmp_path: Path) -> None:
    gaps = (GapResult(id="G1", title="No one calls"),)
    new = OLD.model_copy(update={"gaps": gaps})
    assert told(tmp_path, OLD, new) == "no recommendation moved."


def test_a_pack_with_another_letter_and_the_same_results_is_no_news(tmp_path: Path) -> None:
    assert told(tmp_path, OLD, OLD.model_copy(update={"fingerprint": "2"})) == ""


@pytest.mark.parametrize("content", ["", "[]", '{"cells": 1}', '{"cells": []}'])
def test_a_version_that_cannot_be_read_is_no_news_and_no_fault(tmp_path: Path, content: str) -> None:
    new = write(tmp_path / "new.ipynb", keep_results(OLD))
    assert tell_news(tmp_path / "absent.ipynb", new) == ""
    (tmp_path / "old.ipynb").write_text(content, encoding="utf-8")
    assert tell_news(tmp_path / "old.ipynb", new) == ""


def test_results_of_a_newer_form_are_no_news(tmp_path: Path) -> None:
    old = write(tmp_path / "old.ipynb", KeptResults(version=99, content={}))
    assert tell_news(old, write(tmp_path / "new.ipynb", keep_results(MORE))) == ""
