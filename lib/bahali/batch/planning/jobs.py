"""Works out which reports a batch file asks for, and what each is made with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from bahali.batch.planning.plan import BatchPlan, Choice, Value
from bahali.vocabulary.faults import Fault, InputError, quote
from bahali.vocabulary.nearness import did_you_mean
from bahali.workshop import Settings, Workshop, find_workshop, fit_settings, read_settings
from bahali.workshop.locating import PARAMETERS_FOLDER
from bahali.workshop.reading import HEADER_FILE

EACH = "each"
"""Stands in a batch file for all jurisdictions but the national level."""
RESERVED_IDS = ("index", "difference")
"""Names that stand beside the reports: of their front page, and of the folder that tells what changed."""


@dataclass(frozen=True)
class Job:
    """One report to be made."""

    report_id: str
    title: str
    notebook: Path
    settings: Settings

    @property
    def parameters(self) -> dict[str, Value]:
        """Values to put into the notebook, as plain text and numbers."""
        return self.settings.model_dump(mode="json")

    def name_parameters(self, plan: BatchPlan) -> dict[str, Value]:
        """Give the parameters with the workshop by its name, so that they mean the same on any machine."""
        return {**self.parameters, "workshop": plan.workshop_name}


def plan_jobs(plan: BatchPlan, workshop: Workshop) -> tuple[Job, ...]:
    """Work out every report of a batch, and check its parameters before any notebook runs.

    Parameters
    ----------
    plan : BatchPlan
        The batch file.
    workshop : Workshop
        The workshop its reports are about.

    Raises
    ------
    InputError
        If a notebook is missing, a parameter is not allowed or unknown to its notebook, or two reports
        would get the same id, or one an id that is kept for other pages; tells all of them.
    """
    jobs: list[Job] = []
    faults: list[Fault] = []
    name = _workshop_name(plan)
    for row in (_expand(row, workshop) for row in plan.rows):
        swept = [name for name, choice in row.items() if isinstance(choice, tuple) and name != "jurisdiction"]
        for values in _combinations(row):
            try:
                jobs.append(_make_job(plan, workshop, {"workshop": name, **values}, swept))
            except InputError as error:
                faults += [
                    Fault(plan.path.name, fault.problem, column=fault.column, remedy=fault.remedy)
                    for fault in error.faults
                ]
    faults += [*_repeated_ids(plan, jobs), *_reserved_ids(jobs), *_borrowed_id(plan, workshop)]
    if faults:
        raise InputError(dict.fromkeys(faults))
    return tuple(jobs)


def choose_jobs(jobs: tuple[Job, ...], only: list[str]) -> tuple[Job, ...]:
    """Keep the reports named; all of them when none is named.

    Raises
    ------
    InputError
        If a name is not the id of a report.
    """
    ids = [job.report_id for job in jobs]
    faults = [
        Fault(
            "--only",
            f"there is no report {quote(name)}; allowed: {', '.join(ids)}",
            remedy=did_you_mean(name, ids),
        )
        for name in only
        if name not in ids
    ]
    if faults:
        raise InputError(faults)
    return tuple(job for job in jobs if not only or job.report_id in only)


def _expand(row: Mapping[str, Choice], workshop: Workshop) -> Mapping[str, Choice]:
    """Write out what stands for a list."""
    if row["jurisdiction"] != EACH:
        return row
    header = workshop.header
    return {**row, "jurisdiction": tuple(code for code in header.jurisdictions if code != header.national)}


def _combinations(row: Mapping[str, Choice]) -> Iterator[dict[str, Value]]:
    choices = [choice if isinstance(choice, tuple) else (choice,) for choice in row.values()]
    for values in product(*choices):
        yield dict(zip(row, values, strict=True))


def _make_job(plan: BatchPlan, workshop: Workshop, values: dict[str, Value], swept: list[str]) -> Job:
    given: dict[str, object] = {name: value for name, value in values.items() if name != "notebook"}
    notebook = plan.notebooks / f"{values['notebook']}.ipynb"
    settings = fit_settings(read_settings(given), workshop)
    _check_exists(plan, notebook)
    place = workshop.header.jurisdictions[settings.jurisdiction]
    report_id = "-".join([place.slug, *(str(values[name]) for name in swept)])
    title = ", ".join([place.name, *(str(values[name]) for name in swept)])
    return Job(report_id, title, notebook, settings)


def _workshop_name(plan: BatchPlan) -> str:
    """Name the workshop as a person would, so that no path of one machine gets into a report."""
    name = plan.workshop_name
    try:
        is_found = find_workshop(name, plan.notebooks).resolve() == plan.workshop_folder
    except InputError:
        is_found = False
    return name if is_found else plan.workshop_folder.as_posix()


def _check_exists(plan: BatchPlan, notebook: Path) -> None:
    if notebook.is_file():
        return
    known = sorted(path.stem for path in plan.notebooks.glob("*.ipynb"))
    remedy = did_you_mean(notebook.stem, known) or f"allowed: {', '.join(known)}"
    problem = f"there is no notebook {quote(notebook.stem)}"
    raise InputError([Fault(plan.path.name, problem, column="notebook", remedy=remedy)])


def _borrowed_id(plan: BatchPlan, workshop: Workshop) -> list[Fault]:
    """Refuse a copy of a pack that still has the id of the first, whose reports it would replace."""
    path, name, workshop_id = plan.workshop_folder, plan.workshop_name, workshop.header.workshop_id
    if path.parent.name != PARAMETERS_FOLDER or name == workshop_id:
        return []
    remedy = "give both the same name, or its reports would replace those of the workshop it was copied from"
    kind = "workbook" if path.is_file() else "folder"
    problem = f"found {quote(workshop_id)}, but the {kind} is called {quote(name)}"
    return [Fault(HEADER_FILE, problem, column="workshop_id", remedy=remedy)]


def _reserved_ids(jobs: list[Job]) -> list[Fault]:
    """Refuse a report that would take the place of a page about all reports."""
    return [
        Fault(
            HEADER_FILE,
            f"a report would be called {quote(name)}, which is kept for a page about all reports",
            column="slug",
            remedy="give its jurisdiction another slug",
        )
        for name in RESERVED_IDS
        if any(job.report_id.casefold() == name for job in jobs)
    ]


def _repeated_ids(plan: BatchPlan, jobs: list[Job]) -> list[Fault]:
    ids = [job.report_id for job in jobs]
    return [
        Fault(
            plan.path.name,
            f"two reports would be called {quote(name)}",
            column="matrix",
            remedy="make their parameters differ",
        )
        for name in sorted({name for name in ids if ids.count(name) > 1})
    ]
