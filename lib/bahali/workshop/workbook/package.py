"""Unpacks and reads the parts of a workbook, no more of them than is bearable."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Protocol
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from bahali.vocabulary.language import N_, _
from bahali.workshop.limits import MOST_ELEMENTS, MOST_UNPACKED_BYTES, write_megabytes

CHUNK = 65_536
MOST_SILENT_CHUNKS = 16
"""Read one after the other with nothing in them that ends; no name or value of a workbook is that long."""

SAVE_AGAIN = N_("open it in a spreadsheet program and save it again as .xlsx")

DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, struct.error, ExpatError, LookupError),
    *(OSError, EOFError, RuntimeError, NotImplementedError, ValueError, OverflowError),
)
"""What is raised where a zip file or the XML in it is not whole, or makes no sense."""


class UnreadableError(Exception):
    """Raised when a workbook, or one of its sheets, cannot be read; says why, and what to do."""

    def __init__(
        self, problem: str, remedy: str = "", row: int | None = None, column: str | None = None
    ) -> None:
        super().__init__(problem)
        self.problem, self.remedy, self.row, self.column = problem, remedy, row, column


class Target(Protocol):
    """What is told of the elements of a part, one after the other."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Be told that an element begins; names are without their namespace."""

    def end(self, name: str) -> None:
        """Be told that an element ends."""

    def data(self, text: str) -> None:
        """Be told a piece of the text within an element."""


@dataclass
class Package:
    """An opened workbook, and how much of it was unpacked.

    Parameters
    ----------
    archive : ZipFile
        Its parts.
    """

    archive: zipfile.ZipFile
    _bytes: int = 0
    _elements: int = 0
    _names: dict[str, str] = field(default_factory=dict)

    def holds(self, part: str) -> bool:
        """Tell whether there is a part of this name."""
        return part in self.archive.NameToInfo

    def parse(self, part: str, target: Target) -> None:
        """Read the XML of a part, which may hold no entities and no document type.

        Raises
        ------
        UnreadableError
            If the part is missing, damaged, or larger than is bearable, whatever the file says of itself.
        """
        listener = _Listener(target, self)
        parser = _make_parser(listener)
        try:
            with self.archive.open(part) as stream:
                for chunk in self._chunks(stream, listener):
                    parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except DAMAGED:
            raise UnreadableError(_("is damaged"), _(SAVE_AGAIN)) from None

    def _chunks(self, stream: IO[bytes], listener: "_Listener") -> Iterator[bytes]:
        silent = 0
        heard = listener.heard
        while chunk := stream.read(CHUNK):
            self._bytes += len(chunk)
            if self._bytes > MOST_UNPACKED_BYTES:
                raise too_much()
            yield chunk
            silent = silent + 1 if listener.heard == heard else 0
            heard = listener.heard
            if silent > MOST_SILENT_CHUNKS:
                raise UnreadableError(_("is damaged"), _(SAVE_AGAIN))

    def count_element(self) -> None:
        """Count one more element.

        Raises
        ------
        UnreadableError
            If there are more than is bearable.
        """
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise too_much()


class _Listener:
    """Hands elements on under their plain names, and counts them."""

    def __init__(self, target: Target, package: Package) -> None:
        self.data_of, self.start_of, self.end_of = target.data, target.start, target.end
        self.package, self.names, self.heard = package, package._names, 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.heard += 1
        self.package.count_element()
        self.start_of(self._plain(name), attributes)

    def end(self, name: str) -> None:
        self.heard += 1
        self.end_of(self._plain(name))

    def data(self, text: str) -> None:
        self.heard += 1
        self.data_of(text)

    def _plain(self, name: str) -> str:
        plain = self.names.get(name)
        if plain is None:
            plain = self.names[name] = name.rpartition("}")[2]
        return plain


def _make_parser(listener: _Listener) -> XMLParserType:
    """Make a reader of XML that stops at the first definition, before any entity can grow."""
    parser = ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = listener.end
    parser.CharacterDataHandler = listener.data
    parser.StartDoctypeDeclHandler = _refuse_definitions
    parser.EntityDeclHandler = _refuse_definitions
    return parser


def _refuse_definitions(*_definition: object) -> None:
    raise UnreadableError(_("holds definitions that no workbook needs"), _(SAVE_AGAIN))


def too_much() -> UnreadableError:
    """Tell that a workbook holds more than is bearable."""
    problem = _(
        "holds more than {size} or {elements} cells and settings unpacked, which is the limit"
    ).format(size=write_megabytes(MOST_UNPACKED_BYTES), elements=MOST_ELEMENTS)
    remedy = _("delete the blank rows and columns behind the tables, and sheets that are no part of it")
    return UnreadableError(problem, remedy)
