"""The index of an edition as a reader's browser sees it, on a desk, on a phone and on paper."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bahali.document.blocks import Notice
from bahali.publish.files import FILES
from bahali.publish.index import FileLink, FrontPage, ReportEntry, render_index

pytestmark = pytest.mark.browser

NOTICE = Notice(kind="illustrative", title="Illustrative data", text="Made up. " * 20)
LONG = "w" * 300
LEAST_TARGET = 44  # pixels of a side that a finger can hit


def files_of(folder: str, *names: str) -> tuple[FileLink, ...]:
    return tuple(FileLink(name, f"{folder}/{name}", 1_234_567) for name in names)


@pytest.fixture(params=["en", "ar-XB"])
def index(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """An index with every state, hostile and endless words, from left and from right."""
    day, page = date(2025, 3, 5), files_of("s", "report.html")
    entries = (
        ReportEntry("Nation", files_of("n", *FILES), "done", "Made.", "n.log", 3.2, 2, day, LONG, LONG, "d"),
        ReportEntry("North", files_of("o", *FILES)[:5], "kept", "Nothing had changed.", made_on=day),
        ReportEntry("<script>alert(1)</script>", page, "failed", "w" * 200, "s.log", 0.2, made_on=day),
        ReportEntry("شمال", (), "not_run", "Stopped before its turn."),
    )  # fmt: skip
    path = tmp_path / "index.html"
    edition = FrontPage("A workshop", "3 to 5 March 2025", "A city", entries, NOTICE, request.param)
    path.write_text(render_index(edition), encoding="utf-8")
    return path


def test_index_passes_the_audit_on_every_screen(index: Path, audit: Callable[[Path], list[str]]) -> None:
    assert audit(index) == []


def test_every_link_can_be_hit_with_a_finger_on_a_phone(index: Path, browser: Any) -> None:
    context = browser.new_context(offline=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(index.as_uri())
    sizes = page.eval_on_selector_all(
        "a",
        "links => links.map((link) => link.getBoundingClientRect()).map((box) => [box.width, box.height])",
    )
    context.close()
    assert len(sizes) == len(FILES) + 5 + 1 + 3
    assert min(min(size) for size in sizes) >= LEAST_TARGET


def test_reading_is_the_first_thing_that_is_offered(index: Path, browser_page: Any) -> None:
    browser_page.goto(index.as_uri())
    firsts = browser_page.eval_on_selector_all(
        ".files li:first-child a", "links => links.map((link) => link.getAttribute('href'))"
    )
    assert firsts == ["n/report.html", "o/report.html", "s/report.html"]


def test_nothing_is_cut_off_on_paper(index: Path, browser_page: Any) -> None:
    browser_page.set_viewport_size({"width": 794, "height": 1123})  # A4 at 96 dots an inch
    browser_page.goto(index.as_uri())
    browser_page.emulate_media(media="print")
    assert browser_page.evaluate("document.documentElement.scrollWidth") <= 794
    assert browser_page.locator(".files a").first.is_visible()
