"""Rows that came, went and changed, told apart by their ids."""

from bahali.difference.comparing import FieldChange, compare_rows
from bahali.document.results import GapResult

FIELDS = ("title", "severity", "answers")
OLD = (
    GapResult(id="G1", title="No one calls", severity=4, answers=("A1",)),
    GapResult(id="G2", title="No agreed way of referral to health services", severity=3),
    GapResult(id="G3", title="Few specialists", severity=5, place=1),
)
NEW = (
    GapResult(id="G3", title="Few specialists", severity=5, place=2),
    GapResult(id="G1", title="No one calls", severity=2, answers=("A1", "A2")),
    GapResult(id="G9", title="No agreed way of referral to the health services", severity=3),
    GapResult(id="G8", title="Scattered data", severity=1),
)


def test_rows_that_came_went_and_changed() -> None:
    compared = compare_rows(OLD, NEW, FIELDS)
    assert [row.id for row in compared.entered] == ["G9", "G8"]
    assert [row.id for row in compared.left] == ["G2"]
    (change,) = compared.changed  # G3 has another place, which is not compared
    assert change.new.id == "G1"
    assert change.fields == (FieldChange("severity", 4, 2), FieldChange("answers", ("A1",), ("A1", "A2")))
    assert compared.size == 4


def test_a_row_of_nearly_the_same_title_may_have_been_renamed() -> None:
    assert compare_rows(OLD, NEW, FIELDS).renamed == {"G9": "G2"}


def test_a_row_of_only_a_similar_title_is_another_row() -> None:
    old = (GapResult(id="G1", title="Few specialists in the north"),)
    new = (GapResult(id="G2", title="Few specialists, and no supervision"),)
    assert compare_rows(old, new, FIELDS).renamed == {}


def test_one_that_left_is_the_old_name_of_one_alone() -> None:
    twins = (*NEW, NEW[2].model_copy(update={"id": "G7"}))
    assert compare_rows(OLD, twins, FIELDS).renamed == {"G9": "G2"}


def test_backwards_what_came_went_and_fields_change_places() -> None:
    forwards, backwards = compare_rows(OLD, NEW, FIELDS), compare_rows(NEW, OLD, FIELDS)
    assert (backwards.entered, backwards.left) == (forwards.left, forwards.entered)
    assert [(one.field, one.new, one.old) for one in backwards.changed[0].fields] == [
        (one.field, one.old, one.new) for one in forwards.changed[0].fields
    ]


def test_a_list_compared_with_itself_holds_nothing() -> None:
    assert compare_rows(OLD, OLD, FIELDS).is_empty
