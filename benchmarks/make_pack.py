"""Makes a pack of any size out of the shipped one: make_pack.py FOLDER --districts 100 --actions 30.

Each district is a copy of a province with ids of its own; actions are copied until a district has so many.
The content is as invented as that of the example, and says so.
"""

import csv
import re
import sys
from argparse import ArgumentParser
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

EXAMPLE = Path(__file__).parents[1] / "parameters" / "islamabad-2025"
KEYS = {
    "actions": "action_id",
    "gaps": "gap_id",
    "services": "service_id",
    "institutions": "institution_id",
    "instruments": "instrument_id",
    "provisions": "provision_id",
    "cadres": "cadre_id",
    "training_programmes": "programme_id",
    "practices": "practice_id",
    "indicators": "indicator_id",
    "risks": "risk_id",
}
"""Tables whose rows have an id that other rows name."""
PARENTS = ("action_id", "instrument_id", "cadre_id")
"""Columns by which a row without an id of its own hangs on another."""
SHARED = frozenset(
    {
        "participants",
        "sources",
        "criteria",
        "requirements",
        "weights",
        "weight_answers",
        "comparisons",
        "costs",
    }
)
"""Tables that are not copied: they belong to the workshop as a whole, or to a budget of one province."""

Row = dict[str, str]
_WORD = re.compile(r"[^;|]+")


@dataclass(frozen=True)
class Pack:
    """The header and the rows of every table of a pack."""

    header: dict[str, object]
    tables: dict[str, list[Row]]

    def copy_rows(self, names: Mapping[str, str]) -> Iterator[tuple[str, Row]]:
        """Give a copy of every row with one of these ids, or that hangs on one, under its new id."""
        for table, rows in self.tables.items():
            columns = [KEYS[table]] if table in KEYS else [name for name in PARENTS if name in rows[0]]
            for row in rows if table not in SHARED else ():
                if any(row[column] in names for column in columns):
                    yield table, {column: _rename(cell, names) for column, cell in row.items()}


def main() -> None:
    """Make the pack that was asked for."""
    parser = ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--districts", type=int, default=3, help="jurisdictions below the national level")
    parser.add_argument("--actions", type=int, default=0, help="least number of actions of each district")
    wished = parser.parse_args()
    write_pack(enlarge(read_pack(EXAMPLE), wished.districts, wished.actions), wished.folder)


def read_pack(folder: Path) -> Pack:
    """Read a pack without checking it."""
    header = yaml.safe_load((folder / "workshop.yaml").read_text(encoding="utf-8"))
    tables = {path.stem: _read_rows(path) for path in sorted((folder / "tables").glob("*.csv"))}
    return Pack(header, tables)


def enlarge(pack: Pack, districts: int, actions: int) -> Pack:
    """Copy provinces until there are so many districts, and then actions until each has so many."""
    places = pack.header["jurisdictions"]
    provinces = [code for code, place in places.items() if place["level"] == "provincial"]
    for number in range(districts - len(provinces)):
        template, code = provinces[number % len(provinces)], _write_code(number)
        places[code] = {"name": f"District {code}", "slug": f"district-{code.lower()}", "level": "provincial"}
        names = {name: name.replace(f"-{template}-", f"-{code}-") for name in _own_ids(pack, template)}
        _copy(pack, names | {template: code})
    for code in places:
        own = [name for name in _own_ids(pack, code) if name.startswith("A-")]
        for copy in range(1, -(-actions // max(1, len(own)))):
            names = {name: f"{name[:-2]}{copy}{name[-2:]}" for name in own}
            _copy(pack, names, {"actions", "scores", "gate_checks"})
    return pack


def _write_code(number: int) -> str:
    """Write a code of three letters: DAA, DAB and so on."""
    return f"D{chr(ord('A') + number // 26)}{chr(ord('A') + number % 26)}"


def _own_ids(pack: Pack, code: str) -> list[str]:
    """List the ids of the rows of one jurisdiction, which hold its code."""
    keys = [(table, key) for table, key in KEYS.items() if table in pack.tables]
    return [row[key] for table, key in keys for row in pack.tables[table] if f"-{code}-" in row[key]]


def _copy(pack: Pack, names: Mapping[str, str], tables: Collection[str] = ()) -> None:
    """Add a copy of every row that names one of these, under its new name."""
    for table, row in list(pack.copy_rows(names)):
        if not tables or table in tables:
            pack.tables[table].append(row)


def write_pack(pack: Pack, folder: Path) -> None:
    """Write a pack; its id is the name of its folder."""
    (folder / "tables").mkdir(parents=True, exist_ok=True)
    header = pack.header | {"workshop_id": folder.name}
    text = yaml.safe_dump(header, allow_unicode=True, sort_keys=False)
    (folder / "workshop.yaml").write_text(text, encoding="utf-8")
    for name, rows in pack.tables.items():
        with (folder / "tables" / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)


def _read_rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as content:
        return list(csv.DictReader(content))


def _rename(cell: str, names: Mapping[str, str]) -> str:
    return _WORD.sub(lambda found: found[0].replace(word := found[0].strip(), names.get(word, word)), cell)


if __name__ == "__main__":
    sys.exit(main())
