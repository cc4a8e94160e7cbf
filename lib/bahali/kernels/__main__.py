"""Runs a server: ``python -m bahali.kernels FOLDER MODULE...``, with a socket of its owner as standard input.

It imports the modules, then forks a kernel for each request. It has one thread, no event loop and no sockets
of Jupyter: only such a process can be forked safely. When its owner is gone, for whatever reason, it ends its
kernels, removes the folder of their sockets and ends.
"""

import ctypes
import gc
import importlib
import os
import shutil
import socket
import sys
from collections.abc import Sequence

from bahali.kernels.child import run_kernel
from bahali.kernels.imported import ImportedCode
from bahali.kernels.server import Server

ALWAYS_NEEDED = (
    "ipykernel_launcher",
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipykernel.zmqshell",
    "ipykernel.debugger",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "tornado.platform.asyncio",
    "tornado.locks",
    "tornado.queues",
    "psutil",
    "sqlite3",
    "faulthandler",
)
"""What every kernel imports while it starts, some of it only then."""


def main(arguments: Sequence[str]) -> None:
    """Run the server, and in each of its forks a kernel."""
    folder, *modules = arguments
    _forget_working_folder()
    owner = socket.socket(fileno=os.dup(sys.stdin.fileno()))
    hindrance = prepare(modules)
    server = Server(owner, ImportedCode(), hindrance)
    process = os.getpid()
    order = server.serve()
    if order is not None:
        run_kernel(order.read(), order.outputs, process)  # never comes back
    if not server.has_owner:
        shutil.rmtree(folder, ignore_errors=True)


def prepare(modules: Sequence[str]) -> str:
    """Import what kernels need; a function of a module, written ``module:function``, is called.

    Returns
    -------
    str
        Why nothing can be forked after that; blank when it can.
    """
    for name in (*ALWAYS_NEEDED, *modules):
        module, _, function = name.partition(":")
        try:
            imported = importlib.import_module(module)
            if function:
                getattr(imported, function)()
        except (Exception, SystemExit) as error:
            return f"its server cannot import {name}: {type(error).__name__}: {error}"
    if (threads := len(os.listdir("/proc/self/task"))) > 1:
        return f"what its server imported runs {threads} threads, of which a fork would lose all but one."
    _write_out()
    gc.collect()
    gc.freeze()  # a child that collects garbage does not copy all pages of its parent
    return ""


def _forget_working_folder() -> None:
    """Leave out the folder that ``-m`` puts first where modules are sought; a kernel adds its own."""
    if sys.path and os.path.realpath(sys.path[0]) == os.path.realpath(os.getcwd()):
        del sys.path[0]


def _write_out() -> None:
    """Write what modules printed while they were imported; or each fork would write it once more."""
    sys.stdout.flush()
    sys.stderr.flush()
    ctypes.CDLL(None).fflush(None)


if __name__ == "__main__":
    main(sys.argv[1:])
