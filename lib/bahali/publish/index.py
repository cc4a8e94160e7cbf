"""The front page of one workshop's reports: what was made, what was not, and where each report is."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from markupsafe import Markup

from bahali.document.blocks import Notice
from bahali.document.markup import render_notice
from bahali.publish.files import FILES
from bahali.publish.style import join_files, write_policy
from bahali.publish.templates import fill_template
from bahali.vocabulary.dates import write_day
from bahali.vocabulary.language import N_, _, find_direction, ngettext, speaking

State = Literal["done", "failed", "not_run", "kept"]

STATE_WORDS: dict[State, str] = {
    "done": N_("Made"),
    "kept": N_("Up to date"),
    "failed": N_("Not made"),
    "not_run": N_("Not run"),
}
"""What a reader is told; the story of the entry says the rest."""
STYLE_FILES = ("style/colours.css", "style/page.css", "style/text.css", "style/print.css", "index/index.css")


@dataclass(frozen=True)
class FileLink:
    """One file of a report.

    Parameters
    ----------
    name : str
        Its name, one of ``bahali.publish.formats.FILES``.
    href : str
        Where it is, relative to the front page.
    size : int
        Bytes.
    """

    name: str
    href: str
    size: int

    @property
    def words(self) -> str:
        """What the file is to a reader."""
        return _(FILES[self.name])

    @property
    def size_words(self) -> str:
        """Its size in words."""
        return write_size(self.size)


@dataclass(frozen=True)
class ReportEntry:
    """One report on the front page.

    Parameters
    ----------
    title : str
        Which report it is.
    files : tuple of FileLink
        Its files in the order to offer them; of a report that failed, those of its last good version.
    state : {"done", "failed", "not_run", "kept"}
        What became of it in this run; "kept" means that nothing had changed since it was made.
    story : str
        One sentence: what happened, and for a failure what to do.
    log : str or None
        Where the messages of the run are, relative to the front page.
    seconds : float or None
        How long it took.
    warning_count : int
        Number of things to look at in the inputs.
    made_on : date or None
        Day on which the version that the files are of was made.
    remark : str
        What is missing in that version, and why; blank when it is whole.
    news : str
        What is new in it since the version before; blank when nothing is known.
    news_href : str or None
        Where the difference is shown in full.
    """

    title: str
    files: tuple[FileLink, ...]
    state: State
    story: str
    log: str | None = None
    seconds: float | None = None
    warning_count: int = 0
    made_on: date | None = None
    remark: str = ""
    news: str = ""
    news_href: str | None = None

    @property
    def state_words(self) -> str:
        """The state in words."""
        return _(STATE_WORDS[self.state])

    @property
    def version_words(self) -> str:
        """Which version the files are of; an earlier one is never passed off as this run's."""
        if not self.files:
            return ""
        if self.state != "failed":
            return _("Made on {day}").format(day=write_day(self.made_on)) if self.made_on else ""
        if self.made_on is None:
            return _("The earlier report is still here; it does not show this run:")
        day = write_day(self.made_on)
        return _("The earlier report made on {day} is still here; it does not show this run:").format(day=day)

    @property
    def facts(self) -> tuple[str, ...]:
        """Time and warnings, empty when there is nothing to tell."""
        facts = []
        if self.seconds is not None:
            took = _("Took less than a second") if self.seconds < 1 else _("Took {seconds} s")
            facts.append(took.format(seconds=f"{self.seconds:.0f}"))
        if self.warning_count:
            told = ngettext(
                "{count} remark on the tables", "{count} remarks on the tables", self.warning_count
            )
            facts.append(told.format(count=self.warning_count))
        return tuple(facts)


@dataclass(frozen=True)
class FrontPage:
    """All reports of one workshop as the front page lists them.

    Parameters
    ----------
    title : str
        Title of the workshop.
    dates, place : str
        When and where it was held, in words; empty when not stated.
    entries : tuple of ReportEntry
        Reports in the order to list them.
    notice : Notice or None
        What must not be missed, such as that the data are illustrative.
    language : str
        Language of the fixed words, as a BCP 47 tag.
    """

    title: str
    dates: str
    place: str
    entries: tuple[ReportEntry, ...]
    notice: Notice | None = None
    language: str = "en"

    @property
    def summary(self) -> str:
        """How many reports are in which state."""
        if not self.entries:
            return _("No reports yet.")
        counts = {state: sum(entry.state == state for entry in self.entries) for state in STATE_WORDS}
        told = [
            _("{state}: {count}").format(state=_(STATE_WORDS[state]), count=count)
            for state, count in counts.items()
            if count
        ]
        total = len(self.entries)
        reports = ngettext("{count} report", "{count} reports", total).format(count=total)
        return " · ".join([reports, *told])


def render_index(page: FrontPage) -> str:
    """Write the front page: one file without script, usable on a phone, the same for the same reports.

    Parameters
    ----------
    page : FrontPage
        What to list; all words in it are escaped.

    Returns
    -------
    str
        The whole page, to be stored as UTF-8 in the folder that the links are relative to.
    """
    style = _read_style()
    with speaking(page.language):
        return fill_template(
            "index/index.html.j2",
            page=page,
            direction=find_direction(page.language),
            notice=Markup(render_notice(page.notice)) if page.notice else "",
            style=style,
            policy=write_policy(style),
        )


def write_size(size: int) -> str:
    """Write the size of a file for a reader.

    Examples
    --------
    >>> [write_size(size) for size in (90, 47_300, 999_600, 1_240_000)]
    ['1 KB', '47 KB', '1.0 MB', '1.2 MB']
    """
    if size < 999_500:
        return _("{size} KB").format(size=max(1, round(size / 1000)))
    return _("{size} MB").format(size=f"{size / 1_000_000:.1f}")


@cache
def _read_style() -> Markup:
    return join_files(".", STYLE_FILES)
