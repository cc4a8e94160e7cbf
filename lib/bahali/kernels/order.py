"""What a server is asked for, while it arrives."""

import os
from dataclasses import dataclass

from bahali.kernels.messages import KernelRequest


@dataclass
class Order:
    """A request that is arriving, and what came with it.

    Parameters
    ----------
    outputs : list of int
        Descriptors that become standard output and error of the kernel.
    heard : bytes
        What has arrived of the request.
    """

    outputs: list[int]
    heard: bytes = b""

    def read(self) -> KernelRequest:
        """Read the request, when it has arrived."""
        return KernelRequest.read(self.heard)

    def close(self) -> None:
        """Give up the outputs; a kernel has its own copies."""
        for output in self.outputs:
            os.close(output)
