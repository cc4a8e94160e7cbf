"""Makes reports on the machines of a dask cluster; what is lost with a worker is made by another."""

from collections.abc import Generator, Sequence
from pathlib import Path

from distributed import Client, Future, as_completed

from bahali.batch.cluster.parcel import Answer, make_from_parcel, pack_job, pack_workshop, unpack_answer
from bahali.batch.keeping.record import Record
from bahali.batch.placing import making_aside, place_of
from bahali.batch.planning.jobs import Job
from bahali.batch.planning.run import BatchRun
from bahali.batch.running.failing import FaultKind, trace
from bahali.batch.running.reporting import Failed, Made
from bahali.batch.storing import refuse, store
from bahali.vocabulary.faults import Fault, InputError, quote
from bahali.vocabulary.language import _

PATIENCE_SECONDS = 30


def make_in_cluster(run: BatchRun, jobs: Sequence[Job], address: str) -> Generator[tuple[Job, Record]]:
    """Make each report once on some worker of a cluster, and store what comes back.

    Parameters
    ----------
    run : BatchRun
        What they are about, and where they go.
    jobs : sequence of Job
        Reports to make.
    address : str
        Of the scheduler, such as ``tls://10.0.0.5:8786``. Certificates are taken from dask's own settings.

    Raises
    ------
    InputError
        If no scheduler answers there, or it has no workers.
    """
    with _connect(address) as client:
        _wait_for_worker(client, address)
        workshop = client.scatter(pack_workshop(run.plan.workshop_folder), broadcast=True, hash=False)
        futures = {
            client.submit(make_from_parcel, pack_job(job, run.plan), workshop, pure=False): job
            for job in jobs
        }
        for future in as_completed(futures, loop=client.loop):  # type: ignore[no-untyped-call]
            job = futures[future]
            yield job, _store(future, run, job)
            future.release()


def _connect(address: str) -> Client:
    try:
        return Client(address, timeout=PATIENCE_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError) as error:
        problem = f"no scheduler answers at {quote(address)}: {error}"
        remedy = "start one with `dask scheduler`, and give the address that it tells"
        raise InputError([Fault("--scheduler", problem, remedy=remedy)]) from None


def _wait_for_worker(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=PATIENCE_SECONDS)
    except TimeoutError:
        problem = f"the scheduler at {quote(address)} has no workers"
        raise InputError([Fault("--scheduler", problem, remedy="start some with `dask worker`")]) from None


def _store(future: "Future[Answer]", run: BatchRun, job: Job) -> Record:
    """Store what came back; how long it took is what its worker says, without the wait for one."""
    place = place_of(run, job)
    try:
        with making_aside(place) as aside:
            result = _unpack(future, aside)
            seconds = sum(result.seconds.values()) if isinstance(result, Made) else 0.0
            return store(result, place, seconds, where="cluster")
    except OSError as error:
        return refuse(error, place, 0.0)


def _unpack(future: "Future[Answer]", aside: Path) -> Made | Failed:
    """Take what came back; dask tells of a worker that was lost too often, as of any error in one."""
    try:
        answer = future.result()
    except Exception as error:
        story = _("The worker of the cluster that made it was lost, each time it was tried.")
        return Failed(story, trace(error), FaultKind.LOST)
    return unpack_answer(answer, aside)
