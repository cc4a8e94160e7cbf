"""Results carried by a notebook: read back as they were, kept out of the report, and versioned."""

import json
from datetime import date
from typing import get_args

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output

from bahali.analysis.priorities.recommending import Outcome
from bahali.analysis.priorities.tiers import Obstacle
from bahali.document.reading import read_kept, read_report
from bahali.document.results import (
    RESULTS_VERSION,
    ActionResult,
    CriterionResult,
    ObstacleCode,
    OutcomeCode,
    Rated,
    Results,
)
from bahali.document.section import (
    BLOCK_MIME_TYPE,
    Cover,
    KeptResults,
    Section,
    keep_results,
    read_results,
    read_shown,
)
from bahali.vocabulary.codes import Edition

COVER = Cover(title="Aaland", subtitle="Report")
SECTION = Section(name="gaps", title="Gaps", blocks=())
RESULTS = Results(
    workshop="nowhere-2030",
    jurisdiction="AA",
    place="Aaland",
    edition=Edition.PUBLIC,
    dated=date(2030, 5, 3),
    fingerprint="f00d",
    settings={"max_recommendations": 10, "trim_share": 0.2, "balance_groups": False, "seed": None},
    criteria=(CriterionResult(id="C1", title="Relief", weight=1.0, direction="higher_is_better"),),
    actions=(
        ActionResult(
            id="A2",
            title="Call",
            outcome="recommended",
            order=2,
            place=2,
            ratings={"C1": Rated(worth=0.5, raters=None)},
        ),
        ActionResult(id="A1", title="Write", outcome="recommended", order=1, place=1),
        ActionResult(id="A3", title="Wait", outcome="rejected"),
    ),
)


def notebook_of(*pieces: Cover | Section | KeptResults) -> NotebookNode:
    """Make an executed notebook that shows each piece in a cell."""
    bundles = [{BLOCK_MIME_TYPE: piece.model_dump(mode="json")} for piece in pieces]
    return new_notebook(
        cells=[new_code_cell("show()", outputs=[new_output("display_data", bundle)]) for bundle in bundles]
    )


def test_results_are_read_back_as_they_were_kept() -> None:
    carried = json.loads(json.dumps(keep_results(RESULTS).model_dump(mode="json")))
    kept = read_shown(carried)
    assert isinstance(kept, KeptResults)
    assert kept.version == RESULTS_VERSION
    assert read_results(kept) == RESULTS


def test_what_is_blank_takes_no_room() -> None:
    content = keep_results(RESULTS).content
    assert content["actions"][2] == {"id": "A3", "title": "Wait", "outcome": "rejected"}
    assert "gaps" not in content


def test_recommended_actions_are_given_in_their_order() -> None:
    assert [action.id for action in RESULTS.recommended] == ["A1", "A2"]


def test_the_researcher_sees_one_line() -> None:
    bundle = keep_results(RESULTS)._repr_mimebundle_()
    line = "Results kept for comparison with other editions: 3 actions, 0 gaps, 0 services, 0 assessments."
    assert bundle["text/plain"] == line
    assert bundle["text/html"] == f"<p>{line}</p>"


def test_the_report_knows_results_and_shows_nothing_of_them() -> None:
    report = read_report(notebook_of(COVER, SECTION, keep_results(RESULTS)))
    assert report.results == RESULTS
    assert report.parts == (SECTION,)


def test_a_report_without_results_has_none() -> None:
    assert read_report(notebook_of(COVER, SECTION)).results is None
    assert read_kept(notebook_of(COVER)) == (COVER, None)


def test_the_results_of_the_last_cell_count() -> None:
    later = RESULTS.model_copy(update={"fingerprint": "beef"})
    notebook = notebook_of(COVER, keep_results(RESULTS), keep_results(later))
    assert read_report(notebook).results == later
    assert read_kept(notebook) == (COVER, later)


def test_a_newer_form_is_told_and_does_not_keep_a_report_from_being_shown() -> None:
    newer = KeptResults(version=RESULTS_VERSION + 1, content={"unheard": "of"})
    with pytest.raises(
        ValueError, match=r"kept by a newer version of Bahali \(form 2; this one reads up to 1\)"
    ):
        read_results(newer)
    with pytest.raises(ValueError, match="newer version"):
        read_kept(notebook_of(COVER, newer))
    assert read_report(notebook_of(COVER, SECTION, newer)).results is None


@pytest.mark.parametrize("outcome", ["recommended ", "unheard_of", "<b>"])
def test_an_unknown_code_is_told_before_anything_is_made_of_it(outcome: str) -> None:
    content = keep_results(RESULTS).content
    content["actions"][0]["outcome"] = outcome
    with pytest.raises(ValueError, match=r"its results cannot be read: 1 fault$"):
        read_results(KeptResults(content=content))


def test_the_codes_kept_are_those_of_the_analysis() -> None:
    assert set(get_args(OutcomeCode)) == {code.value for code in Outcome}
    assert set(get_args(ObstacleCode)) == {code.value for code in Obstacle}


def test_content_that_is_none_of_ours_is_told() -> None:
    with pytest.raises(ValueError, match=r"its results cannot be read: [0-9]+ faults"):
        read_results(KeptResults(content={"workshop": "nowhere"}))
