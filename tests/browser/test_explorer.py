"""The explorer in a real browser: sliders moved by keyboard, held against the analysis of the report."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from bahali.analysis.valuing.ranking import rank_actions, value_actions
from bahali.document.blocks import Card, Column, Explorer, Option, Paragraph, Table, WeightSet
from bahali.document.reading import ReportDocument
from bahali.document.section import Cover, Section
from bahali.publish.html import render_report

pytestmark = pytest.mark.browser

Values = dict[str, tuple[float | None, ...]]

SETTLED = 700  # milliseconds; the page waits 400 before it tells
HOSTILE = '</script><img src=x onerror="document.title = 1"> کھولیں'
CRITERIA = ("Benefit", "Reach", HOSTILE)
VALUES: Values = {
    # With the weights 50, 30 and 20: 0.62, 0.62, 0.61, 0.2 and none.
    "A-1": (0.8, 0.6, 0.2),
    "A-2": (0.6, 0.8, 0.4),
    "A-3": (1.0, 0.1, 0.4),
    "A-4": (0.2, 0.2, 0.2),
    "A-5": (1.0, 1.0, None),
}
PLACES = {"A-1": 1, "A-2": 1, "A-3": 3, "A-4": 4, "A-5": None}
BASE, OTHER = (0.5, 0.3, 0.2), (0.2, 1 / 3, 1 - 0.2 - 1 / 3)
TRIALS = 200


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explorer") / "report.html"
    path.write_text(write_page(VALUES, PLACES), encoding="utf-8")
    return path


@pytest.fixture
def opened(report: Path, browser_page: Any) -> Iterator[Any]:
    """The page, which must load nothing, break no policy and raise nothing while it is used."""
    faults: list[str] = []
    browser_page.on("console", lambda message: faults.append(message.text))
    browser_page.on("pageerror", lambda error: faults.append(str(error)))
    browser_page.goto(report.as_uri())
    yield browser_page
    assert faults == []


def write_page(values: Values, places: dict[str, int | None], shortlist: int = 2) -> str:
    """Write a small report: two cards, and the explorer."""
    options = tuple(
        Option(
            name=name,
            title=HOSTILE if name == "A-2" else f"Open desk {name[2:]}",
            values=own,
            place=places[name],
            chance="" if places[name] is None else "79 %",
            is_recommended=name in {"A-1", "A-2"},
        )
        for name, own in values.items()
    )
    explorer = Explorer(
        name="weights",
        criteria=CRITERIA,
        sets=(WeightSet(name="base", weights=BASE), WeightSet(name="other set", weights=OTHER)),
        chosen="base",
        options=options,
        shortlist=shortlist,
        table=Table(
            name="numbers",
            caption="Value of each action",
            columns=(Column(label="Action"), Column(label="Place", is_number=True)),
            rows=tuple((option.title, option.place) for option in options),
        ),
    )
    cards = Section(name="cards", title="Recommendations", blocks=(Card(name="A-1", title="Open desk 1"),))
    tried = Section(name="explorer", title="What if?", blocks=(Paragraph(text="Before."), explorer))
    names = frozenset({"cards", "A-1", "explorer", "weights", "numbers"})
    return render_report(ReportDocument(Cover(title="Report", subtitle="North"), (cards, tried), names=names))


def order_of(page: Any) -> list[str]:
    names: list[str] = page.eval_on_selector_all(
        ".explorer-order li", "rows => rows.map((row) => row.dataset.name)"
    )
    return names


def told_by(page: Any) -> str:
    page.wait_for_timeout(SETTLED)
    return str(page.locator(".explorer-told").text_content())


def row_of(page: Any, name: str) -> str:
    return str(page.locator(f'.explorer-order li[data-name="{name}"]').inner_text())


def points_of(page: Any) -> list[str]:
    return [page.locator(f"#explorer-weight-{one}").input_value() for one in (1, 2, 3)]


def set_sliders(page: Any, points: Sequence[int]) -> None:
    for number, own in enumerate(points, start=1):
        page.locator(f"#explorer-weight-{number}").fill(str(own))


def values_frame(values: Values) -> pd.DataFrame:
    return pd.DataFrame(list(values.values()), index=list(values), columns=list(CRITERIA), dtype=float)


def rank_in_python(values: pd.DataFrame, weights: Sequence[float]) -> tuple[pd.Series, pd.Series]:
    """Value and place by the code that made the report."""
    total = sum(weights)
    worth = value_actions(values, pd.Series([weight / total for weight in weights], index=values.columns))
    return worth, rank_actions(worth)


def test_before_anything_is_moved_the_order_is_that_of_the_report(opened: Any) -> None:
    assert order_of(opened) == list(VALUES)
    assert row_of(opened, "A-1").startswith("1.")
    assert row_of(opened, "A-2").startswith("1.")
    assert "62 of 100" in row_of(opened, "A-1")
    assert "as in the report" in row_of(opened, "A-3")
    assert "no place: too few people rated it" in row_of(opened, "A-5")
    assert told_by(opened).startswith("With these weights, A-1 and A-2 share the first place.")
    assert "#" not in opened.url


def test_a_slider_moved_by_keyboard_reorders_the_list_and_is_announced(opened: Any) -> None:
    # Benefit 70: A-1 is worth (56 + 18 + 4) / 120 = 65 of 100, A-2 (42 + 24 + 8) / 120 = 62, and
    # A-3 (70 + 3 + 8) / 120 = 68.
    slider = opened.get_by_role("slider", name="Benefit")
    slider.focus()
    for _ in range(20):
        opened.keyboard.press("ArrowRight")
    assert order_of(opened) == ["A-3", "A-1", "A-2", "A-4", "A-5"]
    assert slider.get_attribute("aria-valuetext") == "70 of 100 points, 58\u00a0% of all weights"
    assert told_by(opened).startswith(
        "With these weights, A-3 comes first (\u2068Open desk 3\u2069), then A-1 and A-2."
    )
    assert "Of the report's first 2, still among the first 2: 1 of 2." in told_by(opened)
    assert "Of those recommended, still among the first 2: 1 of 2." in told_by(opened)
    assert "up, was 3" in row_of(opened, "A-3")
    assert "down, was 1" in row_of(opened, "A-2")
    values = opened.locator(".explorer-value").all_inner_texts()
    assert values == ["68 of 100", "65 of 100", "62 of 100", "20 of 100", ""]
    assert opened.evaluate("document.activeElement.id") == "explorer-weight-1"
    assert opened.locator("[role=status].explorer-told").get_attribute("aria-live") == "polite"


def test_a_reader_is_not_flooded_while_a_slider_moves(opened: Any) -> None:
    opened.evaluate(
        "window.told = 0; new MutationObserver(() => { window.told += 1; })"
        ".observe(document.querySelector('.explorer-told'), {childList: true})"
    )
    opened.get_by_role("slider", name="Benefit").focus()
    for _ in range(20):
        opened.keyboard.press("ArrowRight")
    told_by(opened)
    assert opened.evaluate("window.told") == 1


@pytest.mark.parametrize("seed", range(2))
def test_any_setting_gives_the_values_and_places_of_the_analysis(
    browser_page: Any, tmp_path: Path, seed: int
) -> None:
    draw = random.Random(seed)
    # Steps of an eighth make many ties; a few cells are missing.
    values: Values = {
        f"A-{number}": tuple(None if draw.random() < 0.05 else draw.randint(0, 8) / 8 for _ in CRITERIA)
        for number in range(10, 22)
    }
    page = tmp_path / "report.html"
    page.write_text(write_page(values, dict.fromkeys(values)), encoding="utf-8")
    browser_page.goto(page.as_uri())
    for _ in range(25):
        points = [draw.randint(0, 100) if draw.random() < 0.9 else 0 for _ in CRITERIA]
        if not sum(points):
            continue
        set_sliders(browser_page, points)
        worth, places = rank_in_python(values_frame(values), points)
        shown = [row_of(browser_page, name).split("\n")[0] for name in values]
        assert shown == ["–" if pd.isna(place) else f"{place}." for place in places]
        in_order = places.fillna(99).sort_values(kind="stable")
        assert order_of(browser_page) == list(in_order.index)
        for name, own in worth.dropna().items():
            assert abs(exact_value(browser_page, str(name), points) - own) < 1e-12


def exact_value(page: Any, name: str, points: Sequence[int]) -> float:
    """What the script of the page works out, before it is rounded to be shown."""
    return float(
        page.evaluate(
            "([name, points]) => { const { options } = page.readJson('page-explorer');"
            "const at = options.findIndex((one) => one.name === name);"
            "return ordering.rank(options, ordering.toShares(points))[at].value; }",
            [name, list(points)],
        )
    )


def test_marks_are_those_of_the_same_trials_in_python(opened: Any) -> None:
    factors = opened.evaluate(f"ordering.drawFactors({len(CRITERIA)})")
    assert len(factors) == TRIALS
    assert all(0.8 <= factor <= 1.2 for trial in factors for factor in trial)
    points = (40, 30, 25)
    set_sliders(opened, points)
    tried = pd.DataFrame(
        [
            rank_in_python(values_frame(VALUES), [p * f for p, f in zip(points, trial, strict=True)])[1]
            for trial in factors
        ]
    )
    for name in ("A-1", "A-2", "A-3", "A-4"):
        best, worst = int(tried[name].min()), int(tried[name].max())
        held = "place holds" if best == worst else f"place {best} to {worst}"
        assert held in row_of(opened, name)
        listed = (tried[name] <= 2).sum()
        assert f"Among the first 2: {listed} of {TRIALS} trials, 79 % of the report's draws" in row_of(
            opened, name
        )
    assert "place holds" in row_of(opened, "A-4")  # no criterion puts it above another
    assert "place holds" not in row_of(opened, "A-1")


def test_the_same_setting_shows_the_same_marks_again(opened: Any) -> None:
    set_sliders(opened, (40, 30, 25))
    before = opened.locator(".explorer-order").inner_text()
    set_sliders(opened, (1, 90, 3))
    assert opened.locator(".explorer-order").inner_text() != before
    set_sliders(opened, (40, 30, 25))
    assert opened.locator(".explorer-order").inner_text() == before


def test_reset_brings_back_the_report(opened: Any) -> None:
    before = opened.locator(".explorer-order").inner_text()
    set_sliders(opened, (0, 100, 0))
    told_by(opened)
    assert order_of(opened)[:2] == ["A-5", "A-2"]  # what A-5 lacks does not count now
    button = opened.get_by_role("button", name="Reset to the report")
    button.focus()
    opened.keyboard.press("Enter")
    assert opened.locator(".explorer-order").inner_text() == before
    assert [opened.locator(f"#explorer-weight-{one}").input_value() for one in (1, 2, 3)] == [
        "50",
        "30",
        "20",
    ]
    told_by(opened)
    assert opened.url.endswith("#explorer")
    assert opened.evaluate("document.activeElement.textContent") == "Reset to the report"


def test_a_set_of_weights_counts_to_its_last_digit(opened: Any) -> None:
    opened.get_by_label("Start from").select_option(label="other set")
    worth, places = rank_in_python(values_frame(VALUES), OTHER)
    assert order_of(opened) == list(places.fillna(99).sort_values(kind="stable").index)
    assert f"{round(worth['A-2'] * 100)} of 100" in row_of(opened, "A-2")
    assert [opened.locator(f"#explorer-weight-{one}").input_value() for one in (1, 2, 3)] == [
        "20",
        "33",
        "47",
    ]
    told_by(opened)
    assert opened.url.endswith("#w=other%20set")
    opened.locator("#explorer-weight-1").fill("21")
    assert (
        opened.get_by_label("Start from").evaluate("one => one.selectedOptions[0].text") == "your own setting"
    )


def test_without_any_weight_nothing_is_claimed(opened: Any) -> None:
    set_sliders(opened, (0, 0, 0))
    assert told_by(opened) == "All weights are 0, so nothing counts. Raise at least one of them."
    assert not opened.locator(".explorer-order").is_visible()
    set_sliders(opened, (1, 0, 0))
    assert opened.locator(".explorer-order").is_visible()


@pytest.mark.parametrize("points", [(5, 90, 7), (100, 0, 100), (0, 0, 1)])
def test_a_setting_travels_in_the_address(opened: Any, browser: Any, points: tuple[int, ...]) -> None:
    set_sliders(opened, points)
    told = told_by(opened)
    assert opened.url.endswith("#w=" + ",".join(map(str, points)))
    other = browser.new_context(offline=True)
    page = other.new_page()
    page.goto(opened.url)
    assert page.locator(".explorer-order").inner_text() == opened.locator(".explorer-order").inner_text()
    assert told_by(page) == told
    assert page.locator("#explorer").is_visible()
    other.close()


def test_a_set_travels_in_the_address_by_its_name(opened: Any, report: Path) -> None:
    opened.goto("about:blank")
    opened.goto(f"{report.as_uri()}#w=other%20set")
    assert opened.get_by_label("Start from").input_value() == "1"


@pytest.mark.parametrize(
    "mark",
    ["1,2", "1,2,3,4", "1,2,101", "1,2,-3", "1,2,x", "0,0,0", "", "no such set", "%E0%A4%A", "1e1,2,3"],
)
def test_an_address_that_cannot_be_read_is_told_and_ignored(opened: Any, report: Path, mark: str) -> None:
    before = opened.locator(".explorer-order").inner_text()
    opened.goto("about:blank")
    opened.goto(f"{report.as_uri()}#w={mark}")
    assert opened.locator(".explorer-order").inner_text() == before
    assert told_by(opened).startswith(
        "The setting in the address cannot be read, so the report's own weights are"
    )


def test_links_to_other_places_work_before_and_after(opened: Any, report: Path) -> None:
    opened.goto("about:blank")
    opened.goto(f"{report.as_uri()}#A-1")
    assert opened.evaluate("document.querySelector(':target').id") == "A-1"
    set_sliders(opened, (5, 90, 7))
    told_by(opened)
    assert opened.url.endswith("#w=5,90,7")
    order = order_of(opened)
    opened.go_back()
    assert opened.url.endswith("#A-1")
    assert order_of(opened) == order
    opened.locator(".explorer-order a", has_text="A-1").click()
    assert opened.url.endswith("#A-1")
    assert order_of(opened) == order


def test_following_such_a_link_in_the_page_changes_the_setting(opened: Any) -> None:
    opened.evaluate("location.hash = '#w=0,100,0'")
    opened.wait_for_timeout(100)
    assert order_of(opened)[:2] == ["A-5", "A-2"]
    assert opened.locator("#explorer-weight-2").input_value() == "100"


def test_a_link_to_the_setting_can_be_copied(opened: Any) -> None:
    opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
    set_sliders(opened, (5, 90, 7))
    opened.get_by_role("button", name="Copy link to this setting").click()
    opened.wait_for_timeout(200)
    field = opened.locator("#explorer-link")
    copied = field.input_value() if field.is_visible() else opened.evaluate("navigator.clipboard.readText()")
    assert copied.endswith("report.html#w=5,90,7")


def test_a_link_that_the_browser_will_not_copy_is_shown_to_be_copied(opened: Any) -> None:
    opened.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')) }")
    opened.get_by_role("button", name="Copy link to this setting").click()
    field = opened.get_by_label("Link to this setting, to be copied")
    field.wait_for()
    assert field.input_value().endswith("#w=base")


def test_without_script_the_table_of_the_report_stands(report: Path, browser: Any) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(report.as_uri())
    assert page.locator("#numbers tbody tr").count() == len(VALUES)
    assert page.get_by_text("The table stands either way.").is_visible()
    assert page.locator(".explorer input, .explorer button:visible").count() == 0
    context.close()


def test_paper_shows_the_order_of_the_report_alone(opened: Any) -> None:
    set_sliders(opened, (0, 100, 0))
    opened.emulate_media(media="print")
    assert not opened.locator(".explorer-live").is_visible()
    assert opened.locator("#numbers").is_visible()


def test_the_explorer_passes_the_audit(report: Path, audit: Any) -> None:
    assert audit(report) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_an_explored_order_is_accessible_on_every_screen(
    report: Path, browser: Any, scheme: str, width: int
) -> None:
    from axe_playwright_python.base import AXE_SCRIPT  # noqa: PLC0415  (absent where browsers are not tested)

    context = browser.new_context(offline=True, viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{report.as_uri()}#w=broken")
    set_sliders(page, (5, 90, 7))
    told_by(page)
    page.evaluate("document.querySelector('.explorer-link').hidden = false")
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run(document.querySelector('.explorer')).then((found) => found.violations)")
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    context.close()


@pytest.mark.slow
def test_every_report_opens_in_its_own_order(produced_reports: Path, browser_page: Any) -> None:
    for report in sorted(produced_reports.glob("*/report.html")):
        browser_page.goto(report.as_uri())
        table = browser_page.locator("#explorer-table tbody tr")
        ids = [row.locator(".id").text_content() for row in table.all()]
        places = [f"{row.locator('td').first.text_content()}." for row in table.all()]
        assert order_of(browser_page) == ids
        assert browser_page.locator(".explorer-place").all_inner_texts() == places
        changes = browser_page.locator(".explorer-change").all_inner_texts()
        assert changes == ["as in the report"] * len(ids)
