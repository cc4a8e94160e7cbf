"""A form is written as a workbook and as XForm, the same each time, and never over another."""

import builtins
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook

from bahali.intake.forms import ballot, services
from bahali.intake.forms.facts import read_facts
from bahali.intake.forms.survey import Form
from bahali.intake.forms.writing import write_form, write_xform, write_xlsform
from bahali.vocabulary.faults import InputError

XFORMS = "{http://www.w3.org/2002/xforms}"


def forms(pack: Path) -> list[Form]:
    return [
        ballot.build_ballot(read_facts(pack, *ballot.TABLES), "AA"),
        services.build_service_map(read_facts(pack, *services.TABLES)),
    ]


def small(**more: str) -> Form:
    form = Form("small", "Small")
    form.ask("text", "title", **({"label": "What?"} | more))
    return form


def test_the_workbook_holds_what_the_form_says(pack: Path) -> None:
    for form in forms(pack):
        book = load_workbook(BytesIO(write_xlsform(form)))
        assert book.sheetnames == ["survey", "choices", "settings"]
        for name, rows in form.as_sheets().items():
            heads, *lines = book[name].iter_rows(values_only=True)
            assert [dict(zip(heads, line, strict=True)) for line in lines] == [
                {head: row.get(str(head)) for head in heads} for row in rows
            ]


def test_the_xform_asks_every_question_once(pack: Path) -> None:
    for form in forms(pack):
        root = fromstring(write_xform(form))
        asked = [element.get("ref", "").rpartition("/")[2] for element in root.iter() if element.get("ref")]
        names = [row["name"] for row in form.survey if row["type"] not in ("end_group", "begin_group")]
        assert [name for name in asked if name in names] == names
        several = [element.get("ref", "").rpartition("/")[2] for element in root.iter(f"{XFORMS}select")]
        assert several == [row["name"] for row in form.survey if row["type"].startswith("select_multiple")]


def test_pyxform_reads_the_workbook_as_the_same_form(pack: Path) -> None:
    from pyxform.xls2xform import convert  # noqa: PLC0415

    for form in forms(pack):
        warnings: list[str] = []
        content = BytesIO(write_xlsform(form))
        result = convert(content, warnings=warnings, validate=False, form_name=form.form_id)
        assert warnings == []
        assert result.xform == write_xform(form)


def test_the_same_form_has_the_same_bytes(pack: Path) -> None:
    for form in forms(pack):
        assert write_xlsform(form) == write_xlsform(form)
        assert write_xform(form) == write_xform(form)


@pytest.mark.parametrize("words", ["=1+1", "${other}", "<b>bold</b> & more", "two\nlines", "امبرلو"])
def test_words_of_people_stay_words(words: str) -> None:
    form = small(label=words)
    book = load_workbook(BytesIO(write_xlsform(form)))
    shown = words.replace("${", "$ {").replace("\n", " ")
    assert book["survey"]["C2"].value == shown
    assert book["survey"]["C2"].data_type == "s"
    root = fromstring(write_xform(form))
    assert shown in ["".join(element.itertext()) for element in root.iter(f"{XFORMS}label")]


def test_a_warning_of_pyxform_is_a_failure() -> None:
    form = small()
    form.ask("text", "TITLE", "What else?")  # the same name but for capitals
    with pytest.raises(InputError, match="small: pyxform warns: "):
        write_xform(form)


def test_what_pyxform_refuses_is_told_in_a_sentence() -> None:
    form = Form("small", "Small")
    form.ask("select_one nothing", "title", "What?")
    with pytest.raises(InputError, match="small: is not a form that pyxform takes: "):
        write_xform(form)


def test_without_pyxform_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., Any] = builtins.__import__

    def no_pyxform(name: str, *arguments: Any) -> Any:
        if name.startswith("pyxform"):
            raise ImportError(name)
        return real(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", no_pyxform)
    with pytest.raises(
        InputError, match=r'needs pyxform, .*; install the extra: pip install "bahali\[forms\]"'
    ):
        write_xform(small())


def test_a_form_that_is_there_is_not_written_over_unless_asked(tmp_path: Path) -> None:
    paths = write_form(small(), tmp_path / "forms", force=False)
    assert [path.name for path in paths] == ["small.xlsx", "small.xml"]
    before = paths[1].read_bytes()
    with pytest.raises(InputError, match=r"small\.xlsx: is there already; --force replaces it") as caught:
        write_form(small(label="Why?"), tmp_path / "forms", force=False)
    assert len(caught.value.faults) == 2
    assert paths[1].read_bytes() == before
    write_form(small(label="Why?"), tmp_path / "forms", force=True)
    assert paths[1].read_bytes() != before
    assert sorted(path.name for path in (tmp_path / "forms").iterdir()) == ["small.xlsx", "small.xml"]


def test_nothing_is_written_when_the_form_has_a_fault(tmp_path: Path) -> None:
    form = Form("small", "Small")
    form.ask("select_one nothing", "title", "What?")
    with pytest.raises(InputError, match="is not a form that pyxform takes"):
        write_form(form, tmp_path / "forms", force=False)
    assert not (tmp_path / "forms").exists()


def test_the_command_writes_both_files_and_names_the_mapping(
    bahali: Callable[..., Any], pack: Path, tmp_path: Path
) -> None:
    command = ("form", "ballot", pack, "--jurisdiction", "AA", "--out", tmp_path)
    ended = bahali(*command)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout == (
        f"Form: {tmp_path}/ballot-nowhere-2030-aamoora.xlsx\n"
        f"Form: {tmp_path}/ballot-nowhere-2030-aamoora.xml\n"
        f"Its answers come back with bahali take kobo-ballot EXPORT --into {pack}.\n"
    )
    again = bahali(*command)
    assert again.returncode == 2
