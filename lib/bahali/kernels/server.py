"""The server's work: to fork a kernel for each request until its owner is gone.

Over the owner's socket come the lines of kernels (``bahali.kernels.line``), each a socket of its own: a
request comes in, the number of the new process goes out, then how it ended. When a line closes, its kernel is
ended.
"""

import os
import selectors
import signal
import socket
from contextlib import suppress

from bahali.kernels.request import KernelEnd, KernelRequest

KIBIBYTE = 1024
LONGEST_REQUEST = 16 * KIBIBYTE * KIBIBYTE


class Server:
    """Holds the owner's socket, the lines of kernels, and which process belongs to which line."""

    def __init__(self, owner: socket.socket) -> None:
        self._owner = owner
        self._selector = selectors.DefaultSelector()
        self._selector.register(owner, selectors.EVENT_READ)
        self._requests: dict[socket.socket, bytes] = {}
        self._kernels: dict[int, socket.socket] = {}
        self._wake_up_at_ends()

    def serve(self) -> KernelRequest | None:
        """Serve until the owner is gone; in a forked child give what it shall become."""
        while True:
            for key, _ in self._selector.select():
                channel: socket.socket = key.fileobj  # type: ignore[assignment]
                if channel is self._owner:
                    if not self._take_line():
                        return None
                elif channel is self._ends:
                    self._ends.recv(KIBIBYTE)
                elif (request := self._hear(channel)) and self._fork(channel):
                    return request
            self._tell_ends()

    def end_kernels(self) -> None:
        """End every kernel with all programs that it started, and wait for it."""
        for process in self._kernels:
            _kill(process)
        for process in self._kernels:
            os.waitpid(process, 0)

    def _wake_up_at_ends(self) -> None:
        """Let the end of a child interrupt the wait for messages."""
        self._ends, writer = socket.socketpair()
        for end in (self._ends, writer):
            end.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
        self._writer = writer
        self._selector.register(self._ends, selectors.EVENT_READ)

    def _take_line(self) -> bool:
        """Take the line of a new kernel; False when the owner is gone."""
        try:
            message, descriptors, _, _ = socket.recv_fds(self._owner, 1, 1)
        except OSError:
            return False
        for descriptor in descriptors:
            line = socket.socket(fileno=descriptor)
            line.setblocking(False)
            self._requests[line] = b""
            self._selector.register(line, selectors.EVENT_READ)
        return bool(message)

    def _hear(self, line: socket.socket) -> KernelRequest | None:
        """Hear more of a request; where the other end was closed, end its kernel."""
        try:
            heard = line.recv(KIBIBYTE * KIBIBYTE)
        except BlockingIOError:
            return None
        except OSError:
            heard = b""
        known = self._requests.get(line)
        if not heard or known is None or len(known) > LONGEST_REQUEST:
            self._forget(line)
            return None
        self._requests[line] = known + heard
        if not heard.endswith(b"\n"):
            return None
        return KernelRequest.read(self._requests.pop(line))

    def _forget(self, line: socket.socket) -> None:
        """Close a line and end its kernel; how that ended is nobody's concern any more."""
        self._selector.unregister(line)
        self._requests.pop(line, None)
        line.close()
        for process, other in self._kernels.items():
            if other is line:
                _kill(process)

    def _fork(self, line: socket.socket) -> bool:
        """Fork; True in the child, which keeps nothing open of the server."""
        process = os.fork()
        if process == 0:
            self._let_go()
            return True
        self._kernels[process] = line
        _send(line, f"{process}\n".encode())
        return False

    def _let_go(self) -> None:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        self._selector.close()
        for channel in (self._owner, self._ends, self._writer, *self._requests, *self._kernels.values()):
            channel.close()

    def _tell_ends(self) -> None:
        """Tell of every kernel that ended, on its line."""
        while self._kernels:
            process, status, usage = os.wait4(-1, os.WNOHANG)
            if process == 0:
                return
            end = KernelEnd(
                code=os.waitstatus_to_exitcode(status),
                peak_bytes=usage.ru_maxrss * KIBIBYTE,
                processor_seconds=usage.ru_utime + usage.ru_stime,
            )
            line = self._kernels.pop(process)
            if line.fileno() >= 0:
                _send(line, end.write())


def _kill(process: int) -> None:
    """End a kernel and all programs that it started, which are in its process group."""
    for end in (os.killpg, os.kill):
        with suppress(ProcessLookupError):
            end(process, signal.SIGKILL)


def _send(line: socket.socket, message: bytes) -> None:
    """Send a short message; whether anybody still listens is found out when the line is next heard."""
    with suppress(OSError):
        line.send(message)
