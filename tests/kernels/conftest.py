"""Real kernels, each asked in its own words; all that need the same share one server of this process."""

import ast
import gc
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

from bahali.kernels.manager import SHIPPED
from bahali.kernels.owner import end_servers
from bahali.kernels.provisioner import PreparedProvisioner

LONGEST = 60  # seconds; only a test that fails waits so long
FEW = ("numpy.random", "matplotlib.pyplot")
"""What most kernels here are prepared with; a notebook of Bahali needs more, which takes longer to import."""


class Kernel:
    """A kernel that runs, and the client that talks to it."""

    def __init__(self, manager: KernelManager, **start: Any) -> None:
        self.manager = manager
        manager.start_kernel(**start)
        self.client = manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(LONGEST)

    @property
    def provisioner(self) -> PreparedProvisioner:
        provisioner = self.manager.provisioner
        assert isinstance(provisioner, PreparedProvisioner)
        return provisioner

    @property
    def pid(self) -> int:
        return self.provisioner.pid

    def run(self, code: str) -> list[dict[str, Any]]:
        """Run code as a cell, and give the contents of its outputs."""
        outputs: list[dict[str, Any]] = []
        self.client.execute_interactive(
            code,
            output_hook=lambda message: outputs.append({"type": message["msg_type"], **message["content"]}),
            timeout=LONGEST,
            allow_stdin=False,
        )
        return [output for output in outputs if output["type"] not in ("status", "execute_input")]

    def say(self, code: str) -> str:
        """Run code as a cell, and give what it printed."""
        outputs = self.run(code)
        assert all(output["type"] == "stream" for output in outputs), outputs
        return "".join(output["text"] for output in outputs)

    def ask(self, expression: str) -> Any:
        """Evaluate an expression to a value."""
        return ast.literal_eval(self.say(f"print(repr({expression}))"))

    def end(self) -> None:
        self.client.stop_channels()
        if self.manager.has_kernel:
            self.manager.shutdown_kernel(now=True)
        self.manager.cleanup_resources()


def write_kernel(folder: Path, name: str, prepare: tuple[str, ...]) -> None:
    """Describe the shipped kernel under another name, prepared with other modules."""
    spec = json.loads((SHIPPED / "bahali" / "kernel.json").read_text())
    spec["metadata"]["kernel_provisioner"]["config"]["prepare"] = list(prepare)
    path = folder / name / "kernel.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(spec))


@pytest.fixture
def wait_until() -> Callable[[Callable[[], object]], None]:
    """Wait for what other processes do."""

    def wait(condition: Callable[[], object]) -> None:
        until = time.monotonic() + LONGEST
        while not condition():
            assert time.monotonic() < until, "waited in vain"
            time.sleep(0.02)

    return wait


@pytest.fixture(scope="session")
def kernel_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with descriptions of kernels: ``few``, and ``bahali`` which is prepared with nothing."""
    folder = tmp_path_factory.mktemp("share") / "kernels"
    write_kernel(folder, "few", FEW)
    write_kernel(folder, "bahali", ())
    return folder


@pytest.fixture(scope="session", autouse=True)
def _end_of_servers() -> Iterator[None]:
    yield
    end_servers()


@pytest.fixture
def start(kernel_folder: Path) -> Iterator[Callable[..., Kernel]]:
    """Start kernels, and end them after the test; without a hindrance each must have been forked.

    ``prepare`` makes a kernel of its own, so also a server; what is left goes to ``start_kernel``.
    """
    started: list[Kernel] = []

    def start(
        name: str = "few", *, prepare: tuple[str, ...] | None = None, because: str = "", **asked: Any
    ) -> Kernel:
        if prepare is not None:
            write_kernel(kernel_folder, name, prepare)
        specs = KernelSpecManager()
        specs.kernel_dirs = [str(kernel_folder), *specs.kernel_dirs]
        kernel = Kernel(KernelManager(kernel_name=name, kernel_spec_manager=specs), **asked)
        started.append(kernel)
        if name != "python3":
            assert because in kernel.provisioner.ordinary_because
            assert bool(because) == bool(kernel.provisioner.ordinary_because)
        return kernel

    yield start
    for kernel in started:
        kernel.end()
    gc.collect()  # what clients leave open, before another test is blamed for it


@pytest.fixture
def own_environment() -> dict[str, str]:
    """The environment without what pytest adds, for which ipykernel leaves out the capture of outputs."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}


@pytest.fixture
def short_path() -> Iterator[Path]:
    """An empty folder with a path short enough for sockets in it."""
    with tempfile.TemporaryDirectory(prefix="k-", dir="/tmp") as folder:
        yield Path(folder)
