"""A pack in which much can be found out about people, and what leaves of it."""

import csv
import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml

from bahali.analysis.findings import Findings
from bahali.present import sections
from bahali.present.results import gather_results
from bahali.workshop import Workshop, fit_settings, read_settings, read_workshop
from bahali.workshop.disclosure import Disclosure

NOWHERE = Path(__file__).parents[1] / "packs" / "nowhere"
ABOUT_PEOPLE = (
    *("cover", "key_messages", "preparation", "services", "recommendations", "certainty", "explorer"),
    *("agreement", "questions", "not_chosen", "scoring", "weighing", "points_raised", "warnings", "brief"),
    "talking_sheet",
)
Tables = Mapping[str, pd.DataFrame]
Change = Callable[[Tables], Tables]
Release = Callable[..., dict[str, Any]]

# Fifteen people. In Aamoora P02 is the only victim support officer, there and anywhere.
GROUPS = {
    "VSO": ("P02",),
    "SW": ("P04", "P06", "P07"),
    "POL": ("P01", "P05", "P08", "P09", "P10", "P11"),
    "HLT": ("P03", "P12", "P13", "P14", "P15"),
}
OF_AAMOORA = ("P01", "P02", "P03", "P04", "P05")
EVERYBODY = tuple(f"P{number:02}" for number in range(1, 16))
CRITERIA = ("E1", "E2", "E3", "E4")
THREE = {"P02": 10, "P03": 10, "P04": 9}  # all who rated A-AA-01 on E1
SHELTER = "Larkspur lodge behind the mill"
KEEPER = "Sisters of the Quiet Gate"
HEADER = {
    "participants_total": 15,
    "women_total": 2,
    "k_threshold": 5,
    "attribution": "group",
}
DECIDING = {"aggregate": "median", "min_raters": 4, "unrated": "worst", "weight_draws": "around"}


@pytest.fixture(scope="session")
def canaries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the pack: named as a batch asks for it."""
    pack = tmp_path_factory.mktemp("canaries") / "parameters" / "nowhere-2030"
    shutil.copytree(NOWHERE, pack)
    header = yaml.safe_load((pack / "workshop.yaml").read_text(encoding="utf-8"))
    header |= HEADER
    header["deciding"] |= DECIDING
    (pack / "workshop.yaml").write_text(yaml.safe_dump(header, allow_unicode=True), encoding="utf-8")
    _write(pack, "participants", _participants())
    _write(pack, "scores", _scores())
    _write(pack, "weight_answers", _weight_answers())
    (pack / "tables" / "comparisons.csv").unlink()
    _write(pack, "review_points", _review_points())
    _add(pack, "institutions", institution_id="I-AA-09", name=KEEPER, jurisdiction="AA", kind="ngo",
         delivers_services="Y")  # fmt: skip
    _add(pack, "services", service_id="S-AA-09", jurisdiction="AA", institution_id="I-AA-09", title=SHELTER,
         domain="COM", layers="1", phases="IMM", availability="FULL", sensitivity="high")  # fmt: skip
    return pack


@pytest.fixture(scope="session")
def canary_workshop(canaries: Path) -> Workshop:
    """The pack, read and checked once."""
    return read_workshop(canaries)


@pytest.fixture(scope="session")
def release(canary_workshop: Workshop) -> Iterator[Release]:
    """Give a function that gives all that a report says of people and ratings, as its notebook carries it.

    ``change`` makes other tables of those of the pack; the fingerprint stays, so that nothing but words and
    numbers can differ. Pictures are left blank: they are drawn from the tables beside them. ``only`` names
    the sections that are wanted, where not all are.
    """

    def show(
        jurisdiction: str = "AA",
        change: Change = dict,
        only: Sequence[str] = ABOUT_PEOPLE,
        weight_set: str = "",
        **rules: Any,
    ) -> dict[str, Any]:
        header = canary_workshop.header
        header = header.model_copy(update={"deciding": header.deciding.model_copy(update=rules)})
        tables = change(canary_workshop.tables)
        workshop = replace(canary_workshop, tables={**canary_workshop.tables, **tables}, header=header)
        given = {"workshop": "canaries", "jurisdiction": jurisdiction, "draws": 100, "weight_set": weight_set}
        findings = Findings(workshop, fit_settings(read_settings(given), workshop))
        shown = {name: getattr(sections, name)(findings).model_dump(mode="json") for name in only}
        return {**shown, "results": gather_results(findings).model_dump(mode="json")}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bahali.present.figures.style.write_svg", lambda *_, **__: "<svg/>")
        yield show


@pytest.fixture(scope="session")
def released(release: Release) -> dict[str, dict[str, Any]]:
    """What the reports of a province and of the country say, by jurisdiction."""
    return {jurisdiction: release(jurisdiction) for jurisdiction in ("AA", "CN")}


@pytest.fixture
def nothing_suppressed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Switch off whatever decides that something may not be told."""
    yes = {
        *("tells", "tells_share", "tells_degree", "tells_extremes", "tells_quartiles", "tells_draws"),
        *("tells_group", "tells_remark", "lists"),
    }
    for name in yes:
        monkeypatch.setattr(Disclosure, name, lambda *_, **__: True)
    for name in ("has_raters", "has_numbers"):
        monkeypatch.setattr(Disclosure, name, staticmethod(lambda people, _: people >= 1))
    monkeypatch.setattr(Disclosure, "withholds_weights", lambda *_: False)
    monkeypatch.setattr(Disclosure, "suppress", lambda _, counts: dict(counts))
    monkeypatch.setattr(Disclosure, "pool", lambda _, counts: (dict(counts), 0))
    monkeypatch.setattr(Disclosure, "choose_groups", lambda _, sizes, __: frozenset(sizes))
    monkeypatch.setattr(Disclosure, "least_in_group", 1)


