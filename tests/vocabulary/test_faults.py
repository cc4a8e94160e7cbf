import pytest

from bahali.vocabulary.faults import Fault, InputError, describe_faults, quote, show


def test_a_fault_names_file_row_and_column_before_the_problem() -> None:
    fault = Fault("tables/gaps.csv", 'found "9"; allowed: 1 to 5', row=12, column="severity")
    assert str(fault) == 'tables/gaps.csv, row 12, column severity: found "9"; allowed: 1 to 5'


def test_a_fault_of_a_whole_file_names_only_the_file() -> None:
    assert str(Fault("tables/gaps.csv", "is missing")) == "tables/gaps.csv: is missing"


def test_a_key_of_a_yaml_file_is_not_called_a_column() -> None:
    assert str(Fault("workshop.yaml", "is blank", column="title")) == "workshop.yaml, title: is blank"


def test_the_remedy_stands_behind_the_problem() -> None:
    assert Fault("a.csv", "is blank", remedy="fill it").sentence == "is blank; fill it"


def test_an_input_error_carries_every_fault() -> None:
    faults = [Fault("a.csv", "is empty"), Fault("b.csv", "is empty")]
    with pytest.raises(InputError, match=r"a\.csv: is empty\nb\.csv: is empty") as caught:
        raise InputError(iter(faults))
    assert caught.value.faults == tuple(faults)


def test_a_notebook_shows_the_faults_and_no_traceback() -> None:
    assert InputError([Fault("a.csv", "is empty")])._render_traceback_() == ["a.csv: is empty"]


def test_faults_of_one_file_stand_together_in_the_order_of_its_rows() -> None:
    faults = [
        Fault("b.csv", "third", row=9),
        Fault("a.csv", "only"),
        Fault("b.csv", "first"),
        Fault("b.csv", "x", 2),
    ]
    assert describe_faults(faults) == (
        "a.csv: only\nb.csv: 3 things to look at\n  first\n  row 2: x\n  row 9: third"
    )


def test_the_same_slip_in_many_rows_takes_one_line() -> None:
    slips = [Fault("a.csv", "found 9", row, "value") for row in range(2, 11)]
    assert describe_faults([*slips, Fault("a.csv", "found 9", 3, "round")]) == (
        "a.csv: 10 things to look at\n"
        "  row 2, column value: found 9 (also in row 3, 4, 5, 6, 7 and 3 more)\n"
        "  row 3, column round: found 9"
    )


def test_a_slip_in_two_rows_names_both() -> None:
    slips = [Fault("a.csv", "found 9", row, "value") for row in (2, 30)]
    assert describe_faults(slips).endswith("row 2, column value: found 9 (also in row 30)")


def test_a_short_value_is_shown_whole() -> None:
    assert quote("x" * 60) == f'"{"x" * 60}"'


def test_a_long_value_is_cut() -> None:
    assert quote("x" * 61) == f'"{"x" * 59}…"'


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("a\nb", "a⏎b"),
        ("a\r\nb", "a⏎b"),
        ("A-\u200bXX-01", "A-<U+200B>XX-01"),
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("بحالی", "بحالی"),
        (9, "9"),
    ],
)
def test_what_is_invisible_is_made_visible(value: object, shown: str) -> None:
    assert show(value) == shown


def test_personal_data_are_hidden_before_a_value_is_cut() -> None:
    text = "x" * 45 + " 3520112345671"
    assert "3520" not in quote(text)
