"""Tools that run notebooks find the kernel by its name, and it does what they ask."""

import json
import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest
from jupyter_client.kernelspec import KernelSpecManager

from bahali.kernels.manager import SHIPPED

Wait = Callable[[Callable[[], object]], None]
FORKED = """import os, psutil
assert 'bahali.kernels' in psutil.Process(os.getppid()).cmdline()
print('forked')"""

pytestmark = pytest.mark.slow


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    """A notebook that fails in a kernel which was not forked."""
    cell = nbformat.v4.new_code_cell(
        FORKED, execution_count=1, outputs=[nbformat.v4.new_output("stream", text="forked\n")]
    )
    path = tmp_path / "tried.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    return path


@pytest.fixture
def run_tool(kernel_folder: Path, tmp_path: Path) -> Callable[..., str]:
    """Run a tool, with the kernel prepared with nothing so that it starts soon."""

    def run(*arguments: str) -> str:
        environment = os.environ | {"JUPYTER_PATH": str(kernel_folder.parent)}
        command = [sys.executable, "-m", *arguments]
        ended = subprocess.run(
            command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended.stdout + ended.stderr

    return run


def read_printed(path: Path) -> str:
    (cell,) = nbformat.read(path, as_version=4).cells
    return str(cell.outputs[0].text)


def test_the_kernel_that_tools_find_is_the_shipped_one() -> None:
    shipped = json.loads((SHIPPED / "bahali" / "kernel.json").read_text())
    assert KernelSpecManager().get_kernel_spec("bahali").to_dict().items() >= shipped.items()


def test_papermill(run_tool: Callable[..., str], notebook: Path, tmp_path: Path) -> None:
    run_tool("papermill", "-k", "bahali", str(notebook), str(tmp_path / "made.ipynb"))
    assert read_printed(tmp_path / "made.ipynb") == "forked\n"


def test_nbconvert(run_tool: Callable[..., str], notebook: Path, tmp_path: Path) -> None:
    chosen = "--ExecutePreprocessor.kernel_name=bahali"
    run_tool("nbconvert", "--to", "notebook", "--execute", chosen, "--output", "made.ipynb", str(notebook))
    assert read_printed(tmp_path / "made.ipynb") == "forked\n"


def test_nbval(run_tool: Callable[..., str], notebook: Path) -> None:
    chosen = ("--nbval", "--nbval-kernel-name", "bahali")
    assert "1 passed" in run_tool("pytest", "-p", "no:cacheprovider", *chosen, str(notebook))


@pytest.fixture
def jupyter(
    kernel_folder: Path, short_path: Path, wait_until: Wait
) -> Iterator[tuple[int, Callable[..., Any]]]:
    """Start a Jupyter server, whose files are in ``short_path``; give its process and a way to ask it."""
    environment = os.environ | {
        "JUPYTER_PATH": str(kernel_folder.parent),
        "JUPYTER_RUNTIME_DIR": str(short_path / "runtime"),
        "JUPYTER_CONFIG_DIR": str(short_path / "config"),
        "JUPYTER_TOKEN": "secret",
        "TMPDIR": str(short_path),
    }
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ("--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}")
    command = [sys.executable, "-m", "jupyter_server", *options]
    server = subprocess.Popen(command, cwd=short_path, env=environment, stderr=subprocess.DEVNULL)

    def ask(method: str, path: str, content: Any = None) -> Any:
        body = None if content is None else json.dumps(content).encode()
        asked = urllib.request.Request(f"http://127.0.0.1:{port}/api/{path}", body, method=method)
        asked.add_header("Authorization", "token secret")
        with urllib.request.urlopen(asked, timeout=60) as answer:
            told = answer.read()
        return json.loads(told) if told else None

    def is_answering() -> bool:
        with suppress(OSError):
            return bool(ask("GET", "status"))
        return False

    wait_until(is_answering)
    yield server.pid, ask
    server.terminate()
    server.wait(60)


def is_of_kernels(child: psutil.Process) -> bool:
    """Tell the server of kernels from short-lived children of a server of Jupyter."""
    with suppress(psutil.Error):
        return "bahali.kernels" in child.cmdline()
    return False


def test_a_jupyter_server_starts_restarts_and_ends_the_kernel(
    jupyter: tuple[int, Callable[..., Any]], short_path: Path, wait_until: Wait
) -> None:
    server, ask = jupyter
    kernel = ask("POST", "kernels", {"name": "bahali"})
    connection = json.loads((short_path / "runtime" / f"kernel-{kernel['id']}.json").read_text())
    assert connection["transport"] == "ipc"
    sockets = Path(connection["ip"]).parent
    assert len(list(sockets.glob("k-*"))) == 5
    (of_kernels,) = filter(is_of_kernels, psutil.Process(server).children())
    (first,) = of_kernels.children()
    ask("POST", f"kernels/{kernel['id']}/restart", {})
    wait_until(lambda: not first.is_running())
    (second,) = of_kernels.children()
    ask("DELETE", f"kernels/{kernel['id']}")
    wait_until(lambda: not second.is_running())
    assert not sockets.exists()
    psutil.Process(server).terminate()
    wait_until(lambda: not of_kernels.is_running() or of_kernels.status() == psutil.STATUS_ZOMBIE)
    assert not list(short_path.glob("bahali-kernels-*"))
