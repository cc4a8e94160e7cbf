"""A report is verified by what is there, by what it is made from, and by making it again."""

from collections.abc import Callable
from typing import Any

import pytest

from bahali.batch.keeping.manifest import MANIFEST_FILE, read_manifest
from bahali.batch.planning.jobs import Job
from bahali.batch.verifying import verify_report

COVER = 'from bahali.document.section import Cover\nCover(title="Try", subtitle=jurisdiction)'

pytestmark = [
    pytest.mark.slow,
    pytest.mark.usefixtures("after_kernels"),
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
]


@pytest.fixture
def verify(bench: Any) -> Callable[[Job], list[str]]:
    return lambda job: verify_report(bench.run(job), job)


def test_an_untouched_report_is_confirmed_and_left_as_it_is(
    bench: Any, write_job: Callable[..., Job], verify: Callable[[Job], list[str]]
) -> None:
    job = write_job("aamoora", COVER, "print(seed)")
    bench.make(job)
    before, names = bench.contents("aamoora"), bench.names
    assert verify(job) == []
    assert (bench.contents("aamoora"), bench.names) == (before, names)


def test_what_was_changed_is_named(
    bench: Any, write_job: Callable[..., Job], verify: Callable[[Job], list[str]]
) -> None:
    bench.make(write_job("aamoora", COVER, "print('before')"))
    (bench.folder / "aamoora" / "report.xlsx").write_bytes(b"of another hand")
    (bench.folder / "aamoora" / "report.ipynb").unlink()
    assert verify(write_job("aamoora", COVER, "print('after')", seed=7)) == [
        *("report.ipynb is not there.", "report.xlsx is not as it was made."),
        *("The parameter seed was 20250205 and is 7.", "Its notebook changed."),
        "report.html comes out differently.",  # the tables do not: what is printed is no table
    ]


def test_a_report_that_gives_chance_away_does_not_come_out_the_same(
    bench: Any, write_job: Callable[..., Job], verify: Callable[[Job], list[str]]
) -> None:
    job = write_job("aamoora", COVER, "import uuid; print(uuid.uuid4())")
    bench.make(job)
    assert verify(job) == ["report.html comes out differently."]


def test_a_report_that_cannot_be_made_again_says_why(
    bench: Any, write_job: Callable[..., Job], verify: Callable[[Job], list[str]]
) -> None:
    bench.make(write_job("aamoora", COVER))
    assert verify(write_job("aamoora", "1 / 0")) == [
        "Its notebook changed.",
        'It could not be made again: The notebook stopped in the cell "1 / 0" with ZeroDivisionError: '
        "division by zero",
    ]


def test_a_report_without_a_manifest_cannot_be_verified(
    bench: Any, write_job: Callable[..., Job], verify: Callable[[Job], list[str]]
) -> None:
    job = write_job("aamoora", COVER)
    (bench.folder / "aamoora").mkdir(parents=True)
    (bench.folder / "aamoora" / MANIFEST_FILE).write_text("{}", encoding="utf-8")
    assert read_manifest(bench.folder / "aamoora") is None
    assert verify(job) == ["It has no manifest that can be read; make it again."]
