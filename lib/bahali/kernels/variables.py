"""Variables of the environment that count only when a process starts: a fork comes too late for them."""

from collections.abc import Mapping

ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""For every kernel: a process with threads cannot be forked, and their number may move last digits."""

_PREFIXES = ("PYTHON", "LD_", "DYLD_", "LC_", "MPL", "XDG_")
_NAMES = frozenset({"LANG", "HOME"})


def read_at_start(environment: Mapping[str, str]) -> dict[str, str]:
    """Keep only the variables that Python and its libraries read when they start.

    Examples
    --------
    >>> read_at_start({"PYTHONPATH": "/a", "EDITOR": "vi"})
    {'PYTHONPATH': '/a'}
    """
    return {
        name: value for name, value in environment.items() if name.startswith(_PREFIXES) or name in _NAMES
    }
