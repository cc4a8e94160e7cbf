"""A prepared kernel takes what Jupyter does to kernels as an ordinary one takes it."""

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest
import zmq
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from traitlets.config import Config

from bahali.kernels.account import KernelAccount
from bahali.kernels.manager import PromptManager

LONGEST = 60  # seconds; only a test that fails waits so long

Start = Callable[..., Any]
START_PROGRAM = "import subprocess\nprint(subprocess.Popen(['sleep', '600']).pid)"

Wait = Callable[[Callable[[], object]], None]

pytestmark = pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")


def run_notebook(*cells: str, timeout: int = LONGEST) -> list[KernelAccount]:
    """Run cells with nbclient in a prepared kernel, and give what was told of it."""
    told: list[KernelAccount] = []
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    config = Config({"PromptManager": {"told": told.append}})
    client = NotebookClient(
        notebook, timeout=timeout, kernel_name="few", kernel_manager_class=PromptManager, config=config
    )
    try:
        client.execute()
    except Exception as error:
        error.add_note(repr(told))
        raise
    return told


@pytest.fixture
def known_by_name(kernel_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTER_PATH", str(kernel_folder.parent))


def test_an_interrupt_stops_the_cell_and_not_the_kernel(start: Start) -> None:
    kernel = start()
    question = kernel.client.execute("print('begun', flush=True)\n__import__('time').sleep(600)")
    while kernel.client.get_iopub_msg(timeout=LONGEST)["msg_type"] != "stream":
        pass
    kernel.manager.interrupt_kernel()
    reply = kernel.client.get_shell_msg(timeout=LONGEST)
    assert reply["parent_header"]["msg_id"] == question
    assert reply["content"]["ename"] == "KeyboardInterrupt"
    assert kernel.ask("1 + 1") == 2


def test_a_kernel_that_is_told_to_ends_with_zero(start: Start) -> None:
    kernel = start()
    kernel.manager.shutdown_kernel()
    account = kernel.provisioner.give_account()
    assert (account.kind, account.reason, account.code, account.lost_server) == ("prepared", "", 0, False)
    assert account.peak_bytes > 10_000_000
    assert account.processor_seconds > 0


@pytest.mark.parametrize(
    ("death", "code"),
    [("os._exit(7)", 7), ("os.kill(os.getpid(), 9)", -9), ("os.kill(os.getpid(), 11)", -11)],
)
def test_how_a_kernel_died_is_known(start: Start, wait_until: Wait, death: str, code: int) -> None:
    kernel = start()
    kernel.client.execute(f"import os\n{death}")
    wait_until(lambda: not kernel.manager.is_alive())
    account = kernel.provisioner.give_account()
    assert (account.code, account.lost_server) == (code, False)


def test_what_a_kernel_has_to_finish_is_finished_before_it_ends(start: Start, tmp_path: Path) -> None:
    kernel = start()
    write = "open({!r}, 'w').write('done')"
    kernel.say(f"import atexit\natexit.register(lambda: {write.format(str(tmp_path / 'at_exit'))});")
    slowly = f"threading.main_thread().join() or {write.format(str(tmp_path / 'thread'))}"
    kernel.say(f"import threading\nthreading.Thread(target=lambda: {slowly}).start()")
    kernel.manager.shutdown_kernel()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "at_exit": "done",
        "thread": "done",
    }


@pytest.mark.parametrize("now", [True, False])
def test_a_restart_gives_a_new_process_at_the_same_place(start: Start, now: bool) -> None:
    kernel = start()
    before, place = kernel.pid, kernel.manager.connection_file
    kernel.say("kept = 1")
    kernel.manager.restart_kernel(now=now)
    kernel.client.wait_for_ready(LONGEST)
    assert not psutil.pid_exists(before)
    assert kernel.manager.connection_file == place
    assert kernel.ask("'kept' in globals()") is False


def test_a_kernel_that_was_shut_down_can_be_started_again(start: Start) -> None:
    kernel = start()
    kernel.client.stop_channels()
    kernel.manager.shutdown_kernel()
    assert not Path(kernel.manager.ip).parent.exists()
    kernel.manager.context = zmq.Context()  # as where many kernels share one
    again = type(kernel)(kernel.manager)
    assert again.ask("1 + 1") == 2
    again.end()
    kernel.manager.context.term()


@pytest.mark.usefixtures("known_by_name")
def test_nbclient_is_told_of_a_cell_that_takes_too_long() -> None:
    with pytest.raises(CellTimeoutError, match="A cell timed out"):
        run_notebook("__import__('time').sleep(600)", timeout=1)


@pytest.mark.usefixtures("known_by_name")
def test_nbclient_is_told_of_a_kernel_that_died() -> None:
    with pytest.raises(DeadKernelError, match="Kernel died") as caught:
        run_notebook("import os\nos.kill(os.getpid(), 9)")
    assert "code=-9" in caught.value.__notes__[0]


@pytest.mark.usefixtures("known_by_name")
def test_each_kernel_gives_one_account() -> None:
    assert [account.kind for account in run_notebook("1")] == ["prepared"]


@pytest.mark.parametrize("end", ["shutdown", "killed"])
def test_programs_end_with_the_kernel_that_started_them(start: Start, wait_until: Wait, end: str) -> None:
    kernel = start()
    program = int(kernel.say(START_PROGRAM))
    if end == "killed":
        os.kill(kernel.pid, signal.SIGKILL)
    else:
        kernel.manager.shutdown_kernel(now=True)
    wait_until(lambda: not psutil.pid_exists(program))


def test_a_figure_is_shown_as_by_an_ordinary_kernel(start: Start) -> None:
    draw = "import matplotlib.pyplot as plt\nplt.plot([1, 2]);"
    (shown,), (expected,) = start().run(draw), start("python3").run(draw)
    assert shown["data"].keys() == {"text/plain", "image/png"}
    assert shown["data"]["image/png"] == expected["data"]["image/png"]


def test_what_is_printed_below_python_is_shown_and_spoils_nothing(start: Start, own_environment: Any) -> None:
    kernel = start(env=own_environment)
    kernel.say("import ctypes, os\nlibrary = ctypes.CDLL(None)")
    # What is printed so arrives when it arrives; a second cell gives it the time.
    shown = kernel.say("library.puts(b'from below')\nlibrary.fflush(None)\nos.write(2, b'x' * 100_000);")
    shown += kernel.say("import time\ntime.sleep(1)")
    assert "from below" in shown
    assert shown.count("x") == 100_000
    assert kernel.ask("1 + 1") == 2


def test_outputs_of_the_process_go_where_they_were_sent(
    start: Start, wait_until: Wait, own_environment: Any, tmp_path: Path
) -> None:
    path = tmp_path / "output"
    with path.open("wb") as output:
        kernel = start(env=own_environment, stdout=output, stderr=subprocess.DEVNULL)
    kernel.say("import os\nos.write(1, b'out'); os.write(2, b'error');")
    wait_until(path.read_bytes)
    assert path.read_bytes() == b"out"


def test_the_debugger_answers(start: Start) -> None:
    client = start().client
    asked = {"type": "request", "seq": 1, "command": "initialize", "arguments": {"adapterID": "python"}}
    client.control_channel.send(client.session.msg("debug_request", asked))
    answer = client.get_control_msg(timeout=LONGEST)["content"]
    assert answer["success"], answer
    assert answer["body"]["supportsSetVariable"]
