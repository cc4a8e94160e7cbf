"""A cluster of two workers on this machine: the same reports, also when a worker is lost."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import psutil
import pytest
from distributed import Client, LocalCluster

from bahali.batch.cluster import sending as batch_cluster
from bahali.batch.planning.jobs import Job
from bahali.cli import main
from bahali.kernels.owner import end_servers
from bahali.vocabulary.faults import InputError

COVER = 'from bahali.document.section import Cover\nCover(title="Try", subtitle=jurisdiction)'
FILES = ("report.html", "report.xlsx")
NAMES = ("aamoora", "bellowick", "cindervale")
LONGEST = 60  # seconds; only a test that fails waits so long
MARK = "BATCH_CLUSTER_OF"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.usefixtures("after_kernels"),
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
]


def start_cluster(workers: int) -> LocalCluster:
    return LocalCluster(
        n_workers=workers, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0"
    )


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """A cluster of two workers; when it is closed, none of their processes may be left, nor a kernel."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(MARK, str(os.getpid()))
        with start_cluster(2) as running:
            yield running
            assert len(find_marked()) >= 2
    end_servers()  # that of this process has the mark too
    until = time.monotonic() + LONGEST
    while find_marked() and time.monotonic() < until:
        time.sleep(0.1)
    assert [process.cmdline() for process in find_marked()] == []


def contents(bench: Any) -> dict[tuple[str, str], bytes]:
    return {(name, file): (bench.folder / name / file).read_bytes() for name in NAMES for file in FILES}


def find_marked() -> list[psutil.Process]:
    """The processes of the cluster, and those that they have started.

    One stands for all processes that Python spawns, and stays until this one ends.
    """
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            is_shared = "resource_tracker" in " ".join(process.cmdline())
            if process.environ().get(MARK) == str(os.getpid()) and not is_shared:
                found.append(process)
    return found


def write_jobs(write_job: Callable[..., Job], *cells: str) -> tuple[Job, ...]:
    return tuple(write_job(name, COVER, f"print({name!r})", *cells, workshop="nowhere") for name in NAMES)


def test_a_cluster_gives_the_same_bytes(
    bench: Any, write_job: Callable[..., Job], cluster: LocalCluster
) -> None:
    jobs = write_jobs(write_job)
    bench.make(*jobs)
    here = contents(bench)
    outcome = bench.make(*jobs, force=True, scheduler=cluster.scheduler_address)
    assert (outcome.made, outcome.failed) == (3, 0)
    assert contents(bench) == here
    assert bench.manifest("aamoora").kernel.where == "cluster"
    assert bench.manifest("aamoora").kernel.kind == "prepared"
    assert bench.names == {*NAMES, "index.html"}
    assert bench.make(*jobs).kept == 3


def test_a_worker_that_is_killed_midway_loses_nothing(
    bench: Any, write_job: Callable[..., Job], cluster: LocalCluster
) -> None:
    jobs = write_jobs(write_job, "import time; time.sleep(1.5)")
    killed = []

    def kill() -> None:
        with Client(cluster.scheduler_address, set_as_default=False) as client:
            until = time.monotonic() + LONGEST
            while not any(client.processing().values()) and time.monotonic() < until:
                time.sleep(0.05)
            time.sleep(0.5)
            busy = [address for address, tasks in client.processing().items() if tasks]
            (process,) = client.run(os.getpid, workers=busy[:1]).values()
            psutil.Process(process).kill()
            killed.append(process)

    killing = threading.Thread(target=kill)
    killing.start()
    outcome = bench.make(*jobs, scheduler=cluster.scheduler_address)
    killing.join()
    assert len(killed) == 1
    assert (outcome.made, outcome.failed) == (3, 0)
    there = contents(bench)
    bench.make(*jobs, force=True)
    assert contents(bench) == there


def test_a_fault_in_a_worker_is_told_as_here(
    bench: Any, write_job: Callable[..., Job], cluster: LocalCluster
) -> None:
    outcome = bench.make(write_job("aamoora", COVER, "1 / 0"), scheduler=cluster.scheduler_address)
    assert outcome.failed == 1
    record = bench.record("aamoora")
    assert (record.fault, record.attempts) == ("code", 1)
    assert record.story == (
        'The notebook stopped in the cell "1 / 0" with ZeroDivisionError: division by zero'
    )
    log = (bench.folder / "logs" / "aamoora.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError: division by zero" in log


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://nowhere"])
def test_a_scheduler_that_does_not_answer_is_told_in_a_sentence(
    project: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    monkeypatch.setattr(batch_cluster, "PATIENCE_SECONDS", 1)
    monkeypatch.setattr("sys.argv", ["bahali", "reports", str(project.batch), "--scheduler", address])
    with pytest.raises(SystemExit, match="2"):
        main()
    complained = capsys.readouterr().err.splitlines()
    assert len(complained) == 1
    assert complained[0].startswith(f'--scheduler: no scheduler answers at "{address}": ')
    assert complained[0].endswith("start one with `dask scheduler`, and give the address that it tells")


def test_a_cluster_without_workers_is_told_in_a_sentence(
    bench: Any, write_job: Callable[..., Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_cluster, "PATIENCE_SECONDS", 1)
    with (
        start_cluster(0) as empty,
        pytest.raises(InputError, match=r"--scheduler: .* has no workers; start some with `dask worker`"),
    ):
        bench.make(write_job("aamoora", COVER), scheduler=empty.scheduler_address)
