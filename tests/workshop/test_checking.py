from collections.abc import Callable

import pytest

from bahali.workshop.checking import check_mapping, check_table
from bahali.workshop.deciding import Deciding
from bahali.workshop.reading import RawTable
from bahali.workshop.tables import TABLE_KINDS
from bahali.workshop.tables.scoring import Weight

Faults = Callable[..., list[str]]


def table_faults(kind: str, headings: str, *rows: str) -> list[str]:
    names = tuple(headings.split(","))
    cells = tuple((n, dict(zip(names, row.split("|"), strict=True))) for n, row in enumerate(rows, start=2))
    return [str(fault) for fault in check_table(RawTable("a.csv", names, cells), TABLE_KINDS[kind])[1]]


def test_a_good_row_keeps_its_number() -> None:
    raw = RawTable(
        "a.csv",
        ("weight_set", "criterion_id", "weight"),
        ((7, {"weight_set": "base", "criterion_id": "C1", "weight": "1"}),),
    )
    assert check_table(raw, TABLE_KINDS["weights"]) == (
        [(7, Weight(weight_set="base", criterion_id="C1", weight=1))],
        [],
    )


def test_every_bad_cell_of_every_row_is_told() -> None:
    assert table_faults(
        "weights", "weight_set,criterion_id,weight", "base|C 1|2", "base|C2|0.5", "|C3|1"
    ) == [
        'a.csv, row 2, column criterion_id: found "C 1"; allowed: '
        "a short name of letters, digits, - and _, such as P01",
        'a.csv, row 2, column weight: found "2"; allowed: a number from 0 to 1',
        "a.csv, row 4, column weight_set: is blank; needed: "
        "a short name of letters, digits, - and _, such as P01",
    ]


def test_a_bad_code_in_a_list_is_told_by_itself(faults_after: Faults) -> None:
    assert faults_after(actions={2: {"layers": "2;5;X"}}) == [
        'tables/actions.csv, row 2, column layers: found "5"; allowed: 1, 2, 3, 4, X'
    ]


def test_a_code_with_a_slip_gets_a_suggestion(faults_after: Faults) -> None:
    assert faults_after(actions={2: {"domain": "coo"}}) == [
        'tables/actions.csv, row 2, column domain: found "coo"; '
        'allowed: PSY, LEG, FIN, COM, HLT, COO, WRK, INF; did you mean "COO"?'
    ]


def test_a_list_with_commas_is_told_how_to_write_it(faults_after: Faults) -> None:
    assert faults_after(services={2: {"layers": "2, 3"}}) == [
        'tables/services.csv, row 2, column layers: found "2, 3"; allowed: 1, 2, 3, 4, X; '
        'put ";" between the entries'
    ]


def test_a_list_of_nothing_is_told(faults_after: Faults) -> None:
    assert faults_after(services={2: {"layers": ";"}}) == [
        "tables/services.csv, row 2, column layers: found no entries; needed: 1 or more; allowed: "
        "1, 2, 3, 4, X"
    ]


def test_a_decimal_comma_is_told_how_to_write_it(faults_after: Faults) -> None:
    assert faults_after(weights={2: {"weight": "0,25"}}) == [
        'tables/weights.csv, row 2, column weight: found "0,25"; allowed: a number from 0 to 1; '
        "write a point instead of the comma"
    ]


@pytest.mark.parametrize("number", ["nan", "inf", "-inf"])
def test_a_number_that_is_none_is_refused(faults_after: Faults, number: str) -> None:
    assert faults_after(indicators={2: {"target": number}}) == [
        f'tables/indicators.csv, row 2, column target: found "{number}"; allowed: a number'
    ]


def test_whole_numbers_that_a_spreadsheet_wrote_with_a_point_are_read(faults_after: Faults) -> None:
    assert faults_after(cadres={2: {"baseline_n": "30.0"}}, scores={2: {"value": "7.0"}}) == []


def test_half_a_person_is_refused(faults_after: Faults) -> None:
    assert faults_after(cadres={2: {"baseline_n": "3.5"}}) == [
        'tables/cadres.csv, row 2, column baseline_n: found "3.5"; allowed: a whole number from 0 to '
        "1000000000"
    ]


