"""Runs a server: ``python -m bahali.kernels FOLDER MODULE...``, with a socket of its owner as standard input.

It imports the modules, then forks a kernel for each request. It has one thread, no event loop and no sockets
of Jupyter: only such a process can be forked safely. When its owner is gone, for whatever reason, it ends its
kernels, removes the folder of their sockets and ends.
"""

import gc
import importlib
import os
import shutil
import socket
import sys
import threading
from collections.abc import Sequence

from bahali.kernels.child import run_kernel
from bahali.kernels.server import Server

ALWAYS_NEEDED = (
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
    "sqlite3",
    "faulthandler",
)
"""What every kernel imports while it starts, some of it only then."""


def main(arguments: Sequence[str]) -> None:
    """Run the server, and in each of its forks a kernel."""
    folder, *modules = arguments
    _forget_working_folder()
    prepare(modules)
    server = Server(socket.socket(fileno=os.dup(sys.stdin.fileno())))
    process = os.getpid()
    request = server.serve()
    if request is not None:
        run_kernel(request, process)  # never comes back
    server.end_kernels()
    shutil.rmtree(folder, ignore_errors=True)


def prepare(modules: Sequence[str]) -> None:
    """Import what kernels need; a function of a module, written ``module:function``, is called."""
    for name in (*ALWAYS_NEEDED, *modules):
        module, _, function = name.partition(":")
        imported = importlib.import_module(module)
        if function:
            getattr(imported, function)()
    if threading.active_count() > 1:
        names = ", ".join(thread.name for thread in threading.enumerate())
        sys.exit(f"What was imported left threads running, so nothing can be forked: {names}")
    gc.collect()
    gc.freeze()  # a child that collects garbage does not copy all pages of its parent


def _forget_working_folder() -> None:
    """Leave out the folder that ``-m`` puts first where modules are sought; a kernel adds its own."""
    if sys.path and os.path.realpath(sys.path[0]) == os.path.realpath(os.getcwd()):
        del sys.path[0]


if __name__ == "__main__":
    main(sys.argv[1:])
