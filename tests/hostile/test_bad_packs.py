"""Hundreds of bad packs and files: each ends in a right check, or in sentences and exit code 2.

No traceback, nothing written, nothing outside read, under ten seconds and a gigabyte. Each case is a process
of its own; what is bad about it stands in ``bad_packs/kinds``. One case alone is run by
``PYTHONPATH=tests/hostile python -m bad_packs.worker FOLDER KIND "NAME"``.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
KINDS = sorted(path.stem for path in (HERE / "bad_packs" / "kinds").glob("[!_]*.py"))
LEAST_CASES = 300
MOST_SECONDS = 10
MOST_BYTES = 1_000_000_000
LONGEST_TALE = 100_000  # characters; more of them nobody reads
HIDDEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]|\\x1b|\\ud[89a-f]")

Ending = Mapping[str, Any]


@pytest.fixture(scope="module")
def endings(tmp_path_factory: pytest.TempPathFactory) -> list[Ending]:
    """How every case ended."""
    command = [sys.executable, "-m", "bad_packs.worker", str(tmp_path_factory.mktemp("bad")), *KINDS]
    where = {**os.environ, "PYTHONPATH": str(HERE), "COLUMNS": "200"}
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=where, cwd=HERE)
    assert ended.returncode == 0, ended.stderr
    return [json.loads(line) for line in ended.stdout.splitlines()]


def test_there_are_hundreds_of_different_ones(endings: list[Ending]) -> None:
    assert len({ending["digest"] for ending in endings}) >= LEAST_CASES
    assert {ending["kind"] for ending in endings} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_each_ends_as_it_must(endings: list[Ending], kind: str) -> None:
    of_kind = [ending for ending in endings if ending["kind"] == kind]
    assert of_kind
    assert not [f"{one['name']}: {fault}" for one in of_kind for fault in find_faults(one)]


def find_faults(ending: Ending) -> Iterator[str]:
    """Tell what is wrong with how a case ended."""
    told = ending["told"]
    if ending["code"] not in ending["codes"]:
        yield f"ended with {ending['code']}: {told[-600:]}"
    elif ending["code"] == 2 and not told.strip():
        yield "was refused without a word"
    if ending["code"] != 0:
        yield from (f"{word!r} is not told: {told[:600]}" for word in ending["must_tell"] if word not in told)
    yield from (f"{word!r} is told: {told[-600:]}" for word in ending["may_not_tell"] if word in told)
    yield from (f"{name} was changed" for name in ending["changed"] if not _may_change(name, ending))
    if ending["seconds"] > MOST_SECONDS or ending["peak_bytes"] > MOST_BYTES:
        yield f"took {ending['seconds']} s and {ending['peak_bytes']} bytes"
    if hidden := HIDDEN.search(told):
        yield f"tells what nobody sees: {told[max(0, hidden.start() - 200) : hidden.end() + 50]!a}"
    if len(told) > LONGEST_TALE:
        yield f"tells {len(told)} characters"


def _may_change(name: str, ending: Ending) -> bool:
    return (
        ending["code"] == 0
        and bool(ending["changes"])
        and f"{name}/".startswith(f"project/{ending['changes']}/")
    )


AS_IT_MUST: Ending = {
    **{"kind": "x", "name": "x", "digest": "0", "code": 2, "codes": [2], "changes": "", "changed": []},
    **{
        "told": "a.csv, row 2: no",
        "must_tell": ["row 2"],
        "may_not_tell": ["secret"],
        "seconds": 1.0,
        "peak_bytes": 1,
    },
}


@pytest.mark.parametrize(
    ("difference", "fault"),
    [
        ({"code": 1}, "ended with 1"),
        ({"code": -9}, "ended with -9"),
        ({"code": 0}, "ended with 0"),
        ({"told": "a.csv: no"}, "'row 2' is not told"),
        ({"told": "row 2 of secret"}, "'secret' is told"),
        ({"told": "row 2 \x1b[31m"}, "what nobody sees"),
        ({"told": "row 2 \u202e"}, "what nobody sees"),
        ({"told": "row 2" * 50_000}, "characters"),
        ({"told": "", "must_tell": []}, "without a word"),
        ({"changed": ["outside/note.txt"]}, "outside/note.txt was changed"),
        ({"changed": ["project/x"], "changes": "x"}, "project/x was changed"),
        ({"changed": ["project/xy"], "changes": "x", "code": 0, "codes": [0]}, "project/xy was changed"),
        ({"seconds": 11.0}, "took 11.0 s"),
        ({"peak_bytes": 2 * MOST_BYTES}, "took 1.0 s"),
    ],
)
def test_an_ending_that_may_not_be_is_told(difference: Ending, fault: str) -> None:
    assert not list(find_faults(AS_IT_MUST))
    assert fault in " ".join(find_faults({**AS_IT_MUST, **difference}))
