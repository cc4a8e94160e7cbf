from datetime import date

import pytest
from bs4 import BeautifulSoup

from bahali.document.blocks import Notice
from bahali.publish.index import FrontPage, ReportEntry, render_index

NOTICE = Notice(kind="illustrative", title="Illustrative data", text="Made up.")


def read_front_page(*entries: ReportEntry, notice: Notice | None = None) -> BeautifulSoup:
    edition = FrontPage("A <workshop>", "3 to 5 March 2025", "", entries, notice)
    return BeautifulSoup(render_index(edition), "html.parser")


def test_front_page_says_what_it_lists() -> None:
    page = read_front_page()
    assert page.h1.get_text() == "A <workshop>"
    assert page.select_one(".subtitle").get_text() == "3 to 5 March 2025"
    assert "No reports yet." in page.get_text()


def test_states_are_told_in_words_and_counted() -> None:
    page = read_front_page(
        ReportEntry("National", "n.html", "done", "Made."),
        ReportEntry("North", "o.html", "kept", "Nothing had changed."),
        ReportEntry("South", None, "failed", "It stopped."),
        ReportEntry("West", None, "not_run", "Its turn never came."),
    )
    assert "4 reports: 1 made, 1 up to date, 1 not made, 1 not run." in page.get_text()
    assert [state.get_text() for state in page.select(".state")] == [
        "Made.",
        "Up to date.",
        "Not made.",
        "Not run.",
    ]


def test_failed_report_links_to_the_earlier_one_and_says_so() -> None:
    page = read_front_page(
        ReportEntry("South", "south/report.html", "failed", "It stopped.", made_on=date(2024, 3, 5))
    )
    assert page.select_one("li a")["href"] == "south/report.html"
    assert page.select_one("li a").get_text() == (
        "Open the earlier report made on 5 March 2024; it does not show this run: South"
    )


def test_report_that_was_never_made_has_no_link() -> None:
    assert not read_front_page(ReportEntry("South", None, "failed", "It stopped.")).find_all("a")


@pytest.mark.parametrize(
    ("seconds", "warning_count", "facts"),
    [
        (None, 0, ""),
        (0.4, 0, "took less than a second"),
        (12.3, 1, "took 12 s, 1 remark on the tables"),
        (None, 2, "2 remarks on the tables"),
    ],
)
def test_time_and_warnings_are_told(seconds: float | None, warning_count: int, facts: str) -> None:
    entry = ReportEntry("North", None, "done", "Made.", None, seconds, warning_count)
    assert entry.facts == facts


def test_messages_of_the_run_can_be_opened() -> None:
    page = read_front_page(ReportEntry("North", None, "failed", "It stopped.", "north/run.log"))
    assert page.find("a", href="north/run.log").get_text() == "Messages of the run: North"


def test_notice_stands_at_head_and_foot() -> None:
    page = read_front_page(notice=NOTICE)
    assert "Illustrative data" in page.header.get_text()
    assert page.footer.get_text().strip() == "Illustrative data: Made up."


def test_words_of_an_entry_are_escaped() -> None:
    attack = '"><script>alert(1)</script>'
    page = read_front_page(ReportEntry(attack, attack, "done", attack, attack))
    assert not page.find_all("script")
    assert page.h3.get_text() == attack


def test_same_edition_gives_the_same_page_without_script() -> None:
    edition = FrontPage("A", "", "", (ReportEntry("North", "n.html", "done", "Made."),), NOTICE)
    assert render_index(edition) == render_index(edition)
    assert (
        "default-src 'none'"
        in BeautifulSoup(render_index(edition), "html.parser").meta.find_next("meta")["content"]
    )
