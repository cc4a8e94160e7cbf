"""Where a kernel cannot be forked, an ordinary one does the same, and it is known why."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from bahali.kernels import hindrances
from bahali.kernels.hindrances import find_hindrance

Start = Callable[..., Any]
Write = Callable[[str, str], Path]
USUAL = [sys.executable, "-m", "ipykernel_launcher", "-f", "connection.json"]

pytestmark = pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")


def test_usual_starts_have_no_hindrance() -> None:
    usual = {"env": {"LANG": "C"}, "cwd": None, "stderr": subprocess.DEVNULL, "independent": False}
    assert find_hindrance(USUAL, usual, {"LANG": "C"}) == ""


@pytest.mark.parametrize(
    ("cmd", "asked", "reason"),
    [
        (["python9", *USUAL[1:]], {}, "another kernel: python9 -m"),
        ([sys.executable, "-X", "dev", *USUAL[1:]], {}, "another kernel: "),
        (USUAL, {"cwd": "/nowhere"}, "folder does not exist: /nowhere"),
        (USUAL, {"independent": True}, "only a new process can have independent"),
        (USUAL, {"stdout": subprocess.PIPE}, "only a new process can have stdout"),
        (USUAL, {"env": {"MPLBACKEND": "agg"}}, "other variables than its server: MPLBACKEND"),
        (USUAL, {"env": {"TMPDIR": "/x", "LC_ALL": "ur"}}, "other variables than its server: LC_ALL, TMPDIR"),
    ],
)
def test_what_only_a_new_process_can_do_is_named(cmd: list[str], asked: dict[str, Any], reason: str) -> None:
    assert reason in find_hindrance(cmd, {"env": {}} | asked, {})


def test_a_variable_that_python_reads_at_its_start_is_heeded(start: Start) -> None:
    environment = dict(os.environ) | {"PYTHONINTMAXSTRDIGITS": "777"}
    kernel = start(env=environment, because="it has other variables than its server: PYTHONINTMAXSTRDIGITS")
    assert kernel.ask("__import__('sys').get_int_max_str_digits()") == 777
    assert kernel.manager.transport == "ipc"
    account = kernel.provisioner.give_account()
    assert (account.kind, account.code) == ("ordinary", None)
    assert "PYTHONINTMAXSTRDIGITS" in account.reason
    kernel.manager.shutdown_kernel()
    assert kernel.provisioner.give_account().code == 0


def test_other_variables_reach_a_forked_kernel(start: Start) -> None:
    given = {name: value for name, value in os.environ.items() if name != "PATH"}
    kernel = start(env=given | {"TZ": "Asia/Karachi", "WORKSHOP": "nowhere"})
    assert kernel.ask("'PATH' in __import__('os').environ") is False
    assert kernel.ask("__import__('os').environ['WORKSHOP']") == "nowhere"
    assert kernel.ask("__import__('time').timezone") == -5 * 60 * 60


def test_another_platform_gets_ordinary_kernels(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hindrances, "CAN_FORK", False)
    assert start(because="kernels are not forked on").ask("1 + 1") == 2


def test_where_there_is_no_fork_the_package_can_still_be_imported() -> None:
    code = """
import os, signal, socket
del os.fork, os.register_at_fork, os.killpg, signal.SIGKILL, signal.SIGCHLD, socket.send_fds, socket.recv_fds
import sys
sys.modules["fcntl"] = None
import bahali.kernels.manager, bahali.kernels.provisioner
"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr


@pytest.mark.slow
def test_a_module_that_cannot_be_imported_is_named_and_asked_for_once(start: Start) -> None:
    reason = "its server cannot import no_such: ModuleNotFoundError: No module named 'no_such'"
    assert start("broken", prepare=("no_such",), because=reason).ask("1 + 1") == 2
    servers = [one.pid for one in psutil.Process().children() if "no_such" in one.cmdline()]
    start("broken", because=reason)
    assert [one.pid for one in psutil.Process().children() if "no_such" in one.cmdline()] == servers


@pytest.fixture
def write_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a module that servers and kernels can import; each test needs one of its own."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)

    def write(name: str, code: str) -> Path:
        path = tmp_path / f"{name}.py"
        path.write_text(code)
        return path

    return write


@pytest.mark.slow
def test_a_server_that_dies_while_it_imports_is_done_without(start: Start, write_module: Write) -> None:
    write_module("dying", "import os\nos._exit(3)")
    reason = "the server of kernels ended before it had started one"
    assert start("dying", prepare=("dying",), because=reason).ask("1 + 1") == 2


@pytest.mark.slow
def test_what_modules_print_while_they_are_imported_is_not_printed_by_kernels(
    start: Start, write_module: Write, tmp_path: Path
) -> None:
    write_module("talking", "import ctypes\nprint('imported')\nctypes.CDLL(None).puts(b'imported below')")
    path = tmp_path / "output"
    with path.open("wb") as output:
        kernel = start("talking", prepare=("talking",), stdout=output)
    kernel.manager.shutdown_kernel()
    assert kernel.provisioner.give_account().code == 0
    assert path.read_bytes() == b""


@pytest.mark.slow
def test_a_thread_that_a_fork_would_lose_is_a_hindrance(start: Start, write_module: Write) -> None:
    start_thread = "threading.Thread(target=time.sleep, args=[99], daemon=True).start()"
    write_module("threaded", f"import threading, time\n{start_thread}")
    reason = "what its server imported runs 2 threads"
    assert start("threaded", prepare=("threaded",), because=reason).ask("1 + 1") == 2


@pytest.mark.slow
def test_a_server_that_gets_no_more_processes_lives_on(start: Start, write_module: Write) -> None:
    refuse = "raise BlockingIOError(11, 'Resource temporarily unavailable')"
    code = f"import os\nfork = os.fork\ndef refuse():\n    os.fork = fork\n    {refuse}\nos.fork = refuse"
    write_module("refusing", code)
    reason = "the system starts no more processes: Resource temporarily unavailable."
    assert start("refusing", prepare=("refusing",), because=reason).ask("1 + 1") == 2
    assert start("refusing").ask("1 + 1") == 2


@pytest.mark.slow
def test_code_that_was_edited_is_imported_anew(start: Start, write_module: Write, wait_until: Any) -> None:
    module = write_module("edited", "VALUE = 1")
    value, server = "__import__('edited').VALUE", "__import__('os').getppid()"
    before = start("edited", prepare=("edited",))
    assert before.ask(value) == 1
    module.write_text("VALUE = 'changed'")
    after = start("edited")
    assert after.ask(value) == "changed"
    assert start("edited").ask(server) == after.ask(server)
    assert before.ask(value) == 1
    replaced = psutil.Process(before.ask(server))
    before.manager.shutdown_kernel()
    wait_until(lambda: replaced.status() == psutil.STATUS_ZOMBIE)
    assert after.ask(value) == "changed"
