"""What every use of the exact solver (HiGHS, through scipy) shares."""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

STANDARD_OUTPUT = 1
INFEASIBLE = 2  # status of a problem that nothing solves
# Two threads that mute at once would each restore what the other had muted.
_ONE_AT_A_TIME = Lock()


@contextmanager
def mute_standard_output() -> Iterator[None]:
    """Drop what compiled code writes to the standard output of the process.

    The solver in scipy 1.17 now and then prints a line meant for its makers, past ``sys.stdout``; a notebook
    would show it. Where this cannot be done, nothing is muted.
    """
    with _ONE_AT_A_TIME:
        saved = _set_aside_standard_output()
        try:
            yield
        finally:
            if saved is not None:
                # What was printed may still wait in the buffer of the C library; it goes where it is muted.
                _flush_compiled_output()
                os.dup2(saved, STANDARD_OUTPUT)
                os.close(saved)


def _set_aside_standard_output() -> int | None:
    """Point standard output at nothing; return a copy of what it was, None where it stays as it is."""
    try:
        # What earlier code left in the buffer is no business of the solver and must still be seen.
        _flush_compiled_output()
        saved = os.dup(STANDARD_OUTPUT)
    except (OSError, TypeError):
        # Standard output is closed, or this system does not give its C library (Windows: a TypeError).
        return None
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, STANDARD_OUTPUT)
    os.close(nowhere)
    return saved


def _flush_compiled_output() -> None:
    ctypes.CDLL(None).fflush(None)
