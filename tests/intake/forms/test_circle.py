"""What is answered in a form comes back into the pack: form, export, shipped mapping."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from bahali.intake.forms import ballot, services
from bahali.intake.forms.facts import read_facts
from bahali.intake.forms.survey import Form
from bahali.intake.mapping.taking import Taking, Wishes, take_file
from bahali.intake.mapping.telling import tell_taking
from bahali.vocabulary.faults import InputError

SYSTEM = {
    "start": "2030-09-13T10:00:00.000+05:00",
    "end": "2030-09-13T10:20:00.000+05:00",
    "deviceid": "collect:abc",
    "username": "zed",
    "_id": "41",
    "_uuid": "0f",
    "_submission_time": "2030-09-13T10:21:00",
    "_submitted_by": "zed",
    "_validation_status": "",
    "_notes": "",
    "_status": "submitted_via_web",
    "__version__": "v1",
    "_tags": "",
    "meta/rootUuid": "x",
    "meta/instanceID": "uuid:0f",
    "_index": "1",
}


def headings(form: Form, shape: str, mark: str) -> Iterator[tuple[str, str, str]]:
    """Yield each heading of an export, with the question and the option that it is of."""
    groups: list[str] = []
    options: dict[str, list[str]] = {}
    for row in form.choices:
        options.setdefault(row["list_name"], []).append(row["name"])
    for row in form.survey:
        if row["type"] == "begin_group":
            groups.append(row["name"])
        elif row["type"] == "end_group":
            groups.pop()
        elif row["type"] != "note":
            path = mark.join([*groups, row["name"]])
            kind, _space, list_name = row["type"].partition(" ")
            is_several = kind == "select_multiple"
            if not is_several or shape in ("summary", "both"):
                yield path, row["name"], ""
            if is_several and shape in ("split", "both"):
                yield from ((f"{path}/{option}", row["name"], option) for option in options[list_name])


def export(
    form: Form, answers: Sequence[Mapping[str, str]], shape: str = "both", mark: str = "/"
) -> list[list[str]]:
    """Give the lines of an export with XML values and headers; SYSTEM stands around the answers."""
    columns = list(headings(form, shape, mark))
    names = list(SYSTEM)
    lines = [[*names[:4], *(heading for heading, _name, _option in columns), *names[4:]]]
    for answer in answers:
        cells = []
        for _heading, name, option in columns:
            words = answer.get(name, "")
            cells.append(str(int(option in words.split())) if option and words else "" if option else words)
        lines.append([*(SYSTEM[name] for name in names[:4]), *cells, *(SYSTEM[name] for name in names[4:])])
    return lines


def write_csv(folder: Path, lines: list[list[str]]) -> Path:
    path = folder / "export.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL).writerows(lines)
    return path


def take(mapping: str, source: Path, pack: Path, **wishes: bool) -> Taking:
    return take_file(mapping, source, pack, Wishes(**wishes))  # type: ignore[arg-type]


def rows(pack: Path, table: str) -> list[dict[str, str]]:
    with (pack / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return [{key: cell for key, cell in row.items() if cell} for row in csv.DictReader(stream)]


SERVICES = [
    {
        **{"jurisdiction": "AA", "institution_id": "I-AA-01", "title": "Tea; and company", "domain": "COM"},
        **{"layers": "2 3", "phases": "SHO LON", "target_groups": "WOM BER", "modality": "OUT HOM"},
        **{"availability": "PART", "service_status": "ONG", "coverage_area": "some_districts", "fee": "N"},
        **{"barriers": "STAFF", "cadres": "K-AA-01", "sensitivity": "med", "activity_code": "3.1"},
        **{"confidence": "M", "notes": "Said by two tables"},
    },
    {
        **{"jurisdiction": "BB", "institution_id": "I-BB-01", "title": "Ward round", "domain": "HLT"},
        **{"layers": "X", "phases": "IMM", "availability": "UNK"},
    },
]


@pytest.mark.parametrize("mark", ["/", "-"])
@pytest.mark.parametrize("shape", ["summary", "split", "both"])
def test_services_come_back_in_every_shape_of_an_export(
    pack: Path, tmp_path: Path, shape: str, mark: str
) -> None:
    form = services.build_service_map(read_facts(pack, *services.TABLES))
    before = rows(pack, "services")
    source = write_csv(tmp_path, export(form, SERVICES, shape, mark))
    taking = take("kobo-services", source, pack, append=True)
    several = ("layers", "phases", "target_groups", "modality", "barriers", "cadres")
    answered = [
        {key: words.replace(" ", ";") if key in several else words for key, words in answer.items()}
        for answer in SERVICES
    ]
    # Options come in the order of the form where there is no summary; both orders are those of SERVICES here.
    assert rows(pack, "services")[len(before) :] == [
        {"service_id": "S-AA-03"} | answered[0],
        {"service_id": "S-BB-02"} | answered[1],
    ]
    told = tell_taking(taking)
    assert "columns about persons, 3: deviceid, username, _submitted_by." in told
    assert "columns of the system, 13: start, end, _id" in told
    assert "Not used" not in told


def test_services_come_back_from_a_workbook_too(pack: Path, tmp_path: Path) -> None:
    form = services.build_service_map(read_facts(pack, *services.TABLES))
    book = Workbook()
    for line in export(form, SERVICES):
        book.active.append([int(cell) if cell in ("0", "1") else cell or None for cell in line])
    book.save(tmp_path / "export.xlsx")
    take("kobo-services", write_csv(tmp_path, export(form, SERVICES)), pack, append=True)
    from_csv = (pack / "tables" / "services.csv").read_bytes()
    told = tell_taking(take("kobo-services", tmp_path / "export.xlsx", pack, append=True))
    assert "in the pack already, and not taken again: rows 2, 3." in told
    assert (pack / "tables" / "services.csv").read_bytes() == from_csv


def test_a_later_export_adds_only_what_is_new(pack: Path, tmp_path: Path) -> None:
    form = services.build_service_map(read_facts(pack, *services.TABLES))
    take("kobo-services", write_csv(tmp_path, export(form, SERVICES[:1])), pack, append=True)
    count = len(rows(pack, "services"))
    take("kobo-services", write_csv(tmp_path, export(form, SERVICES)), pack, append=True)
    assert len(rows(pack, "services")) == count + 1


def ballot_answers(form: Form, rater: str, words: Sequence[str]) -> dict[str, str]:
    names = [row["name"] for row in form.survey if row["type"] == "select_one scale"]
    who = {"rater_id": rater, "rater_type": "individual", "round": "3"}
    return who | {name: words[place % len(words)] for place, name in enumerate(names)}


@pytest.mark.parametrize("mark", ["/", "-"])
def test_ratings_come_back_one_row_for_each_answer(pack: Path, tmp_path: Path, mark: str) -> None:
    form = ballot.build_ballot(read_facts(pack, *ballot.TABLES), "AA")
    before = rows(pack, "scores")
    raters = sorted({row["rater_id"] for row in before})[:2]
    answers = [
        ballot_answers(form, raters[0], ["7", "DK", "0"]),
        ballot_answers(form, raters[1], ["ABSTAIN", ""]),
    ]
    taking = take("kobo-ballot", write_csv(tmp_path, export(form, answers, mark=mark)), pack, append=True)
    expected = [
        {
            **{"rater_id": answer["rater_id"], "rater_type": "individual", "round": "3", "value": words},
            "action_id": name.removeprefix("rate_").partition("__")[0].replace("_", "-"),
            "criterion_id": name.partition("__")[2],
        }
        for answer in answers
        for name, words in answer.items()
        if name.startswith("rate_") and words
    ]
    assert rows(pack, "scores")[len(before) :] == expected
    questions = len(answers[0]) - 3
    told = tell_taking(taking)
    assert f"not answered: {questions // 2} cells, which gave no row." in told
    assert "Not used" not in told


def test_a_ballot_that_is_taken_twice_is_refused_with_the_place_in_the_export(
    pack: Path, tmp_path: Path
) -> None:
    form = ballot.build_ballot(read_facts(pack, *ballot.TABLES), "AA")
    rater = rows(pack, "scores")[0]["rater_id"]
    source = write_csv(tmp_path, export(form, [ballot_answers(form, rater, ["5"])]))
    take("kobo-ballot", source, pack, append=True)
    after = (pack / "tables" / "scores.csv").read_bytes()
    with pytest.raises(InputError, match=r"export\.csv, row 2|export\.csv: \d+ things to look at") as caught:
        take("kobo-ballot", source, pack, append=True)
    assert str(caught.value.faults[0]).startswith(
        f"export.csv, row 2, column A_CN_01/rate_A_CN_01__E1 → scores: {rater} / A-CN-01 / E1 / 3 is in "
        "scores.csv of the pack already"
    )
    assert (pack / "tables" / "scores.csv").read_bytes() == after


def test_a_rating_off_the_scale_is_told_with_the_column_of_the_export(pack: Path, tmp_path: Path) -> None:
    form = ballot.build_ballot(read_facts(pack, *ballot.TABLES), "AA")
    rater = rows(pack, "scores")[0]["rater_id"]
    answers = ballot_answers(form, rater, ["5"]) | {"rate_A_CN_01__E2": "11"}
    with pytest.raises(InputError, match=r'found "11"; allowed: a whole number from 0 to 10') as caught:
        take("kobo-ballot", write_csv(tmp_path, export(form, [answers])), pack, append=True)
    assert str(caught.value).startswith("export.csv, row 2, column A_CN_01/rate_A_CN_01__E2 → scores.value: ")


def test_a_name_in_place_of_a_pseudonym_is_refused_and_not_repeated(pack: Path, tmp_path: Path) -> None:
    form = ballot.build_ballot(read_facts(pack, *ballot.TABLES), "AA")
    source = write_csv(tmp_path, export(form, [ballot_answers(form, "Zarina Gul", ["5"])]))
    with pytest.raises(InputError, match=r"column rater_id → scores\.rater_id: found") as caught:
        take("kobo-ballot", source, pack, append=True)
    assert "Zarina" not in str(caught.value)
