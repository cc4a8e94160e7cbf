"""Starts the server of the shipped kernel before the first kernel is asked for."""

import json

from bahali.kernels import KERNEL_NAME, SHIPPED
from bahali.kernels.hindrances import CAN_FORK
from bahali.kernels.owner import start_server


def get_ready() -> None:
    """Let the server import what kernels need, while whoever will run notebooks still loads its own tools.

    Nothing where kernels cannot be forked. It needs nothing of Jupyter, so it can come before all else.
    """
    if CAN_FORK:
        spec = json.loads((SHIPPED / KERNEL_NAME / "kernel.json").read_text(encoding="utf-8"))
        start_server(spec["metadata"]["kernel_provisioner"]["config"]["prepare"])
