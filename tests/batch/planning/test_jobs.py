"""Which reports a batch file asks for, and what is refused before any notebook runs."""

from pathlib import Path
from shutil import copytree

import pytest
import yaml

from bahali.batch.planning.jobs import Job, choose_jobs, plan_jobs
from bahali.batch.planning.plan import BatchPlan, read_batch
from bahali.vocabulary.faults import InputError
from bahali.workshop import Workshop, read_workshop

ROOT = Path(__file__).parents[3]
NOWHERE = ROOT / "tests" / "packs" / "nowhere"


@pytest.fixture(scope="module")
def nowhere() -> Workshop:
    return read_workshop(NOWHERE)


def batch_of(folder: Path, **content: object) -> BatchPlan:
    pack = copytree(NOWHERE, folder / "nowhere", dirs_exist_ok=True)
    path = pack / "reports.yaml"
    path.write_text(yaml.safe_dump({"notebooks": str(ROOT / "notebooks"), **content}), encoding="utf-8")
    return read_batch(path)


def plan_of(folder: Path, nowhere: Workshop, *rows: dict[str, object], **content: object) -> tuple[Job, ...]:
    return plan_jobs(batch_of(folder, matrix=list(rows), **content), nowhere)


def test_a_list_of_jurisdictions_gives_one_report_each(tmp_path: Path, nowhere: Workshop) -> None:
    jobs = plan_of(tmp_path, nowhere, {"notebook": "provincial_report", "jurisdiction": ["AA", "DD"]})
    assert [job.report_id for job in jobs] == ["aamoora", "domara"]
    assert [job.settings.jurisdiction for job in jobs] == ["AA", "DD"]


def test_defaults_hold_unless_a_row_says_otherwise(tmp_path: Path, nowhere: Workshop) -> None:
    jobs = plan_of(
        tmp_path,
        nowhere,
        {"notebook": "provincial_report", "jurisdiction": "AA"},
        {"notebook": "provincial_report", "jurisdiction": "BB", "max_recommendations": 3},
        defaults={"max_recommendations": 7},
    )
    assert [job.settings.max_recommendations for job in jobs] == [7, 3]


def test_another_list_multiplies_the_reports_and_names_them_apart(tmp_path: Path, nowhere: Workshop) -> None:
    row = {"notebook": "provincial_report", "jurisdiction": ["AA", "BB"], "edition": ["public", "restricted"]}
    jobs = plan_of(tmp_path, nowhere, row)
    expected = ["aamoora-public", "aamoora-restricted", "bellowick-public", "bellowick-restricted"]
    assert [job.report_id for job in jobs] == expected


def test_a_blank_set_of_weights_becomes_the_default(tmp_path: Path, nowhere: Workshop) -> None:
    (job,) = plan_of(tmp_path, nowhere, {"notebook": "provincial_report", "jurisdiction": "AA"})
    assert job.settings.weight_set == "even"


def test_every_fault_of_a_batch_file_is_told_at_once(tmp_path: Path, nowhere: Workshop) -> None:
    rows = (
        {"notebook": "provincial_reprot", "jurisdiction": "AA"},
        {"notebook": "provincial_report", "jurisdiction": "AB"},
        {"notebook": "provincial_report", "jurisdiction": "BB", "editon": "public"},
        {"notebook": "provincial_report", "jurisdiction": "CC", "max_recommendations": 0},
    )
    with pytest.raises(InputError) as caught:
        plan_of(tmp_path, nowhere, *rows)
    text = str(caught.value)
    assert 'there is no notebook "provincial_reprot"; did you mean "provincial_report"?' in text
    assert 'found "AB"; allowed: CN, AA, BB, CC, DD, EE' in text
    assert 'editon: there is no such key; did you mean "edition"?' in text
    assert 'max_recommendations: found "0"; allowed: a whole number from 1 to 20' in text


def test_two_reports_of_one_name_are_refused(tmp_path: Path, nowhere: Workshop) -> None:
    row = {"notebook": "provincial_report", "jurisdiction": "AA"}
    with pytest.raises(InputError, match='two reports would be called "aamoora"'):
        plan_of(tmp_path, nowhere, row, dict(row))


@pytest.mark.parametrize("name", ["index", "difference"])
def test_a_report_named_as_a_page_about_all_is_refused(name: str, tmp_path: Path) -> None:
    header = copytree(NOWHERE, tmp_path / "taken") / "workshop.yaml"
    header.write_text(header.read_text(encoding="utf-8").replace("aamoora", name), encoding="utf-8")
    row = {"notebook": "provincial_report", "jurisdiction": "AA"}
    with pytest.raises(InputError, match=f'a report would be called "{name}", which is kept'):
        plan_of(tmp_path, read_workshop(header.parent), row)


def test_only_keeps_the_reports_named(tmp_path: Path, nowhere: Workshop) -> None:
    jobs = plan_of(tmp_path, nowhere, {"notebook": "provincial_report", "jurisdiction": ["AA", "BB"]})
    assert [job.report_id for job in choose_jobs(jobs, ["bellowick"])] == ["bellowick"]
    assert choose_jobs(jobs, []) == jobs


def test_only_refuses_a_name_that_is_no_report(tmp_path: Path, nowhere: Workshop) -> None:
    jobs = plan_of(tmp_path, nowhere, {"notebook": "provincial_report", "jurisdiction": ["AA", "BB"]})
    message = 'no report "belowick"; allowed: aamoora, bellowick; did you mean "bellowick"'
    with pytest.raises(InputError, match=message):
        choose_jobs(jobs, ["belowick"])


def test_no_path_of_this_machine_is_put_into_a_notebook_of_the_project() -> None:
    plan = read_batch(ROOT / "parameters" / "islamabad-2025" / "reports.yaml")
    jobs = plan_jobs(plan, read_workshop(plan.workshop_folder))
    assert {job.parameters["workshop"] for job in jobs} == {"islamabad-2025"}


def test_a_copied_pack_that_keeps_its_id_is_refused(tmp_path: Path, nowhere: Workshop) -> None:
    row = {"notebook": "provincial_report", "jurisdiction": "AA"}
    (tmp_path / "parameters").mkdir()
    message = 'found "nowhere-2030", but the folder is called "nowhere"; give both'
    with pytest.raises(InputError, match=message):
        plan_of(tmp_path / "parameters", nowhere, row)
