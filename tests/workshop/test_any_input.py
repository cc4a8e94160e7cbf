"""Whatever people write, reading ends in rows or in faults, never in a traceback."""

import csv
import random
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from bahali.workshop import check_workshop
from bahali.workshop.plain_yaml import read_yaml
from bahali.workshop.tables import TABLE_KINDS
from bahali.workshop.workshop import Check

NOWHERE = Path(__file__).parents[1] / "packs" / "nowhere"
quick = settings(max_examples=30, deadline=None)
tables = st.sampled_from(sorted(TABLE_KINDS))
words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30).filter(lambda text: text.strip() != "")
seeds = st.randoms(use_true_random=False)


@contextmanager
def copied_pack() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(copytree(NOWHERE, Path(folder) / "pack"))
        copytree(NOWHERE.with_name("reviewed"), pack / "tables", dirs_exist_ok=True)
        yield pack


def read_lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def write_lines(path: Path, lines: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(lines)


def assert_sound(check: Check) -> None:
    assert (check.workshop is None) == bool(check.errors)
    assert all(fault.problem and fault.file for fault in check.faults)
    assert len(set(check.faults)) == len(check.faults)


@given(
    tables,
    st.data(),
    st.one_of(words, st.sampled_from(["", "-1", "1e9", "NaN", ";", "=1+1", "A-AA-01", "\0"])),
)
@quick
def test_any_text_in_any_cell_gives_faults_or_a_workshop(name: str, data: st.DataObject, text: str) -> None:
    with copied_pack() as folder:
        path = folder / TABLE_KINDS[name].file
        lines = read_lines(path)
        row = data.draw(st.integers(0, len(lines) - 1))
        lines[row][data.draw(st.integers(0, len(lines[0]) - 1))] = text
        write_lines(path, lines)
        assert_sound(check_workshop(folder))


@given(tables, st.binary(max_size=200))
@quick
def test_any_bytes_as_a_table_give_faults_or_a_workshop(name: str, content: bytes) -> None:
    with copied_pack() as folder:
        (folder / TABLE_KINDS[name].file).write_bytes(content)
        assert_sound(check_workshop(folder))


@given(tables, seeds, st.integers(1, 5))
@quick
def test_a_table_with_some_bytes_changed_gives_faults_or_a_workshop(
    name: str, seed: random.Random, count: int
) -> None:
    with copied_pack() as folder:
        path = folder / TABLE_KINDS[name].file
        content = bytearray(path.read_bytes())
        for _ in range(count):
            content[seed.randrange(len(content))] = seed.choice(b'\n\r",;\0\xff A9')
        path.write_bytes(bytes(content))
        assert_sound(check_workshop(folder))


@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(st.sampled_from("a: [{]}-&*!|>'\"#%@\n\t 0?<1."), max_size=40).map(str.encode),
    )
)
@quick
def test_any_bytes_as_a_header_give_keys_or_faults(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.yaml"
        path.write_bytes(content)
        found, faults = read_yaml(path, "a.yaml")
        assert isinstance(found, dict)
        assert not (found and faults)


@given(seeds)
@quick
def test_a_header_with_a_line_changed_gives_faults_or_a_workshop(seed: random.Random) -> None:
    with copied_pack() as folder:
        path = folder / "workshop.yaml"
        lines = path.read_text(encoding="utf-8").splitlines()
        number = seed.randrange(len(lines))
        key = lines[number].split(":")[0]
        lines[number] = seed.choice(
            ["", f"{key}:", f"{key}: []", f"{key}: {{a: 1}}", f"{key}: -1", f"{key}: ش", f"  {lines[number]}"]
        )
        path.write_text("\n".join(lines), encoding="utf-8")
        assert_sound(check_workshop(folder))


@given(tables, seeds, st.booleans())
@settings(max_examples=30, deadline=None)
def test_the_order_of_rows_changes_nothing_but_their_numbers(
    name: str, seed: random.Random, is_faulty: bool
) -> None:
    with copied_pack() as folder:
        if is_faulty:
            _spoil(folder)
        before = check_workshop(folder)
        path = folder / TABLE_KINDS[name].file
        headings, *rows = read_lines(path)
        seed.shuffle(rows)
        write_lines(path, [headings, *rows])
        after = check_workshop(folder)
    assert _sentences(after) == _sentences(before)
    if before.workshop and after.workshop:
        found, expected = after.workshop.table(name), before.workshop.table(name)
        pd.testing.assert_frame_equal(_in_order(found), _in_order(expected))


def _spoil(folder: Path) -> None:
    """Make one slip in each of several tables, and two circles of actions."""
    for name, old, new in (
        ("gaps", "STAFF", "STUFF"),
        ("actions", "G-DD-01", "G-DE-01"),
        ("actions", "merged,A-AA-01", "merged,"),
        ("scores", "P07,individual,A-CN-01,E1,9", "P07,individual,A-CN-01,E1,11"),
        ("weights", "0.55", "0.45"),
        ("weight_answers", "singly,P08,individual,swing,E2,100\n", ""),
        ("comparisons", "paired,P04,individual,E2,E3,1/3", "paired,P04,individual,E4,E2,1/3"),
        ("dependencies", "\nA-DD-02", "\nA-CC-02,A-CC-01,soft,,,\nA-EE-01,A-EE-01,hard,,,\nA-DD-02"),
    ):  # fmt: skip
        path = folder / TABLE_KINDS[name].file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


def _sentences(check: Check) -> list[tuple[str, str | None, str]]:
    return sorted(
        (fault.file, fault.column or "", re.sub(r"rows? [\d, ]+", "", fault.sentence))
        for fault in check.faults
    )


def _in_order(table: pd.DataFrame) -> pd.DataFrame:
    rows = table.drop(columns="row")
    return rows.loc[rows.astype(str).sort_values(list(rows.columns)).index].reset_index(drop=True)
