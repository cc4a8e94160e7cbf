"""The names of places in a Word document, by which a comment is traced to the piece that it stands at."""

import hashlib

from bahali.document.cells import make_anchor

LONGEST = 40  # of a bookmark's name in Word


def name_bookmark(name: str) -> str:
    """Turn the name of a piece into the name of its bookmark: its anchor, where Word can hold that.

    Word wants a letter first and at most 40 characters; any other anchor is told by its hash.

    Examples
    --------
    >>> name_bookmark("A-PB-01")
    'A-PB-01'
    >>> len(name_bookmark("x" * 41))
    40
    """
    anchor = make_anchor(name)
    if anchor[:1].isalpha() and len(anchor) <= LONGEST:
        return anchor
    return "X" + hashlib.sha256(anchor.encode()).hexdigest()[: LONGEST - 1]
