"""A reviewer marks a report by keyboard, saves one file, and what was said stands in the next edition."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from bahali.analysis.findings import Findings
from bahali.document.blocks import Card
from bahali.document.section import Cover, Section
from bahali.present import sections
from bahali.publish.html import write_html
from bahali.workshop import fit_settings, read_settings, read_workshop

pytestmark = pytest.mark.browser

SETTINGS = {"workshop": "nowhere", "jurisdiction": "AA", "draws": 200}
MARKED = "A-AA-02"
OPEN_ALL = """() => {
  document.querySelector('[aria-controls="review-panel"]').click();
  for (const button of document.querySelectorAll('.review-button')) button.click();
  for (const radio of document.querySelectorAll('.review-form input[value="disagree"]')) radio.click();
}"""
WORDS = "No teacher was asked.\nStart with two schools."


def find(pack: Path, **choices: object) -> Findings:
    workshop = read_workshop(pack)
    return Findings(workshop, fit_settings(read_settings(SETTINGS | choices), workshop))


def write_page(pack: Path, path: Path) -> Path:
    """The page of a small report: a cover, gaps and recommendations."""
    findings = find(pack)
    shown: tuple[Section | Cover, ...] = (
        sections.cover(findings),
        sections.gaps(findings),
        sections.recommendations(findings),
    )
    outputs = [new_output("display_data", data=each._repr_mimebundle_()) for each in shown]
    path.write_text(write_html(new_notebook(cells=[new_code_cell("", outputs=outputs)])), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    pack = Path(request.path).parents[1] / "packs" / "nowhere"
    return write_page(pack, tmp_path_factory.mktemp("review") / "report.html")


@pytest.fixture
def reader(browser_page: Any) -> Iterator[Any]:
    """A page that fails the test when its script does."""
    faults: list[str] = []
    browser_page.on("console", lambda message: faults.append(message.text))
    browser_page.on("pageerror", lambda error: faults.append(str(error)))
    yield browser_page
    assert faults == []


def form_of(reader: Any, target: str) -> Any:
    return reader.locator(f'[id="review-form-{target}"]')


def button_of(reader: Any, target: str) -> Any:
    return reader.locator(f'[aria-controls="review-form-{target}"]')


def mark_by_keyboard(reader: Any, target: str, presses: int, words: str = "") -> None:
    """Open the form of a part, go to a mark with the arrow keys, and write into the field after it."""
    button_of(reader, target).focus()
    reader.keyboard.press("Enter")
    for _ in range(presses):
        reader.keyboard.press("ArrowDown")
    reader.keyboard.press("Tab")
    reader.keyboard.type(words)


def open_panel(reader: Any) -> Any:
    toggle = reader.locator('[aria-controls="review-panel"]')
    toggle.focus()
    reader.keyboard.press("Enter")
    return reader.get_by_role("region", name="Your review")


def save(reader: Any, path: Path) -> Path:
    with reader.expect_download() as download:
        reader.get_by_role("button", name="Save review file").press("Enter")
    download.value.save_as(path)
    return path


@pytest.mark.parametrize("width", [1280, 360])
def test_a_form_opens_below_its_button(width: int, report: Path, reader: Any) -> None:
    reader.set_viewport_size({"width": width, "height": 740})
    reader.goto(report.as_uri())
    button = button_of(reader, MARKED)
    before = button.bounding_box()["height"]
    button.click()
    place, form = button.bounding_box(), form_of(reader, MARKED).bounding_box()
    assert place["height"] == before
    assert form["y"] >= place["y"] + place["height"]
    assert form["width"] > 250


def test_a_review_comes_back_beside_its_recommendation(
    report: Path, reader: Any, edited_pack: Callable[..., Path], tmp_path: Path
) -> None:
    pack = edited_pack()
    reader.goto(report.as_uri())
    mark_by_keyboard(reader, MARKED, 2, WORDS)
    mark_by_keyboard(reader, "gaps", 1)
    panel = open_panel(reader)
    assert panel.get_by_role("listitem").count() == 2
    assert "Parts marked: 2. Agree: 1; disagree: 1; with a comment: 1." in panel.inner_text()
    panel.get_by_label("For whom do you answer? (optional)").select_option("SUR")
    saved = save(reader, tmp_path / "review.json")
    command = [sys.executable, "-m", "bahali", "review", "import", str(pack), str(saved)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.stdout.startswith(f"{saved}: 2 points added.\n"), ended.stderr
    cards = sections.recommendations(find(pack, edition="restricted")).blocks
    (card,) = [block for block in cards if isinstance(block, Card) and block.name == MARKED]
    lines = {detail.label: detail.value for detail in card.details}
    assert lines["Point raised (Disagrees; Representatives of victims and survivors)"] == WORDS
    others = [block for block in cards if isinstance(block, Card) and block.name != MARKED]
    assert others
    assert not [line for block in others for line in block.details if line.label.startswith("Point raised")]


def test_the_file_holds_what_was_marked_and_nothing_about_the_reader(
    report: Path, reader: Any, tmp_path: Path
) -> None:
    reader.goto(report.as_uri())
    mark_by_keyboard(reader, MARKED, 0, "  Why here?  ")
    open_panel(reader)
    content = json.loads(save(reader, tmp_path / "review.json").read_text(encoding="utf-8"))
    assert len(content.pop("review_id")) == 17
    assert len(content["report"].pop("content")) == 16
    assert content == {
        "format": "bahali-review",
        "version": 1,
        "report": {"workshop": "nowhere-2030", "jurisdiction": "AA", "edition": "public"},
        "stakeholder_group": None,
        "points": [{"target": MARKED, "verdict": "comment", "comment": "Why here?"}],
    }


def test_marks_stay_until_they_are_cleared(report: Path, reader: Any) -> None:
    reader.on("dialog", lambda dialog: dialog.accept())
    reader.goto(report.as_uri())
    mark_by_keyboard(reader, MARKED, 1, "Good")
    reader.reload()
    assert button_of(reader, MARKED).inner_text().startswith("You agree, with a comment")
    panel = open_panel(reader)
    assert "Your marks stay in this browser until you clear them." in panel.inner_text()
    panel.get_by_role("button", name="Clear all").press("Enter")
    assert "Nothing is marked yet." in panel.inner_text()
    reader.reload()
    assert button_of(reader, MARKED).inner_text().startswith("Review")


def test_a_saved_file_is_taken_up_again_in_another_browser(
    report: Path, reader: Any, browser: Any, tmp_path: Path
) -> None:
    reader.goto(report.as_uri())
    mark_by_keyboard(reader, MARKED, 2, WORDS)
    open_panel(reader)
    saved = save(reader, tmp_path / "review.json")
    elsewhere = browser.new_context(offline=True).new_page()
    elsewhere.goto(report.as_uri())
    open_panel(elsewhere)
    elsewhere.locator('input[type="file"]').set_input_files(saved)
    button_of(elsewhere, MARKED).filter(has_text="You disagree, with a comment").wait_for()
    assert form_of(elsewhere, MARKED).locator("textarea").input_value() == WORDS
    again = json.loads(save(elsewhere, tmp_path / "again.json").read_text(encoding="utf-8"))
    assert again == json.loads(saved.read_text(encoding="utf-8"))
    elsewhere.context.close()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "This file cannot be read as a review of a report. Nothing was changed."),
        (
            '{"format": "bahali-review", "version": 2, "points": []}',
            "This file was saved by a newer page than this one. Nothing was changed.",
        ),
        (
            '{"format": "bahali-review", "version": 1, "report": {"workshop": "x"}, "points": []}',
            "This file is a review of another report. Nothing was changed.",
        ),
    ],
)
def test_a_file_that_cannot_be_used_changes_nothing(
    report: Path, reader: Any, tmp_path: Path, content: str, sentence: str
) -> None:
    path = tmp_path / "broken.json"
    path.write_text(content, encoding="utf-8")
    reader.goto(report.as_uri())
    mark_by_keyboard(reader, MARKED, 1)
    panel = open_panel(reader)
    reader.on("dialog", lambda dialog: dialog.accept())
    reader.locator('input[type="file"]').set_input_files(path)
    reader.get_by_text(sentence).wait_for()
    assert panel.get_by_role("listitem").count() == 1


def test_words_of_a_file_stay_words(report: Path, reader: Any, tmp_path: Path) -> None:
    attack = "<img src=x onerror=\"document.title = 'taken over'\"><script>alert(1)</script>"
    about = reader.goto(report.as_uri()) and reader.evaluate("page.readJson('page-review').report")
    points = [
        {"target": MARKED, "verdict": "comment", "comment": attack},
        {"target": "A-AA-98", "verdict": "agree", "comment": attack},
    ]
    path = tmp_path / "review.json"
    content = {"format": "bahali-review", "version": 1, "review_id": "x", "report": about, "points": points}
    path.write_text(json.dumps(content), encoding="utf-8")
    panel = open_panel(reader)
    reader.locator('input[type="file"]').set_input_files(path)
    panel.get_by_text("A-AA-98, which is not in this report", exact=True).wait_for()
    assert panel.get_by_text(attack[:60]).count() == 2
    assert reader.locator(".review-panel img, .review-panel script").count() == 0
    assert "taken over" not in reader.title()


def test_leaving_with_marks_that_are_not_saved_is_asked_about(report: Path, reader: Any) -> None:
    asked: list[str] = []
    reader.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    reader.goto(report.as_uri())
    reader.reload()
    assert asked == []
    mark_by_keyboard(reader, MARKED, 1)
    reader.reload()
    assert asked == ["beforeunload"]


def test_where_a_browser_keeps_nothing_the_reader_is_told(report: Path, reader: Any) -> None:
    reader.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); };")
    reader.goto(report.as_uri())
    mark_by_keyboard(reader, MARKED, 1)
    assert "your marks last only until you close it" in open_panel(reader).inner_text()


def test_without_script_nothing_of_it_is_there_and_nothing_is_printed(
    report: Path, reader: Any, browser: Any
) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False)
    bare = context.new_page()
    bare.goto(report.as_uri())
    assert bare.locator("button").count() == 0
    context.close()
    reader.goto(report.as_uri())
    mark_by_keyboard(reader, MARKED, 1)
    open_panel(reader)
    reader.emulate_media(media="print")
    for name in (".review-panel", ".review-form", ".review-chip", ".review-button"):
        assert not reader.locator(name).first.is_visible()


def test_the_way_back_to_the_panel_is_at_hand_where_it_is_out_of_sight(report: Path, reader: Any) -> None:
    reader.goto(report.as_uri())
    chip = reader.locator(".review-chip")
    assert not chip.is_visible()
    mark_by_keyboard(reader, MARKED, 1)
    chip.wait_for()
    chip.press("Enter")
    assert reader.get_by_role("region", name="Your review").is_visible()
    assert reader.evaluate("document.activeElement.getAttribute('aria-controls')") == "review-panel"


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_panel_and_forms_pass_the_audit_when_they_are_open(
    report: Path, browser: Any, run_axe: Callable[[Any], list[str]], width: int, colours: str
) -> None:
    context = browser.new_context(
        offline=True, viewport={"width": width, "height": 900}, color_scheme=colours
    )
    opened = context.new_page()
    opened.goto(report.as_uri())
    opened.evaluate(OPEN_ALL)
    assert opened.evaluate((Path(__file__).parent / "checks.js").read_text(encoding="utf-8")) == []
    assert run_axe(opened) == []
    context.close()
