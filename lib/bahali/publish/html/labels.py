"""The label of its column before each cell, as style, for tables whose rows become cards on a phone.

In the style a label is written once for a column; in the markup it would stand in every cell.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import starmap

from bahali.document.blocks import Block, Explorer, Figure, Table
from bahali.document.cells import make_anchor
from bahali.document.freetext import clean_text
from bahali.document.section import Section
from bahali.document.tables import is_stacked

PHONE = "@media screen and (max-width: 39.99rem)"


def write_labels(sections: Iterable[Section]) -> str:
    """Write the style that labels cells of the tables of a report.

    Parameters
    ----------
    sections : iterable of Section
        All sections of the report.

    Returns
    -------
    str
        The labels of each such table, and rules for a small screen that show them; blank when there is none.
        Labels are written so that no character in them can end the rule or the element.
    """
    tables: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for table in _each_stacked(block for section in sections for block in section.blocks):
        labels = tuple(clean_text(column.label) for column in table.columns)
        tables[labels].append(f'[id="{make_anchor(table.name)}"]')
    return "".join([*starmap(_write_table_labels, tables.items()), _write_rules(tables)])


def _write_table_labels(labels: tuple[str, ...], names: list[str]) -> str:
    values = " ".join(f"--label-{place}: {write_string(label)};" for place, label in enumerate(labels, 1))
    return f"{', '.join(names)} {{ {values} }}\n"


def _write_rules(tables: Iterable[tuple[str, ...]]) -> str:
    """Show the labels, but for the first column, whose cells head their rows."""
    most = max(map(len, tables), default=1)
    rules = (
        f"  .stacked td:nth-child({place})::before {{ content: var(--label-{place}); }}\n"
        for place in range(2, most + 1)
    )
    return f"{PHONE} {{\n{''.join(rules)}}}\n" if most > 1 else ""


def write_string(text: str) -> str:
    r"""Write words as a string of CSS in which nothing but plain letters, figures and blanks stands as it is.

    Examples
    --------
    >>> print(write_string('Cost</style> "A"'))
    "Cost\3c \2f style\3e  \22 A\22 "
    """
    letters = (letter if letter.isalnum() or letter == " " else f"\\{ord(letter):x} " for letter in text)
    return f'"{"".join(letters)}"'


def _each_stacked(blocks: Iterable[Block]) -> Iterator[Table]:
    for block in blocks:
        table = block.table if isinstance(block, Figure | Explorer) else block
        if isinstance(table, Table) and is_stacked(table):
            yield table
