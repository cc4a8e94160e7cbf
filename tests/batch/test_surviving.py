"""Whatever is killed, and whenever: the reports come out right, and nothing is left over."""

import os
import random
import signal
import subprocess
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import pytest

from bahali.batch.keeping.journal import JOURNAL_FILE
from bahali.batch.keeping.locking import LOCK_FILE
from bahali.batch.planning.slices import KEPT_FILE
from bahali.cli import app
from bahali.kernels.owner import end_servers

COVER = 'from bahali.document.section import Cover\nCover(title="Try", subtitle=jurisdiction)'
WORK = "import time\nfor step in range(4): time.sleep(0.1)\nprint(jurisdiction, step)"
REPORTS = {"AA": "aamoora", "BB": "bellowick", "CC": "cindervale"}
FILES = ("report.html", "report.xlsx")
LONGEST = 120  # seconds; only a test that fails waits so long
SEED = 20300912
ROUNDS = 5 if "BAHALI_EVERY_CASE" in os.environ else 2

pytestmark = [
    pytest.mark.slow,
    pytest.mark.usefixtures("heed_interrupts", "after_kernels"),
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
]


def find_processes(name: str, value: str) -> list[psutil.Process]:
    """Find the processes that have a variable of this value in their environment, except this one."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            is_one = process.environ().get(name) == value and process.status() != psutil.STATUS_ZOMBIE
            if is_one and process.pid != os.getpid():
                found.append(process)
    return found


def is_of_server(process: psutil.Process | None) -> bool:
    return process is not None and "bahali.kernels" in process.cmdline()


def wait_for(find: Callable[[], Any]) -> Any:
    until = time.monotonic() + LONGEST
    while not (found := find()):
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.01)
    return found


class Yard:
    """A project whose reports are made while things are killed; all its processes are marked."""

    def __init__(self, project: Any, temporary: Path, mark: str) -> None:
        self.project = project
        self.temporary = temporary
        self.mark = mark

    def processes(self) -> list[psutil.Process]:
        return find_processes("YARD", self.mark)

    def server(self) -> psutil.Process | None:
        """The server of kernels; its kernels have its command line, but another parent."""
        for process in self.processes():
            with suppress(psutil.Error):
                if is_of_server(process) and not is_of_server(process.parent()):
                    return process
        return None

    def kernels(self) -> list[psutil.Process]:
        server = self.server()
        with suppress(psutil.Error):
            return server.children() if server else []
        return []

    def make(self, *options: str) -> None:
        """Make the reports in this process, which keeps its server."""
        app(["reports", str(self.project.batch), "--jobs", "2", *options], standalone_mode=False)

    def start(self, *options: str) -> "subprocess.Popen[str]":
        return self.project.start("reports", self.project.batch, "--jobs", "2", *options)

    def contents(self) -> dict[str, bytes]:
        """The files of all reports that do not hold times."""
        home = self.project.home
        paths = [home / report / name for report in REPORTS.values() for name in FILES]
        return {f"{path.parent.name}/{path.name}": path.read_bytes() for path in paths if path.exists()}

    def forget(self) -> None:
        """Take the files away, so that all are made again."""
        for name in self.contents():
            (self.project.home / name).unlink()

    def wait_for_ends(self) -> None:
        """Wait until no process is left; a server that lost its owner needs a moment."""
        wait_for(lambda: not self.processes())

    def left(self) -> set[str]:
        """Whatever is neither a report, a log nor the index, and whatever temporary files are left."""
        home = self.project.home
        others = {path.name for path in home.iterdir()} - {*REPORTS.values(), "index.html", "logs"}
        hidden = {path.name for path in home.rglob(".*")}
        return (others | hidden | set(os.listdir(self.temporary))) - {KEPT_FILE}


@pytest.fixture
def yard(project: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Yard]:
    end_servers()  # that of another test has not this mark
    mark = uuid.uuid4().hex
    for jurisdiction in REPORTS:
        project.write_notebook(f"note_{jurisdiction}", WORK, setup=COVER)
    matrix = [{"notebook": f"note_{jurisdiction}", "jurisdiction": jurisdiction} for jurisdiction in REPORTS]
    project.write_batch(matrix, formats=["html", "xlsx"])
    with tempfile.TemporaryDirectory(prefix="y-", dir="/tmp") as temporary:
        for name, value in {"YARD": mark, "TMPDIR": temporary, "SOURCE_DATE_EPOCH": "1915401600"}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(tempfile, "tempdir", temporary)
        yard = Yard(project, Path(temporary), mark)
        yield yard
        end_servers()
        for process in yard.processes():
            process.kill()


@pytest.fixture
def undisturbed(yard: Yard) -> dict[str, bytes]:
    """What comes out when nobody disturbs."""
    yard.make()
    contents = yard.contents()
    assert len(contents) == len(REPORTS) * len(FILES)
    return contents


def kill_later(find: Callable[[], psutil.Process | None], seconds: float) -> threading.Thread:
    """Kill what is found, so many seconds after there is something to be found."""

    def kill() -> None:
        wait_for(find)
        time.sleep(seconds)
        with suppress(psutil.Error, AttributeError):  # it may just have ended
            (find() or None).kill()

    thread = threading.Thread(target=kill)
    thread.start()
    return thread


def test_kernel_server_or_batch_killed_at_any_moment_the_reports_come_out_right(
    yard: Yard, undisturbed: dict[str, bytes], capfd: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(SEED)
    victims = {
        "kernel": lambda: chance.choice(found) if (found := yard.kernels()) else None,
        "server": lambda: yard.server() if yard.kernels() else None,
    }
    for name in ("kernel", "server") * ROUNDS:
        yard.forget()
        killing = kill_later(victims[name], chance.uniform(0, 0.8))
        yard.make()
        killing.join()
        assert yard.contents() == undisturbed, name
    end_servers()
    yard.wait_for_ends()
    assert yard.left() == set()

    for _ in range(ROUNDS):
        yard.forget()
        with yard.start() as batch:
            wait_for(yard.kernels)
            time.sleep(chance.uniform(0, 2.0))
            batch.kill()
        yard.wait_for_ends()
        before = yard.contents()
        assert before.items() <= undisturbed.items()
        yard.make(*(["--resume"] if (yard.project.home / JOURNAL_FILE).exists() else []))
        assert yard.contents() == undisturbed
        end_servers()
        assert yard.left() == set()
    assert "Traceback" not in capfd.readouterr().err


def test_a_batch_killed_outright_goes_on_with_what_was_missing(
    yard: Yard, capfd: pytest.CaptureFixture[str]
) -> None:
    yard.project.write_notebook("note_CC", "import time; time.sleep(60)", setup=COVER)
    with yard.start("--jobs", "1") as batch:
        wait_for(lambda: (yard.project.home / "bellowick" / "record.json").exists() and yard.kernels())
        batch.kill()
    yard.wait_for_ends()
    assert (yard.project.home / LOCK_FILE).exists()
    kept = yard.contents()
    assert len(kept) == 2 * len(FILES)
    yard.project.write_notebook("note_CC", setup=COVER)
    yard.make("--resume")
    assert "1 made, 2 kept as they are, 0 failed." in capfd.readouterr().out
    assert yard.contents().items() > kept.items()
    end_servers()
    assert yard.left() == set()


@pytest.mark.parametrize("kernels", ["prepared", "ordinary"])
def test_ctrl_c_lets_what_runs_come_to_its_end_and_a_second_one_ends_it_at_once(
    yard: Yard, capfd: pytest.CaptureFixture[str], kernels: str
) -> None:
    finished, begun = (yard.project.folder / name for name in ("finish", "begun"))
    wait = f"import pathlib, time\nwhile not pathlib.Path({str(finished)!r}).exists(): time.sleep(0.05)"
    yard.project.write_notebook("note_AA", wait, setup=COVER)
    begin = f"import pathlib, time; pathlib.Path({str(begun)!r}).touch(); time.sleep(600)"
    yard.project.write_notebook("note_BB", begin, setup=COVER)
    asked = ("--ordinary-kernels",) if kernels == "ordinary" else ()
    with yard.start(*asked) as batch:
        wait_for(begun.exists)
        batch.send_signal(signal.SIGINT)
        time.sleep(0.5)
        finished.touch()
        wait_for((yard.project.home / "aamoora" / "record.json").exists)
        assert batch.poll() is None  # the other one still runs
        batch.send_signal(signal.SIGINT)
        told, complained = batch.communicate(timeout=LONGEST)
    assert batch.returncode == 130
    assert complained.endswith("Stopped. bahali reports --resume goes on.\n")
    assert "Traceback" not in complained
    assert "Stopping: what runs is finished first. Press Ctrl-C again to end it at once." in told
    yard.wait_for_ends()
    assert yard.left() == {JOURNAL_FILE}
    index = (yard.project.home / "index.html").read_text(encoding="utf-8")
    assert "3 reports · Made: 1" in index
    yard.project.write_notebook("note_BB", setup=COVER)
    yard.make("--resume")
    assert "2 made, 1 kept as they are, 0 failed." in capfd.readouterr().out
