"""A kernel that a server forked, in the shape of ``subprocess.Popen``."""

import os
import signal
import socket
import time

from bahali.kernels.messages import KernelEnd

LONGEST_ANSWER = 4096
PAUSE = 0.005  # seconds between two looks at a kernel that starts or ends


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
        self.lost_server = False
        """True when the server died and took the kernel with it."""

    def poll(self) -> int | None:
        """Give the exit code, or None while it runs."""
        if self.returncode is None:
            try:
                self._hear(self._line.recv(LONGEST_ANSWER, socket.MSG_DONTWAIT))
            except BlockingIOError:
                pass
            except ConnectionError:
                self._hear(b"")
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
        """Send a signal to the kernel and the programs that it started; nothing when it has ended."""
        if self.poll() is None:
            signal_group(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)

    def close(self) -> None:
        """Give up the line; a kernel that still runs is then ended by its server."""
        if self.poll() is None:
            self.returncode = -signal.SIGKILL
        self._line.close()

    def _hear(self, heard: bytes) -> None:
        self._heard += heard
        if self._heard.endswith(b"\n"):
            self.end = KernelEnd.read(self._heard)
            self.returncode = self.end.code
        elif not heard:
            self.lost_server, self.returncode = True, -signal.SIGKILL
            signal_group(self.pid, signal.SIGKILL)  # programs that it started are left


def signal_group(process: int, number: int) -> None:
    """Send a signal to a kernel and the programs that it started; nothing when all have ended."""
    for send in (os.killpg, os.kill):  # when it has only just been forked, it is in no group of its own
        try:
            return send(process, number)
        except ProcessLookupError:
            continue
    return None
