from typing import Annotated

import pytest
from pydantic import BaseModel, Field

from bahali.workshop.budgets import Budget, BudgetFloor
from bahali.workshop.deciding import Consensus, Deciding, Tier
from bahali.workshop.fields import codes_of, describe_field, describe_key, holds, is_free_text, model_inside
from bahali.workshop.header import Header, TimeBand
from bahali.workshop.settings import Settings
from bahali.workshop.tables import TABLE_KINDS
from bahali.workshop.tables.plan import Action, Indicator
from bahali.workshop.tables.situation import Gap, Service

EVERY_COLUMN = [(kind, column) for kind in TABLE_KINDS.values() for column in kind.row.model_fields]


@pytest.mark.parametrize(("kind", "column"), EVERY_COLUMN, ids=lambda value: getattr(value, "name", value))
def test_every_column_can_be_described(kind: object, column: str) -> None:
    assert describe_field(kind.row.model_fields[column]).strip()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "model", [Header, Deciding, Tier, Consensus, Budget, BudgetFloor, TimeBand, Settings]
)
def test_every_key_can_be_described(model: type[BaseModel]) -> None:
    assert all(describe_field(field).strip() for field in model.model_fields.values())


@pytest.mark.parametrize(
    ("model", "name", "words"),
    [
        (Gap, "severity", "a whole number from 1 to 5"),
        (Gap, "extent", "a whole number from 1 to 3"),
        (Gap, "times_raised", "a whole number from 0 to 1000000000"),
        (Gap, "statement", "some text"),
        (Service, "availability", "FULL, PART, NONE, UNK"),
        (Service, "layers", "1, 2, 3, 4, X"),
        (Service, "fee", "Y or N"),
        (Action, "start", "a month as YYYY-MM, such as 2025-07"),
        (Indicator, "iasc_outcome", "G, or O1 to O5"),
        (Header, "start", "a date as YYYY-MM-DD, such as 2025-02-05"),
        (Header, "data_class", "real, illustrative"),
        (Header, "time_bands", "codes, each with label, from_month, to_month"),
        (
            Deciding,
            "tiers",
            "entries, each with name, least_value, most_place, least_chance, allows_contested, "
            "allows_unchecked",
        ),
        (Deciding, "random_index", "saaty or tummala-ling"),
        (Header, "budgets", "codes, each with label, amount, covers, floors"),
        (Budget, "covers", "a code of jurisdictions"),
        (Budget, "floors", "entries, each with of, code, least_share, least_actions"),
        (BudgetFloor, "of", "jurisdiction, target_group, layer, domain"),
        (Deciding, "may_rate_elsewhere", "true or false"),
    ],
)
def test_a_field_is_described_in_words(model: type[BaseModel], name: str, words: str) -> None:
    assert describe_field(model.model_fields[name]) == words


def test_a_part_of_the_header_is_described_by_its_keys() -> None:
    words = describe_field(Header.model_fields["planning"])
    assert words == (
        "keys and values for start, fiscal_year_start_month, completion_rate, attrition_rate,"
        " completion_spread, attrition_spread, quick_win_months, quick_win_bands"
    )


def test_the_keys_of_a_mapping_are_described() -> None:
    assert describe_key(Header.model_fields["jurisdictions"]) == "two or three capital letters"
    assert describe_key(Header.model_fields["time_bands"]) == "text"


def test_codes_are_found_inside_lists_and_optional_fields() -> None:
    assert codes_of(Service.model_fields["layers"]) == ("1", "2", "3", "4", "X")
    assert codes_of(Gap.model_fields["confidence"]) == ("H", "M", "L")


def test_a_field_without_codes_has_none() -> None:
    assert codes_of(Gap.model_fields["statement"]) == ()
    assert codes_of(None) == ()


def test_free_text_is_told_from_codes_and_ids() -> None:
    free = {name for name, field in Gap.model_fields.items() if is_free_text(field)}
    assert free == {"statement", "root_cause", "unanswered_because", "notes"}


def test_a_field_holds_the_plain_kinds_it_is_made_of() -> None:
    assert holds(Service.model_fields["layers"], tuple)
    assert holds(Indicator.model_fields["target"], float)
    assert not holds(Gap.model_fields["statement"], float)


def test_the_model_in_a_mapping_or_list_is_found() -> None:
    assert model_inside(Header.model_fields["time_bands"]) is TimeBand
    assert model_inside(Header.model_fields["title"]) is None


def test_a_number_with_only_a_least_value_is_described() -> None:
    class Part(BaseModel):
        count: Annotated[int, Field(ge=2)]
        share: float

    assert describe_field(Part.model_fields["count"]) == "a whole number of at least 2"
    assert describe_field(Part.model_fields["share"]) == "a number"
