"""Puts off housekeeping while many small things are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_later() -> Iterator[None]:
    """Do not look for circles of objects that nobody needs, until the end.

    A check makes hundreds of thousands of objects, keeps them, and makes no circles; looking for some again
    and again takes a third of its time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
