"""Mapping files, sources and ballots of other people that reach elsewhere, grow, or never end."""

import os
from collections.abc import Callable
from functools import cache

from bad_packs.case import NOWHERE, Case, Content, Ground, to_bytes
from bad_packs.workbook import book
from bahali.intake.ballots.plan import plan_ballot
from bahali.intake.ballots.writing import write_ballot
from bahali.workshop import read_workshop

PACK = "parameters/nowhere-2030"
INTO = ("--into", PACK, "--append")
SOURCE = "Id,Place,Title\nR-AA-09,AA,Walks\n"
COLUMNS = "practice_id: {heading: Id}, jurisdiction: {heading: Place}, title: {heading: Title}"
SOUND = f"about: x\ntables: {{practices: {{columns: {{{COLUMNS}}}}}}}\n"


def take(
    mapping: Content, source: Content = SOURCE, *more: str, name: str = "source.csv"
) -> Callable[[Ground], list[str]]:
    """Write a mapping and a source, and take it into the pack."""

    def change(ground: Ground) -> list[str]:
        (ground.project / "map.yaml").write_bytes(to_bytes(mapping))
        (ground.project / name).write_bytes(to_bytes(source))
        return ["take", "map.yaml", name, *INTO, *more]

    return change


def bad(name: str, mapping: Content, *told: str) -> Case:
    return Case(name, take(mapping), ("map.yaml", *told))


def source(name: str, content: Content, *told: str) -> Case:
    return Case(name, take(SOUND, content), ("source.csv", *told))


def column(part: str) -> str:
    """Write a mapping with one more column of a practice."""
    return f"about: x\ntables: {{practices: {{columns: {{{COLUMNS}, what: {part}}}}}}}\n"


def each(template: str) -> str:
    return f'about: x\ntables: {{practices: {{each: "{template}", columns: {{{COLUMNS}}}}}}}\n'


def arguments(*given: str) -> Callable[[Ground], list[str]]:
    """Take with the sound mapping and source, but other arguments."""

    def change(ground: Ground) -> list[str]:
        take(SOUND)(ground)
        return list(given)

    return change


def table_by_link(ground: Ground) -> list[str]:
    ground.table("practices").unlink()
    ground.table("practices").symlink_to("../../../../outside/secret.csv")
    return take(SOUND)(ground)


def source_by_pipe(ground: Ground) -> list[str]:
    command = take(SOUND)(ground)
    (ground.project / "source.csv").unlink()
    os.mkfifo(ground.project / "source.csv")
    return command


def mapping_by_pipe(ground: Ground) -> list[str]:
    command = take(SOUND)(ground)
    (ground.project / "map.yaml").unlink()
    os.mkfifo(ground.project / "map.yaml")
    return command


@cache
def ballot() -> bytes:
    return write_ballot(plan_ballot(read_workshop(NOWHERE), ()))


def hand_in(make: Callable[[], bytes], name: str = "ballot.xlsx") -> Callable[[Ground], list[str]]:
    """Hand in a ballot."""

    def change(ground: Ground) -> list[str]:
        (ground.project / name).write_bytes(make())
        return ["ballots", PACK, name]

    return change


