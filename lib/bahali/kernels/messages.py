"""What is said on the line between a process and a kernel of its server: a line of JSON each.

A request goes in, a start comes out at once, and the end when the kernel has ended.
"""

import json
from dataclasses import asdict, dataclass
from typing import Self


@dataclass(frozen=True)
class Message:
    """Something that fits on a line."""

    def write(self) -> bytes:
        """Write it as one line."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def read(cls, line: bytes) -> Self:
        """Read what ``write`` wrote."""
        return cls(**json.loads(line))


@dataclass(frozen=True)
class KernelRequest(Message):
    """What a kernel is started with, as ``subprocess.Popen`` would be given it.

    Parameters
    ----------
    arguments : list of str
        Command line of ``ipykernel``, without the name of the program.
    environment : dict of str to str
        All variables; none of the server's own stays.
    folder : str
        Working folder.
    """

    arguments: list[str]
    environment: dict[str, str]
    folder: str


@dataclass(frozen=True)
class KernelStart(Message):
    """The answer to a request.

    Parameters
    ----------
    process : int
        Number of the kernel's process; 0 when none was started.
    hindrance : str
        Why none was started.
    outdated : bool
        True when a new server could start it, because code has changed since this one imported it.
    """

    process: int
    hindrance: str = ""
    outdated: bool = False


@dataclass(frozen=True)
class KernelEnd(Message):
    """How a kernel ended.

    Parameters
    ----------
    code : int
        Its exit code; below zero the signal that ended it, as of ``subprocess.Popen``.
    peak_bytes : int
        The most memory that it held, with what it shares with its server.
    processor_seconds : float
        Its own and those of programs that it waited for.
    """

    code: int
    peak_bytes: int
    processor_seconds: float
