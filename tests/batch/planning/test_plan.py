"""What a batch file may say."""

from pathlib import Path

import pytest
import yaml

from bahali.batch.planning.plan import BatchPlan, read_batch
from bahali.vocabulary.faults import InputError


def batch_of(folder: Path, **content: object) -> BatchPlan:
    path = folder / "reports.yaml"
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    return read_batch(path)


def test_an_unknown_key_of_the_batch_file_is_refused_with_the_likely_one(tmp_path: Path) -> None:
    message = 'timeout_second: there is no such key; did you mean "timeout_seconds"'
    with pytest.raises(InputError, match=message):
        batch_of(tmp_path, timeout_second=5, matrix=[{"notebook": "national_report", "jurisdiction": "CN"}])


def test_a_missing_batch_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing\.yaml: is missing"):
        read_batch(tmp_path / "nothing.yaml")


def test_every_format_is_written_unless_some_are_named(tmp_path: Path) -> None:
    row = {"notebook": "national_report", "jurisdiction": "CN"}
    assert batch_of(tmp_path, matrix=[row]).formats == ("html", "pdf", "docx", "xlsx", "csv")
    assert batch_of(tmp_path, matrix=[row], formats=["docx", "html"]).formats == ("docx", "html")


@pytest.mark.parametrize(
    ("formats", "message"),
    [
        (["html", "doc"], r'formats\.entry 2: found "doc"; allowed: one of html, pdf, docx, xlsx, csv'),
        ([], r"formats: found no entries; needed: 1 or more"),
        ("pdf", r'formats: found "pdf"; allowed: a list'),
    ],
    ids=["unknown", "none", "no list"],
)
def test_formats_that_nobody_can_write_are_refused(tmp_path: Path, formats: object, message: str) -> None:
    row = {"notebook": "national_report", "jurisdiction": "CN"}
    with pytest.raises(InputError, match=message):
        batch_of(tmp_path, matrix=[row], formats=formats)
