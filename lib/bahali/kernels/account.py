"""How a kernel was started and how it ended."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class KernelAccount:
    """What is known of a kernel when it has ended.

    Parameters
    ----------
    kind : {"prepared", "ordinary"}
        Forked from a server, or started anew.
    reason : str
        Why it was ordinary; blank when it was not.
    code : int or None
        Exit code; below zero the signal that ended it; None when it is not known.
    lost_server : bool
        True when the server died and the kernel with it.
    peak_bytes : int
        The most memory that it held; 0 where not known.
    processor_seconds : float
        Its own and those of programs it waited for; 0 where not known.
    """

    kind: Literal["prepared", "ordinary"]
    reason: str = ""
    code: int | None = None
    lost_server: bool = False
    peak_bytes: int = 0
    processor_seconds: float = 0.0
