"""Reads a batch file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from bahali.publish.files import EVERY_FORMAT, Format
from bahali.vocabulary.faults import InputError
from bahali.workshop.cells import Allowed
from bahali.workshop.checking import check_mapping
from bahali.workshop.reading import read_yaml

Value = str | int
Choice = Value | tuple[Value, ...]
ALLOWED_FORMATS = f"one of {', '.join(EVERY_FORMAT)}"


class MatrixRow(BaseModel):
    """One notebook, and the values of its parameters; a list of values gives one report for each.

    ``jurisdiction: each`` stands for a list of all jurisdictions of the workshop but the national level.
    """

    model_config = ConfigDict(extra="allow", frozen=True)

    notebook: Annotated[str, Field(min_length=1), Allowed("the name of a notebook, without .ipynb")]
    jurisdiction: Annotated[Choice, Allowed("a code, a list of codes, or each")]
    # Other keys are parameters of the notebook; which there are is for Settings to say.
    __pydantic_extra__: dict[str, Choice]


class BatchFile(BaseModel):
    """What a batch file holds.

    Parameters
    ----------
    workshop, notebooks : str
        Folders, relative to the batch file.
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
    """A batch file, read and checked."""

    path: Path
    workshop_folder: Path
    timeout_seconds: int
    notebooks: Path
    rows: tuple[Mapping[str, Choice], ...]
    formats: tuple[Format, ...] = EVERY_FORMAT


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
    return BatchPlan(
        path=path,
        workshop_folder=(folder / batch.workshop).resolve(),
        timeout_seconds=batch.timeout_seconds,
        notebooks=(folder / batch.notebooks).resolve(),
        rows=rows,
        formats=batch.formats,
    )
