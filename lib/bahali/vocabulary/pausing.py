"""Puts off housekeeping while many small things are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_later() -> Iterator[None]:
    """Do not look for circles of objects that nobody needs, until the end.

    Checking a pack and writing a report make hundreds of thousands of objects, keep them, make no circles;
    looking for some again and again takes up to a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
