"""A prepared kernel: from its start to its first result, the memory each adds, and five hundred in a row."""

import asyncio
import statistics
import sys
import time
from dataclasses import asdict, dataclass

import machine
import psutil

from bahali.kernels import KERNEL_NAME
from bahali.kernels.manager import PromptManager

PACKAGES = ("ipykernel", "jupyter_client", "ipython", "pyzmq")
TIMED, LIVE, IN_A_ROW = 40, 10, 500
MEBIBYTE = 1024**2


@dataclass(frozen=True)
class Figures:
    """What was measured.

    Parameters
    ----------
    first_seconds, ordinary_seconds : float
        Median from the start of a prepared and of an ordinary kernel to its first result.
    added_bytes : float
        Memory that each live kernel adds: its share of what it holds, pages that it shares counted in parts.
    server_growth, owner_growth : int
        Bytes by which the server and its owner grew from the 20th to the last of a row of kernels.
    """

    first_seconds: float
    ordinary_seconds: float
    added_bytes: float
    server_growth: int
    owner_growth: int


async def main() -> None:
    """Measure, print and keep."""
    await time_first(KERNEL_NAME)  # the server starts with the first
    figures = Figures(
        statistics.median([await time_first(KERNEL_NAME) for _ in range(TIMED)]),
        statistics.median([await time_first("python3") for _ in range(5)]),
        await measure_live(),
        *await measure_growth(),
    )
    machine.keep("kernels", asdict(figures), PACKAGES)
    print_figures(figures)


def print_figures(figures: Figures) -> None:
    """Print what was measured as a table."""
    rows = [
        ["start of a prepared kernel to its first result, median", f"{figures.first_seconds:.3f} s"],
        ["the same of an ordinary kernel, which has imported nothing", f"{figures.ordinary_seconds:.3f} s"],
        ["memory that each live kernel adds", f"{figures.added_bytes / MEBIBYTE:.0f} MB"],
        [f"growth of the server over {IN_A_ROW} kernels", f"{figures.server_growth / MEBIBYTE:.1f} MB"],
        [f"growth of its owner over {IN_A_ROW} kernels", f"{figures.owner_growth / MEBIBYTE:.1f} MB"],
    ]
    machine.print_table(["", "measured"], rows)
    print(f"\n{machine.describe_machine(*PACKAGES)}")


async def start(name: str) -> tuple[PromptManager, object]:
    """Start a kernel and run one cell."""
    manager = PromptManager(kernel_name=name)
    await manager.start_kernel()
    client = manager.client()
    client.start_channels()
    await client.wait_for_ready(timeout=60)
    await client.execute_interactive("1 + 1", timeout=30, allow_stdin=False, output_hook=lambda _: None)
    return manager, client


async def time_first(name: str) -> float:
    """Time one kernel from its start to its first result."""
    started = time.perf_counter()
    manager, client = await start(name)
    seconds = time.perf_counter() - started
    await end(manager, client)
    return seconds


async def end(manager: PromptManager, client: object) -> None:
    """Shut a kernel down."""
    client.stop_channels()  # type: ignore[attr-defined]
    await manager.shutdown_kernel()


async def measure_live() -> float:
    """Start several kernels and give the share of memory that each holds."""
    started = [await start(KERNEL_NAME) for _ in range(LIVE)]
    server = psutil.Process(started[0][0].provisioner.pid).parent()
    shares = sum(kernel.memory_full_info().pss for kernel in [server, *server.children()])
    for manager, client in started:
        await end(manager, client)
    alone = server.memory_full_info().pss
    return (shares - alone) / LIVE


async def measure_growth() -> tuple[int, int]:
    """Run many kernels one after another, and give by how much server and owner grew."""
    manager, client = await start(KERNEL_NAME)
    server, owner = psutil.Process(manager.provisioner.pid).parent(), psutil.Process()
    await end(manager, client)
    for number in range(IN_A_ROW):
        manager, client = await start(KERNEL_NAME)
        await end(manager, client)
        if number == 20:
            before = server.memory_info().rss, owner.memory_info().rss
    return server.memory_info().rss - before[0], owner.memory_info().rss - before[1]


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