@pytest.fixture(scope="session")
def words_in() -> Callable[[object], str]:
    """Give a function that writes everything a release says as one text."""
    return lambda content: json.dumps(content, ensure_ascii=False)


def _participants() -> Iterator[dict[str, object]]:
    group_of = {person: group for group, people in GROUPS.items() for person in people}
    for person in EVERYBODY:
        home = "AA" if person in OF_AAMOORA else "CN"
        yield {"participant_id": person, "stakeholder_group": group_of[person], "jurisdiction": home,
               "consent_process": "Y", "consent_quote": "N", "group_no": 1}  # fmt: skip


def _scores() -> Iterator[dict[str, object]]:
    for action in ("A-AA-01", "A-AA-02"):
        for criterion in CRITERIA:
            for place, rater in enumerate(OF_AAMOORA):
                value = 4 + (place + len(action) + CRITERIA.index(criterion) * 2 + int(action[-1])) % 5
                if (action, criterion) == ("A-AA-01", "E1"):
                    if rater not in THREE:
                        continue
                    value = THREE[rater]
                yield _score(rater, action, criterion, value)
    for action in ("A-CN-01", "A-CN-02", "A-CN-03"):
        for criterion in CRITERIA:
            for rater in EVERYBODY:
                yield _score(rater, action, criterion, _national(rater, action))
    yield _score("P15", "A-BB-01", "E1", 7)  # who rated elsewhere is told to the secretariat


def _national(rater: str, action: str) -> int:
    """Policymakers rate high, health departments low, all others in between."""
    level = 8 if rater in GROUPS["POL"] else 3 if rater in GROUPS["HLT"] else 6
    return level + int(action[-1]) - 2


def _score(rater: str, action: str, criterion: str, value: int) -> dict[str, object]:
    return {"rater_id": rater, "rater_type": "individual", "action_id": action, "criterion_id": criterion,
            "value": value, "round": 1}  # fmt: skip


def _weight_answers() -> Iterator[dict[str, object]]:
    """Two people gave weights; each says 61, 19, 13 and 7."""
    for rater in ("P02", "P03"):
        for criterion, points in zip(CRITERIA, (61, 19, 13, 7), strict=True):
            yield {"weight_set": "duo", "rater_id": rater, "rater_type": "individual", "method": "points",
                   "criterion_id": criterion, "answer": points}  # fmt: skip


def _review_points() -> Iterator[dict[str, object]]:
    """Six agree and one disagrees; two comments were settled, one of a survivor."""
    verdicts = ["agree"] * 6 + ["disagree"]
    for number, verdict in enumerate(verdicts, start=1):
        comment = "It comes too late" if number in (2, 7) else ""
        yield {"point_id": f"V-AA-{number:02}", "jurisdiction": "AA", "target": "A-AA-02",
               "verdict": verdict, "stakeholder_group": "SUR" if number == 7 else "POL", "comment": comment,
               "answer": "Taken up" if comment else "", "status": "accepted" if comment else "open",
               "review_id": f"R{number}"}  # fmt: skip


def _write(pack: Path, table: str, rows: Iterator[dict[str, object]]) -> None:
    listed = list(rows)
    with (pack / "tables" / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(listed[0]))
        writer.writeheader()
        writer.writerows(listed)


def _add(pack: Path, table: str, **cells: object) -> None:
    path = pack / "tables" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows: Sequence[dict[str, object]] = list(csv.DictReader(stream))
    _write(pack, table, iter([*rows, {name: cells.get(name, "") for name in rows[0]}]))
