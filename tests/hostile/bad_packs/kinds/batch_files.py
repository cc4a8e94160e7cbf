"""Batch files that reach elsewhere, ask for too much, or carry code where a value belongs."""

import os
from collections.abc import Callable

from bad_packs.case import NOTEBOOKS, Case, Content, Ground, to_bytes

BATCH = "parameters/nowhere-2030/reports.yaml"
ROW = "  - {notebook: provincial_report, jurisdiction: AA}\n"
SOUND = f"notebooks: {NOTEBOOKS}\nmatrix:\n{ROW}"
CODE = '"); import os; os.system("touch pwned"); ("'


def batch(content: Content, *options: str) -> Callable[[Ground], list[str]]:
    """Write the batch file and ask for its reports."""

    def change(ground: Ground) -> list[str]:
        (ground.project / BATCH).write_bytes(to_bytes(content))
        return ["reports", BATCH, *options]

    return change


def bad(name: str, content: Content, *told: str) -> Case:
    return Case(name, batch(content), ("reports.yaml", *told))


def row(**values: object) -> str:
    """Write a batch file with one row that has more keys."""
    entries = ", ".join(f"{key}: {value}" for key, value in values.items())
    return (
        f"notebooks: {NOTEBOOKS}\nmatrix:\n  - {{notebook: provincial_report, jurisdiction: AA, {entries}}}\n"
    )


def notebook(name: str) -> str:
    return f"notebooks: {NOTEBOOKS}\nmatrix:\n  - {{notebook: {name}, jurisdiction: AA}}\n"


def top(line: str) -> str:
    return f"{line}\n{SOUND}"


def notebooks_in_pack(ground: Ground) -> list[str]:
    """Bring a notebook along in the pack."""
    (ground.pack / "nb").mkdir()
    (ground.pack / "nb" / "provincial_report.ipynb").write_text("{}", encoding="utf-8")
    return batch(f"notebooks: nb\nmatrix:\n{ROW}")(ground)


def notebooks_by_link(ground: Ground) -> list[str]:
    """Bring a notebook along in the pack, and name it by a link beside it."""
    (ground.pack / "nb").mkdir()
    (ground.project / "notebooks").symlink_to("parameters/nowhere-2030/nb", target_is_directory=True)
    return batch(f"notebooks: ../../notebooks\nmatrix:\n{ROW}")(ground)


def notebook_of(content: bytes) -> Callable[[Ground], list[str]]:
    """Give a notebook that is none."""

    def change(ground: Ground) -> list[str]:
        (ground.project / "notebooks").mkdir()
        (ground.project / "notebooks" / "own.ipynb").write_bytes(content)
        return batch("matrix:\n  - {notebook: own, jurisdiction: AA}\n")(ground)

    return change


def in_folder(make: Callable[[Ground], object]) -> Callable[[Ground], list[str]]:
    """Ask for reports in a folder where somebody put a link."""

    def change(ground: Ground) -> list[str]:
        (ground.project / "reports" / "nowhere-2030").mkdir(parents=True)
        make(ground)
        return batch(SOUND)(ground)

    return change


def link_in_reports(name: str, target: str) -> Callable[[Ground], list[str]]:
    return in_folder(lambda ground: (ground.project / "reports" / "nowhere-2030" / name).symlink_to(target))


def pipe(ground: Ground) -> list[str]:
    (ground.project / BATCH).unlink()
    os.mkfifo(ground.project / BATCH)
    return ["reports", BATCH]


