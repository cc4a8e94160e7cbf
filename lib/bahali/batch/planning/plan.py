"""Reads a batch file."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from bahali.publish.files import EVERY_FORMAT, Format
from bahali.vocabulary.faults import Fault, InputError
from bahali.workshop.cells import Allowed
from bahali.workshop.checking import check_mapping
from bahali.workshop.limits import MOST_REPORTS
from bahali.workshop.locating import name_workshop
from bahali.workshop.plain_yaml import read_yaml

Value = str | int
Choice = Value | tuple[Value, ...]
ALLOWED_FORMATS = f"one of {', '.join(EVERY_FORMAT)}"


class MatrixRow(BaseModel):
    """One notebook, and the values of its parameters; a list of values gives one report for each.

    ``jurisdiction: each`` stands for a list of all jurisdictions of the workshop but the national level.
    """

    model_config = ConfigDict(extra="allow", frozen=True)

    notebook: Annotated[
        str,
        StringConstraints(pattern=r"^\w[\w .-]*$", max_length=100),
        Allowed("the name of a notebook, without .ipynb and without a folder"),
    ]
    jurisdiction: Annotated[Choice, Allowed("a code, a list of codes, or each")]
    # Other keys are parameters of the notebook; which there are is for Settings to say.
    __pydantic_extra__: dict[str, Choice]


class BatchFile(BaseModel):
    """What a batch file holds.

    Parameters
    ----------
    workshop, notebooks : str
        Folders, relative to the batch file; the workshop may be a workbook.
    timeout_seconds : int
        Longest time one cell of a notebook may take.
    formats : sequence of Format
        Formats that each report is written in; all unless some are named.
    defaults : mapping
        Parameters, or lists of them, that every report has unless its row of the matrix says otherwise.
    matrix : sequence of MatrixRow
        The reports.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    workshop: str = "."
    notebooks: str = "../../notebooks"
    timeout_seconds: Annotated[int, Field(ge=1, le=86400), Allowed("a number of seconds from 1 to 86400")] = (
        600
    )
    formats: Annotated[tuple[Format, ...], Field(min_length=1), Allowed(ALLOWED_FORMATS)] = EVERY_FORMAT
    defaults: dict[str, Choice] = {}
    matrix: Annotated[tuple[MatrixRow, ...], Field(min_length=1)]


@dataclass(frozen=True)
class BatchPlan:
    """A batch file, read and checked; where the workshop is a workbook, that stands for its folder."""

    path: Path
    workshop_folder: Path
    timeout_seconds: int
    notebooks: Path
    rows: tuple[Mapping[str, Choice], ...]
    formats: tuple[Format, ...] = EVERY_FORMAT

    @property
    def workshop_name(self) -> str:
        """Name of the workshop's folder, or of its workbook without the ending: the same for both."""
        return name_workshop(self.workshop_folder)


def read_batch(path: Path) -> BatchPlan:
    """Read a batch file.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    content, faults = read_yaml(path, path.name)
    if faults:
        raise InputError(faults)
    batch, faults = check_mapping(content, BatchFile, path.name)
    if batch is None:
        raise InputError(faults)
    folder = path.resolve().parent
    rows = tuple({**batch.defaults, **row.model_dump()} for row in batch.matrix)
    plan = BatchPlan(
        path=path,
        workshop_folder=(folder / batch.workshop).resolve(),
        timeout_seconds=batch.timeout_seconds,
        notebooks=(folder / batch.notebooks).resolve(),
        rows=rows,
        formats=batch.formats,
    )
    if faults := list(_faults_of(plan)):
        raise InputError(faults)
    return plan


def _faults_of(plan: BatchPlan) -> Iterator[Fault]:
    """Refuse code inside a pack, which is data, and more reports than anybody reads."""
    if plan.notebooks.is_relative_to(plan.workshop_folder):
        problem = "notebooks are code, so they may not lie in a pack, which is data"
        remedy = "look at them, and put those that you trust into a folder beside parameters"
        yield Fault(plan.path.name, problem, column="notebooks", remedy=remedy)
    if any("workshop" in row for row in plan.rows):
        remedy = "name it once, outside defaults and matrix"
        yield Fault(plan.path.name, "all reports are of one workshop", column="workshop", remedy=remedy)
    empty = [name for row in plan.rows for name, choice in row.items() if choice == ()]
    for name in dict.fromkeys(empty):
        remedy = "give it a value, or leave it out"
        yield Fault(plan.path.name, "an empty list asks for no report", column=name, remedy=remedy)
    if _count_reports(plan) > MOST_REPORTS:
        problem = f"asks for more than {MOST_REPORTS} reports, which is the limit"
        remedy = "every list of values multiplies their number: shorten one"
        yield Fault(plan.path.name, problem, column="matrix", remedy=remedy)


def _count_reports(plan: BatchPlan) -> int:
    choices = ([value for value in row.values() if isinstance(value, tuple)] for row in plan.rows)
    return sum(math.prod(map(len, lists)) for lists in choices)
