"""What a server is asked for, and what it answers: one line of JSON each."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class KernelRequest:
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

    def write(self) -> bytes:
        """Write it as one line."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def read(cls, line: bytes) -> "KernelRequest":
        """Read what ``write`` wrote."""
        return cls(**json.loads(line))


@dataclass(frozen=True)
class KernelEnd:
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

    def write(self) -> bytes:
        """Write it as one line."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def read(cls, line: bytes) -> "KernelEnd":
        """Read what ``write`` wrote."""
        return cls(**json.loads(line))
