"""The typed pieces of a report; every format is made from these and from nothing else.

A block holds plain words and numbers, never markup. Words that people wrote in the pack are marked
``is_free``: a renderer isolates their direction and may honour light Markdown, but never HTML.
"""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Piece(BaseModel):
    """What all pieces share: they cannot be changed, and unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class References(Piece):
    """Ids of rows; an id that has a place in the same report becomes a link to it."""

    ids: tuple[str, ...]


Cell = str | int | float | References | None
"""What a table cell or a field holds; None means that the pack does not say."""


class Heading(Piece):
    """A heading inside a section; the section's own title is one level above."""

    type: Literal["heading"] = "heading"
    text: str
    level: Literal[3, 4] = 3
    name: str | None = None


class Paragraph(Piece):
    """One paragraph."""

    type: Literal["paragraph"] = "paragraph"
    text: str
    is_free: bool = False


class Notice(Piece):
    """A paragraph that must not be missed: a limit, a caution, something not provided."""

    type: Literal["notice"] = "notice"
    kind: Literal["illustrative", "limit", "caution", "not_provided", "restricted"]
    title: str
    text: str

    @property
    def line(self) -> str:
        """The whole notice on one line, for the head or foot of a page."""
        return f"{self.title}: {self.text}"


class Items(Piece):
    """A list of sentences, in order or not."""

    type: Literal["items"] = "items"
    items: tuple[str, ...]
    is_ordered: bool = False
    is_free: bool = False


class Column(Piece):
    """One column of a table."""

    label: str
    is_number: bool = False
    is_free: bool = False
    unit: str = ""
    """What a number counts, such as "people" or "points of 100"; blank where the label says it."""


class Table(Piece):
    """A table with a caption; its first column names each row.

    Parameters
    ----------
    name : str
        Anchor of the table, unique in the report.
    caption : str
        What the table shows, readable alone.
    columns : tuple of Column
        Headings, the first one for the column that names the rows.
    rows : tuple of tuple of Cell
        As many cells in each row as there are columns.
    row_names : tuple of str
        Anchor for each row, empty when rows are not linked to.
    note : str
        What a reader must know to read it: units, what blanks mean.
    is_wide : bool
        True when the table wants a landscape page.
    row_ids : tuple of tuple of str
        For each row, the ids of the rows of the pack that it rests on; empty where a table counts or sums up.
    sources : tuple of str
        Tables of the pack that its rows come from, as far as it knows them.
    """

    type: Literal["table"] = "table"
    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    row_names: tuple[str, ...] = ()
    note: str = ""
    is_wide: bool = False
    row_ids: tuple[tuple[str, ...], ...] = ()
    sources: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _is_rectangular(self) -> Self:
        """Refuse a row that does not fit the columns; a renderer would silently shift its cells."""
        for place, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(
                    f"table {self.name}, row {place}: {len(row)} cells for {len(self.columns)} columns"
                )
        if self.row_names and len(self.row_names) != len(self.rows):
            raise ValueError(f"table {self.name}: {len(self.row_names)} row names for {len(self.rows)} rows")
        if self.row_ids and len(self.row_ids) != len(self.rows):
            raise ValueError(f"table {self.name}: ids of {len(self.row_ids)} rows for {len(self.rows)} rows")
        return self


class Figure(Piece):
    """A picture with the words that stand for it and the numbers it was drawn from.

    Parameters
    ----------
    name : str
        Anchor of the figure, unique in the report.
    caption : str
        What the figure shows, readable alone.
    alt : str
        What somebody who cannot see it needs to know: its message, not its look.
    svg : str
        The picture as SVG, its text as paths.
    table : Table
        The numbers drawn.
    width, height : float
        Size in inches.
    """

    type: Literal["figure"] = "figure"
    name: str
    caption: str
    alt: Annotated[str, Field(min_length=10)]
    svg: str
    table: Table
    width: float
    height: float


class Detail(Piece):
    """One labelled line of a card."""

    label: str
    value: Cell
    is_free: bool = False


class Card(Piece):
    """One recommendation or drafting note: its title, a few marks (place, tier), and labelled lines.

    Parameters
    ----------
    name : str
        Its anchor; the id of the row it comes from, where it comes from one.
    shown_as : str
        What stands before the title in place of the name, where that is no id a reader knows.
    title : str
        The action, as the workshop wrote it.
    marks : tuple of Detail
        Short facts shown beside the title, such as place and tier.
    details : tuple of Detail
        All else, in reading order.
    """

    type: Literal["card"] = "card"
    name: str
    shown_as: str = ""
    title: str
    marks: tuple[Detail, ...] = ()
    details: tuple[Detail, ...] = ()


class WeightSet(Piece):
    """One set of weights that an explorer can start from: a share for each criterion, which add up to 1."""

    name: str
    weights: tuple[float, ...]


class Option(Piece):
    """One action that an explorer puts in order.

    Parameters
    ----------
    name : str
        Its id, and the anchor of its card where it has one.
    title : str
        The action, as the workshop wrote it.
    values : tuple of float or None
        From 0 (worst) to 1 (best) on each criterion, not rounded, since the order hangs on the last digits;
        None where too few people rated it.
    place : int or None
        In the report; None where it has none.
    chance : str
        How often it is on the shortlist in the draws of the report, in words; blank where it was not drawn.
    is_recommended : bool
        True when the report recommends it.
    """

    name: str
    title: str
    values: tuple[float | None, ...]
    place: int | None
    chance: str = ""
    is_recommended: bool = False


class Explorer(Piece):
    """Actions that a reader can put in order anew with other weights; only a page with script can do that.

    Parameters
    ----------
    name : str
        Anchor of the explorer, unique in the report.
    criteria : tuple of str
        What is weighed, in words.
    sets : tuple of WeightSet
        What can be started from.
    chosen : str
        The set that the report rests on.
    options : tuple of Option
        By id; an action that no weights could bring in is not among them.
    shortlist : int
        How many actions are on the shortlist.
    table : Table
        The same without any exploring, for every other format and for a page without script.
    """

    type: Literal["explorer"] = "explorer"
    name: str
    criteria: tuple[str, ...]
    sets: tuple[WeightSet, ...]
    chosen: str
    options: tuple[Option, ...]
    shortlist: Annotated[int, Field(ge=1)]
    table: Table

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        """Refuse a set or an option that has not one number for each criterion."""
        for piece, numbers in [
            *((f"set {one.name}", one.weights) for one in self.sets),
            *((f"option {one.name}", one.values) for one in self.options),
        ]:
            if len(numbers) != len(self.criteria):
                raise ValueError(
                    f"explorer {self.name}, {piece}: {len(numbers)} numbers for {len(self.criteria)} criteria"
                )
        if self.chosen not in {one.name for one in self.sets}:
            raise ValueError(f"explorer {self.name}: no set is called {self.chosen}")
        return self


Block = Annotated[
    Heading | Paragraph | Notice | Items | Table | Figure | Card | Explorer, Field(discriminator="type")
]
