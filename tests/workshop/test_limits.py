"""What is more than anybody fills in is told with the limit."""

import pytest

from bahali.vocabulary.faults import Fault
from bahali.workshop.limits import LONGEST_CELL, MOST_COLUMNS, MOST_FAULTS, MOST_ROWS, limit
from bahali.workshop.reading import read_csv


def csv_faults(path: object, content: str) -> list[str]:
    path.write_text(content, encoding="utf-8")  # type: ignore[attr-defined]
    return [str(fault) for fault in read_csv(path, "a.csv")[1]]  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: object) -> object:
    return tmp_path / "a.csv"  # type: ignore[operator]


@pytest.mark.parametrize("length", [LONGEST_CELL + 1, 200_000])
def test_a_cell_that_no_spreadsheet_can_hold_is_told_with_its_row(path: object, length: int) -> None:
    assert csv_faults(path, f"x\n1\n{'y' * length}\n") == [
        "a.csv, row 3: holds a cell of more than 32767 characters, which is the limit; look at the double"
        " quotes in this row"
    ]


def test_the_longest_cell_of_a_spreadsheet_is_read(path: object) -> None:
    assert csv_faults(path, f"x\n{'y' * LONGEST_CELL}\n") == []


def test_a_row_of_too_many_cells_is_told(path: object) -> None:
    assert csv_faults(path, "x\n" + "," * MOST_COLUMNS + "\n") == [
        "a.csv, row 2: has 201 cells; the limit is 200; remove the columns that are blank"
    ]


def test_too_many_rows_are_told_and_as_many_as_allowed_are_read(path: object) -> None:
    assert csv_faults(path, "x\n" + "1\n" * MOST_ROWS) == []
    assert csv_faults(path, "x\n" + "1\n" * (MOST_ROWS + 1)) == [
        "a.csv: has more than 100000 rows, which is the limit; look whether it is the right file"
    ]


def test_faults_are_looked_for_up_to_a_number_that_is_told() -> None:
    faults = [Fault("a.csv", "is wrong", row=number) for number in range(MOST_FAULTS)]
    assert list(limit(faults)) == faults
    looked_for = []

    def look() -> object:
        for fault in [*faults, *faults]:
            looked_for.append(fault)
            yield fault

    *told, last = limit(look())  # type: ignore[arg-type]
    assert told == faults
    assert (
        str(last)
        == "a.csv: has more than 1000 faults; no others were looked for; mend these, and check again"
    )
    assert len(looked_for) == MOST_FAULTS + 1


def test_too_many_remarks_stay_remarks() -> None:
    remarks = [Fault("a.csv", "looks odd", row=number, is_warning=True) for number in range(MOST_FAULTS + 1)]
    assert all(fault.is_warning for fault in limit(remarks))
