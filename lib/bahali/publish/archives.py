"""Entries of zip files that come out the same again, on every system."""

import zipfile
from datetime import datetime

_UNIX = 3
_READABLE = 0o644 << 16  # to be read by everybody once it is unpacked


def make_entry(name: str, moment: datetime) -> zipfile.ZipInfo:
    """Make a compressed entry of a zip file.

    Parameters
    ----------
    name : str
        Its name in the file.
    moment : datetime
        Dates it, never earlier than ``bahali.publish.dating.EARLIEST``.
    """
    entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
    entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, _UNIX, _READABLE
    return entry
