"""Nothing in the package knows a place or an institution; they are data of a pack."""

import csv
import re
from pathlib import Path

import pytest
import yaml

PROJECT = Path(__file__).parents[2]
MODULES = sorted((PROJECT / "lib").rglob("*.py"))
COUNTRIES = {
    PROJECT / "parameters" / "islamabad-2025": "Pakistan",
    PROJECT / "tests" / "packs" / "nowhere": "Nowhere",
}
each_pack = pytest.mark.parametrize("pack", COUNTRIES, ids=lambda pack: pack.name)


def names_of(pack: Path) -> set[str]:
    """Give the names of places and institutions in a pack, and the short names that stand in brackets."""
    header = yaml.safe_load((pack / "workshop.yaml").read_text(encoding="utf-8"))
    with (pack / "tables" / "institutions.csv").open(encoding="utf-8-sig", newline="") as stream:
        institutions = [row["name"] for row in csv.DictReader(stream)]
    places = [place["name"] for place in header["jurisdictions"].values()]
    names = {*places, *institutions, *header["organisers"], header["place"], header["funder"]}
    return {part for name in names for part in re.split(r" ?[()]", name) if part}


def holders_of(words: set[str], before: str = r"(?<!\w)", after: str = r"(?!\w)") -> list[str]:
    pattern = re.compile(f"{before}({'|'.join(map(re.escape, sorted(words)))}){after}")
    return [
        f"{module.name} holds {match[1]}"
        for module in MODULES
        for match in pattern.finditer(module.read_text(encoding="utf-8"))
    ]


def test_there_are_modules_to_look_at() -> None:
    assert {"codes.py", "workshop.py"} <= {module.name for module in MODULES}


@each_pack
def test_no_module_names_a_place_or_institution(pack: Path) -> None:
    names = {*names_of(pack), COUNTRIES[pack]}
    assert len(names) > 10
    assert holders_of(names) == []


@each_pack
def test_no_module_holds_the_code_of_a_jurisdiction(pack: Path) -> None:
    header = yaml.safe_load((pack / "workshop.yaml").read_text(encoding="utf-8"))
    assert len(header["jurisdictions"]) > 3
    assert holders_of(set(header["jurisdictions"]), "[\"']", "[\"']") == []
