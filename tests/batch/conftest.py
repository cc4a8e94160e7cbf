"""Small notebooks to run, and the workshop of nowhere, read once."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from bahali.batch.plan import Job
from bahali.workshop import Settings, Workshop, read_workshop

NOWHERE = Path(__file__).parents[1] / "packs" / "nowhere"
PARAMETERS = """workshop = "unset"
jurisdiction = "unset"
edition = "public"
weight_set = ""
max_recommendations = 1
draws = 100
seed = 1
language = "en"
"""


@pytest.fixture
def after_kernels() -> Iterator[None]:
    """Collect what the client of a kernel leaves open, before another test is blamed for it.

    Mark who uses it to ignore warnings of what is unclosed.
    """
    yield
    gc.collect()


@pytest.fixture(scope="session")
def workshop() -> Workshop:
    return read_workshop(NOWHERE)


@pytest.fixture
def write_job(tmp_path: Path) -> Callable[..., Job]:
    """Write a notebook of the code cells given, below one with parameters, and the job that runs it."""

    def write(report_id: str, *cells: str, kernel: str = "python3", workshop: str = "nowhere-2030") -> Job:
        parameters = new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]})
        spec = {"kernelspec": {"name": kernel, "display_name": kernel, "language": "python"}}
        notebook = new_notebook(cells=[parameters, *map(new_code_cell, cells)], metadata=spec)
        path = tmp_path / "notebooks" / f"{report_id}.ipynb"
        path.parent.mkdir(exist_ok=True)
        nbformat.write(notebook, path)
        return Job(report_id, report_id.title(), path, Settings(workshop=workshop, jurisdiction="AA"))

    return write
