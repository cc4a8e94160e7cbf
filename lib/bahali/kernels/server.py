"""The server's work: to fork a kernel for each request until its owner is gone.

Over the owner's socket come the lines of kernels (``bahali.kernels.asking``), each a socket of its own, and
with each what becomes the kernel's outputs. A request comes in, the number of the new process goes out, then
how it ended. When a line closes, its kernel is ended.
"""

import os
import selectors
import socket
from contextlib import suppress

from bahali.kernels.imported import ImportedCode
from bahali.kernels.messages import KernelStart
from bahali.kernels.order import Order
from bahali.kernels.running import RunningKernels, send

MEBIBYTE = 1024 * 1024
LONGEST_REQUEST = 16 * MEBIBYTE
OUTPUTS = 2  # standard output and error


class Server:
    """Holds the owner's socket, the lines of kernels, and which process belongs to which line.

    Parameters
    ----------
    owner : socket.socket
        When it closes, the owner is gone.
    code : ImportedCode
        With what kernels are forked.
    hindrance : str
        Why no kernel can be forked at all; blank when it can.
    """

    def __init__(self, owner: socket.socket, code: ImportedCode, hindrance: str = "") -> None:
        self.has_owner = True
        self._owner = owner
        self._code = code
        self._hindrance = hindrance
        self._orders: dict[socket.socket, Order] = {}
        self._kernels = RunningKernels()
        self._selector = selectors.DefaultSelector()
        for channel in (owner, self._kernels.ends):
            self._selector.register(channel, selectors.EVENT_READ)

    def serve(self) -> Order | None:
        """Serve while there is anything to do; in a forked child give what it shall become."""
        while self.has_owner and not self._is_replaced:
            for key, _ in self._selector.select():
                channel: socket.socket = key.fileobj  # type: ignore[assignment]
                if channel is self._owner:
                    self._take_line()
                elif channel is self._kernels.ends:
                    channel.recv(MEBIBYTE)
                elif (order := self._hear(channel)) and self._start(channel, order):
                    return order
            self._kernels.tell_ends()
        self._kernels.end()
        return None

    @property
    def _is_replaced(self) -> bool:
        """True when another server forks from now on, and this one's kernels have ended."""
        return bool(self._code.change) and not self._kernels and not self._orders

    def _take_line(self) -> None:
        """Take the line of a new kernel, or learn that the owner is gone."""
        message, descriptors = b"", list[int]()
        with suppress(OSError):
            message, descriptors, _, _ = socket.recv_fds(self._owner, 1, 1 + OUTPUTS)
        self.has_owner = bool(message)
        if len(descriptors) == 1 + OUTPUTS:
            line = socket.socket(fileno=descriptors[0])
            line.setblocking(False)
            self._orders[line] = Order(descriptors[1:])
            self._selector.register(line, selectors.EVENT_READ)
        else:  # with too many open files some are lost; who asks hears that nobody answers
            Order(descriptors).close()

    def _hear(self, line: socket.socket) -> Order | None:
        """Hear more of a request, and give it when it is whole; where a line was closed, end its kernel."""
        heard = b""
        with suppress(OSError):
            heard = line.recv(MEBIBYTE)
        order = self._orders.get(line)
        if not heard or order is None or len(order.heard) > LONGEST_REQUEST:
            self._forget(line)
            return None
        order.heard += heard
        return self._orders.pop(line) if heard.endswith(b"\n") else None

    def _forget(self, line: socket.socket) -> None:
        """Close a line and end its kernel; how that ended is nobody's concern any more."""
        self._selector.unregister(line)
        if order := self._orders.pop(line, None):
            order.close()
        self._kernels.kill(line)
        line.close()

    def _start(self, line: socket.socket, order: Order) -> bool:
        """Answer a request, with a kernel if that can be; True in the kernel itself."""
        if hindrance := self._hindrance or self._code.find_change():
            start = KernelStart(0, hindrance, outdated=bool(self._code.change))
        else:
            start = self._fork(line)
        if start.process == os.getpid():
            return True
        order.close()
        send(line, start)
        return False

    def _fork(self, line: socket.socket) -> KernelStart:
        try:
            process = self._kernels.fork(line)
        except OSError as error:
            return KernelStart(0, f"the system starts no more processes: {error.strerror}.")
        if process == os.getpid():
            self._let_go(line)
        return KernelStart(process)

    def _let_go(self, line: socket.socket) -> None:
        """Let no object of the server close later what a kernel has opened under the same number."""
        self._selector.close()
        for channel in (self._owner, line, *self._orders):
            channel.close()
