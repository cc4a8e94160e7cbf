from pathlib import Path

import pytest

from bahali.vocabulary.faults import InputError
from bahali.workshop import find_workshop


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("north-2030", "south-2031"):
        (tmp_path / "parameters" / name).mkdir(parents=True)
        (tmp_path / "parameters" / name / "workshop.yaml").touch()
    (tmp_path / "notebooks").mkdir()
    return tmp_path


def test_a_workshop_is_found_by_its_name_from_the_project_folder(project: Path) -> None:
    assert find_workshop("north-2030", project) == project / "parameters" / "north-2030"


def test_a_workshop_is_found_by_its_name_from_the_notebooks(project: Path) -> None:
    assert find_workshop("north-2030", project / "notebooks") == project / "parameters" / "north-2030"


def test_a_workshop_is_found_by_its_path(project: Path) -> None:
    assert find_workshop("parameters/south-2031", project) == project / "parameters" / "south-2031"
    assert (
        find_workshop(str(project / "parameters" / "south-2031"), project / "notebooks").name == "south-2031"
    )


def test_a_workshop_is_looked_for_from_the_working_folder(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "notebooks")
    assert find_workshop("north-2030") == project / "parameters" / "north-2030"


def test_a_slip_in_the_name_gets_a_suggestion(project: Path) -> None:
    with pytest.raises(InputError) as caught:
        find_workshop("north-2031", project)
    assert str(caught.value) == (
        'parameters of the run, workshop: there is no workshop "north-2031"; did you mean "north-2030"?'
    )


def test_a_name_like_no_other_gets_the_list(project: Path) -> None:
    with pytest.raises(InputError, match=r'there is no workshop "xyz"; allowed: north-2030, south-2031$'):
        find_workshop("xyz", project)


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b", "parameters"])
def test_a_name_that_cannot_be_a_folder_is_told(project: Path, name: str) -> None:
    with pytest.raises(InputError, match="there is no workshop"):
        find_workshop(name, project)


def test_a_folder_without_a_header_is_no_workshop(tmp_path: Path) -> None:
    (tmp_path / "parameters" / "empty").mkdir(parents=True)
    with pytest.raises(InputError, match=r"allowed: a folder that holds workshop\.yaml, or a workbook"):
        find_workshop("empty", tmp_path)


def test_a_workbook_is_found_by_its_name_with_and_without_its_ending(project: Path) -> None:
    workbook = project / "parameters" / "east-2032.xlsx"
    workbook.touch()
    for name in ("east-2032.xlsx", "east-2032"):
        assert find_workshop(name, project / "notebooks") == workbook
    assert find_workshop(str(workbook), project) == workbook


def test_of_a_folder_and_a_workbook_of_one_name_the_folder_is_meant(project: Path) -> None:
    (project / "parameters" / "north-2030.xlsx").touch()
    assert find_workshop("north-2030", project) == project / "parameters" / "north-2030"


def test_workbooks_are_among_the_suggestions_but_not_what_excel_leaves_beside_one(project: Path) -> None:
    for name in ("east-2032.xlsx", "~$east-2032.xlsx", "old.xls"):
        (project / "parameters" / name).touch()
    with pytest.raises(InputError, match=r"allowed: east-2032\.xlsx, north-2030, south-2031$"):
        find_workshop("qqq", project)
