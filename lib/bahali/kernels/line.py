"""The line between a process and one kernel of its server, in the shape of ``subprocess.Popen``."""

import asyncio
import os
import signal
import socket
import time
from contextlib import suppress

from bahali.kernels.request import KernelEnd, KernelRequest

LONGEST_ANSWER = 4096
PAUSE = 0.005  # seconds between two looks at a kernel that starts or ends


class ServerLostError(Exception):
    """The server ended before it had forked a kernel."""


class KernelProcess:
    """A kernel that a server forked; what Jupyter asks of a process.

    Parameters
    ----------
    line : socket.socket
        Its line to the server.
    pid : int
        Number of the process.
    """

    stdin = stdout = stderr = None

    def __init__(self, line: socket.socket, pid: int) -> None:
        self._line = line
        self._heard = b""
        self.pid = pid
        self.returncode: int | None = None
        self.end: KernelEnd | None = None

    @property
    def lost_server(self) -> bool:
        """True when the server died and took the kernel with it."""
        return self.returncode is not None and self.end is None

    def poll(self) -> int | None:
        """Give the exit code, or None while it runs."""
        if self.returncode is None:
            with suppress(BlockingIOError):
                self._hear(self._line.recv(LONGEST_ANSWER, socket.MSG_DONTWAIT))
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it ends, and give the exit code.

        Raises
        ------
        TimeoutError
            If it still runs after so many seconds.
        """
        until = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None:
            if until is not None and time.monotonic() > until:
                raise TimeoutError(f"The kernel with process {self.pid} did not end in {timeout} seconds.")
            time.sleep(PAUSE)
        return code

    def send_signal(self, number: int) -> None:
        """Send a signal to the kernel; nothing when it has ended."""
        if self.poll() is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)

    def close(self) -> None:
        """Give up the line; a kernel that still runs is then ended by its server."""
        self._line.close()

    def _hear(self, heard: bytes) -> None:
        self._heard += heard
        if self._heard.endswith(b"\n"):
            self.end = KernelEnd.read(self._heard)
            self.returncode = self.end.code
        elif not heard:
            self.returncode = -signal.SIGKILL


async def start_kernel(owner: socket.socket, request: KernelRequest) -> KernelProcess:
    """Ask a server for a kernel.

    Parameters
    ----------
    owner : socket.socket
        Socket to the server.
    request : KernelRequest
        What to start it with.

    Raises
    ------
    ServerLostError
        If the server is gone.
    """
    line, other = socket.socketpair()
    line.setblocking(False)
    try:
        with other:
            socket.send_fds(owner, [b"k"], [other.fileno()])
        loop = asyncio.get_running_loop()
        await loop.sock_sendall(line, request.write())
        answer = b""
        while not answer.endswith(b"\n"):
            heard = await loop.sock_recv(line, 1)
            if not heard:
                raise ServerLostError
            answer += heard
    except (OSError, ServerLostError):
        line.close()
        raise ServerLostError("The server of kernels ended before it had started one.") from None
    return KernelProcess(line, int(answer))