@pytest.mark.parametrize("day", ["31/02/2029", "2029-02-31", "03/04/2029", "45000"])
def test_a_date_written_in_another_way_is_refused(faults_after: Faults, day: str) -> None:
    assert faults_after(sources={2: {"date": day}}) == [
        f'tables/sources.csv, row 2, column date: found "{day}"; allowed: '
        f"a date as YYYY-MM-DD, such as 2025-02-05"
    ]


def test_a_cell_that_may_hold_a_code_or_a_number_is_told_once(faults_after: Faults) -> None:
    assert faults_after(scores={2: {"value": "often"}}) == [
        'tables/scores.csv, row 2, column value: found "often"; '
        "allowed: a whole number on the rating scale, DK or ABSTAIN"
    ]


def test_a_small_dk_gets_a_suggestion(faults_after: Faults) -> None:
    assert faults_after(scores={2: {"value": "dk"}})[0].endswith('DK or ABSTAIN; did you mean "DK"?')


def test_an_unknown_column_gets_a_suggestion(faults_after: Faults) -> None:
    assert faults_after(gaps="gap_id,jurisdiction,statement,domain,gap_type,severty\n")[0] == (
        'tables/gaps.csv, row 1, column severty: there is no such column; did you mean "severity"?'
    )


def test_a_misspelt_column_is_not_told_again_as_missing() -> None:
    assert table_faults("weights", "weight_sett,criterion_id,weight", "base|C1|1") == [
        'a.csv, row 1, column weight_sett: there is no such column; did you mean "weight_set"?'
    ]


def test_an_unknown_column_that_is_like_no_other_is_told_what_is_left() -> None:
    assert table_faults("weights", "weight_set,criterion_id,weight,colour", "base|C1|1|red") == [
        "a.csv, row 1, column colour: there is no such column; columns not used yet: set_by"
    ]


def test_a_missing_column_is_told() -> None:
    assert table_faults("weights", "weight_set,criterion_id", "base|C1") == [
        "a.csv, row 1, column weight: the column is missing; add it and fill it"
    ]


@pytest.mark.parametrize("heading", ["Phone", "CNIC no.", "Full name", "e-mail", "Gender", "date_of_birth"])
def test_a_column_about_persons_is_refused(heading: str) -> None:
    assert table_faults("weights", f"weight_set,criterion_id,weight,{heading}", "base|C1|1|x") == [
        f"a.csv, row 1, column {heading}: personal data are not accepted; "
        "remove the column: Bahali takes no data about a person"
    ]


def test_personal_data_in_place_of_a_heading_are_not_repeated() -> None:
    message = table_faults("weights", "weight_set,criterion_id,weight,0300-1234567", "base|C1|1|x")[0]
    assert message.startswith(
        "a.csv, row 1, column (a telephone number, not repeated here): there is no such column"
    )


def test_no_cell_is_told_of_a_table_whose_headings_are_wrong() -> None:
    assert len(table_faults("weights", "weight_set,criterion_id,weight,colour", "base|C 1|9|red")) == 1


def test_a_mapping_that_fits_becomes_a_model() -> None:
    tiers = [{"name": "High", "least_value": 60}, {"name": "Low", "least_value": 0}]
    deciding, faults = check_mapping({"tiers": tiers}, Deciding)
    assert faults == []
    assert deciding is not None
    assert [tier.name for tier in deciding.tiers] == ["High", "Low"]


def test_a_key_left_blank_counts_as_not_given() -> None:
    tiers = [{"name": "High", "least_value": 60}, {"name": "Low", "least_value": 0}]
    deciding, _ = check_mapping({"tiers": tiers, "min_raters": None}, Deciding)
    assert deciding is not None
    assert deciding.min_raters == 4


def test_faults_of_a_mapping_name_the_file_they_came_from() -> None:
    _, faults = check_mapping({"tires": []}, Deciding, "batch.yaml")
    assert [str(fault) for fault in faults] == [
        'batch.yaml, tires: there is no such key; did you mean "tiers"?'
    ]
