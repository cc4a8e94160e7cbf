import pytest

from bahali.intake.template.columns import Column, Kind, describe_values, is_rating, list_plans
from bahali.vocabulary.codes import Confidence
from bahali.workshop.tables import TABLE_KINDS, TableKind
from bahali.workshop.workbook.layout import PartSheet, list_part_sheets, list_sheets

PLANS = {plan.name: plan for plan in list_plans()}


def column(sheet: str, heading: str) -> Column:
    return next(each for each in PLANS[sheet].columns if each.heading == heading)


def test_every_sheet_that_is_read_is_planned() -> None:
    assert ("workshop", *PLANS) == list_sheets()


@pytest.mark.parametrize("kind", TABLE_KINDS.values(), ids=lambda kind: kind.name)
def test_a_table_has_the_columns_of_its_model_and_its_own_come_first(kind: TableKind) -> None:
    headings = [each.heading for each in PLANS[kind.name].columns]
    assert sorted(headings) == sorted(kind.row.model_fields)
    assert headings[0] == kind.key_columns[0]


@pytest.mark.parametrize("part", list_part_sheets(), ids=lambda part: part.name)
def test_a_part_of_the_facts_has_its_columns_in_their_order(part: PartSheet) -> None:
    assert tuple(each.heading for each in PLANS[part.name].columns) == part.columns


@pytest.mark.parametrize(
    ("sheet", "heading", "kind"),
    [
        ("gaps", "severity", Kind.NUMBER),
        ("gaps", "layers", Kind.TEXT),  # a list, and 1;2 is no number
        ("services", "activity_code", Kind.TEXT),  # 1.10 is not 1.1
        ("comparisons", "times", Kind.TEXT),  # 1/3 would become a day
        ("actions", "start", Kind.TEXT),  # 2030-07 would become a day
        ("sources", "date", Kind.DATE),
        ("indicators", "baseline", Kind.NUMBER),
        ("tiers", "allows_contested", Kind.TEXT),
        ("participants", "consent_quote", Kind.TEXT),
    ],
)
def test_a_cell_is_to_a_spreadsheet_what_it_is_to_us(sheet: str, heading: str, kind: Kind) -> None:
    assert column(sheet, heading).kind is kind


@pytest.mark.parametrize(
    ("sheet", "heading", "choices"),
    [
        ("gaps", "confidence", ("H", "M", "L")),
        ("services", "fee", ("Y", "N")),
        ("tiers", "allows_unchecked", ("true", "false")),
        ("scores", "value", ()),  # a number, or one of two codes
        ("gaps", "statement", ()),
    ],
)
def test_choices_are_all_that_a_cell_may_hold(sheet: str, heading: str, choices: tuple[str, ...]) -> None:
    assert column(sheet, heading).choices == choices


def test_a_rating_is_told_from_other_numbers_and_codes() -> None:
    rated = {
        (plan.name, each.heading) for plan in list_plans() for each in plan.columns if is_rating(each.field)
    }
    assert rated == {("scores", "value")}


def test_the_code_of_an_entry_says_what_it_may_be() -> None:
    assert column("jurisdictions", "code").allowed == "two or three capital letters"
    assert column("floors", "budgets_code").refers_to.table == "budgets"  # type: ignore[union-attr]


def test_codes_are_told_with_their_words() -> None:
    field = column("gaps", "confidence").field
    assert field is not None
    assert describe_values(field) == f"H = {Confidence.HIGH.label}; M = Medium; L = Low"
