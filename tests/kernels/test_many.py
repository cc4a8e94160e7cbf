"""Many kernels, one after another and at once, from one server."""

import gc
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psutil
import pytest

Start = Callable[..., Any]
LEAST_LEAK = 500  # bytes for each kernel; a line that stays, with its record, is more

pytestmark = pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")


def count_open(process: int) -> int:
    return len(list(Path(f"/proc/{process}/fd").iterdir()))


def test_four_kernels_at_once_from_threads(start: Start) -> None:
    with ThreadPoolExecutor(4) as pool:
        kernels = list(pool.map(lambda _: start(), range(4)))
        told = list(pool.map(lambda kernel: kernel.ask("__import__('os').getpid()"), kernels))
    assert sorted(told) == sorted({kernel.pid for kernel in kernels})
    assert len({psutil.Process(process).ppid() for process in told}) == 1
    assert len({kernel.manager.ip for kernel in kernels}) == 4


@pytest.mark.slow
def test_a_hundred_kernels_leave_no_trace_in_server_and_owner(start: Start, wait_until: Any) -> None:
    kernels = [start() for _ in range(4)]
    server = psutil.Process(psutil.Process(kernels[0].pid).ppid())
    for kernel in kernels:
        kernel.client.stop_channels()  # a client that looks for its old kernel opens and closes files at will
    restart_all(kernels, times=5)
    open_before, memory_before = [count_open(server.pid), count_open(os.getpid())], measure(server)
    restart_all(kernels, times=20)
    wait_until(lambda: [count_open(server.pid), count_open(os.getpid())] == open_before)
    assert measure(server) - memory_before < LEAST_LEAK * 20 * len(kernels)
    for kernel in kernels:
        kernel.manager.shutdown_kernel()
    assert not any(Path(kernel.manager.ip).parent.exists() for kernel in kernels)


def restart_all(kernels: list[Any], times: int) -> None:
    with ThreadPoolExecutor(len(kernels)) as pool:
        for _ in range(times):
            list(pool.map(lambda kernel: kernel.manager.restart_kernel(now=True), kernels))
    gc.collect()


def measure(server: psutil.Process) -> int:
    """Bytes that only this process holds."""
    return int(server.memory_full_info().uss)
