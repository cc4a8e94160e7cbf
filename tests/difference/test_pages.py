"""The pages that are written: one for each report and one for all, each whole and the same each time."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from bahali.difference.pages import write_differences
from bahali.document.blocks import Notice
from bahali.document.results import Results
from bahali.document.section import Cover
from bahali.vocabulary.faults import InputError

Make = Callable[..., Results]
Write = Callable[..., Path]
EVEN = {"C1": 0.5, "C2": 0.5}
GOODS = {"A1": {"C1": 0.8, "C2": 0.4}, "A2": {"C1": 0.3, "C2": 0.7}}
COVER = Cover(
    title="Aaland",
    subtitle="Report",
    notice=Notice(kind="illustrative", title="Illustrative data", text="Invented <b>words</b>."),
)


@pytest.fixture
def two_editions(tmp_path: Path, edition: Make, write_report: Write) -> tuple[Path, Path]:
    """Two reports each; weights changed in both, and A1 was rejected in the second."""
    weights = {"C1": 0.2, "C2": 0.8}
    for code, name, aside in (("AA", "Aaland", {}), ("BB", "<i>Beeland</i>", {"A1": "rejected"})):
        facts = {"jurisdiction": code, "place": name}
        write_report(tmp_path / "old" / code, edition(EVEN, GOODS, **facts), COVER)
        write_report(tmp_path / "new" / code, edition(weights, GOODS, aside, **facts), COVER)
    return tmp_path / "old", tmp_path / "new"


def test_pages_stand_beside_the_newer_reports(two_editions: tuple[Path, Path]) -> None:
    page, _told = write_differences(*two_editions)
    assert page == two_editions[1] / "difference" / "index.html"
    assert sorted(path.name for path in page.parent.iterdir()) == ["AA.html", "BB.html", "index.html"]


def test_what_changed_is_told_in_a_line_for_each_report(
    two_editions: tuple[Path, Path], tmp_path: Path
) -> None:
    _page, told = write_differences(*two_editions, tmp_path / "out")
    assert told.splitlines() == [
        "Aaland: Since the version before: 1 rose, 1 fell; 0 unchanged.",
        "<i>Beeland</i>: Since the version before: 1 left, 1 rose; 0 unchanged.",
    ]


def test_page_for_all_leads_to_each_and_tells_what_all_share(two_editions: tuple[Path, Path]) -> None:
    page = write_differences(*two_editions)[0].read_text(encoding="utf-8")
    assert '<a href="AA.html">Aaland</a>' in page
    assert '<a href="BB.html">&lt;i&gt;Beeland&lt;/i&gt;</a>' in page
    assert "Weights and rules of all reports" in page
    assert "tables/weights.csv: even C1" in page
    assert "Invented &lt;b&gt;words&lt;/b&gt;." in page
    assert "<script" not in page


def test_each_page_leads_back_to_the_page_for_all(two_editions: tuple[Path, Path]) -> None:
    overview = write_differences(*two_editions)[0]
    page = BeautifulSoup((overview.parent / "AA.html").read_text(encoding="utf-8"), "html.parser")
    (link,) = page.select(".page-head .way-back a")
    assert (link["href"], link.get_text()) == ("index.html", "What changed in all reports")


@pytest.mark.parametrize("name", ["index", "Index"])
def test_a_report_named_as_the_page_for_all_is_refused_before_anything_is_written(
    name: str, two_editions: tuple[Path, Path]
) -> None:
    for edition in two_editions:
        (edition / "BB").rename(edition / name)
    with pytest.raises(InputError, match='a report is called "index", as the page for all reports is'):
        write_differences(*two_editions)
    assert not (two_editions[1] / "difference").exists()


def test_what_has_no_partner_is_told(
    two_editions: tuple[Path, Path], edition: Make, write_report: Write
) -> None:
    write_report(two_editions[0] / "CC", edition(EVEN, GOODS, jurisdiction="CC", place="Ceeland"), COVER)
    write_report(two_editions[1] / "DD", None, COVER)
    page, told = write_differences(*two_editions)
    assert "Only in the older edition: CC." in page.read_text(encoding="utf-8")
    assert told.splitlines()[-1].startswith("Not compared: ")
    assert "keeps no results to compare" in told


def test_pages_are_the_same_each_time(two_editions: tuple[Path, Path], tmp_path: Path) -> None:
    first, second = (write_differences(*two_editions, tmp_path / name)[0].parent for name in ("one", "two"))
    for name in ("AA.html", "BB.html", "index.html"):
        assert (first / name).read_bytes() == (second / name).read_bytes()


def test_pages_can_be_written_again_over_themselves(two_editions: tuple[Path, Path]) -> None:
    write_differences(*two_editions)
    page, _told = write_differences(*two_editions)
    assert sorted(path.name for path in page.parent.iterdir()) == ["AA.html", "BB.html", "index.html"]


def test_a_folder_that_cannot_be_written_is_told(two_editions: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(InputError, match=r"cannot write into the folder .*choose a folder"):
        write_differences(*two_editions, tmp_path / "taken")