CODE = '"); import os; os.system("touch pwned"); ("'
CASES = [
    bad("nothing", b"", "keys and values"),
    bad("a billion laughs", "a: &a [x]\nb: &b [*a, *a]\n", "line 2", "aliases"),
    bad("a tag that runs", "about: !!python/object/apply:os.system ['touch pwned']\n", "line 1", "tags"),
    bad("fifty thousand lists in each other", "about: " + "[" * 50_000, "20 deep"),
    bad("ten megabytes", lambda: "about: " + "x" * 10_000_000, "0.1 MB"),
    bad("a key nobody knows", SOUND + "run: x\n", "run", "no such key"),
    bad("no tables", "about: x\ntables: {}\n", "tables"),
    bad("a table that is a path", SOUND.replace("practices", "'../../x'"), "../../x"),
    bad("a table nobody knows", SOUND.replace("practices", "secrets"), "secrets"),
    bad("a column nobody knows", SOUND.replace("title:", "os_system:"), "os_system"),
    bad("a column about a person", column("{heading: Phone}"), "person"),
    bad("two sources", column("{heading: Title, constant: x}"), "exactly one"),
    bad("no source", column("{}"), "exactly one"),
    bad("a join of nothing", column("{join: []}"), "join"),
    bad("joins in each other", column("{join: [" * 30 + "]}" * 30), "20 deep"),
    bad("a sheet nobody knows", SOUND.replace("{columns", "{sheet: x, columns"), "sheet"),
    bad(
        "sheets joined in a circle", SOUND + "sheets: {main: {joined: {to: main, by: a, on: b}}}\n", "joined"
    ),
    bad(
        "a headings row without an end",
        SOUND + "sheets: {main: {headings_row: 99999999999}}\n",
        "headings_row",
    ),
    bad("each with a place twice", each("{a}{a}"), ""),
    bad("a setting left open", SOUND + "settings: {x: {about: y}}\n", "settings.x"),
    Case(
        "each of many places",
        take(
            each("".join(f"{{{letter}}}" for letter in "abcdefghijklmnopqrst") + "!"),
            f"{SOURCE.splitlines()[0]},{'x' * 5000}\n",
        ),
        codes=(0, 2),
    ),
    Case(
        "each of many places, a shorter heading",
        take(
            each("".join(f"{{{letter}}}" for letter in "abcdefghijklmnopqrst") + "!"),
            f"{SOURCE.splitlines()[0]},{'x' * 180}\n",
        ),
        codes=(0, 2),
    ),
    Case(
        "a number of a wide form",
        take(SOUND.replace("{heading: Id}", '{number: "R-{jurisdiction}-{number:999999999}"}')),
        ("source.csv", "row 2", "practice_id"),
    ),
    Case(
        "a number that looks inside",
        take(SOUND.replace("{heading: Id}", '{number: "R-{number.__class__}-{jurisdiction}"}')),
    ),
    Case("a number of code", take(SOUND.replace("{heading: Id}", "{number: '" + CODE + "'}"))),
    Case("a constant of code", take(column("{constant: '" + CODE + "'}")), codes=(0,), changes=PACK),
    Case("a constant of a formula", take(column("{constant: '=1+1'}")), codes=(0,), changes=PACK),
    Case(
        "a constant of a script",
        take(column("{constant: '<script>alert(1)</script>'}")),
        codes=(0,),
        changes=PACK,
    ),
    Case(
        "a mapping two folders up",
        arguments("take", "../../x.yaml", "source.csv", *INTO),
        ("../../x.yaml", "no such file"),
    ),
    Case(
        "a mapping that is a device",
        arguments("take", "/dev/zero", "source.csv", *INTO),
        ("cannot be opened",),
    ),
    Case(
        "a mapping that is a folder",
        arguments("take", "parameters", "source.csv", *INTO),
        ("cannot be opened",),
    ),
    Case("a mapping that is a pipe", mapping_by_pipe, ("map.yaml", "cannot be opened")),
    Case("a mapping of a name too long", arguments("take", "x" * 5000, "source.csv", *INTO)),
    Case(
        "a setting nobody knows",
        arguments("take", "map.yaml", "source.csv", *INTO, "--set", "x=y"),
        ("no setting",),
    ),
    Case(
        "a setting of no words", arguments("take", "map.yaml", "source.csv", *INTO, "--set", CODE), ("--set",)
    ),
    Case("into a folder outside", arguments("take", "map.yaml", "source.csv", "--into", "../outside")),
    Case(
        "into a folder that is not there", arguments("take", "map.yaml", "source.csv", "--into", "no/where")
    ),
    Case("into a table that is a link", table_by_link, ("tables/practices.csv",)),
    Case("a source that is a pipe", source_by_pipe, ("source.csv",)),
    Case("a source that is a device", arguments("take", "map.yaml", "/dev/zero", *INTO)),
    Case("a source that is not there", arguments("take", "map.yaml", "no.csv", *INTO), ("no.csv",)),
    source("a source of nothing", b""),
    source("a source of zero bytes", bytes(100)),
    Case("a source of UTF-16", take(SOUND, SOURCE.encode("utf-16")), codes=(0,), changes=PACK),
    source("a source of a million rows", lambda: SOURCE + "R-AA-09,AA,x\n" * 1_000_000, "100000 rows"),
    source("a source of ten million columns", lambda: "a," * 9_000_000, "200"),
    source("a source of thirty megabytes", lambda: "x" * 30_000_000, "20 MB"),
    source("a source of a cell of ten megabytes", lambda: SOURCE + "x" * 10_000_000, "32767"),
    source("a source of other columns", "A,B\n1,2\n"),
    source("a source of ids that are paths", SOURCE.replace("R-AA-09", "../../x"), "row 2"),
    source("a source of a jurisdiction that is a script", SOURCE.replace(",AA,", ",<script>,"), "row 2"),
    source("a source of a quote never closed", SOURCE + '"x', ""),
    source("a source of one id twice", SOURCE + SOURCE.splitlines()[1] + "\n", "row 3"),
    Case("a source of a formula", take(SOUND, SOURCE.replace("Walks", "=1+1")), codes=(0,), changes=PACK),
    Case(
        "a source that is half a workbook",
        take(SOUND, book()[:300], name="source.xlsx"),
        ("source.xlsx", "damaged"),
    ),
    Case(
        "a source that is an outside workbook",
        take(SOUND, b"\xd0\xcf\x11\xe0" + bytes(600), name="source.xlsx"),
        ("source.xlsx",),
    ),
    Case("a ballot of nothing", hand_in(lambda: b""), ("ballot.xlsx",)),
    Case("a ballot that is a CSV", hand_in(lambda: b"a,b\n"), ("ballot.xlsx",)),
    Case("a ballot that is another workbook", hand_in(book), ("ballot.xlsx",)),
    Case("a ballot that nobody filled", hand_in(ballot), ("ballot.xlsx",)),
    Case("a ballot that is cut off", hand_in(lambda: ballot()[:2000]), ("ballot.xlsx", "damaged")),
    Case("a ballot that is not there", lambda _: ["ballots", PACK, "no.xlsx"], ("no.xlsx",)),
    Case("a ballot that is a device", lambda _: ["ballots", PACK, "/dev/zero"]),
    Case("a template over another file", lambda _: ["template", "../outside/note.txt"]),
    Case(
        "a template of a pack outside",
        lambda _: ["template", "x.xlsx", "--from", "../outside"],
        ("workshop.yaml",),
    ),
    Case("a form of a pack outside", lambda _: ["form", "ballot", "../outside", "forms"]),
]
