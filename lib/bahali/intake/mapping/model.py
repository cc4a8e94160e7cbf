"""What a mapping file says: which sheet, which rows, and where each of our columns comes from."""

import re
from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from bahali.intake.mapping.kinds import (
    AsWritten,
    Codes,
    DateForm,
    HeadingsRow,
    Marks,
    OneOrMore,
    RowNumber,
    Separators,
    as_list,
)
from bahali.workshop.cells import Allowed
from bahali.workshop.part import Part, Words

MAIN = "main"  # the sheet that is read where nothing else is said
NAMED = re.compile(r"\{([a-z_]+)\}")
_SOURCES = ("heading", "join", "choices", "constant", "number", "finds", "caught")


class Condition(Part):
    """Tells some rows by one of their cells; words are compared without regard to case and spaces.

    Without a heading it is the first cell of the row that is not blank, where sheets like to write "Total".
    """

    because: Words
    heading: OneOrMore | None = None
    equals: OneOrMore | None = None
    starts: OneOrMore | None = None
    holds: OneOrMore | None = None
    blank: bool = False
    optional: bool = False

    @model_validator(mode="after")
    def check_one_test(self) -> Self:
        """Refuse a condition without a test, or with two of them."""
        if sum([self.equals is not None, self.starts is not None, self.holds is not None, self.blank]) != 1:
            raise ValueError("needs exactly one of equals, starts, holds, and blank: true")
        return self


class Joined(Part):
    """How the rows of a sheet of repeats find the row that they belong to."""

    to: Words
    by: Words
    on: Words


class SheetPart(Part):
    """A sheet that is read.

    Parameters
    ----------
    names : tuple of str
        Names that the sheet may have; without them it is the first sheet, or the CSV file.
    headings_row : int or "find"
        Row of the headings; "find" takes, of the first rows, the one with most headings of the mapping.
    hashtags : bool
        True where columns are chosen by the HXL hashtags in the row below the headings.
    skip_rows : tuple of int
        Rows that hold no data, such as a line of explanations.
    groups : tuple of str
        Marks that may stand between the names of groups and of the question in a heading.
    leave, take_only : tuple of Condition
        Rows that are left out, and conditions that every row must meet; each is counted by its reason.
    joined : Joined, optional
        For a sheet of repeats: the sheet it belongs to.
    """

    names: Annotated[tuple[Words, ...], BeforeValidator(as_list)] = ()
    headings_row: HeadingsRow = 1
    hashtags: bool = False
    skip_rows: tuple[RowNumber, ...] = ()
    groups: Marks = ()
    leave: tuple[Condition, ...] = ()
    take_only: tuple[Condition, ...] = ()
    joined: Joined | None = None


class ColumnPart(Part):
    """Where one of our columns comes from, and what is done with the words found there."""

    heading: OneOrMore | None = None
    join: Annotated[tuple["ColumnPart", ...], Field(min_length=2)] | None = None
    choices: OneOrMore | None = None
    constant: str | None = None
    number: Words | None = None
    finds: Words | None = None
    caught: Words | None = None
    of: Words | None = None
    optional: bool = False
    between: AsWritten = "; "
    before: AsWritten = ""
    codes: Codes | None = None
    codes_of: Annotated[Literal["jurisdictions"], Allowed("jurisdictions")] | None = None
    otherwise: str | None = None
    if_blank: str | None = None
    split: Separators | None = None
    part: Annotated[Literal["first_word"], Allowed("first_word")] | None = None
    replace: dict[str, str] = Field(default_factory=dict)
    date: DateForm | None = None
    as_month: bool = False
    decimal: Annotated[Literal[".", ","], Allowed('"." or ","')] | None = None
    count_of_people: bool = False

    @model_validator(mode="after")
    def check_one_source(self) -> Self:
        """Refuse a column that comes from nowhere or from two places; tell every fault."""
        if problems := list(self._problems()):
            raise ValueError("; ".join(problems))
        return self

    def _problems(self) -> Iterator[str]:
        if len([name for name in _SOURCES if getattr(self, name) is not None]) != 1:
            yield f"needs exactly one of {', '.join(_SOURCES)}"
        if self.otherwise is not None and self.codes is None and self.codes_of is None:
            yield "otherwise says what becomes of words that codes does not have; give codes"
        if self.as_month and self.date is None:
            yield "as_month needs date, the form in which the source writes dates"
        if self.date is not None and "D" not in self.date and not self.as_month:
            yield "date has no day, so as_month: true is needed"

    @property
    def alternatives(self) -> tuple[str, ...]:
        """Headings of the source that the column may be read from."""
        joined = (heading for part in self.join or () for heading in part.alternatives)
        return self.heading or self.choices or tuple(joined)


class TablePart(Part):
    """How the rows of one of our tables come out of the rows of a sheet.

    Parameters
    ----------
    sheet : str
        The sheet whose rows they are.
    each : str, optional
        Reading of headings such as "rate_{action}__{criterion}": then every column whose heading reads so
        gives a row of its own, and blank cells give none.
    known_by : tuple of str
        Columns that say whether two rows are the same thing, which is then taken once.
    columns : mapping of str to ColumnPart
        Our columns.
    """

    sheet: Words = MAIN
    each: Words | None = None
    known_by: Annotated[tuple[Words, ...], BeforeValidator(as_list)] = ()
    columns: Annotated[dict[str, ColumnPart], Field(min_length=1)]

    @model_validator(mode="after")
    def check_template(self) -> Self:
        """Refuse a reading of headings that cannot tell its parts from each other."""
        names = NAMED.findall(self.each or "{one}")
        if not 1 <= len(names) <= 3 or len(set(names)) != len(names) or "}{" in (self.each or ""):
            raise ValueError(
                "each needs one to three names in braces, each once, with other signs between them"
            )
        return self


class Setting(Part):
    """Something that the person who takes the file must say, such as the jurisdiction."""

    about: Words
    default: str | None = None


class Dropped(Part):
    """Columns that are left out on purpose, by their headings; a * at the end stands for any ending."""

    system: Annotated[tuple[Words, ...], BeforeValidator(as_list)] = ()
    personal: Annotated[tuple[Words, ...], BeforeValidator(as_list)] = ()
    ignored: Annotated[tuple[Words, ...], BeforeValidator(as_list)] = ()


class Mapping(Part):
    """A whole mapping file."""

    about: Words
    settings: dict[str, Setting] = Field(default_factory=dict)
    sheets: dict[str, SheetPart] = Field(default_factory=lambda: {MAIN: SheetPart()})
    dropped: Dropped = Dropped()
    tables: Annotated[dict[str, TablePart], Field(min_length=1)]
