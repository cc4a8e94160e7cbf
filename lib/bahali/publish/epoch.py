"""The variable that dates every file of a run alike."""

import os
from datetime import UTC, datetime

from bahali.vocabulary.faults import Fault, InputError, quote

EPOCH = "SOURCE_DATE_EPOCH"
"""Name of the variable."""


def read_epoch() -> datetime | None:
    """Read ``SOURCE_DATE_EPOCH``, which makes every date of a run the same; None where it is not set.

    Raises
    ------
    InputError
        If it is no number of seconds.
    """
    epoch = os.environ.get(EPOCH)
    if not epoch:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        problem = f"found {quote(epoch)}; allowed: whole seconds since the start of 1970"
        raise InputError([Fault(EPOCH, problem, remedy="set it right, or do not set it")]) from None
