"""The form of a ballot asks for each action of the jurisdiction and the nation, by each criterion."""

import csv
from pathlib import Path

import pytest

from bahali.intake.forms.ballot import TABLES, build_ballot
from bahali.intake.forms.facts import read_facts
from bahali.intake.forms.survey import Form
from bahali.vocabulary.faults import InputError


def ballot(pack: Path, jurisdiction: str = "AA") -> Form:
    return build_ballot(read_facts(pack, *TABLES), jurisdiction)


def rows(pack: Path, table: str) -> list[dict[str, str]]:
    with (pack / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def edit(pack: Path, table: str, old: str, new: str) -> None:
    path = pack / "tables" / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_every_open_action_here_and_of_the_nation_is_rated_by_every_criterion(pack: Path) -> None:
    actions = [
        row["action_id"]
        for row in rows(pack, "actions")
        if row["jurisdiction"] in ("AA", "CN") and row["status"] in ("proposed", "adopted")
    ]
    criteria = [row["criterion_id"] for row in rows(pack, "criteria") if row["is_gate"] != "Y"]
    assert len(actions) > 3
    assert len(criteria) > 2
    asked = [row["name"] for row in ballot(pack).survey if row["type"] == "select_one scale"]
    assert asked == [f"rate_{action.replace('-', '_')}__{each}" for action in actions for each in criteria]
    groups = [row["name"] for row in ballot(pack).survey if row["type"] == "begin_group"]
    assert groups == [action.replace("-", "_") for action in actions]


def test_an_action_that_is_no_longer_open_is_not_asked_for(pack: Path) -> None:
    before = {row["name"] for row in ballot(pack).survey if row["type"] == "begin_group"}

    edit(pack, "actions", "Old people are asked first,adopted", "Old people are asked first,rejected")
    after = {row["name"] for row in ballot(pack).survey if row["type"] == "begin_group"}
    assert before - after == {"A_CN_01"}


def test_a_gate_is_not_rated(pack: Path) -> None:
    gates = {row["criterion_id"] for row in rows(pack, "criteria") if row["is_gate"] == "Y"}
    assert gates
    assert not [row for row in ballot(pack).survey if row.get("name", "").rpartition("__")[2] in gates]


def test_the_scale_is_that_of_the_pack_with_dont_know_and_abstain(pack: Path) -> None:
    scale = [row["name"] for row in ballot(pack).choices if row["list_name"] == "scale"]
    assert scale == [*map(str, range(11)), "DK", "ABSTAIN"]  # nowhere rates from 0 to 10


def test_the_hint_says_what_the_ends_of_the_scale_mean(pack: Path) -> None:
    first = next(row for row in ballot(pack).survey if row["type"] == "select_one scale")
    assert (first["label"], first["hint"]) == (
        "Relief: How much lighter will people feel?",
        "0 = No lighter; 10 = Much lighter",
    )
    edit(
        pack,
        "criteria",
        "No lighter,Much lighter,higher_is_better,0=0; 10=100",
        "All of it,None,lower_is_better,",
    )
    first = next(row for row in ballot(pack).survey if row["type"] == "select_one scale")
    assert first["hint"] == "0 = All of it; 10 = None; Here a lower number is better"


def test_a_rater_gives_a_pseudonym_and_is_told_to_give_no_name(pack: Path) -> None:
    who = {row["name"]: row for row in ballot(pack).survey if "name" in row}
    assert who["rater_id"]["constraint"] == "regex(., '^[A-Za-z][A-Za-z0-9_-]{0,31}$')"
    assert who["rater_id"]["hint"].endswith("Never your name.")
    assert who["privacy"]["type"] == "note"
    assert who["round"]["default"] == "1"


def test_another_content_is_another_version_and_the_same_is_the_same(pack: Path) -> None:
    first = ballot(pack).settings
    assert first == ballot(pack).settings
    assert (first["form_id"], first["form_title"]) == (
        "ballot-nowhere-2030-aamoora",
        "Care after harm, a workshop of Nowhere: Aamoora",
    )
    edit(pack, "criteria", "Much lighter", "Very much lighter")
    assert ballot(pack).settings["version"] != first["version"]


@pytest.mark.parametrize(
    ("code", "remedy"), [("", "give --jurisdiction and one of CN, AA"), ("aa", 'mean "AA"')]
)
def test_a_jurisdiction_that_there_is_not_is_told(pack: Path, code: str, remedy: str) -> None:
    with pytest.raises(InputError, match="bahali form ballot: needs the code of a jurisdiction") as caught:
        ballot(pack, code)
    assert remedy in str(caught.value)


def test_without_actions_or_criteria_there_is_nothing_to_rate(pack: Path) -> None:
    (pack / "tables" / "criteria.csv").unlink()
    with pytest.raises(InputError, match=r"tables/criteria\.csv: has no criterion to rate by"):
        ballot(pack)
    (pack / "tables" / "actions.csv").unlink()
    with pytest.raises(InputError, match=r"tables/actions\.csv: has no action to rate of AA or CN"):
        ballot(pack)


def test_faults_of_what_is_needed_are_told_and_other_tables_may_be_missing(pack: Path) -> None:
    (pack / "tables" / "gaps.csv").unlink()
    assert ballot(pack).survey
    edit(pack, "criteria", "higher_is_better", "upwards")
    with pytest.raises(InputError, match=r"row 2, column direction: found") as caught:
        ballot(pack)
    assert str(caught.value).startswith("tables/criteria.csv: ")


def test_a_filled_workbook_gives_the_same_form_as_the_folder(pack: Path, filled: Path) -> None:
    assert ballot(filled).as_sheets() == ballot(pack).as_sheets()


def test_a_pack_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing: there is no such folder or workbook"):
        ballot(tmp_path / "nothing")
