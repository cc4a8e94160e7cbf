"""What a report is made from, so that two of them can be compared and nothing is made twice."""

import hashlib
import json
import os
import platform
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, distributions
from pathlib import Path

from bahali.batch.planning.jobs import Job
from bahali.batch.planning.plan import BatchPlan, Value
from bahali.batch.planning.slices import recall_slices
from bahali.publish.epoch import EPOCH
from bahali.workshop import Workshop

PACKAGE = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ingredients:
    """All that one report is made from, each by a digest or a version.

    Parameters
    ----------
    notebook : str
        SHA-256 of the notebook's file.
    parameters : mapping of str to str or int
        Values put into the notebook; of the workshop only its name, not where it is.
    tables : mapping of str to str
        SHA-256 of the rows that the report may use, by the name of their file, of workshop.yaml, and of the
        remarks of the check.
    code : str
        SHA-256 over all files of Bahali, among them templates and fonts.
    packages : mapping of str to str
        Versions of Python and of everything installed beside it.
    formats : tuple of str
        Formats it is written in.
    epoch : str
        ``SOURCE_DATE_EPOCH``, which dates its files; blank where it is not set.
    """

    notebook: str
    parameters: Mapping[str, Value]
    tables: Mapping[str, str]
    code: str
    packages: Mapping[str, str]
    formats: tuple[str, ...]
    epoch: str = ""

    @property
    def key(self) -> str:
        """One SHA-256 over all of it."""
        return _digest(json.dumps(vars(self), sort_keys=True, ensure_ascii=False).encode())


def find_ingredients(
    plan: BatchPlan, workshop: Workshop, jobs: Iterable[Job], folder: Path | None = None
) -> dict[str, Ingredients]:
    """Work out what each report of a batch is made from, by its id.

    What reports share is digested once: the package, each notebook, and what each jurisdiction may use.

    Parameters
    ----------
    plan : BatchPlan
        The batch file.
    workshop : Workshop
        The whole workshop.
    jobs : iterable of Job
        The reports.
    folder : Path or None
        Folder of the workshop's reports, where digests of slices may be kept.
    """
    wanted = tuple(jobs)
    packages, code = read_versions(), digest_package()
    slices = recall_slices(folder, workshop, code, (job.settings.jurisdiction for job in wanted))
    notebooks = {path: _digest(path.read_bytes()) for path in {job.notebook for job in wanted}}
    return {
        job.report_id: Ingredients(
            notebook=notebooks[job.notebook],
            parameters=job.name_parameters(plan),
            tables=slices[job.settings.jurisdiction],
            code=code,
            packages=packages,
            formats=tuple(sorted(plan.formats)),
            epoch=os.environ.get(EPOCH, ""),
        )
        for job in wanted
    }


@cache
def digest_package() -> str:
    """Give one SHA-256 over all files of Bahali."""
    total = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            total.update(f"{path.relative_to(PACKAGE).as_posix()}\0{_digest(path.read_bytes())}\n".encode())
    return total.hexdigest()


@cache
def read_versions() -> Mapping[str, str]:
    """Give the versions of Python and of all that is installed, except Bahali, whose files are digested."""
    installed: dict[str, str] = {}
    for name, version in map(_name_and_version, distributions()):
        installed.setdefault(name, version)  # of two with one name, Python takes the first
    installed.pop("bahali", None)
    return {"python": platform.python_version(), **dict(sorted(installed.items()))}


def _name_and_version(found: Distribution) -> tuple[str, str]:
    """Read the head of a distribution's facts; the rest, often a long page, takes most of the time."""
    facts = found.read_text("METADATA") or found.read_text("PKG-INFO") or ""
    head = dict(line.split(": ", 1) for line in facts.split("\n\n", 1)[0].splitlines() if ": " in line)
    return re.sub("[-_.]+", "-", head.get("Name", "")).lower(), head.get("Version", "")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
