"""Variables of the environment that count only when a process starts: a fork comes too late for them."""

from collections.abc import Mapping

ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""For every kernel: a process with threads cannot be forked, and their number may move last digits."""

ASKED_BEFOREHAND = {
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}
"""What a kernel would say only after the server has imported the libraries that ask for it."""

_PREFIXES = ("PYTHON", "LD_", "DYLD_", "LC_", "MALLOC_", "MPL", "OMP_", "OPENBLAS_", "MKL_", "NPY_", "XDG_")
_NAMES = frozenset({"LANG", "HOME", "TMPDIR", "TEMP", "TMP", "GLIBC_TUNABLES", *ASKED_BEFOREHAND})


def set_for_server(environment: Mapping[str, str]) -> dict[str, str]:
    """Complete the environment of the owner to that of its server."""
    return {**ASKED_BEFOREHAND, **environment, **ONE_THREAD}


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


def find_differing(server: Mapping[str, str], kernel: Mapping[str, str]) -> list[str]:
    """Name the variables of a kernel for which its server was started with another value.

    Parameters
    ----------
    server, kernel : mapping of str to str
        Environment of either; what ``set_for_server`` adds need not be there.

    Examples
    --------
    >>> find_differing({"LANG": "ur_PK", "EDITOR": "vi"}, {"LANG": "en_GB"})
    ['LANG']
    """
    had, wanted = (read_at_start(set_for_server(environment)) for environment in (server, kernel))
    return sorted(name for name in had.keys() | wanted.keys() if had.get(name) != wanted.get(name))
