"""What one notebook cell shows: a section or the cover of a report, as HTML and as typed blocks."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from bahali.document.blocks import Block, Detail, Notice, Piece
from bahali.document.markup import align_for_notebook, render_cover, render_section

BLOCK_MIME_TYPE = "application/vnd.bahali.block+json"


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
            "text/html": align_for_notebook(render_section(self.name, self.title, self.blocks)),
            BLOCK_MIME_TYPE: self.model_dump(mode="json"),
        }

    @property
    def summary(self) -> str:
        """One line for places where nothing else can be shown."""
        kinds = [block.type for block in self.blocks]
        counts = ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
        return f"Section “{self.title}”: {counts}"


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

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:  # noqa: ARG002
        """Give Jupyter the HTML to show and the cover to carry."""
        return {
            "text/plain": f"{self.title}: {self.subtitle}",
            "text/html": render_cover(self.title, self.subtitle, self.facts, self.notice),
            BLOCK_MIME_TYPE: self.model_dump(mode="json"),
        }


Shown = Annotated[Section | Cover, Field(discriminator="type")]
_SHOWN: TypeAdapter[Section | Cover] = TypeAdapter(Shown)


def read_shown(content: object) -> Section | Cover:
    """Read back what a notebook output carries under ``BLOCK_MIME_TYPE``.

    Raises
    ------
    pydantic.ValidationError
        If the content is not a section or a cover.
    """
    return _SHOWN.validate_python(content)
