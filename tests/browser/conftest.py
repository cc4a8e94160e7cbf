"""A browser without network, and the audit that every page we write must pass in it."""

import base64
import hashlib
import os
import runpy
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from nbformat import NotebookNode

HERE = Path(__file__).parent
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
SCREENS = {
    "desktop, light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "desktop, dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone, light": {"viewport": {"width": 360, "height": 740}, "color_scheme": "light"},
    "phone, dark": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
}

EVERY_CASE = "BAHALI_EVERY_CASE" in os.environ
COLOURS = "runOnly: ['color-contrast']"
ALL_BUT_COLOURS = "rules: {'color-contrast': {enabled: false}}"
"""Options of axe; looking behind every word for its ground takes seven eighths of an audit."""

SHORTEN = """document.querySelectorAll('tbody').forEach(
  (body) => [...body.rows].slice(8).forEach((row) => row.remove()))"""

Audit = Callable[..., list[str]]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium of this machine; without it the tests are skipped, or fail where it is required.

    It is closed after each module: playwright keeps an event loop running, in which no notebook can be run.
    """
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        reason = "no Chromium on this machine: install the package chromium"
        if os.environ.get("BAHALI_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (absent where browsers are not tested)

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def browser_page(browser: Any) -> Iterator[Any]:
    """An empty page of desktop size that cannot reach any network."""
    context = browser.new_context(offline=True, **SCREENS["desktop, light"])
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def audit(browser: Any) -> Audit:
    """A function that opens a page on every screen and lists what is wrong with it, as sentences.

    Colours are looked at in the first rows of each table, since the others are set in the same. Where another
    page shows the same in the same colours, ``colours=False`` looks at all else, and not in the dark.
    All of it is looked at where ``BAHALI_EVERY_CASE`` is set.
    """

    def list_faults(path: Path, *, colours: bool = True) -> list[str]:
        faults = []
        for screen, settings in SCREENS.items():
            is_light = settings["color_scheme"] == "light" or EVERY_CASE
            if not (is_light or colours):
                continue
            context = browser.new_context(offline=True, **settings)
            found = _audit_screen(context.new_page(), path, structure=is_light, colours=colours or EVERY_CASE)
            faults += [f"{screen}: {fault}" for fault in found]
            context.close()
        return faults

    return list_faults


@pytest.fixture(scope="session")
def run_axe() -> Callable[[Any], list[str]]:
    """Give a function that lists what axe finds wrong with a page as it is now."""
    return _run_axe


@pytest.fixture(scope="session")
def sample_notebook() -> NotebookNode:
    """The executed notebook of a report that holds every block and hostile words."""
    return runpy.run_path(str(HERE / "sample.py"))["build_notebook"]()


def _audit_screen(page: Any, path: Path, *, structure: bool, colours: bool) -> list[str]:
    faults: list[str] = []
    page.on("console", lambda message: faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("request", lambda request: faults.extend(_name_request(request.url, path)))
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    faults += page.evaluate((HERE / "checks.js").read_text(encoding="utf-8"))
    faults += _read_source(path)
    if structure:
        faults += _run_axe(page, ALL_BUT_COLOURS)
    if colours and not EVERY_CASE:
        page.evaluate(SHORTEN)
    if colours:
        faults += _run_axe(page, COLOURS)
    return faults


def _read_source(path: Path) -> list[str]:
    """What must be right in the file itself: a script of ours may set styles later, through the browser."""
    source = path.read_text(encoding="utf-8")
    page = BeautifulSoup(source, "html.parser")
    meta = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    policy = str(meta["content"]) if meta else ""
    running = [script for script in page.find_all("script") if script.get("type") != "application/json"]
    unknown = [script for script in running if _digest(script.get_text()) not in policy]
    styled = page.find_all(style=True)
    return [
        *(f"script that the policy does not name: {str(script)[:120]}" for script in unknown),
        *(f"attribute that a report never needs: {str(element)[:120]}" for element in styled),
    ]


def _digest(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _name_request(address: str, path: Path) -> list[str]:
    is_own = address.startswith("data:") or address == path.as_uri()
    return [] if is_own else [f"asks for {address}"]


def _run_axe(page: Any, options: str = "rules: {}") -> list[str]:
    from axe_playwright_python.base import AXE_SCRIPT  # noqa: PLC0415  (as for playwright)

    # Not a script element, which the policy of the page would refuse.
    page.evaluate(AXE_SCRIPT)
    violations = page.evaluate(
        f"axe.run(document, {{resultTypes: ['violations'], {options}}}).then((found) => found.violations)"
    )
    return [
        f"axe {violation['id']} ({violation['impact']}): {node['html'][:120]}"
        for violation in violations
        for node in violation["nodes"]
    ]
