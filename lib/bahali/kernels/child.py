"""From a fork of the server to a kernel like any other."""

import atexit
import ctypes
import os
import random
import signal
import sys
import threading
import time
import traceback
from contextlib import suppress
from typing import NoReturn

from bahali.kernels.messages import KernelRequest

FIRST_OWN_DESCRIPTOR = 3  # above standard input, output and error
ENVIRONMENT_OF_SERVER = dict(os.environ)  # before it imported what kernels need
_SIGNAL_AT_PARENTS_DEATH = 1  # PR_SET_PDEATHSIG of prctl(2)


def run_kernel(request: KernelRequest, outputs: list[int], server: int) -> NoReturn:
    """Become the kernel that was asked for, run until it is shut down, and end the process.

    Parameters
    ----------
    request : KernelRequest
        Command line, environment and folder.
    outputs : list of int
        Descriptors that become standard output and error.
    server : int
        Process that this one was forked from; when it dies, so does the kernel.
    """
    code = 1
    try:
        _become_own_process(request, outputs, server)
        code = _run(request.arguments, server)
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)
    finally:
        _end(code)


def _become_own_process(request: KernelRequest, outputs: list[int], server: int) -> None:
    """Leave nothing of the server but what it imported."""
    os.setsid()
    _die_with(server)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _have_only(os.open(os.devnull, os.O_RDONLY), *outputs)
    _take_over(request.environment)
    os.chdir(request.folder)
    _draw_anew()


def _take_over(environment: dict[str, str]) -> None:
    """Have these variables, and those that libraries set while they were imported."""
    set_by_imports = dict(os.environ.items() - ENVIRONMENT_OF_SERVER.items())
    os.environ.clear()
    os.environ.update(set_by_imports | environment)
    time.tzset()


def _die_with(server: int) -> None:
    """Let the system end this process when the server dies, even if that was killed."""
    with suppress(OSError, AttributeError):  # elsewhere than on Linux the kernel itself looks every second
        ctypes.CDLL(None).prctl(_SIGNAL_AT_PARENTS_DEATH, signal.SIGKILL)
    if os.getppid() != server:
        os._exit(1)


def _have_only(*streams: int) -> None:
    """Keep nothing open but these, as standard input, output and error."""
    for number, descriptor in enumerate(streams):
        os.dup2(descriptor, number)
    os.closerange(FIRST_OWN_DESCRIPTOR, os.sysconf("SC_OPEN_MAX"))


def _draw_anew() -> None:
    """Let random numbers start anywhere, as in a new process; forks would all draw the same."""
    random.seed()
    if numbers := sys.modules.get("numpy.random"):
        numbers.seed()


def _run(arguments: list[str], server: int) -> int:
    import ipykernel_launcher  # type: ignore[import-untyped]  # noqa: PLC0415 -- the server imported it
    from ipykernel.kernelapp import IPKernelApp  # noqa: PLC0415

    sys.argv = [ipykernel_launcher.__file__, *arguments]
    try:
        IPKernelApp.launch_instance([*arguments, f"--IPKernelApp.parent_handle={server}"])
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


def _end(code: int) -> NoReturn:
    """End as Python does, but without taking apart what is shared with the server."""
    for finish in (threading._shutdown, atexit._run_exitfuncs):  # type: ignore[attr-defined]
        with suppress(Exception):
            finish()
    for stream in (sys.__stdout__, sys.__stderr__):
        with suppress(Exception):
            stream.flush()  # type: ignore[union-attr]
    os._exit(code)
