"""An edition as an archive reads it: what is in it, what it says of each report, and what stays out."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bahali.batch.exporting import export_edition
from bahali.batch.planning.jobs import Job
from bahali.vocabulary.faults import InputError

COVER = 'from bahali.document.section import Cover\nCover(title="Try", subtitle=jurisdiction)'

pytestmark = [
    pytest.mark.slow,
    pytest.mark.usefixtures("after_kernels"),
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
]

Make = Callable[..., Any]


@pytest.fixture
def made(bench: Any, write_job: Callable[..., Job]) -> Make:
    """Make one report, and give the run that it belongs to."""

    def make(**settings: str) -> Any:
        job = write_job("aamoora", COVER, **settings)
        bench.make(job)
        return bench.run(job)

    return make


def read_graph(path: Path) -> dict[str, dict[str, Any]]:
    """Read what an archive says of itself, by the ids of its entities."""
    with zipfile.ZipFile(path) as archive:
        graph = json.loads(archive.read("ro-crate-metadata.json"))["@graph"]
    return {entity["@id"]: entity for entity in graph}


def test_an_archive_holds_every_file_of_a_report_as_it_was_made(made: Make, tmp_path: Path) -> None:
    run, path = made(), tmp_path / "edition.zip"
    assert export_edition(run, path) == 1
    home = run.folder / "aamoora"
    with zipfile.ZipFile(path) as archive:
        assert set(archive.namelist()) == {"ro-crate-metadata.json", "index.html"} | {
            f"aamoora/{name}"
            for name in ("report.html", "report.ipynb", "report.xlsx", "tables.zip", "manifest.json")
        }
        for name in ("report.html", "report.ipynb", "manifest.json"):
            assert archive.read(f"aamoora/{name}") == (home / name).read_bytes()


def test_each_report_is_the_result_of_an_action_on_what_it_was_made_from(made: Make, tmp_path: Path) -> None:
    run, path = made(weight_set=""), tmp_path / "edition.zip"
    export_edition(run, path)
    graph = read_graph(path)
    action = graph["#make-aamoora"]
    assert action["@type"] == "CreateAction"
    assert {part["@id"] for part in action["result"]} >= {"aamoora/report.html", "aamoora/report.ipynb"}
    assert graph[action["instrument"]["@id"]]["name"] == "Bahali"
    notebook = graph["#aamoora/notebook"]
    assert notebook["identifier"] == f"sha256:{run.ingredients['aamoora'].notebook}"
    assert graph["#aamoora/parameter/seed"]["value"] == 20250205
    assert {"@id": "#aamoora/notebook"} in action["object"]
    assert (
        graph["./"]["mentions"] == {"@id": "#make-aamoora"}
        or {"@id": "#make-aamoora"} in graph["./"]["mentions"]
    )


def test_the_same_edition_gives_the_same_archive(made: Make, tmp_path: Path) -> None:
    run = made()
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    export_edition(run, first)
    export_edition(run, second)
    assert first.read_bytes() == second.read_bytes()


def test_no_row_of_the_workshop_goes_along(made: Make, tmp_path: Path) -> None:
    run, path = made(), tmp_path / "edition.zip"
    export_edition(run, path)
    with zipfile.ZipFile(path) as archive:
        told = archive.read("ro-crate-metadata.json").decode()
        assert not [name for name in archive.namelist() if name.endswith(".csv")]
    assert str(tmp_path) not in told
    assert run.workshop.tables["actions"]["title"].iloc[0] not in told


def test_a_restricted_report_leaves_only_when_that_is_said(made: Make, tmp_path: Path) -> None:
    run, path = made(edition="restricted"), tmp_path / "edition.zip"
    with pytest.raises(InputError, match="aamoora: is of the restricted edition; export another batch file"):
        export_edition(run, path)
    assert not path.exists()
    assert export_edition(run, path, restricted=True) == 1


def test_a_report_that_was_changed_by_hand_is_not_archived(made: Make, tmp_path: Path) -> None:
    run, path = made(), tmp_path / "edition.zip"
    (run.folder / "aamoora" / "report.html").write_text("of another hand", encoding="utf-8")
    with pytest.raises(InputError, match="aamoora: is not there as it was made; make it again"):
        export_edition(run, path)
    assert list(tmp_path.glob("*edition.zip*")) == []
