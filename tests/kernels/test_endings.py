"""Whoever dies, and however: nothing that belonged to it goes on, and nothing stays on the disk."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import pytest

Wait = Callable[[Callable[[], object]], None]

pytestmark = pytest.mark.slow  # every test imports what kernels need in processes of its own

OWNER = """
import json, sys
from jupyter_client.manager import KernelManager

kept = []
for _ in sys.stdin:  # each line asks for a kernel
    manager = KernelManager(kernel_name="bahali")
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(60)
    told = []
    client.execute_interactive(
        "import os, subprocess; print(os.getppid(), os.getpid(), subprocess.Popen(['sleep', '600']).pid)",
        output_hook=lambda message: told.append(message["content"].get("text", "")),
    )
    alive = [manager.is_alive() for manager in kept]
    kept.append(manager)
    print(json.dumps([*map(int, "".join(told).split()), alive]), flush=True)
"""


class Owner:
    """A process that starts kernels, and may be killed."""

    def __init__(self, kernels: Path, folder: Path) -> None:
        environment = os.environ | {"TMPDIR": str(folder), "JUPYTER_PATH": str(kernels.parent)}
        self.process = subprocess.Popen(
            [sys.executable, "-c", OWNER],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.programs: list[int] = []

    def start_kernel(self) -> dict[str, Any]:
        """Start a kernel, which starts a program; give their numbers, and which kernels before it live."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        numbers = json.loads(self.process.stdout.readline())
        self.programs.append(numbers[2])
        return dict(zip(("server", "kernel", "program", "alive"), numbers, strict=True))


@pytest.fixture
def start_owner(kernel_folder: Path, short_path: Path) -> Iterator[Callable[[], Owner]]:
    owners: list[Owner] = []

    def start() -> Owner:
        owners.append(Owner(kernel_folder, short_path))
        return owners[-1]

    yield start
    for owner in owners:
        with owner.process:
            owner.process.kill()
        for program in owner.programs:  # those of a kernel whose owner and server were both killed
            with suppress(ProcessLookupError):
                os.kill(program, signal.SIGKILL)


def is_gone(number: int) -> bool:
    """True when a process has ended; where nobody buries orphans it may still be listed."""
    return not psutil.pid_exists(number) or psutil.Process(number).status() == psutil.STATUS_ZOMBIE


@pytest.mark.parametrize("end", ["returns", signal.SIGKILL, signal.SIGTERM], ids=str)
def test_all_ends_with_the_owner(
    end: Any, start_owner: Callable[[], Owner], short_path: Path, wait_until: Wait
) -> None:
    owner = start_owner()
    started = owner.start_kernel()
    assert [path.name for path in short_path.iterdir()]
    if end == "returns":
        owner.process.stdin.close()
    else:
        owner.process.send_signal(end)
    wait_until(lambda: all(is_gone(started[name]) for name in ("server", "kernel", "program")))
    wait_until(lambda: not list(short_path.iterdir()))


def test_a_server_that_was_killed_takes_its_kernels_along_and_the_next_kernel_gets_a_new_one(
    start_owner: Callable[[], Owner], wait_until: Wait, short_path: Path
) -> None:
    owner = start_owner()
    first = owner.start_kernel()
    os.kill(first["server"], signal.SIGKILL)
    wait_until(lambda: is_gone(first["kernel"]))
    second = owner.start_kernel()
    assert second["server"] != first["server"]
    assert second["alive"] == [False]
    wait_until(lambda: is_gone(first["program"]))  # as soon as the owner has looked
    owner.process.stdin.close()
    wait_until(lambda: not list(short_path.iterdir()))


def test_what_is_left_when_owner_and_server_are_killed_is_swept_by_the_next(
    start_owner: Callable[[], Owner], wait_until: Wait, short_path: Path
) -> None:
    owner, other = start_owner(), start_owner()
    other.start_kernel()
    (of_other,) = short_path.iterdir()
    started = owner.start_kernel()
    (left,) = set(short_path.iterdir()) - {of_other}
    psutil.Process(started["server"]).suspend()  # so that it cannot tidy up
    owner.process.kill()
    owner.process.wait()
    os.kill(started["server"], signal.SIGKILL)
    wait_until(lambda: is_gone(started["kernel"]))
    assert left.is_dir()
    next_owner = start_owner()
    next_owner.start_kernel()
    assert not left.exists()
    assert of_other.is_dir()
    assert other.start_kernel()["alive"] == [True]
