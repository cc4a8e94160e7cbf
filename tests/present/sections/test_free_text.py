"""Words of the pack stay words, whatever they are."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pydantic.fields import FieldInfo

from bahali.analysis.findings import Findings
from bahali.document.section import Section
from bahali.present import sections
from bahali.workshop import fit_settings, read_settings, read_workshop
from bahali.workshop.cells import Text
from bahali.workshop.tables import TABLE_KINDS

Find = Callable[..., Findings]

PACKS = Path(__file__).parents[2] / "packs"
ATTACK = "<script>alert(1)</script>"
OF_A_CHECK = ("check_cover", "check_result", "tables_given")
HEADER = {
    "title": ATTACK,
    "place": ATTACK,
    "organisers": [ATTACK],
    "funder": ATTACK,
    "disclaimer": ATTACK,
    "data_notice": ATTACK,
    "validation_status": ATTACK,
    "people_source": ATTACK,
    "groups_present": [ATTACK],
    "groups_absent": [ATTACK],
    "currency": ATTACK,
    "subject": ATTACK,
    "themes": {"REACH": ATTACK, "TRUST": ATTACK, "HANDOVER": ATTACK},
    "jurisdictions.AA.name": ATTACK,
    "time_bands.NOW.label": ATTACK,
    "cost_bands.I": {"label": ATTACK, "approver": ATTACK},
    "money_unit": ATTACK,
    "budgets.all.label": ATTACK,
    "budgets.hills.label": ATTACK,
    "deciding.shortlist": 1,
    "deciding.tiers": [{"name": ATTACK, "least_value": 50}, {"name": "Low", "least_value": 0}],
}


def takes_free_text(field: FieldInfo) -> bool:
    return any(mark in field.metadata for mark in Text.__metadata__) or Text in getattr(
        field.annotation, "__args__", ()
    )


def hostile(name: str) -> str:
    """One table of nowhere with an attack in every cell that takes free text, and a word to know it by."""
    fields = TABLE_KINDS[name].row.model_fields
    columns = [column for column, field in fields.items() if takes_free_text(field)]
    folder = PACKS / "reviewed" if name == "review_points" else PACKS / "nowhere" / "tables"
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    written = io.StringIO()
    writer = csv.DictWriter(written, rows[0])
    writer.writeheader()
    for row in rows:
        writer.writerow(row | {column: f"{ATTACK} {name}.{column}" for column in columns})
    return written.getvalue()


def markup_of(findings: Findings) -> Iterator[tuple[str, str]]:
    for name in sections.__all__:
        if name not in OF_A_CHECK:
            yield name, str(getattr(sections, name)(findings)._repr_mimebundle_()["text/html"])


@pytest.fixture
def attacked(edited_pack: Callable[..., Path], rated_as: Callable[..., str]) -> dict[str, str]:
    """Markup of every section of a provincial and of the national report, both full of attacks."""
    tables = {name: hostile(name) for name in TABLE_KINDS}
    tables["scores"] += rated_as({"A-AA-02": [10, 10, 6]}, ("P01", "P02", "P03"), number=3).split("\n", 1)[1]
    tables["dependencies"] += "A-AA-02,A-CN-01,soft,,,\n"
    workshop = read_workshop(edited_pack(HEADER, **tables))
    shown: dict[str, str] = {}
    for code in ("AA", "CN"):
        choices = {"jurisdiction": code, "edition": "restricted", "draws": 400}
        settings = read_settings({"workshop": "nowhere", **choices})
        for name, markup in markup_of(Findings(workshop, fit_settings(settings, workshop))):
            shown[name] = shown.get(name, "") + markup
    return shown


def test_free_text_never_becomes_markup(attacked: dict[str, str]) -> None:
    assert not [name for name, markup in attacked.items() if "<script" in markup.lower()]
    assert not [name for name, markup in attacked.items() if BeautifulSoup(markup, "html.parser").script]


def test_the_attack_did_reach_the_sections_and_shows_as_it_was_typed(attacked: dict[str, str]) -> None:
    typed = "&lt;script&gt;alert(1)&lt;/script&gt;"
    assert [name for name, markup in attacked.items() if typed not in markup] == [
        *("continuity", "quality", "quality_summary", "results", "run_record", "warnings")
    ]


def test_words_of_a_person_are_marked_as_such_so_that_their_direction_is_their_own(
    nowhere_findings: Find,
) -> None:
    section: Section = sections.gaps(nowhere_findings("EE"))
    markup = section._repr_mimebundle_()["text/html"]
    page = BeautifulSoup(str(markup), "html.parser")
    cells = [cell for cell in page.find_all(["th", "td"]) if "بچوں" in cell.get_text()]
    assert cells
    assert all(cell["dir"] == "auto" for cell in cells)
