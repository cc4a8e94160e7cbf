"""Asks a server for a kernel, on a line of its own over which it hears at last how the kernel ended."""

import asyncio
import socket

from bahali.kernels.messages import KernelRequest, KernelStart
from bahali.kernels.process import KernelProcess

Outputs = tuple[int, int]
"""Descriptors of this process that become standard output and error of a kernel."""


class NotForkedError(Exception):
    """No kernel was forked; the message is a sentence that says why."""


class OutdatedServerError(NotForkedError):
    """The server has imported code that has changed since; a new one is needed."""


async def ask_for_kernel(owner: socket.socket, request: KernelRequest, outputs: Outputs) -> KernelProcess:
    """Ask a server for a kernel.

    Parameters
    ----------
    owner : socket.socket
        Socket to the server.
    request : KernelRequest
        What to start it with.
    outputs : tuple of int
        Descriptors for its standard output and error.

    Raises
    ------
    NotForkedError
        If the server cannot, or is gone; OutdatedServerError where a new server could.
    """
    line, other = socket.socketpair()
    try:
        line.setblocking(False)
        with other:
            socket.send_fds(owner, [b"k"], [other.fileno(), *outputs])
        start = KernelStart.read(await _ask(line, request.write()))
    except OSError:
        line.close()
        raise NotForkedError("the server of kernels ended before it had started one.") from None
    except BaseException:
        line.close()
        raise
    if start.process:
        return KernelProcess(line, start.process)
    line.close()
    raise (OutdatedServerError if start.outdated else NotForkedError)(start.hindrance)


async def _ask(line: socket.socket, question: bytes) -> bytes:
    """Send a message and hear one; not a byte of what may come after it."""
    loop = asyncio.get_running_loop()
    await loop.sock_sendall(line, question)
    answer = b""
    while not answer.endswith(b"\n"):
        heard = await loop.sock_recv(line, 1)
        if not heard:
            raise ConnectionResetError
        answer += heard
    return answer
