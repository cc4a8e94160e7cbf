"""The servers of this process: one for each list of modules that kernels need."""

import atexit
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass

from bahali.kernels.folders import kernel_folder
from bahali.kernels.variables import ONE_THREAD

ASKED_BEFOREHAND = {
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}
"""What a kernel would say only after the server has imported the libraries that ask for it."""
LONGEST_END = 5.0  # seconds that a server is given to end its kernels


@dataclass(frozen=True)
class RunningServer:
    """A server of this process.

    Parameters
    ----------
    process : subprocess.Popen
        The server; ``bahali.kernels.__main__``.
    channel : socket.socket
        Socket over which the lines of kernels go to it. When it closes, the server ends.
    environment : dict of str to str
        Variables of this process when it started.
    """

    process: "subprocess.Popen[bytes]"
    channel: socket.socket
    environment: dict[str, str]


_lock = threading.Lock()
_servers: dict[tuple[str, ...], RunningServer] = {}


def find_server(modules: Sequence[str]) -> RunningServer:
    """Give the server that has imported these modules; started when there is none, or it has died."""
    with _lock:
        server = _servers.get(tuple(modules))
        if server is None or server.process.poll() is not None:
            server = _servers[tuple(modules)] = _start_server(modules)
        return server


def end_servers() -> None:
    """End all servers of this process and their kernels, and remove the folder of their sockets."""
    with _lock:
        for server in _servers.values():
            server.channel.close()
        for server in _servers.values():
            _wait(server.process)
        if _servers:
            shutil.rmtree(kernel_folder(), ignore_errors=True)
        _servers.clear()


def _start_server(modules: Sequence[str]) -> RunningServer:
    channel, other = socket.socketpair()
    environment = dict(os.environ)
    folder = str(kernel_folder())
    with other:
        process = subprocess.Popen(
            [sys.executable, "-m", "bahali.kernels", folder, *modules],
            stdin=other.fileno(),
            cwd=folder,
            env={**ASKED_BEFOREHAND, **environment, **ONE_THREAD},
            start_new_session=True,  # Ctrl-C is for the owner, who tells the kernels
        )
    return RunningServer(process, channel, environment)


def _wait(process: "subprocess.Popen[bytes]") -> None:
    try:
        process.wait(LONGEST_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _forget_in_fork() -> None:
    """Let a fork of this process neither use its servers nor keep them alive."""
    for server in _servers.values():
        server.channel.close()
    _servers.clear()


atexit.register(end_servers)
os.register_at_fork(after_in_child=_forget_in_fork)
