"""The command take, as a person runs it."""

import subprocess
from collections.abc import Callable
from typing import Any

Bahali = Callable[..., "subprocess.CompletedProcess[str]"]

SOURCE = "Id,Title\nP-AA-01,One\n"
MAPPING = """about: Practices.
settings:
  place: {about: code of the place}
tables:
  practices:
    columns:
      practice_id: {heading: Id}
      jurisdiction: {constant: "{place}"}
      title: {heading: Title}
"""


def test_a_file_is_taken_and_what_comes_next_is_told(bahali: Bahali, desk: Any) -> None:
    before = desk.rows("practices")
    mapping, source = desk.write_mapping(MAPPING), desk.write_source(SOURCE)
    ended = bahali("take", mapping, source, "--into", desk.pack, "--set", "place=AA", "--append")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout == (
        "source.csv: 1 row read.\n"
        "practices: 1 row, behind those in tables/practices.csv.\n"
        f"Next: read the new rows in {desk.pack / 'tables'}, and run bahali check {desk.pack}.\n"
    )
    assert desk.rows("practices") == [
        *before,
        {"practice_id": "P-AA-01", "jurisdiction": "AA", "title": "One"},
    ]


def test_a_fault_ends_with_exit_code_2_and_nothing_written(bahali: Bahali, desk: Any) -> None:
    desk.remove("practices")
    before = desk.content()
    mapping, source = desk.write_mapping(MAPPING), desk.write_source(SOURCE)
    ended = bahali("take", mapping, source, "--into", desk.pack, "--set", "place=ZZ")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith('source.csv, row 2, column practices.jurisdiction: found "ZZ"')
    ended = bahali("take", mapping, source, "--into", desk.pack, "--set", "place")
    assert ended.returncode == 2
    assert ended.stderr == "--set place: needs a name and words, such as jurisdiction=NAT\n"
    assert desk.content() == before


def test_the_shipped_mappings_are_listed(bahali: Bahali) -> None:
    ended = bahali("take", "--list")
    assert ended.returncode == 0
    names = [line.partition(":")[0] for line in ended.stdout.splitlines()]
    assert names == ["hxl-5w", "iasc-4ws", "kobo-ballot", "kobo-service-repeats", "kobo-services"]


def test_a_dry_run_shows_where_columns_come_from_and_the_first_rows(bahali: Bahali, desk: Any) -> None:
    before = desk.content()
    rows = "".join(f"P-AA-{number:02},Walk {number}\n" for number in range(11, 18))
    mapping, source = desk.write_mapping(MAPPING), desk.write_source(f"Id,Title\n{rows}")
    options = ("--set", "place=AA", "--append", "--dry-run")
    ended = bahali("take", mapping, source, "--into", desk.pack, *options)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.splitlines() == [
        "source.csv: 7 rows read.",
        "practices: 7 rows, behind those in tables/practices.csv.",
        "practices would get:",
        "  Id → practices.practice_id",
        "  practices.jurisdiction",
        "  Title → practices.title",
        *(
            f"  row {number - 9}: practice_id P-AA-{number} | jurisdiction AA | title Walk {number}"
            for number in range(11, 16)
        ),
        "  and 2 more",
        "Nothing was written.",
    ]
    assert desk.content() == before
