"""What one notebook cell shows: a section, the cover, or results kept, as HTML and as typed pieces."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from bahali.document.blocks import Block, Detail, Notice, Piece
from bahali.document.cells import render_plain
from bahali.document.markup import align_for_notebook, render_cover, render_section, say_in_notebook
from bahali.document.results import RESULTS_VERSION, Results
from bahali.vocabulary.language import N_, _, ngettext

BLOCK_MIME_TYPE = "application/vnd.bahali.block+json"
_COUNTED = ("actions", "gaps", "services", "assessments")


_KINDS = {
    **{"heading": N_("heading"), "paragraph": N_("paragraph"), "notice": N_("notice"), "items": N_("items")},
    **{"table": N_("table"), "figure": N_("figure"), "card": N_("card"), "explorer": N_("explorer")},
}


class Section(Piece):
    """A part of a report under one heading of the second level.

    Parameters
    ----------
    name : str
        Anchor of the section, unique in the report.
    title : str
        Its heading.
    blocks : tuple of Block
        What stands in it, in reading order.
    is_annex : bool
        True when it belongs behind the report.
    handout : str
        Blank for the report itself; else the paper of its own that it belongs to.
    """

    type: Literal["section"] = "section"
    name: str
    title: str
    blocks: tuple[Block, ...]
    is_annex: bool = False
    handout: Literal["", "brief", "talking-sheet"] = ""

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:  # noqa: ARG002
        """Give Jupyter the HTML to show and the blocks to carry."""
        return {
            "text/plain": self.summary,
            "text/html": say_in_notebook(
                align_for_notebook(render_section(self.name, self.title, self.blocks))
            ),
            BLOCK_MIME_TYPE: self.model_dump(mode="json"),
        }

    @property
    def summary(self) -> str:
        """One line for places where nothing else can be shown."""
        kinds = [block.type for block in self.blocks]
        counts = ", ".join(f"{kinds.count(kind)} {_(_KINDS[kind])}" for kind in dict.fromkeys(kinds))
        return _("Section “{title}”: {counts}").format(title=self.title, counts=counts)


class Cover(Piece):
    """Title, subtitle and facts at the head of a report.

    Parameters
    ----------
    title, subtitle : str
        What the report is, and for where.
    language : str
        Language of the fixed words, as a BCP 47 tag.
    facts : tuple of Detail
        Workshop, dates, edition and the like.
    notice : Notice, optional
        What must be said on every page, such as that the data are illustrative.
    workshop, jurisdiction, edition : str
        Id and codes by which programs tell one report from another.
    dated : date, optional
        Day that the files of the report carry: of the workshop, since that of a run would change them.
    """

    type: Literal["cover"] = "cover"
    title: str
    subtitle: str
    language: str = "en"
    facts: tuple[Detail, ...] = ()
    notice: Notice | None = None
    workshop: str = ""
    jurisdiction: str = ""
    edition: str = ""
    dated: date | None = None

    @property
    def notice_line(self) -> str:
        """The notice on one line, not yet cleaned; blank when there is none."""
        return self.notice.line if self.notice else ""

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:  # noqa: ARG002
        """Give Jupyter the HTML to show and the cover to carry."""
        return {
            "text/plain": f"{self.title}: {self.subtitle}",
            "text/html": say_in_notebook(render_cover(self.title, self.subtitle, self.facts, self.notice)),
            BLOCK_MIME_TYPE: self.model_dump(mode="json"),
        }


class KeptResults(Piece):
    """What the report says in numbers and ids, kept in its notebook; no format of the report shows it.

    Parameters
    ----------
    version : int
        Of the form of the content; a newer one than ``RESULTS_VERSION`` cannot be read here.
    content : mapping
        ``Results`` as plain values.
    """

    type: Literal["results"] = "results"
    version: int = RESULTS_VERSION
    content: dict[str, Any]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:  # noqa: ARG002
        """Give Jupyter one line to show and the results to carry."""
        return {
            "text/plain": self.summary,
            "text/html": f"<p>{render_plain(self.summary)}</p>",
            BLOCK_MIME_TYPE: self.model_dump(mode="json"),
        }

    @property
    def summary(self) -> str:
        """One line for the researcher."""
        counts = {kind: len(self.content.get(kind, ())) for kind in _COUNTED}
        return _(
            "Results kept for comparison with other editions: {actions} actions, {gaps} gaps, {services}"
            " services, {assessments} assessments."
        ).format(**counts)


def keep_results(results: Results) -> KeptResults:
    """Prepare results for the notebook; what is blank takes no room."""
    return KeptResults(content=results.model_dump(mode="json", exclude_defaults=True))


def read_results(kept: KeptResults) -> Results:
    """Read back what a notebook keeps.

    Raises
    ------
    ValueError
        If a newer version of Bahali wrote it, or if it cannot be read.
    """
    if kept.version > RESULTS_VERSION:
        raise ValueError(
            _(
                "its results were kept by a newer version of Bahali (form {found}; this one reads up to"
                " {known})"
            ).format(found=kept.version, known=RESULTS_VERSION)
        )
    try:
        return Results.model_validate(kept.content)
    except ValidationError as error:
        count = error.error_count()
        told = ngettext(
            "its results cannot be read: {n} fault", "its results cannot be read: {n} faults", count
        )
        raise ValueError(told.format(n=count)) from error


Shown = Annotated[Section | Cover | KeptResults, Field(discriminator="type")]
_SHOWN: TypeAdapter[Section | Cover | KeptResults] = TypeAdapter(Shown)


def read_shown(content: object) -> Section | Cover | KeptResults:
    """Read back what a notebook output carries under ``BLOCK_MIME_TYPE``.

    Raises
    ------
    pydantic.ValidationError
        If the content is not a section, a cover or results.
    """
    return _SHOWN.validate_python(content)
