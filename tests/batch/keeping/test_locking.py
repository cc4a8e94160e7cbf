"""A folder of reports can be written, belongs to one run at a time, and holds nothing that is half made."""

import errno
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bahali.batch import making
from bahali.batch.keeping.journal import Journal
from bahali.batch.planning.jobs import Job
from bahali.vocabulary.faults import InputError

Jobs = tuple[Job, ...]


def test_a_folder_that_cannot_be_made_is_told_first(bench: Any, press: Any, jobs: Jobs) -> None:
    bench.folder.parent.write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(
        InputError, match=r"--out: cannot write into the folder .*; choose a folder that you may"
    ):
        bench.make(*jobs)
    assert press.begun == []


def test_a_folder_that_may_not_be_written_is_told_first(
    bench: Any, press: Any, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    # Forced, since nothing is forbidden to the user that tests often run as.
    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    with pytest.raises(InputError, match=r"cannot write into the folder .*: Permission denied; choose"):
        bench.make(*jobs)
    assert press.begun == []


@pytest.mark.parametrize("name", ["index", "journal"])
def test_an_index_or_journal_for_which_there_is_no_room_is_told_in_a_sentence(
    bench: Any, press: Any, jobs: Jobs, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Journal, "begin", refuse) if name == "journal" else monkeypatch.setattr(
        making, "write_index", refuse
    )
    with pytest.raises(InputError, match=r"--out: cannot write into the folder .*: No space left on device;"):
        bench.make(*jobs)
    assert len(press.begun) == (0 if name == "journal" else 3)
    assert bench.names - {"aamoora", "bellowick", "cindervale", "index.html"} == set()


def test_a_second_run_in_the_same_folder_is_refused_meanwhile(bench: Any, press: Any, jobs: Jobs) -> None:
    said = []

    def try_as_well() -> None:
        code = (
            "import sys; from pathlib import Path; from bahali.batch.keeping.locking import hold_folder\n"
            "with hold_folder(Path(sys.argv[1])): pass"
        )
        command = [sys.executable, "-c", code, str(bench.folder)]
        said.append(subprocess.run(command, capture_output=True, text=True, check=False).stderr)

    press.acts["aamoora"] = try_as_well
    assert bench.make(*jobs).made == 3
    assert 'InputError: --out: another run is making reports in "' in said[0]
    assert said[0].endswith("wait for it, or choose another folder\n")
    assert bench.make(jobs[0], force=True).made == 1


def test_what_a_killed_run_left_half_made_goes_with_the_next(bench: Any, press: Any, jobs: Jobs) -> None:
    press.files = ("report.html",)
    bench.make(*jobs)
    whole = sorted(path for path in bench.folder.rglob("*") if path.is_file())
    left = [
        *(".aside-abc/report.ipynb", ".aside-abc/before/report.html", ".lock", ".index.html.123"),
        *(".unfinished.json.123", "aamoora/.manifest.json.123", "aamoora/.record.json.123"),
        "logs/.aamoora.log.123",
    ]
    for name in left:
        path: Path = bench.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("half", encoding="utf-8")
    bench.make(*jobs)
    assert sorted(path for path in bench.folder.rglob("*") if path.is_file()) == whole
    assert bench.names == {"aamoora", "bellowick", "cindervale", "logs", "index.html"}
