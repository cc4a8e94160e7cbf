"""Tries each report, and once more what failed for no fault of its own."""

import time
from collections import defaultdict
from collections.abc import Generator, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import closing
from dataclasses import replace

from rich.console import Console

from bahali.batch.keeping.manifest import read_manifest
from bahali.batch.keeping.record import Record
from bahali.batch.placing import making_aside, place_of
from bahali.batch.planning.jobs import Job
from bahali.batch.planning.run import BatchRun, Wishes
from bahali.batch.progress import Reporter, show_progress
from bahali.batch.running.executing import Watch, end_kernels
from bahali.batch.running.failing import INFRASTRUCTURE
from bahali.batch.running.reporting import run_job
from bahali.batch.scheduling import count_cores, count_workers, order_longest_first
from bahali.batch.storing import keep_record, refuse, store
from bahali.batch.telling import describe_missing

MOST_ATTEMPTS = 3
PAUSE = 0.1  # seconds between two looks whether what was ended has come to its end

Tries = Generator[tuple[Job, Record]]


def make_all(run: BatchRun, jobs: Sequence[Job], wishes: Wishes, console: Console) -> Generator[Record]:
    """Make reports, longest first, and give the record of each when it is settled.

    Parameters
    ----------
    run : BatchRun
        What they are about, and where they go.
    jobs : sequence of Job
        Reports to make.
    wishes : Wishes
        How many at once, and where.
    console : Console
        Where to tell how far it is.
    """
    waiting: Sequence[Job] = order_longest_first(jobs, run.folder)
    workers = wishes.workers or count_workers(count_cores(), run.folder, jobs)
    seconds: dict[str, float] = defaultdict(float)
    with show_progress(len(jobs), console, workers) as reporter:
        for attempt in range(1, MOST_ATTEMPTS + 1):
            again = []
            tries = _try_all(run, waiting, wishes, reporter, workers if attempt == 1 else 1)
            with closing(tries):  # whoever stops the run waits until what runs has come to its end
                for job, record in tries:
                    seconds[job.report_id] += record.seconds
                    if record.fault in INFRASTRUCTURE and attempt < MOST_ATTEMPTS:
                        again.append(job)
                        continue
                    settled = replace(record, attempts=attempt, seconds=round(seconds[job.report_id], 1))
                    keep_record(settled, run.folder / job.report_id)
                    reporter.tell(settled.title, _write_story(settled, run), settled.seconds)
                    yield settled
            waiting = again


def _try_all(run: BatchRun, jobs: Sequence[Job], wishes: Wishes, reporter: Reporter, workers: int) -> Tries:
    """Try each once, on the machines of a cluster or on this one."""
    if wishes.scheduler:
        # An extra that most have not installed.
        from bahali.batch.cluster.sending import make_in_cluster  # noqa: PLC0415

        return make_in_cluster(run, jobs, wishes.scheduler)
    return _make_here(run, jobs, wishes.forks, reporter, workers)


def _make_here(run: BatchRun, jobs: Sequence[Job], forks: bool, reporter: Reporter, workers: int) -> Tries:
    """Make so many at a time; after Ctrl-C what runs is finished and what waits is not begun."""

    def attempt(job: Job) -> Record:
        with reporter.follow(job.title) as watch:
            return make_report(run, job, forks=forks, watch=watch)

    with ThreadPoolExecutor(workers) as pool:
        futures = {pool.submit(attempt, job): job for job in jobs}
        try:
            for future in as_completed(futures):
                yield futures[future], future.result()
        except BaseException:
            _stop(pool, futures, reporter)
            raise


def _stop(pool: ThreadPoolExecutor, futures: Iterable[Future[Record]], reporter: Reporter) -> None:
    """Let what runs come to its end; asked again, end its kernels."""
    pool.shutdown(wait=False, cancel_futures=True)
    reporter.say("Stopping: what runs is finished first. Press Ctrl-C again to end it at once.")
    try:
        pool.shutdown(wait=True)
    except KeyboardInterrupt:
        while not all(future.done() for future in futures):  # one may just have been starting a kernel
            end_kernels()
            time.sleep(PAUSE)


def make_report(run: BatchRun, job: Job, *, forks: bool = True, watch: Watch | None = None) -> Record:
    """Make one report on this machine and keep a record of it."""
    started = time.monotonic()
    place = place_of(run, job)
    try:
        with making_aside(place) as aside:
            result = run_job(job, aside, run.plan, forks=forks, watch=watch)
            return store(result, place, time.monotonic() - started)
    except OSError as error:  # such as a full disk; it must not stop the others
        return refuse(error, place, time.monotonic() - started)


def _write_story(record: Record, run: BatchRun) -> str:
    """Say in one line how it ended, for whoever watches the run."""
    manifest = read_manifest(run.folder / record.report_id)
    missing = describe_missing(manifest.missing) if manifest and record.state == "done" else ""
    tries = f" at attempt {record.attempts}" if record.attempts > 1 else ""
    return record.story or (f"done{tries}. {missing}" if missing else f"done{tries}")
