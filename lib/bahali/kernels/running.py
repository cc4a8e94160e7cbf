"""The kernels that a server has forked, and who is to be told how they end."""

import os
import signal
import socket
from contextlib import suppress

from bahali.kernels.messages import KernelEnd, Message
from bahali.kernels.process import signal_group

KIBIBYTE = 1024


class RunningKernels:
    """Holds the line of each kernel by the number of its process."""

    def __init__(self) -> None:
        self._lines: dict[int, socket.socket] = {}
        self.ends, self._writer = socket.socketpair()
        """Readable when a kernel has ended."""
        for end in (self.ends, self._writer):
            end.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)

    def __len__(self) -> int:
        return len(self._lines)

    def fork(self, line: socket.socket) -> int:
        """Fork a kernel, and give the number of its process; in the kernel that is its own."""
        process = os.fork()
        if process == 0:
            self._let_go()
            return os.getpid()
        self._lines[process] = line
        return process

    def kill(self, line: socket.socket) -> None:
        """End the kernel of a line, if it runs, with all programs that it started."""
        for process, other in self._lines.items():
            if other is line:
                signal_group(process, signal.SIGKILL)

    def tell_ends(self) -> None:
        """Tell of every kernel that ended, on its line."""
        while self._lines and (ended := os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)):
            line = self._lines.pop(ended.si_pid)
            end = _bury(ended.si_pid)
            if line.fileno() >= 0:
                send(line, end)

    def end(self) -> None:
        """End all, and wait for them."""
        for process in self._lines:
            signal_group(process, signal.SIGKILL)
        for process in self._lines:
            _bury(process)

    def _let_go(self) -> None:
        """Hear no more of these kernels."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for channel in (self.ends, self._writer, *self._lines.values()):
            channel.close()


def send(line: socket.socket, message: Message) -> None:
    """Send a message; whether anybody still listens is found out when the line is next heard."""
    with suppress(OSError):
        line.send(message.write())


def _bury(process: int) -> KernelEnd:
    """Take note of how a kernel ended, and end the programs that it has left."""
    os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)  # until it is buried nobody else gets its number
    with suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)
    _, status, usage = os.wait4(process, 0)
    return KernelEnd(
        code=os.waitstatus_to_exitcode(status),
        peak_bytes=usage.ru_maxrss * KIBIBYTE,
        processor_seconds=usage.ru_utime + usage.ru_stime,
    )
