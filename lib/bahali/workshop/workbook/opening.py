"""Opens the zip file that a workbook is, and tells any other kind of file by what it is."""

import zipfile
from collections import Counter
from io import BytesIO

from bahali.vocabulary.language import _
from bahali.workshop.limits import MOST_PARTS, MOST_UNPACKED_BYTES
from bahali.workshop.workbook.package import DAMAGED, SAVE_AGAIN, Package, UnreadableError, too_much

PACKED_BY = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENTRY = b"PK\x01\x02"
"""How an entry of the list of parts begins."""


def open_package(content: bytes) -> Package:
    """Look into a workbook before anything of it is unpacked.

    Raises
    ------
    UnreadableError
        If it is another kind of file, locked, damaged, or packed as no spreadsheet program does.
    """
    if not content.startswith(b"PK"):
        raise _another_kind(content)
    if content.count(ENTRY) > MOST_PARTS:
        raise too_much()
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except DAMAGED:
        raise UnreadableError(_("is damaged"), _(SAVE_AGAIN)) from None
    entries = archive.infolist()
    # No more than this is unpacked of an entry; one that says less than it holds comes out as damaged.
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED_BYTES:
        raise too_much()
    twice = [name for name, count in Counter(entry.filename for entry in entries).items() if count > 1]
    if any(entry.flag_bits & 1 for entry in entries):
        raise _locked()
    if twice or any(entry.compress_type not in PACKED_BY for entry in entries):
        raise UnreadableError(_("is packed as no spreadsheet program does"), _(SAVE_AGAIN))
    _refuse_other_programs(archive)
    return Package(archive)


def _refuse_other_programs(archive: zipfile.ZipFile) -> None:
    names = archive.NameToInfo
    if "xl/workbook.bin" in names:
        raise UnreadableError(_("is a binary workbook (.xlsb)"), _(SAVE_AGAIN))
    if "mimetype" in names or "content.xml" in names:
        raise UnreadableError(_("is an OpenDocument file, not a workbook of Excel"), _(SAVE_AGAIN))
    if "[Content_Types].xml" not in names:
        raise UnreadableError(_("is no workbook of Excel"), _(SAVE_AGAIN))


def _another_kind(content: bytes) -> UnreadableError:
    if not content.startswith(b"\xd0\xcf\x11\xe0"):
        return UnreadableError(_("is no workbook of Excel"), _("give a file that was saved as .xlsx"))
    if "EncryptedPackage".encode("utf-16-le") in content:
        return _locked()
    return UnreadableError(_("is a workbook of the old kind (.xls)"), _(SAVE_AGAIN))


def _locked() -> UnreadableError:
    return UnreadableError(
        _("is locked with a password"), _("save a copy without the password, and give that")
    )
