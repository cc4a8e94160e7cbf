"""Reads the small parts of a workbook: which sheets it has, its shared words, and which formats show days."""

import posixpath
import re
from dataclasses import dataclass, field

from bahali.vocabulary.language import _
from bahali.workshop.limits import LONGEST_CELL
from bahali.workshop.workbook.numbers import DATE_FORMATS, is_day_format
from bahali.workshop.workbook.package import Package, UnreadableError

_ESCAPED = re.compile(r"_x(0009|000A|000D|005F)_")
"""Signs that Excel writes in letters: tab, ends of lines, and the underscore that begins such letters."""

ROOT = "_rels/.rels"


@dataclass(frozen=True)
class Listed:
    """A sheet as the workbook lists it."""

    name: str
    link: str
    is_hidden: bool


class Contents:
    """The list of sheets, and how the workbook counts days."""

    def __init__(self) -> None:
        self.sheets: list[Listed] = []
        self.from_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note a sheet, or how days are counted."""
        if name == "sheet":
            link = next((value for key, value in attributes.items() if key.endswith("}id")), "")
            is_hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append(Listed(attributes.get("name", ""), link, is_hidden))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in ("1", "true")

    def end(self, name: str) -> None:
        """Nothing ends that matters."""

    def data(self, text: str) -> None:
        """No text matters."""


class Links:
    """Where the parts are that a part names; none that is outside of the file."""

    def __init__(self, home: str) -> None:
        self.home, self.places, self.kinds = home, dict[str, str](), dict[str, str]()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note a link."""
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            place = posixpath.join("/", self.home, attributes.get("Target", ""))
            part = posixpath.normpath(place).lstrip("/")
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.places[attributes.get("Id", "")] = part
            self.kinds.setdefault(kind, part)

    def end(self, name: str) -> None:
        """Nothing ends that matters."""

    def data(self, text: str) -> None:
        """No text matters."""


class Words:
    """The words that cells share, in their order; without how they are pronounced."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._pieces: list[str] = []
        self._length = 0
        self._is_read, self._is_aside = False, False

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        """Begin new words, or a piece of them."""
        if name == "si":
            self._pieces, self._length = [], 0
        elif name == "rPh":
            self._is_aside = True
        elif name == "t":
            self._is_read = not self._is_aside

    def end(self, name: str) -> None:
        """End words, or a piece of them."""
        if name == "si":
            self.all.append(join_pieces(self._pieces))
        elif name == "rPh":
            self._is_aside = False
        elif name == "t":
            self._is_read = False

    def data(self, text: str) -> None:
        """Add to the words."""
        if self._is_read:
            self._length += len(text)
            if self._length > LONGEST_CELL:
                raise too_long()
            self._pieces.append(text)


@dataclass
class Formats:
    """Which styles of cells show a number as a day."""

    day_styles: set[int] = field(default_factory=set)
    _own: dict[int, bool] = field(default_factory=dict)
    _count: int = 0
    _is_of_cells: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note a format, or a style and its format."""
        if name == "numFmt":
            self._own[int(attributes["numFmtId"])] = is_day_format(attributes.get("formatCode", ""))
        elif name == "cellXfs":
            self._is_of_cells = True
        elif name == "xf" and self._is_of_cells:
            number = int(attributes.get("numFmtId", "0"))
            if self._own.get(number, number in DATE_FORMATS):
                self.day_styles.add(self._count)
            self._count += 1

    def end(self, name: str) -> None:
        """End the list of the styles of cells."""
        if name == "cellXfs":
            self._is_of_cells = False

    def data(self, text: str) -> None:
        """No text matters."""


def join_pieces(pieces: list[str]) -> str:
    """Put the text of a cell together, and write out what Excel writes in letters."""
    text = "".join(pieces)
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n")


def too_long(row: int | None = None, column: str | None = None) -> UnreadableError:
    """Tell a cell that is longer than any spreadsheet program allows."""
    problem = _("holds a cell of more than {most} characters, which is the limit").format(most=LONGEST_CELL)
    return UnreadableError(problem, _("shorten it"), row, column)


def read_links(package: Package, part: str) -> Links:
    """Read where the parts are that a part names; none where it names none."""
    home, name = posixpath.split(part)
    links = Links(home)
    place = posixpath.join(home, "_rels", f"{name}.rels") if part else ROOT
    if package.holds(place):
        package.parse(place, links)
    return links
