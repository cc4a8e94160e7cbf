"""A report as it is sent to another machine and comes back: plain content, no places of either machine."""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bahali.batch.planning.ingredients import digest_package
from bahali.batch.planning.jobs import Job
from bahali.batch.planning.plan import BatchPlan
from bahali.batch.running.failing import FaultKind
from bahali.batch.running.reporting import Failed, Made, run_job
from bahali.kernels.account import KernelAccount
from bahali.publish.epoch import EPOCH
from bahali.publish.files import NOTEBOOK_FILE, Format
from bahali.vocabulary.language import _, speaking
from bahali.workshop import Settings
from bahali.workshop.files import ALONE, list_read_files
from bahali.workshop.locating import PARAMETERS_FOLDER
from bahali.workshop.recalling import VARIABLE

NOTEBOOKS_FOLDER = "notebooks"

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Parcel:
    """All that another machine needs to make one report, beside the workshop's files.

    Parameters
    ----------
    report_id : str
        Which report.
    notebook : str
        Name of its notebook.
    content : bytes
        The notebook.
    settings : mapping
        Parameters.
    formats : tuple of str
        Formats to write.
    timeout_seconds : int
        Longest time that one cell may take.
    epoch : str
        ``SOURCE_DATE_EPOCH``; blank where it is not set.
    code : str
        Digest of the package; a machine with another one refuses.
    """

    report_id: str
    notebook: str
    content: bytes
    settings: Mapping[str, object]
    formats: tuple[str, ...]
    timeout_seconds: int
    epoch: str
    code: str


@dataclass(frozen=True)
class Answer:
    """What came back.

    Parameters
    ----------
    files : mapping of str to bytes
        The executed notebook and the report's files; none when it was not made.
    missing : mapping of str to str
        For each file that could not be made, why.
    log : str
        All that is known about faults.
    seconds : mapping of str to float
        How long its parts took.
    account : KernelAccount or None
        How its kernel was started and ended.
    story, kind : str
        What happened, and which kind of fault it is, when it was not made.
    """

    files: Files
    missing: Mapping[str, str]
    log: str
    seconds: Mapping[str, float]
    account: KernelAccount | None = None
    story: str = ""
    kind: str = ""


def pack_workshop(folder: Path) -> dict[str, bytes]:
    """Read the files that a workshop is read from, by their names within its folder."""
    return {name: path.read_bytes() for name, path in list_read_files(folder)}


def pack_job(job: Job, plan: BatchPlan) -> Parcel:
    """Pack one report."""
    return Parcel(
        report_id=job.report_id,
        notebook=job.notebook.name,
        content=job.notebook.read_bytes(),
        settings=job.name_parameters(plan),
        formats=tuple(plan.formats),
        timeout_seconds=plan.timeout_seconds,
        epoch=os.environ.get(EPOCH, ""),
        code=digest_package(),
    )


def make_from_parcel(parcel: Parcel, workshop: Files) -> Answer:
    """Make a report on the machine that a parcel came to; runs in a worker of the cluster."""
    if parcel.code != digest_package():
        story = _("A worker of the cluster has another version of Bahali; give all the same.")
        return Answer({}, {}, story, {}, story=story, kind=FaultKind.CODE)
    _set_epoch(parcel.epoch)
    with tempfile.TemporaryDirectory() as root:
        job, plan = _unpack(parcel, workshop, Path(root))
        os.environ.setdefault(VARIABLE, str(plan.workshop_folder))  # read by the server, which starts now
        aside = Path(root) / "aside"
        aside.mkdir()
        with speaking(job.settings.language):
            result = run_job(job, aside, plan)
        return _answer(result, aside)


def unpack_answer(answer: Answer, aside: Path) -> Made | Failed:
    """Write the files that came back into an empty folder."""
    if answer.kind:
        return Failed(answer.story, answer.log, FaultKind(answer.kind))
    for name, content in answer.files.items():
        (aside / Path(name).name).write_bytes(content)
    files = tuple(aside / name for name in answer.files if name != NOTEBOOK_FILE)
    return Made(aside / NOTEBOOK_FILE, files, answer.missing, answer.log, answer.account, answer.seconds)


def _unpack(parcel: Parcel, workshop: Files, root: Path) -> tuple[Job, BatchPlan]:
    """Lay out the files as in a project, since notebooks look for the workshop from where they are."""
    settings = Settings.model_validate(parcel.settings)
    name = f"{settings.workshop}.xlsx" if ALONE in workshop else settings.workshop
    folder, notebooks = root / PARAMETERS_FOLDER / name, root / NOTEBOOKS_FOLDER
    notebooks.mkdir()
    (notebooks / parcel.notebook).write_bytes(parcel.content)
    for name, content in workshop.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    formats = tuple(map(Format, parcel.formats))
    plan = BatchPlan(root / "reports.yaml", folder, parcel.timeout_seconds, notebooks, (), formats)
    return Job(parcel.report_id, parcel.report_id, notebooks / parcel.notebook, settings), plan


def _answer(result: Made | Failed, aside: Path) -> Answer:
    if isinstance(result, Failed):
        return Answer({}, {}, result.log, {}, story=result.story, kind=result.kind)
    files = {path.name: path.read_bytes() for path in sorted(aside.iterdir())}
    return Answer(files, dict(result.missing), result.log, dict(result.seconds), result.account)


def _set_epoch(epoch: str) -> None:
    """Date files as the machine does that asked for them."""
    if epoch:
        os.environ[EPOCH] = epoch
    else:
        os.environ.pop(EPOCH, None)
