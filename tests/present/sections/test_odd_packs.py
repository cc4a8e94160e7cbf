"""Every section about priorities says something sensible of packs that are legal but odd."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from bahali.analysis.findings import Findings
from bahali.document.section import Section
from bahali.present import sections

Find = Callable[..., Findings]
Text = Callable[[Section], str]

SECTIONS = ("key_messages", "recommendations", "certainty", "agreement", "questions", "budget", "weighing",
            "not_chosen", "scoring", "preparation")  # fmt: skip
NO_NUMBER = re.compile(r"\b(nan|inf|<NA>)\b|\bNone\b(?! of)|-0(?![\d.])")
TIERS = [
    {"name": "Top", "least_value": 60, "most_place": 1, "least_chance": 0.99, "allows_contested": False},
    {"name": "Rest", "least_value": 0},
]
ALONE = [{"weight_set": "even", "criterion_id": f"E{n}", "weight": str(int(n == 1))} for n in range(1, 5)]
HOSTILE = {2: {"label": "<script>alert(1)</script> {x} 100% $a$ " + "long " * 40}, 3: {"label": "امبرلو"}}

ODD: dict[str, dict[str, Any]] = {
    "few drawn": {"deciding.weight_draws": "participants", "deciding.weight_spread": 0.3},
    "any weights": {"deciding.weight_draws": "uniform"},
    "weights in order": {"deciding.weight_draws": "ordered"},
    "trimmed": {"deciding.aggregate": "trimmed_mean", "deciding.trim_share": 0.45},
    "groups alike": {"deciding.balance_groups": True},
    "nobody knows, nobody rated": {"deciding.dont_know": "middle", "deciding.unrated": "worst"},
    "too many wanted": {"deciding.min_raters": 20},
    "worst where too few": {"deciding.min_raters": 20, "deciding.unrated": "worst"},
    "everything hidden": {"k_threshold": 50},
    "little hidden": {"k_threshold": 3},
    "nobody attributed": {"attribution": "none"},
    "a shortlist of one": {"deciding.shortlist": 1},
    "a shortlist of everything": {"deciding.shortlist": 20},
    "every demand": {"deciding.tiers": TIERS},
    "no money": {"budgets.all.amount": 0, "budgets.hills.amount": 0, "budgets.ferries.amount": 0},
    "a billion": {"budgets.all.amount": 1_200_000_000, "budgets.hills.amount": 1_200_000_000},
    "no budget": {"budgets": {}},
}


def check_every_section(findings: Findings, text_of: Text) -> None:
    for name in SECTIONS:
        text = text_of(getattr(sections, name)(findings))
        assert text.strip(), name
        assert not NO_NUMBER.search(text), (name, NO_NUMBER.search(text))


@pytest.mark.usefixtures("blank_pictures")
@pytest.mark.parametrize("jurisdiction", ["AA", "CN"])
@pytest.mark.parametrize("header", ODD.values(), ids=ODD)
def test_every_section_can_be_read_however_the_workshop_decides(
    findings_after: Find, text_of: Text, header: dict[str, Any], jurisdiction: str
) -> None:
    tables = {"costs": None} if header.get("budgets") == {} else {}
    check_every_section(findings_after(jurisdiction, header, **tables), text_of)


@pytest.mark.usefixtures("blank_pictures")
@pytest.mark.parametrize("answer", ["DK", "ABSTAIN", "5", "0"])
def test_every_section_can_be_read_when_all_give_one_answer(
    findings_after: Find, text_of: Text, answer: str
) -> None:
    everything = {number: {"value": answer} for number in range(2, 218)}
    check_every_section(findings_after("CN", scores=everything), text_of)


@pytest.mark.usefixtures("blank_pictures")
def test_every_section_can_be_read_when_one_criterion_has_all_the_weight(
    findings_after: Find, text_of: Text
) -> None:
    weights = {2 + number: row for number, row in enumerate(ALONE)}
    check_every_section(findings_after("CN", weights=weights), text_of)


@pytest.mark.parametrize("jurisdiction", ["AA", "CN"])
def test_every_section_can_be_read_whatever_criteria_are_called(
    findings_after: Find, text_of: Text, jurisdiction: str
) -> None:
    check_every_section(findings_after(jurisdiction, criteria=HOSTILE), text_of)
