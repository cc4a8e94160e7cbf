"""Opens any workbook of Excel safely, and gives its sheets as text."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from bahali.vocabulary.faults import Fault
from bahali.vocabulary.language import _
from bahali.workshop.limits import MOST_WORKBOOK_BYTES
from bahali.workshop.opening import read_content
from bahali.workshop.workbook.cells import Grid, Style
from bahali.workshop.workbook.doubts import Doubt, list_hidden
from bahali.workshop.workbook.opening import open_package
from bahali.workshop.workbook.package import SAVE_AGAIN, Package, UnreadableError
from bahali.workshop.workbook.parts import Contents, Formats, Links, Listed, Words, read_links

WORKBOOK_SUFFIXES = (".xlsx", ".xlsm")
"""How files are called that may be read as workbooks. Programs within them (macros) are never run."""


@dataclass(frozen=True)
class Sheet:
    """One sheet as text.

    Parameters
    ----------
    name : str
        Its name.
    is_hidden : bool
        Whether people see it only when they ask for it.
    rows : tuple of (int, tuple of str)
        The rows that hold something, each with its number; days as 2025-02-05, numbers as they are shown in a
        wide column, yes and no of a formula as TRUE and FALSE, of a formula the value that was saved.
    doubts : tuple of Doubt
        What in it cannot be trusted, such as merged cells, or should be known, such as hidden rows.
    """

    name: str
    is_hidden: bool
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class Book:
    """The sheets of a workbook, in their order."""

    sheets: tuple[Sheet, ...]


def read_book(
    path: Path, shown_as: str, passed_over: Collection[str] = ()
) -> tuple[Book | None, list[Fault]]:
    """Read the sheets of a workbook as text.

    Nothing outside of the file is opened, no program in it is run, and no more is unpacked than is bearable.

    Parameters
    ----------
    path : Path
        The workbook.
    shown_as : str
        Its name in messages.
    passed_over : collection of str
        Names of sheets that are not to be read.

    Returns
    -------
    tuple of Book or None, and list of Fault
        None when the file cannot be read; then the faults say why.
    """
    content, faults = read_content(path, shown_as, MOST_WORKBOOK_BYTES)
    if faults:
        return None, faults
    try:
        package = open_package(content)
        sheets = _read_sheets(package, passed_over)
    except _SheetError as error:
        place = (error.row, error.column)
        return None, [Fault(shown_as, error.problem, *place, error.remedy, sheet=error.sheet)]
    except UnreadableError as error:
        return None, [Fault(shown_as, error.problem, remedy=error.remedy)]
    return Book(sheets), []


class _SheetError(UnreadableError):
    """An unreadable sheet, with its name."""

    def __init__(self, sheet: str, error: UnreadableError) -> None:
        super().__init__(error.problem, error.remedy, error.row, error.column)
        self.sheet = sheet


def _read_sheets(package: Package, passed_over: Collection[str]) -> tuple[Sheet, ...]:
    part = read_links(package, "").kinds.get("officeDocument", "xl/workbook.xml")
    contents, links = Contents(), read_links(package, part)
    package.parse(part, contents)
    style = _read_style(package, links, from_1904=contents.from_1904)
    wanted = [listed for listed in contents.sheets if listed.name not in passed_over]
    return tuple(_read_sheet(package, listed, part, style) for listed, part in _find_parts(wanted, links))


def _read_style(package: Package, links: Links, *, from_1904: bool) -> Style:
    words, formats = Words(), Formats()
    if part := links.kinds.get("sharedStrings"):
        package.parse(part, words)
    if part := links.kinds.get("styles"):
        package.parse(part, formats)
    return Style(words.all, formats.day_styles, from_1904)


def _find_parts(wanted: list[Listed], links: Links) -> Iterator[tuple[Listed, str]]:
    """Yield the sheets that have cells; one may be a lone chart."""
    seen = set[str]()
    for listed in wanted:
        part = links.places.get(listed.link)
        if part is None or part in seen:
            raise UnreadableError(_("is damaged"), _(SAVE_AGAIN))
        seen.add(part)
        if "chartsheets" not in part and "dialogsheets" not in part:
            yield listed, part


def _read_sheet(package: Package, listed: Listed, part: str, style: Style) -> Sheet:
    grid = Grid(style)
    try:
        package.parse(part, grid)
    except UnreadableError as error:
        raise _SheetError(listed.name, error) from None
    doubts = (*grid.doubts, *list_hidden(grid.rows, grid.hidden_rows, grid.hidden_columns))
    return Sheet(listed.name, listed.is_hidden, tuple(grid.rows), doubts)
