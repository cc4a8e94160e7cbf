from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from bahali.workshop import read_workshop
from bahali.workshop.budgets import Budget, BudgetFloor
from bahali.workshop.deciding import Consensus, Deciding, Tier
from bahali.workshop.header import CostBand, Header, Jurisdiction, Planning, TimeBand

Faults = Callable[..., list[str]]
CASES = yaml.safe_load((Path(__file__).parent / "header_faults.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(next(iter(case["write"]))))
def test_a_fault_of_the_header_is_told(faults_after: Faults, case: dict[str, Any]) -> None:
    assert faults_after(case["write"]) == [case["told"]]


def test_the_national_jurisdiction_and_the_provinces_are_told_apart(nowhere: Path) -> None:
    header = read_workshop(nowhere).header
    assert header.national == "CN"
    assert header.provinces == ("AA", "BB", "CC", "DD", "EE")
    assert header.is_illustrative


def test_a_misspelt_key_is_not_told_again_as_missing(faults_after: Faults) -> None:
    assert faults_after({"currency": None, "curency": "crowns"}) == [
        'workshop.yaml, curency: there is no such key; did you mean "currency"?'
    ]


def test_every_contradiction_is_told(faults_after: Faults) -> None:
    assert faults_after({"end": "2030-09-11", "jurisdictions.AA.slug": "bellowick"}) == [
        "workshop.yaml: the workshop ends before it starts; two jurisdictions have the same slug"
    ]


def test_women_need_not_be_counted(faults_after: Faults) -> None:
    assert faults_after({"women_total": None, "people_source": None}) == []


def test_an_optional_key_left_blank_takes_its_default(edited_pack: Callable[..., Path]) -> None:
    folder = edited_pack()
    text = (folder / "workshop.yaml").read_text(encoding="utf-8")
    (folder / "workshop.yaml").write_text(text.replace("k_threshold: 4", "k_threshold:"), encoding="utf-8")
    assert read_workshop(folder).header.k_threshold == 5


def test_words_of_other_scripts_arrive_unchanged(nowhere: Path) -> None:
    assert read_workshop(nowhere).header.jurisdictions["EE"].name == "امبرلو"


def test_the_pack_of_nowhere_uses_every_key(nowhere: Path) -> None:
    written = yaml.safe_load((nowhere / "workshop.yaml").read_text(encoding="utf-8"))
    deciding, budgets = written["deciding"], written["budgets"].values()
    parts: dict[type[BaseModel], list[dict[str, object]]] = {
        Header: [written],
        Jurisdiction: list(written["jurisdictions"].values()),
        TimeBand: list(written["time_bands"].values()),
        CostBand: list(written["cost_bands"].values()),
        Budget: list(budgets),
        BudgetFloor: [floor for budget in budgets for floor in budget.get("floors", [])],
        Deciding: [deciding],
        Tier: deciding["tiers"],
        Consensus: [deciding["consensus"]],
        Planning: [written["planning"]],
    }
    unused = {
        f"{model.__name__}.{key}"
        for model, entries in parts.items()
        for key in model.model_fields
        if not any(key in entry for entry in entries)
    }
    # An accepted text is a remark of every check, and the pack has none.
    assert unused == {"Header.accepted_texts"}


def test_every_fault_of_the_parts_is_told(faults_after: Faults) -> None:
    header = {
        "budgets.hills.amount": -1,
        "budgets.all.floors": [{"of": "layer", "code": "2"}],
        "deciding.shortlist": 0,
    }
    assert [fault.split(":")[0] for fault in faults_after(header)] == [
        "workshop.yaml, budgets.all.floors.entry 1",
        "workshop.yaml, budgets.hills.amount",
        "workshop.yaml, deciding.shortlist",
    ]
