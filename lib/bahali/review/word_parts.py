"""Takes the parts that matter out of a Word file, and refuses what could do harm."""

import struct
import zipfile
import zlib
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

MOST_PART_BYTES = 16_000_000  # of one part unpacked; a report with every annex has about a quarter

DOCUMENT = "word/document.xml"
COMMENTS = "word/comments.xml"
THREADS = "word/commentsExtended.xml"
PROPERTIES = "docProps/custom.xml"

_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_PACKED_BY = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, struct.error),
    *(OSError, EOFError, RuntimeError, NotImplementedError, ValueError, OverflowError),
)


class UnreadableError(Exception):
    """Raised when a file cannot be read as a Word file; says why."""


def unpack(content: bytes) -> dict[str, bytes]:
    """Take out the parts that are read, none larger than allowed whatever the file says of itself.

    Raises
    ------
    UnreadableError
        If the file is damaged, locked, no Word document, or holds a part that is too large.
    """
    parts = {}
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            for name in {DOCUMENT, COMMENTS, THREADS, PROPERTIES} & names:
                if archive.getinfo(name).compress_type not in _PACKED_BY:
                    raise UnreadableError("is packed in a way that Word does not use")
                with archive.open(name) as stream:
                    parts[name] = stream.read(MOST_PART_BYTES + 1)
                if len(parts[name]) > MOST_PART_BYTES:
                    raise UnreadableError(f"holds a part of more than {MOST_PART_BYTES // 1_000_000} MB")
    except _DAMAGED:
        raise UnreadableError("is damaged or locked with a password") from None
    if DOCUMENT not in parts:
        raise UnreadableError("is no Word document")
    return parts


def parse_part(part: bytes) -> Element:
    """Read the XML of one part, which may hold no entities and no document type."""
    try:
        return fromstring(part, forbid_dtd=True)  # type: ignore[no-any-return]
    except (ParseError, DefusedXmlException, ValueError):
        raise UnreadableError("holds text that cannot be read as that of a Word document") from None


def read_properties(parts: dict[str, bytes]) -> dict[str, str]:
    """Give what the file says of itself, such as the workshop; nothing where it does not."""
    if PROPERTIES not in parts:
        return {}
    try:
        properties = parse_part(parts[PROPERTIES])
    except UnreadableError:
        return {}
    return {each.get("name", ""): "".join(each.itertext()).strip() for each in properties.iter(_PROPERTY)}
