"""The sample report and a front page, looked at as a reader's browser sees them."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from nbformat import NotebookNode

from bahali.publish.html import write_html

pytestmark = pytest.mark.browser

MOST_PRESSES = 20


@pytest.fixture(scope="module")
def report(sample_notebook: NotebookNode, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "report.html"
    path.write_text(write_html(sample_notebook), encoding="utf-8")
    return path


def test_report_with_every_block_passes_the_audit(report: Path, audit: Callable[[Path], list[str]]) -> None:
    assert audit(report) == []


def test_audit_sees_what_is_wrong(tmp_path: Path, audit: Callable[[Path], list[str]]) -> None:
    page = tmp_path / "bad.html"
    page.write_text(
        "<!DOCTYPE html><title>Bad</title><h1>One</h1><h3 id=a>Three</h3><p id=a style='color: #ccc'>faint"
        "<img src='https://elsewhere.example/x.png'><table><tr><th>no scope</th></tr></table>"
        "<a href='#b'>leads nowhere</a><script>document.title = 'Bad'</script>"
        "<p>" + "w" * 500,
        encoding="utf-8",
    )
    found = "\n".join(audit(page))
    for fault in (
        "asks for https://elsewhere.example/x.png",
        "picture without real alt",
        "picture from outside",
        "table without caption",
        "table heading without scope",
        "id given twice: a",
        "link that leads nowhere",
        "level skipped: 1,3",
        "no language or direction",
        "attribute that a report never needs",
        "script that the policy does not name",
        "phone, dark: page is",
        "axe html-has-lang",
        "axe color-contrast",
    ):
        assert fault in found


def test_policy_stops_a_script_that_slipped_in(report: Path, browser_page: Any, tmp_path: Path) -> None:
    broken = tmp_path / "broken.html"
    page = report.read_text(encoding="utf-8")
    script = (
        "<script>document.title = 'taken over'</script><img src=x onerror=\"document.title = 'taken over'\">"
    )
    broken.write_text(page.replace("</main>", f"{script}</main>"), encoding="utf-8")
    messages: list[str] = []
    browser_page.on("console", lambda message: messages.append(message.text))
    browser_page.goto(broken.as_uri())
    assert browser_page.title() == "Provincial report – Northern Province"
    assert any("Content Security Policy" in message for message in messages)


def test_wide_table_is_reached_and_scrolled_with_the_keyboard(report: Path, browser_page: Any) -> None:
    browser_page.set_viewport_size({"width": 360, "height": 740})
    browser_page.goto(report.as_uri())
    frame = browser_page.get_by_role("region", name="What each instrument says on each requirement")
    frame.focus()
    # A key that comes while the page is still laid out anew moves nothing, and a reader presses it again.
    for _ in range(MOST_PRESSES):
        browser_page.keyboard.press("ArrowRight")
        browser_page.wait_for_timeout(100)
        if browser_page.evaluate("document.activeElement.scrollLeft") > 0:
            break
    assert browser_page.evaluate("document.activeElement.scrollLeft") > 0


def test_skip_link_is_the_first_thing_reached(report: Path, browser_page: Any) -> None:
    browser_page.goto(report.as_uri())
    browser_page.keyboard.press("Tab")
    assert browser_page.evaluate("document.activeElement.textContent") == "Skip to the report"
    browser_page.keyboard.press("Enter")
    assert browser_page.evaluate("document.activeElement.id") == "page-main"


def test_code_is_behind_one_closed_lid(report: Path, browser_page: Any) -> None:
    browser_page.goto(report.as_uri())
    assert not browser_page.get_by_text("show(recommendations)").is_visible()
    browser_page.get_by_text("Show the code of the notebook behind this report").click()
    assert browser_page.get_by_text("show(recommendations)").is_visible()


@pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="no pdftotext: install the package poppler-utils"
)
def test_every_printed_page_carries_the_notice_and_no_code(
    report: Path, browser_page: Any, tmp_path: Path
) -> None:
    browser_page.goto(report.as_uri())
    browser_page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
    printed = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "report.pdf", "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = printed.removesuffix("\f").split("\f")
    assert len(pages) > 3
    assert all("Illustrative data: Every row was made up" in page for page in pages)
    assert "Contents" not in printed
    assert "show(recommendations)" not in printed
