"""The front page of a workshop: what it says of each report, and where its files are."""

import re
from datetime import date
from html import escape

import pytest
from bs4 import BeautifulSoup

from bahali.document.blocks import Notice
from bahali.publish.files import FILES
from bahali.publish.index import FileLink, FrontPage, ReportEntry, render_index

NOTICE = Notice(kind="illustrative", title="Illustrative data", text="Made up.")


def read_front_page(*entries: ReportEntry, notice: Notice | None = None) -> BeautifulSoup:
    edition = FrontPage("A <workshop>", "3 to 5 March 2025", "", entries, notice)
    return BeautifulSoup(render_index(edition), "html.parser")


def files_of(folder: str, *names: str) -> tuple[FileLink, ...]:
    return tuple(FileLink(name, f"{folder}/{name}", 480_000) for name in names)


PAGE = files_of("north", "report.html")


def test_front_page_says_what_it_lists() -> None:
    page = read_front_page()
    assert page.h1.get_text() == "A <workshop>"
    assert page.select_one(".subtitle").get_text() == "3 to 5 March 2025"
    assert page.select_one(".summary").get_text() == "No reports yet."


def test_states_are_told_in_words_and_counted() -> None:
    page = read_front_page(
        ReportEntry("National", PAGE, "done", "Made."),
        ReportEntry("North", PAGE, "kept", "Nothing had changed."),
        ReportEntry("South", (), "failed", "It stopped."),
        ReportEntry("West", (), "not_run", "Its turn never came."),
    )
    summary = "4 reports · Made: 1 · Up to date: 1 · Not made: 1 · Not run: 1"
    assert page.select_one(".summary").get_text() == summary
    states = ["Made.", "Up to date.", "Not made.", "Not run."]
    assert [state.get_text() for state in page.select(".state")] == states


def test_every_file_is_offered_in_plain_words_with_its_size() -> None:
    page = read_front_page(ReportEntry("North", files_of("north", *FILES), "done", "Made."))
    links = {link["href"]: link for link in page.select(".files a")}
    assert list(links) == [f"north/{name}" for name in FILES]
    assert links["north/report.html"].select_one(".words").get_text() == "Read"
    assert links["north/report.docx"].get_text(" ", strip=True) == "Edit (Word) 480 KB : North"
    assert len({link.select_one(".words").get_text() for link in links.values()}) == len(FILES)


def test_failed_report_offers_the_earlier_one_and_says_so() -> None:
    page = read_front_page(ReportEntry("South", PAGE, "failed", "It stopped.", made_on=date(2024, 3, 5)))
    assert page.select_one(".files a")["href"] == "north/report.html"
    assert page.select_one(".version").get_text() == (
        "The earlier report made on 5 March 2024 is still here; it does not show this run:"
    )


def test_earlier_report_of_an_unknown_day_is_not_passed_off_as_this_one() -> None:
    page = read_front_page(ReportEntry("South", PAGE, "failed", "It stopped."))
    assert page.select_one(".version").get_text() == (
        "The earlier report is still here; it does not show this run:"
    )


def test_report_that_was_never_made_has_no_link() -> None:
    page = read_front_page(ReportEntry("South", (), "failed", "It stopped."))
    assert not page.find_all("a")
    assert not page.select(".version")


def test_what_is_missing_is_told_beside_the_state() -> None:
    entry = ReportEntry("North", PAGE, "done", "Made.", remark="Could not be made: report.docx (no pandoc).")
    assert read_front_page(entry).select_one(".remark").get_text() == entry.remark
    assert not read_front_page(ReportEntry("North", PAGE, "done", "Made.")).select(".remark")


def test_what_is_new_is_told_with_a_link_to_the_whole_difference() -> None:
    news = "A-AA-01 rose to place 1."
    page = read_front_page(
        ReportEntry("North", PAGE, "done", "Made.", news=news, news_href="north/changes.html")
    )
    assert page.select_one(".news").get_text() == f"New since the version before: {news}"
    assert page.find("a", href="north/changes.html").get_text() == "What changed: North"
    assert not read_front_page(ReportEntry("North", PAGE, "done", "Made.")).select(".news")


@pytest.mark.parametrize(
    ("seconds", "warning_count", "facts"),
    [
        (None, 0, ()),
        (0.4, 0, ("Took less than a second",)),
        (12.3, 1, ("Took 12 s", "1 remark on the tables")),
        (None, 2, ("2 remarks on the tables",)),
    ],
)
def test_time_and_warnings_are_told(
    seconds: float | None, warning_count: int, facts: tuple[str, ...]
) -> None:
    entry = ReportEntry("North", (), "done", "Made.", None, seconds, warning_count)
    assert entry.facts == facts


def test_messages_of_the_run_can_be_opened() -> None:
    page = read_front_page(ReportEntry("North", (), "failed", "It stopped.", "north/run.log"))
    assert page.find("a", href="north/run.log").get_text() == "Messages of the run: North"


def test_notice_stands_at_head_and_foot() -> None:
    page = read_front_page(notice=NOTICE)
    assert "Illustrative data" in page.header.get_text()
    assert page.footer.get_text().strip() == "Illustrative data: Made up."


def test_words_of_an_entry_are_escaped() -> None:
    attack = '"><script>alert(1)</script>'
    file = FileLink("report.html", attack, 1)
    entry = ReportEntry(attack, (file,), "done", attack, attack, remark=attack, news=attack, news_href=attack)
    page = read_front_page(entry)
    assert not page.find_all("script")
    assert page.h3.get_text() == attack
    assert page.select_one(".news").get_text().endswith(attack)
    assert escape(attack) not in page.get_text()


@pytest.mark.parametrize(("language", "direction"), [("en-XA", "ltr"), ("ar-XB", "rtl")])
def test_every_fixed_word_is_said_in_the_language_of_the_page(language: str, direction: str) -> None:
    story, every_file = "the tables say so", files_of("a", *FILES)
    entries = (
        ReportEntry("Aa", every_file, "done", story, "a.log", 0.1, 1, date(2025, 3, 5), story, story, "d"),
        ReportEntry("Bb", PAGE, "failed", story, None, 8, 2, date(2025, 3, 5)),
        ReportEntry("Cc", PAGE, "not_run", story),
        ReportEntry("Dd", PAGE, "kept", story),
    )  # fmt: skip
    page = BeautifulSoup(render_index(FrontPage("Tt", "Ww", "Pp", entries, NOTICE, language)), "html.parser")
    assert (page.html["lang"], page.html["dir"]) == (language, direction)
    ours = {"Aa", "Bb", "Cc", "Dd", "Tt", "Ww, Pp", story, "Made up", "Illustrative data"}
    page.style.decompose()
    page.footer.decompose()
    said = {without_translated(text).strip(" .:·\n–") for text in page.stripped_strings}
    assert said - {""} <= ours


def without_translated(text: str) -> str:
    """Take out what stands in the marks of a pseudo language, also where such words hold others."""
    shorter = re.sub("⟦[^⟦⟧]*⟧", "", text)
    return shorter if shorter == text else without_translated(shorter)


def test_same_edition_gives_the_same_page_without_script() -> None:
    edition = FrontPage("A", "", "", (ReportEntry("North", PAGE, "done", "Made."),), NOTICE)
    page = BeautifulSoup(render_index(edition), "html.parser")
    assert render_index(edition) == render_index(edition)
    policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert not page.find_all("script")
