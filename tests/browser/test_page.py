"""What the script of a report adds, used as a reader uses it: by keyboard first, heard as well as seen."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from nbformat import NotebookNode

from bahali.publish.html import write_html

pytestmark = pytest.mark.browser

SETTLED = 400  # milliseconds; the page waits 180 before it searches
PHONE = {"width": 360, "height": 740}
COSTS = "#asked tbody td:nth-child(3)"


@pytest.fixture(scope="module")
def report(sample_notebook: NotebookNode, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(write_html(sample_notebook), encoding="utf-8")
    return path


@pytest.fixture
def opened(report: Path, browser_page: Any) -> Iterator[Any]:
    """The page, which must break no policy, ask for nothing and raise nothing while it is used."""
    faults: list[str] = []
    browser_page.on("console", lambda message: faults.append(message.text))
    browser_page.on("pageerror", lambda error: faults.append(str(error)))
    browser_page.on("request", lambda request: faults.extend(name_foreign(request.url)))
    browser_page.goto(report.as_uri())
    yield browser_page
    assert faults == []


def name_foreign(address: str) -> list[str]:
    return [] if address.startswith(("data:", "file:")) else [address]


def search(page: Any, phrase: str) -> None:
    page.keyboard.press("/")
    page.keyboard.press("Control+A")
    page.keyboard.type(phrase)
    page.wait_for_timeout(SETTLED)


def heard(page: Any) -> str:
    page.wait_for_timeout(100)
    return str(page.locator('[role="status"]').last.text_content())


def texts(page: Any, selector: str) -> list[str]:
    return list(page.locator(selector).all_text_contents())


def marked(page: Any, name: str) -> list[str]:
    return list(
        page.evaluate(
            "(name) => [...(CSS.highlights.get(name) ?? [])].map((range) => range.toString())", name
        )
    )


def in_sight(page: Any, selector: str) -> bool:
    return bool(
        page.locator(selector).evaluate(
            "(one) => { const box = one.getBoundingClientRect();"
            " return box.bottom > 0 && box.top < innerHeight }"
        )
    )


def test_search_marks_and_counts_what_it_finds(opened: Any) -> None:
    search(opened, "referral DESK")
    found = marked(opened, "found")
    assert found
    assert {words.lower() for words in found} == {"referral desk"}
    assert heard(opened) == f"Matches: {len(found)}, in sections: 2."
    lines = texts(opened, ".search-list > li > button")
    assert [line.split(" (")[0] for line in lines] == ["2 Recommendations", "3 Decisions"]
    assert sum(int(line.rsplit("(", 1)[1].rstrip(")")) for line in lines) == len(found)


def test_search_finds_words_across_bold_type_and_links(opened: Any) -> None:
    search(opened, "calls the family after the first")
    assert heard(opened) == "Matches: 1, in sections: 1."
    search(opened, "A-NP-03 set up")
    assert marked(opened, "found") == ["A-NP-03 Set up"]


def test_search_knows_letters_that_are_written_in_two_ways(opened: Any) -> None:
    # Arabic yeh, heh and kaf in the field; Urdu letters in the table.
    search(opened, "بحالي محكمه")
    assert marked(opened, "found") == ["بحالی محکمہ"]


def test_enter_goes_through_the_matches_both_ways_and_around(opened: Any) -> None:
    search(opened, "referral desk")
    total = len(marked(opened, "found"))
    opened.keyboard.press("Enter")
    assert opened.locator(".search-count").text_content() == f"Match 1 of {total}"
    assert in_sight(opened, "#A-NP-01")
    opened.keyboard.press("Enter")
    assert opened.locator(".search-count").text_content() == f"Match 2 of {total}"
    assert in_sight(opened, "#A-NP-02")
    opened.keyboard.press("Shift+Enter")
    opened.keyboard.press("Shift+Enter")
    assert opened.locator(".search-count").text_content() == f"Match {total} of {total}"
    assert heard(opened).startswith(f"Match {total} of {total}: Decision 5")
    assert opened.evaluate("document.activeElement.id") == "page-search"


def test_match_inside_a_closed_lid_opens_it(opened: Any) -> None:
    assert not opened.get_by_text("Action 8", exact=True).is_visible()
    search(opened, "Action 8")
    opened.keyboard.press("Enter")
    assert opened.locator("#values-numbers").get_by_text("Action 8").is_visible()


def test_escape_clears_the_search(opened: Any) -> None:
    search(opened, "desk")
    opened.keyboard.press("Escape")
    assert opened.locator("#page-search").input_value() == ""
    assert marked(opened, "found") == []
    assert not opened.locator(".search-list").is_visible()


def test_search_without_a_match_says_so(opened: Any) -> None:
    search(opened, "<b>nowhere</b>")
    assert heard(opened) == "Nothing in this report matches “<b>nowhere</b>”."
    assert opened.get_by_role("button", name="Next").is_disabled()


def test_from_the_list_a_reader_comes_to_the_place(opened: Any) -> None:
    search(opened, "referral desk")
    opened.locator(".search-list ul button").filter(has_text="A-NP-04").press("Enter")
    assert in_sight(opened, "#A-NP-04")
    assert opened.evaluate("document.activeElement.id") == "A-NP-04"


def test_key_of_the_search_can_be_switched_off(opened: Any) -> None:
    opened.get_by_label("Press / to search").uncheck()
    opened.keyboard.press("/")
    assert opened.evaluate("document.activeElement.id") != "page-search"


def test_search_marks_the_match_where_a_browser_has_no_highlights(report: Path, browser_page: Any) -> None:
    browser_page.add_init_script("delete window.Highlight")
    browser_page.goto(report.as_uri())
    before = browser_page.locator("main").inner_html()
    search(browser_page, "calls the family after the first")
    browser_page.keyboard.press("Enter")
    assert "".join(texts(browser_page, "mark")) == "calls the family after the first"
    browser_page.keyboard.press("Enter")
    assert "".join(texts(browser_page, "mark")) == "calls the family after the first"
    browser_page.keyboard.press("Escape")
    assert browser_page.locator("main").inner_html() == before


def test_search_of_a_large_page_takes_no_time_that_is_felt(opened: Any) -> None:
    opened.evaluate(
        "() => { const part = document.querySelector('main > section');"
        "while (document.querySelector('main').innerText.length < 400000) part.after(part.cloneNode(true)) }"
    )
    milliseconds = opened.evaluate(
        "() => { const field = document.querySelector('#page-search'); field.value = 'desk';"
        "const from = performance.now();"
        "field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}));"
        "return performance.now() - from }"
    )
    assert milliseconds < 1000  # about 100 on a quiet machine


def test_link_of_a_recommendation_is_copied(opened: Any, report: Path) -> None:
    opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = opened.locator(".card .copy-link").nth(2)
    button.press("Enter")
    assert "A-NP-03 Set up a referral desk" in heard(opened)
    assert button.text_content().startswith("Copied: A-NP-03 Set up a referral desk")
    assert opened.evaluate("navigator.clipboard.readText()") == f"{report.as_uri()}#A-NP-03"


def test_link_goes_to_the_address_bar_where_nothing_may_be_copied(report: Path, browser_page: Any) -> None:
    browser_page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))")
    browser_page.goto(report.as_uri())
    browser_page.locator(".card .copy-link").first.click()
    assert browser_page.evaluate("location.hash") == "#A-NP-01"
    assert heard(browser_page).startswith("The address bar now shows the link to “A-NP-01")


def test_every_section_and_card_has_its_own_link(opened: Any) -> None:
    headings = texts(opened, "main section > h2[id], main .card > h3[id]")
    expected = [["Copy", "link:", *words.split()] for words in headings]
    assert [words.split() for words in texts(opened, ".copy-link")] == expected


def test_no_two_buttons_have_the_same_name(opened: Any) -> None:
    """Those that sort a table stand in its headings; lids of figures are described by the captions."""
    names = texts(opened, "button:visible:not(.sort)")
    assert len(names) == len(set(names)) > 10
    for lid in opened.locator("figure summary").all():
        caption = opened.locator(f"[id='{lid.get_attribute('aria-describedby')}']")
        assert caption.text_content() == lid.locator("xpath=ancestor::figure/figcaption").text_content()


def test_contents_stand_open_beside_the_text_and_are_closed_above_it(report: Path, browser_page: Any) -> None:
    link = browser_page.locator("nav.contents a[href='#glossary']")
    browser_page.goto(report.as_uri())
    assert link.is_visible()
    browser_page.set_viewport_size(PHONE)
    browser_page.goto(report.as_uri())
    browser_page.reload()
    assert not link.is_visible()
    assert browser_page.locator("#page-search").is_visible()
    browser_page.locator(".page-foot a[href='#page-contents']").click()
    assert link.is_visible()


def test_fingers_find_room_on_every_control(report: Path, browser: Any) -> None:
    context = browser.new_context(offline=True, viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(report.as_uri())
    page.locator(".contents-title").click()
    low = page.locator(
        "button:visible:not(.sort), summary:visible, nav a:visible, select:visible"
    ).evaluate_all(
        "(all) => all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML)"
    )
    assert low == []
    assert page.locator(".search-key").is_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    context.close()


def test_names_of_what_was_found_start_at_one_edge(opened: Any) -> None:
    search(opened, "desk")
    aligned = opened.locator(".search-list button").evaluate_all(
        "(all) => all.map((one) => getComputedStyle(one).textAlign)"
    )
    assert set(aligned) == {"start"}
    assert opened.evaluate("document.body.classList.contains('searching')")
    opened.get_by_role("button", name="Clear", exact=True).click()
    assert not opened.evaluate("document.body.classList.contains('searching')")


def test_address_opens_the_lid_that_its_target_is_under(report: Path, browser_page: Any) -> None:
    browser_page.goto(f"{report.as_uri()}#values-numbers")
    assert browser_page.locator("#values-numbers").is_visible()
    assert in_sight(browser_page, "#values-numbers")


def test_table_is_sorted_by_its_numbers_and_gets_its_order_back(opened: Any) -> None:
    in_report = texts(opened, COSTS)
    assert in_report == ["12,500", "900", "not stated", "-2", "1100"]
    heading = opened.locator("#asked thead th").nth(2)
    button = heading.get_by_role("button")
    button.press("Enter")
    assert texts(opened, COSTS) == ["-2", "900", "1100", "12,500", "not stated"]
    assert heading.get_attribute("aria-sort") == "ascending"
    assert heard(opened).startswith("Sorted by Cost, million, lowest")
    button.press("Space")
    assert texts(opened, COSTS) == ["12,500", "1100", "900", "-2", "not stated"]
    assert heading.get_attribute("aria-sort") == "descending"
    button.press("Enter")
    assert texts(opened, COSTS) == in_report
    assert heading.get_attribute("aria-sort") is None
    assert heard(opened) == "In the order of the report again."


def test_only_one_column_says_that_it_sorts(opened: Any) -> None:
    headings = opened.locator("#asked thead th")
    headings.nth(2).get_by_role("button").click()
    headings.nth(0).get_by_role("button").click()
    assert opened.locator("#asked [aria-sort]").count() == 1
    assert headings.nth(0).get_attribute("aria-sort") == "ascending"


def test_short_tables_are_not_for_sorting(opened: Any) -> None:
    assert opened.locator("#gaps thead button, #nothing thead button").count() == 0


def test_word_of_the_glossary_is_explained_on_focus_and_closed_by_escape(opened: Any) -> None:
    term = opened.locator(".term", has_text="tier").first
    tip = opened.locator(f"#{term.get_attribute('aria-describedby')}")
    assert tip.get_attribute("role") == "tooltip"
    assert not tip.is_visible()
    term.focus()
    assert tip.is_visible()
    assert str(tip.text_content()).startswith("A class of priority, <script>")
    assert in_sight(opened, f"#{term.get_attribute('aria-describedby')}")
    opened.keyboard.press("Escape")
    assert not tip.is_visible()
    assert opened.evaluate("document.activeElement.className") == "term"


def test_word_of_the_glossary_is_explained_on_hover_and_its_meaning_can_be_pointed_at(opened: Any) -> None:
    term = opened.locator(".term", has_text="shortlist").first
    tip = opened.locator(f"#{term.get_attribute('aria-describedby')}")
    term.hover()
    assert tip.is_visible()
    tip.hover()
    assert tip.is_visible()
    opened.locator("h1").hover()
    assert not tip.is_visible()


def test_terms_are_marked_once_in_a_section_and_never_where_they_disturb(opened: Any) -> None:
    section = "main > section:has(#decisions)"
    assert texts(opened, f"{section} .term") == ["tier", "shortlist", "PSY"]
    assert opened.locator("main > section:has(#glossary) .term").count() == 0
    assert opened.locator(":is(a, button, h1, h2, h3, h4, code, caption) .term").count() == 0


@pytest.mark.parametrize(("chosen", "scheme"), [("Light", "light"), ("Dark", "dark")])
def test_theme_is_chosen_kept_and_given_back_to_the_device(chosen: str, scheme: str, opened: Any) -> None:
    def colours() -> str:
        return str(opened.evaluate("getComputedStyle(document.documentElement).colorScheme"))

    other = {"light": "dark", "dark": "light"}[scheme]
    opened.emulate_media(color_scheme=other)
    assert colours() == other
    opened.get_by_label(chosen).check()
    assert colours() == scheme
    opened.reload()
    assert colours() == scheme
    assert opened.get_by_label(chosen).is_checked()
    opened.get_by_label("As the device").check()
    assert colours() == other


def test_page_works_where_nothing_can_be_kept(report: Path, browser_page: Any) -> None:
    faults: list[str] = []
    browser_page.on("pageerror", lambda error: faults.append(str(error)))
    browser_page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })"
    )
    browser_page.goto(report.as_uri())
    browser_page.get_by_label("Dark").check()
    assert browser_page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert faults == []


def test_all_numbers_behind_figures_are_opened_and_closed_at_once(report: Path, browser_page: Any) -> None:
    page = report.with_name("figures.html")
    source = report.read_text(encoding="utf-8")
    figure = source[source.index('<figure id="values">') : source.index("</figure>") + len("</figure>")]
    page.write_text(source.replace(figure, figure + figure.replace("values", "others")), encoding="utf-8")
    browser_page.goto(page.as_uri())
    browser_page.get_by_role("button", name="Open all numbers behind figures").click()
    assert browser_page.locator("figure details[open]").count() == 2
    browser_page.get_by_role("button", name="Close all numbers behind figures").click()
    assert browser_page.locator("figure details[open]").count() == 0


def test_decisions_are_read_on_a_phone_without_moving_sideways(opened: Any) -> None:
    opened.set_viewport_size(PHONE)
    frame = opened.locator(".table-frame:has(#asked)")
    assert frame.evaluate("(one) => one.scrollWidth <= one.clientWidth")
    labels = (
        opened.locator("#asked tbody tr")
        .first.locator("td")
        .evaluate_all("(all) => all.map((one) => getComputedStyle(one, '::before').content)")
    )
    assert labels == ['"What it changes"', '"Cost, million"', '"Approved by </style>"']
    boxes = [box.bounding_box() for box in opened.locator("#asked tbody tr").first.locator("th, td").all()]
    assert all(one["y"] + one["height"] <= other["y"] + 1 for one, other in pairwise(boxes))


def test_cards_on_a_phone_are_still_a_table_for_those_who_hear_it(opened: Any) -> None:
    opened.set_viewport_size(PHONE)
    table = opened.get_by_role("table", name="What the department is asked to decide")
    assert table.get_by_role("row").count() == 6
    assert table.get_by_role("rowheader").count() == 5
    assert table.get_by_role("cell").count() == 15
    assert table.get_by_role("columnheader").count() == 4


def test_frame_that_has_nothing_to_scroll_is_no_stop_for_the_keyboard(opened: Any) -> None:
    opened.wait_for_timeout(200)
    assert opened.locator(".table-frame:has(#nothing)").get_attribute("tabindex") is None
    assert opened.locator(".table-frame:has(#matrix)").get_attribute("tabindex") == "0"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_while_the_page_is_used(
    width: int, scheme: str, opened: Any, run_axe: Callable[[Any], list[str]]
) -> None:
    opened.set_viewport_size({"width": width, "height": 800})
    opened.emulate_media(color_scheme=scheme)
    opened.locator("#asked thead th").nth(2).get_by_role("button").press("Enter")
    search(opened, "desk")
    opened.keyboard.press("Enter")
    opened.locator(".term", has_text="tier").first.focus()
    assert run_axe(opened) == []
    assert opened.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_page_without_script_shows_everything_and_nothing_that_needs_one(report: Path, browser: Any) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(report.as_uri())
    assert page.locator("button, input").count() == 0
    assert page.locator("#A-NP-05").is_visible()
    assert page.locator("#asked").is_visible()
    assert page.locator("nav.contents a[href='#glossary']").is_visible()
    page.locator("figure summary").click()
    assert page.locator("#values-numbers").is_visible()
    context.close()
