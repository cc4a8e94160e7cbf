"""Why a report was not made: which kind of fault, and one sentence for the person who reads the index."""

import re
import signal
import traceback
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from jupyter_client.kernelspec import NoSuchKernel
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.exceptions import PapermillExecutionError

from bahali.kernels.account import KernelAccount
from bahali.vocabulary.faults import InputError, quote
from bahali.vocabulary.language import _


class FaultKind(StrEnum):
    """Whose fault it is that a report was not made, and so who must do what."""

    DATA = "data"
    """The workshop's tables or a parameter; mend them."""
    CODE = "code"
    """The notebook, or a program it uses; mend it."""
    TIMEOUT = "timeout"
    """A cell took longer than the batch file allows."""
    STORAGE = "storage"
    """The report could not be written."""
    KILLED = "killed"
    """Somebody or something ended the kernel."""
    MEMORY = "memory"
    """There was too little memory."""
    LOST = "lost"
    """What the kernel hung on was lost: its server, or a worker of a cluster."""


INFRASTRUCTURE = frozenset({FaultKind.KILLED, FaultKind.MEMORY, FaultKind.LOST})
"""Faults of the machine, not of what was given: only after these is a report tried again."""

_KINDS_IN_CELLS = {InputError.__name__: FaultKind.DATA, MemoryError.__name__: FaultKind.MEMORY}
_KINDS: Mapping[type[Exception], FaultKind] = {
    InputError: FaultKind.DATA,
    CellTimeoutError: FaultKind.TIMEOUT,
    MemoryError: FaultKind.MEMORY,
    OSError: FaultKind.STORAGE,
}
_COLOUR_CODES = re.compile(r"\x1b\[[0-9;]*m")
_SENT_BY_OTHERS = frozenset({signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT})


def find_kind(error: Exception, account: KernelAccount | None, *, is_out_of_memory: bool) -> FaultKind:
    """Tell which kind of fault an error is.

    Parameters
    ----------
    error : Exception
        What stopped the report.
    account : KernelAccount or None
        How the kernel ended; None where none was started.
    is_out_of_memory : bool
        Whether the system ended a process for want of memory meanwhile.
    """
    if isinstance(error, PapermillExecutionError):
        return _KINDS_IN_CELLS.get(error.ename, FaultKind.CODE)
    for cause, kind in _KINDS.items():
        if isinstance(error, cause):
            return kind
    return _find_death(account, is_out_of_memory) if isinstance(error, RuntimeError) else FaultKind.CODE


def _find_death(account: KernelAccount | None, is_out_of_memory: bool) -> FaultKind:
    """Tell why a kernel died; one that died of itself, as in a crash of a library, is a fault of the code."""
    if account is None or account.code is None or account.code >= 0:
        return FaultKind.CODE
    if account.lost_server:
        return FaultKind.LOST
    if -account.code not in _SENT_BY_OTHERS:
        return FaultKind.CODE
    return FaultKind.MEMORY if is_out_of_memory and -account.code == signal.SIGKILL else FaultKind.KILLED


def tell(error: Exception, kind: FaultKind, timeout_seconds: int) -> str:  # noqa: PLR0911 -- one for each
    """Say in one sentence what happened."""
    match error:
        case PapermillExecutionError() if kind is FaultKind.DATA:
            return _("The workshop's data could not be used: {fault}").format(fault=error.evalue)
        case PapermillExecutionError():
            # Not its number: the parameters put in before it make it another one than in the notebook.
            told = _("The notebook stopped in the cell {cell} with {error}: {words}")
            cell = quote(_first_line(error.source))
            return told.format(cell=cell, error=error.ename, words=_first_line(error.evalue))
        case CellTimeoutError():
            told = _("A cell of the notebook took longer than {seconds} seconds.")
            return told.format(seconds=timeout_seconds)
        case DeadKernelError():
            return _tell_death(kind)
        case RuntimeError() if kind in INFRASTRUCTURE:  # it died before it had answered at all
            return _tell_death(kind)
        case NoSuchKernel():
            return _("There is no kernel called {name}; run the set-up again.").format(name=error.name)
        case OSError():
            return _("The report could not be written: {fault}.").format(fault=error.strerror or error)
        case other:
            told = _("Making the report stopped with {error}: {words}")
            return told.format(error=type(other).__name__, words=_first_line(str(other)))


def _tell_death(kind: FaultKind) -> str:
    match kind:
        case FaultKind.MEMORY:
            return _("The machine had too little memory and ended the kernel that ran the notebook.")
        case FaultKind.KILLED:
            return _("Somebody or something ended the kernel that ran the notebook.")
        case FaultKind.LOST:
            return _("The server of kernels was lost, and with it the kernel that ran the notebook.")
    return _("The kernel that ran the notebook died.")


def write_log(title: str, facts: Mapping[str, object], details: str) -> str:
    """Write all that is known for the person who mends it."""
    lines = [title, *(f"{name}: {value}" for name, value in facts.items())]
    return "\n".join(lines) + f"\n\n{_COLOUR_CODES.sub('', details)}"


def trace(error: Exception) -> str:
    """Write out an error with where it came from."""
    return "".join(traceback.format_exception(error))


def _first_line(text: str) -> str:
    lines = _COLOUR_CODES.sub("", text).strip().splitlines()
    return lines[0] if lines else _("no further words")


def count_memory_kills() -> int:
    """Count how many processes the system has ended for want of memory since it started; 0 where not told."""
    return sum(_read_count(path) for path in _COUNTERS)


_COUNTERS = (Path("/sys/fs/cgroup/memory.events"), Path("/proc/vmstat"))


def _read_count(path: Path) -> int:
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("oom_kill "))