CASES = [
    bad("nothing", "", "keys and values"),
    bad("no matrix", f"notebooks: {NOTEBOOKS}\n", "matrix"),
    bad("an empty matrix", f"notebooks: {NOTEBOOKS}\nmatrix: []\n", "matrix"),
    bad("a matrix of words", "matrix: all\n", "matrix"),
    bad("a row of a word", "matrix: [all]\n", "matrix"),
    bad("a key nobody knows", top("colour: red"), "colour", "no such key"),
    bad("an alias", "a: &a 1\nmatrix: *a\n", "line 2", "aliases"),
    bad("a tag that runs", "matrix: !!python/object/apply:os.system ['touch pwned']\n", "line 1", "tags"),
    bad("a matrix given twice", SOUND + f"matrix:\n{ROW}", "twice"),
    bad("fifty thousand lists in each other", "matrix: " + "[" * 50_000, "20 deep"),
    bad("ten megabytes", lambda: "matrix: " + "x" * 10_000_000, "0.1 MB"),
    bad("a notebook nobody has", notebook("no_such"), "notebook", "no_such"),
    bad("a notebook two folders up", notebook("../../outside/evil"), "notebook", "without a folder"),
    bad("a notebook by its whole path", notebook("/tmp/evil"), "notebook", "without a folder"),
    bad("a notebook of the pack", notebook("../parameters/nowhere-2030/evil"), "notebook"),
    bad("a notebook of a drive", notebook("'C:\\evil'"), "notebook"),
    bad("a notebook of a web address", notebook("'http://192.0.2.1/evil'"), "notebook"),
    bad("a notebook of a bucket", notebook("'s3://bucket/evil'"), "notebook"),
    bad("a notebook that is an option", notebook("'--help'"), "notebook"),
    bad("a notebook of a name without an end", notebook("x" * 5000), "notebook"),
    bad("a notebook of two lines", notebook('"a\\nb"'), "notebook"),
    bad("a notebook of nothing", notebook("''"), "notebook"),
    bad("a notebook that is a number", notebook("1"), "notebook"),
    bad("a notebook that is a list", notebook("[a, b]"), "notebook"),
    Case("notebooks in the pack", notebooks_in_pack, ("reports.yaml", "notebooks are code")),
    Case("notebooks in the pack, by a link", notebooks_by_link, ("reports.yaml", "notebooks are code")),
    bad("notebooks of a folder that is not there", f"notebooks: /no/where\nmatrix:\n{ROW}", "notebook"),
    bad("notebooks of a name that can be none", f'notebooks: "{"x" * 5000}"\nmatrix:\n{ROW}', "notebook"),
    Case("a notebook of no JSON", notebook_of(b"\0\0"), ("own.ipynb", "cannot be read as a notebook")),
    Case("a notebook of a list", notebook_of(b"[]"), ("own.ipynb",)),
    Case("a notebook of nothing at all", notebook_of(b""), ("own.ipynb",)),
    Case("a notebook of nested lists", notebook_of(b"[" * 50_000), ("own.ipynb",)),
    Case(
        "a notebook of another age",
        notebook_of(b'{"nbformat": 99, "nbformat_minor": 0, "cells": []}'),
        ("own.ipynb",),
    ),
    Case(
        "a notebook without parameters",
        notebook_of(b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}'),
        ("own.ipynb", "parameters"),
    ),
    Case("a workshop that is not there", batch(top("workshop: ../none")), ("no such folder",)),
    Case("a workshop outside", batch(top("workshop: ../../../outside")), ("workshop.yaml",)),
    Case("a workshop of the machine", batch(top("workshop: /etc")), ("workshop.yaml",)),
    Case("a workshop of a name too long", batch(top(f"workshop: {'x' * 5000}")), ("no such folder",)),
    bad("a workshop of a zero byte", top('workshop: "x\\0"'), "line 1", "U+0000"),
    bad("a workshop that is a list", top("workshop: [a, b]"), "workshop"),
    bad("another workshop in a row", row(workshop="../other"), "workshop", "outside defaults and matrix"),
    bad("many workshops in a row", row(workshop='[a, "../../x"]'), "workshop"),
    bad("another workshop in the defaults", top("defaults: {workshop: x}"), "workshop"),
    bad("code as a jurisdiction", row().replace("AA", f"'{CODE}'"), "jurisdiction"),
    bad("a path as a jurisdiction", row().replace("AA", "../../x"), "jurisdiction"),
    bad("a mapping as a jurisdiction", row().replace("AA", "{a: b}"), "jurisdiction"),
    bad("nothing as a jurisdiction", row().replace("AA", "''"), "jurisdiction"),
    bad("code as a set of weights", row(weight_set=f"'{CODE}'"), "weight_set"),
    bad("a template as a set of weights", row(weight_set="'{{ 7*7 }}'"), "weight_set"),
    bad("a path as a set of weights", row(weight_set="[even, ../../../../x]"), "weight_set"),
    bad("code as an edition", row(edition=f"'{CODE}'"), "edition"),
    bad("an edition of both", row(edition="public;restricted"), "edition"),
    bad("code as a language", row(language=f"'{CODE}'"), "language"),
    bad("a path as a language", row(language="../../../etc/passwd"), "language"),
    bad("code as a seed", row(seed=f"'{CODE}'"), "seed"),
    bad("a seed below nothing", row(seed=-1), "seed"),
    bad("a seed without an end", row(seed="1" + "0" * 400), "line 3", "30 signs"),
    bad("a seed that is large", row(seed=10**28), "seed"),
    bad("a seed that is no number", row(seed=".nan"), "line 3", "no number"),
    bad("a seed that is half", row(seed="1.5"), "seed"),
    bad("draws without an end", row(draws=10**9), "draws"),
    bad("draws below nothing", row(draws=-5), "draws"),
    bad("draws as words", row(draws="many"), "draws"),
    bad("no recommendation", row(max_recommendations=0), "max_recommendations"),
    bad("a mapping as a value", row(seed="{a: 1}"), "seed"),
    bad("lists in a list", row(seed="[[1]]"), "seed"),
    bad("an empty list", row(seed="[]"), "seed", "no report"),
    bad("a parameter nobody knows", row(os_system="'touch pwned'"), "os_system"),
    bad("a parameter with an underscore", row(__class__="x"), "__class__"),
    bad("a parameter that is a call", row(**{"'print(1)'": 1}), "print(1)"),
    bad(
        "a million reports",
        row(
            seed=f"[{','.join(map(str, range(100)))}]",
            draws=f"[{','.join(map(str, range(100, 200)))}]",
            max_recommendations=f"[{','.join(['1'] * 100)}]",
        ),
        "matrix",
        "1000 reports",
    ),
    bad("one report twice", SOUND + ROW, "two reports would be called"),
    bad("a value twice", row(seed="[1, 1]"), "two reports would be called"),
    bad("no formats", top("formats: []"), "formats"),
    bad("a format nobody knows", top("formats: [exe]"), "formats"),
    bad("a format that is a path", top("formats: [../../x]"), "formats"),
    bad("a time without an end", top("timeout_seconds: 1000000000"), "timeout_seconds"),
    bad("a time below nothing", top("timeout_seconds: -1"), "timeout_seconds"),
    bad("a time that is no number", top("timeout_seconds: .inf"), "line 1", "no number"),
    Case("jobs below nothing", batch(SOUND, "--jobs", "-1"), ("--jobs",)),
    Case("jobs without an end", batch(SOUND, "--jobs", "9" * 30), ("--jobs",)),
    Case("only what is not asked for", batch(SOUND, "--only", "../../x"), ("--only", "../../x")),
    Case(
        "a batch file that is not there", lambda _: ["reports", "no/where.yaml"], ("where.yaml", "is missing")
    ),
    Case(
        "a batch file that is a folder",
        lambda _: ["reports", "parameters"],
        ("parameters", "cannot be opened"),
    ),
    Case("a batch file that is a device", lambda _: ["reports", "/dev/zero"], ("cannot be opened",)),
    Case("a batch file that is a pipe", pipe, ("reports.yaml", "cannot be opened")),
    Case("a batch file of a name too long", lambda _: ["reports", "x" * 5000], ("cannot be opened",)),
    Case(
        "a folder for reports that is a file", batch(SOUND, "--out", "../outside/note.txt"), ("cannot write",)
    ),
    Case("a folder for reports in a device", batch(SOUND, "--out", "/dev/null"), ("cannot write",)),
    Case("a folder for reports of a name too long", batch(SOUND, "--out", "x" * 5000), ("cannot write",)),
    Case(
        "a report that is a link out",
        link_in_reports("aamoora", "../../../outside"),
        ("aamoora", "reports are not written through links"),
    ),
    Case(
        "logs that are a link out",
        link_in_reports("logs", "../../../outside"),
        ("logs", "reports are not written through links"),
    ),
    Case(
        "a lock that is a link out",
        link_in_reports(".lock", "../../../outside/note.txt"),
        (".lock", "reports are not written through links"),
    ),
    Case(
        "an index that is a link out",
        link_in_reports("index.html", "../../../outside/note.txt"),
        ("index.html",),
    ),
    Case("a report that is a link to itself", link_in_reports("aamoora", "aamoora"), ("aamoora", "links")),
]
