"""The reports of the shipped workshop, looked at as a reader's browser sees them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_every_report_passes_the_audit(produced_reports: Path, audit: Callable[..., list[str]]) -> None:
    # Colours are those of one style sheet; the sample is looked at too, and holds every kind of block.
    reports = sorted(produced_reports.glob("*/report.html"))
    assert len(reports) == 4, f"not all reports are in {produced_reports}"
    faults = {name.parent.name: audit(name, colours=name.parent.name == "national") for name in reports}
    assert not any(faults.values()), faults


def test_front_page_of_the_workshop_passes_the_audit(
    produced_reports: Path, audit: Callable[..., list[str]]
) -> None:
    assert audit(produced_reports / "index.html") == []


def test_front_page_leads_to_every_report(produced_reports: Path, browser_page: Any) -> None:
    browser_page.goto((produced_reports / "index.html").as_uri())
    links = browser_page.eval_on_selector_all(
        "a[href]", "links => links.map((link) => link.getAttribute('href'))"
    )
    reports = {
        report.relative_to(produced_reports).as_posix() for report in produced_reports.glob("*/report.html")
    }
    assert reports <= set(links)
    assert all((produced_reports / link).exists() for link in links if not link.startswith("#"))


def test_what_a_body_must_decide_is_seen_whole_on_an_office_screen(
    produced_reports: Path, browser_page: Any
) -> None:
    for report in sorted(produced_reports.glob("*/report.html")):
        browser_page.goto(f"{report.as_uri()}#decisions")
        frames = browser_page.locator("section:has(> #decisions) .table-frame")
        cut = frames.evaluate_all("(all) => all.filter((one) => one.scrollWidth > one.clientWidth).length")
        assert frames.count() > 1, report
        assert cut == 0, report
