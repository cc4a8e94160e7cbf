"""Writes the pages that tell what changed between two editions."""

import tempfile
from pathlib import Path

from bahali.difference.overview import render_overview
from bahali.difference.reading import Matched, match_editions
from bahali.difference.telling import Difference, tell_difference
from bahali.publish.html import WayBack, render_report
from bahali.vocabulary.faults import Fault, InputError, quote
from bahali.vocabulary.language import _, speaking

DIFFERENCE_FOLDER = "difference"
OVERVIEW_FILE = "index.html"


def write_differences(old: Path, new: Path, folder: Path | None = None) -> tuple[Path, str]:
    """Compare two editions and write a page for each report and one for all.

    Parameters
    ----------
    old, new : Path
        A notebook of a report, the folder of a report, or a folder of reports.
    folder : Path, optional
        Where to write; by default ``difference/`` in the place of the new edition.

    Returns
    -------
    tuple of Path and str
        The page for all, and what changed in each report, one line each.

    Raises
    ------
    InputError
        If there is nothing to compare, or nothing can be written.
    """
    matched = match_editions(old, new)
    _check_names(matched)
    differences = [Difference(pair) for pair in matched.pairs]
    with speaking(differences[0].pair.new.cover.language):
        way_back = WayBack(OVERVIEW_FILE, _("What changed in all reports"))
        pages = {
            f"{one.pair.report}.html": render_report(tell_difference(one), way_back) for one in differences
        }
        pages[OVERVIEW_FILE] = render_overview(differences, matched)
        told = "\n".join(f"{one.pair.new.results.place}: {one.summary}" for one in differences)
    place = folder or _find_room(new if new.is_dir() else new.parent)
    _write(pages, place)
    return place / OVERVIEW_FILE, _with_left_out(told, matched)


def _find_room(home: Path) -> Path:
    """Give the folder for pages in that of the new edition, unless it only seems to lie there."""
    place = home / DIFFERENCE_FOLDER
    if place.is_symlink():
        remedy = _("remove the link, or choose a folder with --out")
        raise InputError([Fault(str(place), _("is a link that leads elsewhere"), remedy=remedy)])
    return place


def _check_names(matched: Matched) -> None:
    """Refuse a report whose page would be overwritten by the page for all, on whatever disk they are kept."""
    taken = Path(OVERVIEW_FILE).stem
    if any(pair.report.casefold() == taken for pair in matched.pairs):
        problem = _("a report is called {name}, as the page for all reports is").format(name=quote(taken))
        remedy = _("give the folder of that report another name, in both editions")
        raise InputError([Fault(quote(taken), problem, remedy=remedy)])


def _with_left_out(told: str, matched: Matched) -> str:
    return "\n".join(
        [told, *(_("Not compared: {sentence}").format(sentence=one) for one in matched.unreadable)]
    )


def _write(pages: dict[str, str], place: Path) -> None:
    """Write all pages aside before any is moved into place."""
    try:
        place.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".difference-", dir=place) as aside:
            for name, page in pages.items():
                (Path(aside) / name).write_text(page, encoding="utf-8")
            for name in pages:
                (Path(aside) / name).replace(place / name)
    except OSError as error:
        problem = _("cannot write into the folder {folder}: {why}").format(
            folder=quote(place), why=error.strerror
        )
        remedy = _("choose a folder that you may write to")
        raise InputError([Fault("--out", problem, remedy=remedy)]) from None
