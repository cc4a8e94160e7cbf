from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bahali.workshop import read_workshop

Faults = Callable[..., list[str]]
AAMOORA = "jurisdictions.AA"


def test_the_national_jurisdiction_and_the_provinces_are_told_apart(nowhere: Path):
    header = read_workshop(nowhere).header
    assert header.national == "CN"
    assert header.provinces == ("AA", "BB", "CC", "DD", "EE")
    assert header.is_illustrative


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ({"title": None}, ", title: is blank; needed: some text"),
        ({"title": ""}, ', title: found ""; allowed: some text'),
        ({"title": 5}, ', title: found "5"; allowed: some text; put it in double quotes'),
        ({"organisers": "Office"}, ', organisers: found "Office"; allowed: a list; each entry: some text; write - before each entry'),
        ({"organisers": []}, ", organisers: found no entries; needed: 1 or more; allowed: some text"),
        ({"organisers": ["Office", 7]}, ', organisers.entry 2: found "7"; allowed: some text; put it in double quotes'),
        ({"start": "12/09/2030"}, ', start: found "12/09/2030"; allowed: a date as YYYY-MM-DD, such as 2025-02-05'),
        ({"start": "2030-02-31"}, ', start: found "2030-02-31"; allowed: a date as YYYY-MM-DD, such as 2025-02-05'),
        ({"start": 86400}, ', start: found "86400"; allowed: a date as YYYY-MM-DD, such as 2025-02-05'),
        ({"k_threshold": 2}, ', k_threshold: found "2"; allowed: a whole number from 3 to 50'),
        ({"data_class": "ilustrative"}, ', data_class: found "ilustrative"; allowed: real, illustrative; did you mean "illustrative"?'),
        ({"colour": "red"}, ", colour: there is no such key"),
        ({"deciding.min_rater": 3}, ', deciding.min_rater: there is no such key; did you mean "min_raters"?'),
        ({"deciding.min_raters": "many"}, ', deciding.min_raters: found "many"; allowed: a whole number from 2 to 20'),
        ({"deciding.robust_share": float("nan")}, ', deciding.robust_share: found "nan"; allowed: a share from 0.5 to 1'),
        ({"deciding.lowest_rating": 10}, ", deciding: lowest_rating must be below highest_rating"),
        ({"deciding.tiers": [{"name": "All", "least_value": 0}]}, ", deciding.tiers: found 1 entry; needed: 2 or more; allowed: entries, each with name, least_value"),
        ({"planning": "soon"}, ', planning: found "soon"; allowed: keys and values; write key: value, one to a line'),
        ({"planning.start": "January"}, ', planning.start: found "January"; allowed: a month as YYYY-MM, such as 2025-07'),
        ({"time_bands.SOON.to_month": 4}, ", time_bands.SOON: to_month must be after from_month"),
        ({f"{AAMOORA}.slug": "Aa Moora"}, f', {AAMOORA}.slug: found "Aa Moora"; allowed: small letters, digits and single hyphens, such as north-hills'),
        ({f"{AAMOORA}.level": "province"}, f', {AAMOORA}.level: found "province"; allowed: national, provincial; did you mean "provincial"?'),
        ({AAMOORA: "Aamoora"}, f', {AAMOORA}: found "Aamoora"; allowed: keys and values; write key: value, one to a line'),
        ({"jurisdictions.a": {"name": "A", "slug": "a", "level": "provincial"}}, ', jurisdictions: found "a"; allowed: two or three capital letters'),
        ({"jurisdictions.INT": {"name": "A", "slug": "a", "level": "provincial"}}, ": INT stands for what is international, so no jurisdiction can have this code"),
        ({f"{AAMOORA}.slug": "bellowick"}, ": two jurisdictions have the same slug"),
        ({f"{AAMOORA}.level": "national"}, ": exactly one jurisdiction must have the level national"),
        ({"people_source": None}, ": women_total may be given only with people_source, where it was already published"),
        ({"women_total": 13}, ": women_total is above participants_total"),
        ({"end": "2030-09-11"}, ": the workshop ends before it starts"),
        ({"default_weight_set": "evn"}, ', default_weight_set: found "evn"; allowed: even, relief-first; did you mean "even"?'),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)  # fmt: skip
def test_a_fault_of_the_header_is_told(faults_after: Faults, header: dict[str, Any], sentence: str):
    assert faults_after(header) == [f"workshop.yaml{sentence}"]


@pytest.mark.parametrize("values", [(45, 65, 0), (65, 65, 0), (65, 45, 10)])
def test_tiers_run_from_the_highest_down_to_0(faults_after: Faults, values: tuple[int, ...]):
    tiers = [{"name": f"Tier {value}", "least_value": value} for value in values]
    assert faults_after({"deciding.tiers": tiers}) == [
        "workshop.yaml, deciding: tiers must run from the highest least_value down to 0, each once"
    ]


def test_a_misspelt_key_is_not_told_again_as_missing(faults_after: Faults):
    assert faults_after({"currency": None, "curency": "crowns"}) == [
        'workshop.yaml, curency: there is no such key; did you mean "currency"?'
    ]


def test_every_contradiction_is_told(faults_after: Faults):
    assert faults_after({"end": "2030-09-11", f"{AAMOORA}.slug": "bellowick"}) == [
        "workshop.yaml: the workshop ends before it starts; two jurisdictions have the same slug"
    ]


def test_women_are_counted_only_where_it_was_published(faults_after: Faults):
    assert faults_after({"women_total": None, "people_source": None}) == []


def test_an_optional_key_left_blank_takes_its_default(edited_pack: Callable[..., Path]):
    folder = edited_pack()
    text = (folder / "workshop.yaml").read_text(encoding="utf-8")
    (folder / "workshop.yaml").write_text(text.replace("k_threshold: 4", "k_threshold:"), encoding="utf-8")
    assert read_workshop(folder).header.k_threshold == 5


def test_words_of_other_scripts_arrive_unchanged(nowhere: Path):
    assert read_workshop(nowhere).header.jurisdictions["EE"].name == "امبرلو"
