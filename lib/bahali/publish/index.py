"""The front page of one workshop's reports: what was made, what was not, and where each report is."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bahali.document.blocks import Notice
from bahali.document.freetext import clean_text
from bahali.document.markup import render_notice
from bahali.publish.style import ASSETS, read_style, write_policy
from bahali.vocabulary.dates import write_day
from bahali.vocabulary.language import find_direction

State = Literal["done", "failed", "not_run", "kept"]

STATE_WORDS: dict[State, str] = {
    "done": "Made",
    "kept": "Up to date",
    "failed": "Not made",
    "not_run": "Not run",
}
"""What a reader is told; the story of the entry says the rest."""


@dataclass(frozen=True)
class ReportEntry:
    """One report on the front page.

    Parameters
    ----------
    title : str
        Which report it is.
    href : str or None
        Where it is, relative to the front page. For a report that failed: its last good version, if any.
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
        Day on which the version that ``href`` leads to was made.
    """

    title: str
    href: str | None
    state: State
    story: str
    log: str | None = None
    seconds: float | None = None
    warning_count: int = 0
    made_on: date | None = None

    @property
    def state_words(self) -> str:
        """The state in words."""
        return STATE_WORDS[self.state]

    @property
    def link_words(self) -> str:
        """What the link leads to; an earlier version is never passed off as this run's."""
        day = f" made on {write_day(self.made_on)}" if self.made_on else ""
        if self.state == "failed":
            return f"Open the earlier report{day}; it does not show this run"
        return f"Open the report{day}"

    @property
    def facts(self) -> str:
        """Time and warnings, empty when there is nothing to tell."""
        facts = []
        if self.seconds is not None:
            facts.append("took less than a second" if self.seconds < 1 else f"took {self.seconds:.0f} s")
        if self.warning_count:
            facts.append(f"{self.warning_count} remark{'s' if self.warning_count > 1 else ''} on the tables")
        return ", ".join(facts)


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
        """How many reports are in which state, in one sentence."""
        counts = {state: sum(entry.state == state for entry in self.entries) for state in STATE_WORDS}
        told = [f"{count} {STATE_WORDS[state].lower()}" for state, count in counts.items() if count]
        total = len(self.entries)
        return f"{total} report{'' if total == 1 else 's'}: {', '.join(told)}." if told else "No reports yet."


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
    style = read_style()
    return (
        _environment()
        .get_template("index/index.html.j2")
        .render(
            page=page,
            direction=find_direction(page.language),
            notice=Markup(render_notice(page.notice)) if page.notice else "",
            style=style,
            policy=write_policy(style),
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters["clean"] = clean_text
    return environment
