"""Data about a person, wherever somebody puts them, are in no message, exception or line of the command."""

import csv
import shutil
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bahali.vocabulary.faults import InputError, describe_faults
from bahali.workshop import check_workshop, read_workshop
from bahali.workshop.checking import check_mapping
from bahali.workshop.header import Header
from bahali.workshop.personal import check_personal_words
from bahali.workshop.tables import TABLE_KINDS

NOWHERE = Path(__file__).parents[1] / "packs" / "nowhere"
KNOWN = "Mr Canarius Zebedee, 0312-9876543, canary@zebedee.example, 35202-7654321-9"
BARE_NAME = "Canarius Zebedee"
CANARIES = ("canar", "zebed", "9876543", "7654321")


def leaks(text: str) -> list[str]:
    return [line for line in text.splitlines() if any(canary in line.casefold() for canary in CANARIES)]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the pack of nowhere."""
    return Path(shutil.copytree(NOWHERE, tmp_path / "pack"))


def every_message(pack: Path) -> str:
    """What a person sees of all faults: folded, one by one, their parts, and as an exception."""
    faults = check_workshop(pack).faults
    parts = [part for fault in faults for part in (fault.home, fault.place, fault.sentence, str(fault))]
    try:
        read_workshop(pack)
    except InputError:
        parts.append(traceback.format_exc())
    return "\n".join([describe_faults(faults), *parts])


def spoil_table(path: Path, secret: str) -> int:
    """Write the secret into the first column of the first row, the second of the second, and so on."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    columns = len(rows[0])
    while len(rows) <= columns:
        rows.append(list(rows[-1]))
    for number in range(columns):
        rows[number + 1][number] = secret
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(rows)
    return columns


@pytest.mark.parametrize("secret", [KNOWN, BARE_NAME], ids=["known", "bare-name"])
@pytest.mark.parametrize(
    "name", [name for name in TABLE_KINDS if (NOWHERE / TABLE_KINDS[name].file).exists()]
)
def test_no_cell_of_any_column_is_repeated(pack: Path, name: str, secret: str) -> None:
    columns = spoil_table(pack / TABLE_KINDS[name].file, secret)
    told = every_message(pack)
    assert leaks(told) == []
    assert told.count(f"tables/{name}.csv") >= (columns if secret == KNOWN else 1)


def walk(content: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the place of every value of workshop.yaml, and of every part and list."""
    entries = content.items() if isinstance(content, dict) else enumerate(content)
    for key, value in entries:
        yield (*place, key)
        if isinstance(value, dict | list):
            yield from walk(value, (*place, key))


def read_header() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((NOWHERE / "workshop.yaml").read_text(encoding="utf-8"))
    return content


@pytest.mark.parametrize("place", list(walk(read_header())), ids=lambda place: ".".join(map(str, place)))
def test_no_value_or_key_of_the_header_is_repeated(place: tuple[Any, ...]) -> None:
    for is_key in (False, True):
        content = read_header()
        part: Any = content
        for key in place[:-1]:
            part = part[key]
        if not is_key:
            part[place[-1]] = KNOWN
        elif isinstance(part, dict):
            part[KNOWN] = part.pop(place[-1])
        faults = [*check_mapping(content, Header)[1], *check_personal_words(content)]
        assert faults or (is_key and isinstance(part, list))
        assert leaks("\n".join(map(str, faults))) == []


def test_what_rules_say_of_labels_of_the_header_repeats_nothing(pack: Path) -> None:
    header = read_header()
    for band in [*header["time_bands"].values(), *header["cost_bands"].values(), *header["windows"].values()]:
        band["label"] = KNOWN
    for place in header["jurisdictions"].values():
        place["name"] = KNOWN
    (pack / "workshop.yaml").write_text(yaml.safe_dump(header, allow_unicode=True), encoding="utf-8")
    told = every_message(pack)
    assert "seems to hold" in told
    assert leaks(told) == []


def test_no_heading_file_or_folder_is_repeated(pack: Path) -> None:
    (pack / "tables" / "risks.csv").write_text(f'risk_id,"{KNOWN}","{KNOWN}"\n', encoding="utf-8")
    (pack / "tables" / f"{KNOWN}.csv").write_text("x\n", encoding="utf-8")
    home = Path(shutil.move(pack, pack.with_name(f"of {KNOWN}")))
    told = "\n".join(map(str, check_workshop(home).faults))
    assert "tables/risks.csv, row 1" in told
    assert leaks(told) == []
    assert leaks(str(check_workshop(home / KNOWN).faults[0])) == []


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("workshop.yaml", f"title: [{KNOWN}\nplace: x"),
        ("workshop.yaml", f"title: &a '{KNOWN}'\nplace: *a"),
        ("workshop.yaml", f"{KNOWN}: 1\n{KNOWN}: 2\n"),
        ("workshop.yaml", f"title: !!{KNOWN.split()[1]} x\n"),
        ("tables/gaps.csv", f'gap_id,notes\nx,"{KNOWN}\n'),
        ("tables/gaps.csv", f"gap_id,notes\nx,{KNOWN},{KNOWN}\n"),
        ("tables/gaps.csv", f"{KNOWN};notes\nx;y\n"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_without_its_content(pack: Path, file: str, text: str) -> None:
    (pack / file).write_text(text, encoding="utf-8")
    told = every_message(pack)
    assert file in told
    assert leaks(told) == []


def test_a_pseudonym_that_is_a_name_is_in_no_message_of_any_table(pack: Path) -> None:
    for table, column in (("participants", 0), ("scores", 0), ("weight_answers", 1), ("comparisons", 1)):
        path = pack / "tables" / f"{table}.csv"
        rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
        for row in rows[1:3]:
            row[column] = "Canarius"
        with path.open("w", encoding="utf-8", newline="") as lines:
            csv.writer(lines).writerows(rows)
    told = every_message(pack)
    assert "tables/participants.csv, row 2" in told
    assert leaks(told) == []


def test_the_command_says_nothing_of_it(bahali: Callable[..., Any], pack: Path) -> None:
    spoil_table(pack / "tables" / "gaps.csv", KNOWN)
    ended = bahali("check", pack)
    assert ended.returncode == 2
    assert "seems to hold" in ended.stderr
    assert leaks(ended.stdout + ended.stderr) == []
