"""False alarms that a secretariat accepts: texts that only look like data about a person."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Annotated, Self

from pydantic import StringConstraints, ValidationError, model_validator

from bahali.vocabulary.faults import Fault
from bahali.vocabulary.language import _
from bahali.vocabulary.personal.kinds import PersonalKind
from bahali.workshop.cells import Allowed
from bahali.workshop.part import Part, Words
from bahali.workshop.reading import HEADER_FILE
from bahali.workshop.tables import TABLE_KINDS

KEY = "accepted_texts"
"""Key of workshop.yaml under which false alarms are accepted."""
HEADER_TABLE = "workshop"
"""What stands for workshop.yaml in the column ``table`` of an accepted text."""
ABOUT_PEOPLE = ("participants", "scores", "weight_answers", "comparisons")
"""Tables with a row for a person, in which nothing is accepted."""
DIGEST_LENGTH = 6  # enough to tell an edited cell from the one that was looked at
_LETTERS = str.maketrans(
    "0123456789abcdef", "abcdefghijklmnop"
)  # a spreadsheet would take 1e3456 for a number

Digest = Annotated[
    str,
    StringConstraints(pattern=rf"^[a-p]{{{DIGEST_LENGTH}}}$"),
    Allowed("the six letters that the check told, such as bfdajm"),
]
Place = tuple[str, str, str, PersonalKind]
"""Table, key of the row, column and kind of a finding."""


class AcceptedText(Part):
    """A text that looks like data about a person and is none, as somebody looked at and said.

    Parameters
    ----------
    table : str
        Name of the table, such as ``gaps``; ``workshop`` for a key of workshop.yaml.
    row : str, optional
        Id of the row; where several columns tell rows apart, all of them with " / " between. Blank for a
        key of workshop.yaml.
    column : str
        Heading of the column, or the key as the check told it.
    kind : PersonalKind
        What it looks like, as the check told it.
    accept : str
        Six letters that the check told. They change with the cell, so that nothing is accepted that nobody
        has seen.
    reason : str
        What it is instead.
    accepted_by : str
        Who looked at it, by role and without a name.
    """

    table: Words
    row: Words | None = None
    column: Words
    kind: PersonalKind
    accept: Digest
    reason: Words
    accepted_by: Words

    @model_validator(mode="after")
    def check_table(self) -> Self:
        """Refuse to accept anything in a table with a row for a person."""
        if self.table in ABOUT_PEOPLE:
            raise ValueError(_("nothing can be accepted in a table about people; remove it there instead"))
        return self

    @property
    def place(self) -> Place:
        """Where the text stands, and what it looks like."""
        return self.table, self.row or "", self.column, self.kind


def digest_text(table: str, row: str, column: str, text: str) -> str:
    """Tell one content of one cell from another, without saying anything of it."""
    said = "\0".join((table, row, column, text))
    digest = sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
    return digest[:DIGEST_LENGTH].translate(_LETTERS)


class Acceptance:
    """What was accepted, and which of it is still of use.

    Parameters
    ----------
    entries : iterable of (int, AcceptedText)
        Each with its number in workshop.yaml.
    """

    def __init__(self, entries: Iterable[tuple[int, AcceptedText]] = ()) -> None:
        self._entries: dict[tuple[Place, str], int] = {}
        self._places: dict[int, AcceptedText] = {}
        for number, entry in entries:
            self._entries[entry.place, entry.accept] = number
            self._places[number] = entry
        self._used: set[int] = set()
        self._searched: set[str] = set()

    def note_search(self, table: str) -> None:
        """Note that a table was searched, so that an entry without a finding in it is of no use."""
        self._searched.add(table)

    def find(self, place: Place, digest: str) -> int | None:
        """Give the number of the entry that accepts a finding, or None."""
        number = self._entries.get((place, digest))
        if number is not None:
            self._used.add(number)
        return number

    def tell_unused(self) -> Iterator[Fault]:
        """Tell each entry that accepts nothing, or not any more."""
        for number, entry in self._places.items():
            is_known = entry.table in TABLE_KINDS or entry.table == HEADER_TABLE
            if number not in self._used and (entry.table in self._searched or not is_known):
                problem = _("accepts nothing: no such text is there, or it was changed since")
                remedy = _("remove the entry, or write what the check tells now")
                yield Fault(
                    HEADER_FILE, problem, column=f"{KEY}.entry {number}", remedy=remedy, is_warning=True
                )


def read_accepted(content: Mapping[str, object] | None) -> Acceptance:
    """Take what is accepted out of the content of workshop.yaml; an entry with a fault accepts nothing."""
    entries = (content or {}).get(KEY)
    return Acceptance(_read_entries(entries if isinstance(entries, list | tuple) else ()))


def _read_entries(entries: Iterable[object]) -> Iterator[tuple[int, AcceptedText]]:
    for number, entry in enumerate(entries, start=1):
        try:
            yield number, AcceptedText.model_validate(entry)
        except ValidationError:
            continue  # told by the check of workshop.yaml
