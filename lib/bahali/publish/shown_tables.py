"""Every table of a report in one list, for the formats that hold tables and nothing else.

These are the tables that a reader sees, the numbers behind each figure, and for the cards of a section a
table with one row for each card.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bahali.document.blocks import Card, Cell, Column, Detail, Explorer, Figure, Heading, References, Table
from bahali.document.freetext import clean_text
from bahali.document.reading import ReportDocument
from bahali.document.section import Section
from bahali.publish.numbering import number_sections
from bahali.publish.plaintext import write_words
from bahali.vocabulary.language import _


@dataclass(frozen=True)
class ShownTable:
    """One table, and where a reader of the report finds it.

    Parameters
    ----------
    table : Table
        The table itself.
    section : str
        Title of its section.
    number : str
        Number of its section, as in every other format.
    figure : str
        Caption of the figure whose numbers it holds; blank for a table that stands by itself.
    """

    table: Table
    section: str
    number: str
    figure: str = ""

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know: the note, the figure it stands behind, and its section."""
        behind = _("Numbers behind the figure: {caption}").format(caption=self.figure) if self.figure else ""
        place = _("Section {number} of the report: {title}").format(number=self.number, title=self.section)
        return tuple(clean_text(text) for text in (self.table.note, behind, place) if text)


def list_tables(report: ReportDocument) -> tuple[ShownTable, ...]:
    """List all tables of a report in reading order."""
    numbers = number_sections(report.sections)
    pairs = zip(report.sections, numbers, strict=True)
    return tuple(shown for section, number in pairs for shown in _tables_of(section, number))


def ids_behind(table: Table) -> tuple[tuple[str, ...], ...]:
    """Give the ids that each row of a table rests on; where it does not know them, those that it shows."""
    return table.row_ids or tuple(tuple(dict.fromkeys(ids_shown(row))) for row in table.rows)


def write_head(column: Column) -> str:
    """Write the heading of a column, with what its numbers count.

    Examples
    --------
    >>> write_head(Column(label="Value", unit="points of 100"))
    'Value (points of 100)'
    """
    if not column.unit:
        return clean_text(column.label)
    return clean_text(_("{heading} ({unit})").format(heading=column.label, unit=column.unit))


def ids_shown(cells: Iterable[Cell]) -> Iterator[str]:
    """Yield the ids that cells show."""
    for cell in cells:
        if isinstance(cell, References):
            yield from cell.ids


def _tables_of(section: Section, number: str) -> Iterator[ShownTable]:
    cards = [block for block in section.blocks if isinstance(block, Card)]
    for block in section.blocks:
        if isinstance(block, Table):
            yield ShownTable(block, section.title, number)
        elif isinstance(block, Figure):
            yield ShownTable(block.table, section.title, number, block.caption)
        elif isinstance(block, Explorer):
            yield ShownTable(block.table, section.title, number)
        elif cards and block is cards[0]:
            table = tabulate_cards(cards, f"{section.name}-cards", _caption_of_cards(section))
            yield ShownTable(table, section.title, number)


def _caption_of_cards(section: Section) -> str:
    """Give the heading that all cards of a section stand under, else the section's own."""
    heading = section.title
    headings = []
    for block in section.blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Card):
            headings.append(heading)
    return headings[0] if len(set(headings)) == 1 else section.title


def tabulate_cards(cards: Sequence[Card], name: str, caption: str) -> Table:
    """Make a table with one row for each card.

    Parameters
    ----------
    cards : sequence of Card
        At least one.
    name, caption : str
        Anchor and caption of the table.

    Returns
    -------
    Table
        Columns are the id, the title and every label that any card has, in the order in which they stand on
        the cards. A label that one card has twice holds both values, numbered; one that it does not have is
        blank. The ids are those of the card and those that it shows.
    """
    labels = _order_labels(cards)
    columns = tuple(_make_column(label, cards) for label in labels)
    return Table(
        name=name,
        caption=caption,
        columns=(Column(label=_("Id")), Column(label=_("Title")), *columns),
        rows=tuple(
            (_id_of(card), card.title, *(_join_values(card, label) for label in labels)) for card in cards
        ),
        is_wide=True,
        row_ids=tuple(tuple(dict.fromkeys(_ids_of(card))) for card in cards),
    )


def _order_labels(cards: Iterable[Card]) -> list[str]:
    """Put a label that only some cards have where it stands on these."""
    labels: list[str] = []
    for card in cards:
        place = 0
        for detail in _lines_of(card):
            if detail.label not in labels:
                labels.insert(place, detail.label)
            place = labels.index(detail.label) + 1
    return labels


def _make_column(label: str, cards: Iterable[Card]) -> Column:
    lines = [detail for card in cards for detail in _lines_of(card) if detail.label == label]
    return Column(
        label=label,
        is_number=all(isinstance(detail.value, int | float) for detail in lines),
        is_free=any(detail.is_free for detail in lines),
    )


def _join_values(card: Card, label: str) -> Cell:
    values = [detail.value for detail in _lines_of(card) if detail.label == label]
    if len(values) < 2:
        return values[0] if values else ""
    told = [value if isinstance(value, str) else write_words(value) for value in values]
    return "\n\n".join(f"({place}) {words}" for place, words in enumerate(told, start=1))


def _ids_of(card: Card) -> Iterator[str]:
    yield _id_of(card)
    yield from ids_shown(detail.value for detail in _lines_of(card))


def _id_of(card: Card) -> str:
    return card.shown_as or card.name


def _lines_of(card: Card) -> tuple[Detail, ...]:
    return (*card.marks, *card.details)
