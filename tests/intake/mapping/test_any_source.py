"""Whatever a source or a mapping holds, it is taken or refused in sentences; nothing else ever happens."""

import csv
import shutil
from io import StringIO
from pathlib import Path

import pytest
import yaml
from hypothesis import event, given, settings
from hypothesis import strategies as st

from bahali.intake.mapping.taking import Wishes, take_file
from bahali.intake.mapping.telling import tell_taking
from bahali.vocabulary.faults import InputError

NOWHERE = Path(__file__).parents[2] / "packs" / "nowhere"
HEADINGS = [
    "Region",
    "Agency",
    "Subcode",
    "Description",
    "Status",
    "Target groups",
    "People supported",
    "Phone",
]
ODD = [
    "",
    "Aamoora",
    "7.1",
    "Being implemented",
    "<5",
    "12",
    "=1+1",
    "\u202e",
    "{number}",
    "Total",
    "\x00",
    "{",
    "“;",
]
CELLS = st.one_of(st.sampled_from(ODD), st.text(max_size=12))
WORDS = st.sampled_from(
    ["Id", "Title", "Year 2031", "AA", "{number}", "", "“", "x/y", "#org", "(", "{a}", "1"]
)
SOURCES = st.one_of(
    st.fixed_dictionaries({"heading": st.one_of(WORDS, st.lists(WORDS, max_size=3))}),
    st.fixed_dictionaries({"choices": WORDS}),
    st.fixed_dictionaries({"constant": WORDS}),
    st.fixed_dictionaries({"number": WORDS}),
    st.fixed_dictionaries({"finds": st.sampled_from(["practices", "gaps"])}),
    st.fixed_dictionaries({"caught": st.sampled_from(["a", "cell", "b"])}),
    st.fixed_dictionaries({"join": st.lists(st.fixed_dictionaries({"heading": WORDS}), max_size=3)}),
)
MORE = st.fixed_dictionaries(
    {},
    optional={
        "codes": st.dictionaries(WORDS, WORDS, max_size=2),
        "otherwise": WORDS,
        "split": st.sampled_from(["space", ",", "line", ";"]),
        "part": st.just("first_word"),
        "replace": st.dictionaries(WORDS, WORDS, max_size=2),
        "date": st.sampled_from(["DD/MM/YYYY", "MM/YYYY", "YYYY", "D M YYYY"]),
        "decimal": st.sampled_from([",", "."]),
        "count_of_people": st.booleans(),
        "if_blank": WORDS,
        "optional": st.booleans(),
        "before": WORDS,
    },
)
PARTS = st.builds(lambda source, more: source | more, SOURCES, MORE)
SHEETS = st.fixed_dictionaries(
    {},
    optional={
        "names": WORDS,
        "headings_row": st.sampled_from([1, 2, 9, "find"]),
        "hashtags": st.booleans(),
        "skip_rows": st.lists(st.integers(1, 4), max_size=2),
        "groups": st.sampled_from(["/", ["/", "-"]]),
        "leave": st.lists(st.fixed_dictionaries({"because": WORDS, "holds": WORDS}), max_size=2),
    },
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a pack; nothing is ever written into it."""
    home = tmp_path_factory.mktemp("any")
    shutil.copytree(NOWHERE, home / "pack")
    return home


def try_to_take(mapping: str, source: Path, folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.joinpath("pack").rglob("*")}
    try:
        told = tell_taking(take_file(mapping, source, folder / "pack", Wishes(append=True, dry_run=True)))
    except InputError as error:
        told = str(error)
    event(told.split(":", 1)[-1][:40])
    assert all(line.isprintable() and line for line in told.split("\n"))
    assert {path: path.stat().st_mtime_ns for path in folder.joinpath("pack").rglob("*")} == before


@settings(max_examples=60)
@given(
    st.permutations(HEADINGS),
    st.lists(st.lists(CELLS, min_size=5, max_size=9), max_size=4),
    st.sampled_from([",", ";", "\t"]),
)
def test_any_cells_are_taken_or_refused(
    folder: Path, headings: list[str], rows: list[list[str]], delimiter: str
) -> None:
    stream = StringIO()
    csv.writer(stream, delimiter=delimiter).writerows([headings, *rows])
    source = folder / "source.csv"
    source.write_bytes(stream.getvalue().encode("utf-8", "surrogatepass"))
    try_to_take("iasc-4ws", source, folder)


@settings(max_examples=40)
@given(st.binary(max_size=200))
def test_any_bytes_are_taken_or_refused(folder: Path, content: bytes) -> None:
    source = folder / "bytes.csv"
    source.write_bytes(content)
    try_to_take("kobo-ballot", source, folder)


@settings(max_examples=120)
@given(st.dictionaries(st.sampled_from(["title", "what", "notes"]), PARTS), SHEETS, st.booleans())
def test_any_mapping_works_or_is_refused(
    folder: Path, columns: dict[str, object], sheet: dict[str, object], is_wide: bool
) -> None:
    source = folder / "plain.csv"
    source.write_text("Id,Title,Year 2031,x/y\nP-AA-77,One,3,1\n,03/04/2025,,\n", encoding="utf-8")
    usual = {
        "practice_id": {"heading": "Id"},
        "jurisdiction": {"constant": "AA"},
        "title": {"heading": "Title"},
    }
    table = {"columns": usual | columns} | ({"each": "Year {a}"} if is_wide else {})
    content = {"about": "Any.", "sheets": {"main": sheet}, "tables": {"practices": table}}
    path = folder / "any.yaml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    try_to_take(str(path), source, folder)
