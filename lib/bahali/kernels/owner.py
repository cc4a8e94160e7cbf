"""The servers of this process: one for each list of modules that kernels need."""

import atexit
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bahali.kernels.asking import OutdatedServerError, Outputs, ask_for_kernel
from bahali.kernels.folders import find_folder, remove_folder
from bahali.kernels.messages import KernelRequest
from bahali.kernels.process import KernelProcess
from bahali.kernels.variables import set_for_server

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
        Its variables.
    """

    process: "subprocess.Popen[bytes]"
    channel: socket.socket
    environment: dict[str, str]

    @property
    def is_running(self) -> bool:
        """False as soon as it has ended, whatever the reason."""
        return self.process.poll() is None


_lock = threading.Lock()
_servers: dict[tuple[str, ...], RunningServer] = {}
_outdated: list[RunningServer] = []
"""Each ends with the last of its kernels."""


async def start_kernel(modules: Sequence[str], request: KernelRequest, outputs: Outputs) -> KernelProcess:
    """Have a kernel forked from the server that has imported these modules.

    Parameters
    ----------
    modules : sequence of str
        What the server imports.
    request : KernelRequest
        What to start the kernel with.
    outputs : tuple of int
        Descriptors for its standard output and error.

    Raises
    ------
    NotForkedError
        If the server cannot, or is gone.
    """
    server = _find_server(modules)
    try:
        return await ask_for_kernel(server.channel, request, outputs)
    except OutdatedServerError:
        server = _find_server(modules, instead_of=server)
        return await ask_for_kernel(server.channel, request, outputs)


def start_server(modules: Sequence[str]) -> None:
    """Start the server with these modules now, so that it imports while its owner does something else."""
    _find_server(modules)


def get_environment(modules: Sequence[str]) -> Mapping[str, str]:
    """Give the variables of the server with these modules, or those that it would be started with."""
    with _lock:
        server = _servers.get(tuple(modules))
    return server.environment if server and server.is_running else set_for_server(os.environ)


def end_servers() -> None:
    """End all servers of this process and their kernels, and remove the folder of their sockets."""
    with _lock:
        servers = [*_servers.values(), *_outdated]
        for server in servers:
            server.channel.close()
        for server in servers:
            _wait(server.process)
        _servers.clear()
        _outdated.clear()
    remove_folder()


def _find_server(modules: Sequence[str], instead_of: RunningServer | None = None) -> RunningServer:
    """Give a server; started when there is none, it has died, or it is the one that shall be replaced."""
    with _lock:
        server = _servers.get(tuple(modules))
        if server and server is instead_of:
            _outdated.append(server)
        _drop_ended()
        if server is None or server is instead_of or not server.is_running:
            server = _servers[tuple(modules)] = _start_server(modules)
        return server


def _drop_ended() -> None:
    for server in [server for server in _outdated if not server.is_running]:
        _outdated.remove(server)
        server.channel.close()


def _start_server(modules: Sequence[str]) -> RunningServer:
    channel, other = socket.socketpair()
    environment = set_for_server(os.environ)
    folder = str(find_folder())
    with other:
        process = subprocess.Popen(
            [sys.executable, "-m", "bahali.kernels", folder, *modules],
            stdin=other.fileno(),
            cwd=folder,
            env=environment,
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
    global _lock  # noqa: PLW0603 -- another thread of the parent may have held it
    _lock = threading.Lock()
    for server in (*_servers.values(), *_outdated):
        server.channel.close()
    _servers.clear()
    _outdated.clear()


atexit.register(end_servers)
if hasattr(os, "register_at_fork"):  # where there is no fork, nothing is to be forgotten
    os.register_at_fork(after_in_child=_forget_in_fork)
