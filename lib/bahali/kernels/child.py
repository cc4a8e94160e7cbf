"""From a fork of the server to a kernel like any other."""

import atexit
import ctypes
import os
import random
import signal
import sys
import time
from contextlib import suppress
from typing import NoReturn

from bahali.kernels.request import KernelRequest

FIRST_OWN_DESCRIPTOR = 3  # above standard input, output and error
_SIGNAL_AT_PARENTS_DEATH = 1  # PR_SET_PDEATHSIG of prctl(2)


def run_kernel(request: KernelRequest, server: int) -> NoReturn:
    """Become the kernel that was asked for, run until it is shut down, and end the process.

    Parameters
    ----------
    request : KernelRequest
        Command line, environment and folder.
    server : int
        Process that this one was forked from; when it dies, so does the kernel.
    """
    code = 1
    try:
        _become_own_process(request, server)
        code = _run(request.arguments, server)
    finally:
        _end(code)


def _become_own_process(request: KernelRequest, server: int) -> None:
    """Leave nothing of the server but what it imported."""
    os.setsid()
    _die_with(server)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.closerange(FIRST_OWN_DESCRIPTOR, os.sysconf("SC_OPEN_MAX"))
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.clear()
    os.environ.update(request.environment)
    time.tzset()
    os.chdir(request.folder)
    _draw_anew()


def _die_with(server: int) -> None:
    """Let the system end this process when the server dies, even if that was killed."""
    with suppress(OSError, AttributeError):  # elsewhere than on Linux the kernel itself looks every second
        ctypes.CDLL(None).prctl(_SIGNAL_AT_PARENTS_DEATH, signal.SIGKILL)
    if os.getppid() != server:
        os._exit(1)


def _draw_anew() -> None:
    """Let random numbers start anywhere, as in a new process; forks would all draw the same."""
    random.seed()
    if numbers := sys.modules.get("numpy.random"):
        numbers.seed()


def _run(arguments: list[str], server: int) -> int:
    from ipykernel.kernelapp import IPKernelApp  # noqa: PLC0415 -- the server imported it; tools need not

    sys.argv = ["ipykernel_launcher", *arguments]
    try:
        IPKernelApp.launch_instance([*arguments, f"--IPKernelApp.parent_handle={server}"])
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


def _end(code: int) -> NoReturn:
    """End as Python does, but without taking apart what is shared with the server."""
    with suppress(Exception):
        atexit._run_exitfuncs()
    for stream in (sys.__stdout__, sys.__stderr__):
        with suppress(Exception):
            stream.flush()  # type: ignore[union-attr]
    os._exit(code)
