"""Reads the files of a workshop pack as text, and tells what stands in the way of reading them."""

import csv
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import yaml

from bahali.vocabulary.faults import Fault, quote, show

HEADER_FILE = "workshop.yaml"


@dataclass(frozen=True)
class RawTable:
    """A table as text: the headings, and each row with its number in a spreadsheet.

    ``broken`` holds the rows that have more cells than there are headings: they cannot be read, but rows
    that refer to their ids are right.
    """

    file: str
    headings: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]
    broken: tuple[dict[str, str], ...] = ()


class UniqueKeyLoader(yaml.SafeLoader):
    """Reads YAML, but refuses a key written twice (PyYAML keeps the last in silence), aliases and tags.

    A date stays text, so that 2025-02-31 is told with its place like any other fault; so do yes, no, on and
    off, since NO may be a code.
    """

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse aliases, a few lines of which can grow into gigabytes, and tags."""
        event: yaml.Event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent):
            _refuse("aliases (*name) are not accepted: write the value again", event)
        if getattr(event, "tag", None):
            _refuse("tags (!name) are not accepted", event)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:
        """Refuse a key that was already given in the same mapping."""
        seen: set[str] = set()
        for key_node, _ in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                _refuse("a key must be plain text", key_node)
            if key_node.value in seen:
                _refuse(f"the key {quote(key_node.value)} is given twice", key_node)
            seen.add(key_node.value)
        return super().construct_mapping(node, deep)


UniqueKeyLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if not tag.endswith(":timestamp") and not (tag.endswith(":bool") and first in "yYnNoO")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _refuse(problem: str, where: yaml.Event | yaml.Node) -> NoReturn:
    raise yaml.constructor.ConstructorError(None, None, problem, where.start_mark)  # type: ignore[arg-type]


def read_yaml(path: Path, shown_as: str) -> tuple[dict[str, object], list[Fault]]:
    """Read a YAML file whose top level is a mapping.

    Parameters
    ----------
    path : Path
        File to read.
    shown_as : str
        Name of the file in messages.

    Returns
    -------
    tuple of dict and list of Fault
        What the file says, empty when it cannot be read; and why not.
    """
    try:
        content = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=UniqueKeyLoader)
    except OSError as error:
        return {}, [_opening_fault(error, shown_as)]
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return {}, [_yaml_fault(error, shown_as)]
    if not isinstance(content, dict):
        return {}, [Fault(shown_as, "must hold keys and values, such as title: My workshop")]
    return content, []


def _opening_fault(error: OSError, file: str) -> Fault:
    if isinstance(error, FileNotFoundError):
        return Fault(file, "is missing")
    return Fault(file, "cannot be opened", remedy="check that it is a file, and that you may read it")


def _yaml_fault(error: Exception, file: str) -> Fault:
    if isinstance(error, UnicodeDecodeError):
        return Fault(file, "is not UTF-8 text", remedy="save it again as UTF-8")
    if isinstance(error, yaml.reader.ReaderError):
        found = quote(chr(error.character))
        return Fault(file, f"holds {found}, which YAML does not allow", remedy="remove it")
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Fault(file, "cannot be read as YAML", remedy="write plain keys and values")
    is_refused = isinstance(error, yaml.constructor.ConstructorError)
    remedy = "" if is_refused else "look at the quotes, colons and indents there and just above"
    place = f"line {error.problem_mark.line + 1}"
    return Fault(file, f"cannot be read as YAML, {place}: {show(error.problem)}", remedy=remedy)


def read_csv(path: Path, shown_as: str) -> tuple[RawTable | None, list[Fault]]:
    """Read a CSV file in UTF-8, with or without a byte order mark; blank rows are passed over.

    Returns
    -------
    tuple of RawTable or None, and list of Fault
        The table as text; None when it cannot be read at all.
    """
    lines: list[list[str]] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            lines.extend(csv.reader(stream, strict=True))
    except OSError as error:
        return None, [_opening_fault(error, shown_as)]
    except UnicodeDecodeError:
        return None, [Fault(shown_as, "is not UTF-8 text", remedy='save it again as "CSV UTF-8"')]
    except csv.Error as error:
        remedy = "look at the double quotes in this row"
        return None, [Fault(shown_as, f"cannot be read as CSV: {error}", row=len(lines) + 1, remedy=remedy)]
    headings = _trim(lines[0]) if lines else ()
    faults = list(_heading_faults(headings, shown_as))
    if faults:
        return None, faults
    return _number_rows(headings, lines, shown_as)


def _trim(cells: list[str]) -> tuple[str, ...]:
    """Drop the blank cells at the end, which spreadsheets like to add."""
    trimmed = [cell.strip() for cell in cells]
    while trimmed and not trimmed[-1]:
        trimmed.pop()
    return tuple(trimmed)


def _heading_faults(headings: tuple[str, ...], file: str) -> Iterator[Fault]:
    if not headings:
        yield Fault(file, "has no headings in its first row", remedy="put the names of the columns there")
    elif len(headings) == 1 and (";" in headings[0] or "\t" in headings[0]):
        remedy = 'save it again as "CSV UTF-8 (comma delimited)"'
        yield Fault(file, "has semicolons or tabs between its cells; needed: commas", row=1, remedy=remedy)
    elif any("\0" in heading for heading in headings):
        yield Fault(file, "is not UTF-8 text", remedy='save it again as "CSV UTF-8"')
    for number, heading in enumerate(headings, start=1):
        if not heading:
            yield Fault(
                file, f"the heading of column {number} is blank", row=1, remedy="name or remove the column"
            )
        elif headings.index(heading) != number - 1:
            remedy = "remove one of the columns"
            yield Fault(file, "the heading is given twice", row=1, column=show(heading), remedy=remedy)


def _number_rows(
    headings: tuple[str, ...], lines: list[list[str]], file: str
) -> tuple[RawTable, list[Fault]]:
    """Number all rows but the first; in one that is longer, words may stand under a wrong heading."""
    rows, broken, faults = [], [], []
    for number, line in enumerate(lines[1:], start=2):
        cells = _trim(line)
        named = dict(zip(headings, (*cells, *[""] * (len(headings) - len(cells))), strict=False))
        if cells and (len(line) > len(lines[0]) or len(cells) > len(headings)):
            problem = f"has {len(line)} cells, but there are {len(headings)} headings"
            remedy = "put text that holds a comma in double quotes"
            faults.append(Fault(file, problem, row=number, remedy=remedy))
            broken.append(named)
        elif cells:
            rows.append((number, named))
    return RawTable(file, headings, tuple(rows), tuple(broken)), faults
