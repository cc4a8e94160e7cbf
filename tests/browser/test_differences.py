"""Pages about two editions, looked at as a reader's browser sees them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import nbformat
import pytest

from bahali.difference.pages import write_differences
from bahali.document.reading import read_kept
from bahali.document.results import Results
from bahali.document.section import BLOCK_MIME_TYPE, keep_results

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def pages(produced_reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages that compare the shipped workshop with one a year later that left out the first action."""
    later = tmp_path_factory.mktemp("later")
    for path in sorted(produced_reports.glob("*/report.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        _, results = read_kept(notebook)
        assert results is not None
        for cell in notebook.cells:
            for output in cell.get("outputs", []):
                carried = output.get("data", {}).get(BLOCK_MIME_TYPE, {})
                if carried.get("type") == "results":
                    carried.update(keep_results(_year_later(results)).model_dump(mode="json"))
        (later / path.parent.name).mkdir()
        nbformat.write(notebook, later / path.parent.name / path.name)
    return write_differences(produced_reports, later)[0].parent


def test_every_page_passes_the_audit(pages: Path, audit: Callable[..., list[str]]) -> None:
    coloured = ("index.html", "national.html")  # the other pages are of the kind of the second
    faults = {page.name: audit(page, colours=page.name in coloured) for page in sorted(pages.glob("*.html"))}
    assert len(faults) == 5
    assert not any(faults.values()), faults


def _year_later(results: Results) -> Results:
    first, *others = results.recommended
    others = [
        one.model_copy(update={"place": number, "order": number, "tier": first.tier})
        for number, one in enumerate(others, start=1)
    ]
    gone = first.model_copy(update={"outcome": "gate_failed", "place": None, "order": None, "value": None})
    gaps = tuple(gap.model_copy(update={"severity": 1}) for gap in results.gaps)
    return results.model_copy(update={"actions": (*others, gone), "gaps": gaps, "dated": date(2026, 2, 7)})
