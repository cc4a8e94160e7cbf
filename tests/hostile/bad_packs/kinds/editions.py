"""Notebooks given as editions to compare: no notebooks, or such as somebody wrote by hand."""

import json
import os
from collections.abc import Callable
from typing import Any

from bad_packs.case import Case, Content, Ground, to_bytes
from bad_packs.kinds.words import WORDS

MIME = "application/vnd.bahali.block+json"
COVER = {
    "type": "cover", "title": "x", "subtitle": "y", "facts": [], "notice": None, "language": "en",
}  # fmt: skip


def compare(content: Content, name: str = "report.ipynb") -> Callable[[Ground], list[str]]:
    """Write the same notebook as two editions and compare them."""

    def change(ground: Ground) -> list[str]:
        for edition in ("old", "new"):
            (ground.project / edition / "aamoora").mkdir(parents=True)
            (ground.project / edition / "aamoora" / name).write_bytes(to_bytes(content))
        return ["difference", "old", "new"]

    return change


def notebook(*outputs: Any) -> str:
    cells = [
        {"cell_type": "code", "metadata": {}, "source": "", "execution_count": 1, "outputs": [each]}
        for each in outputs
    ]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells})


def carried(content: Any) -> dict[str, Any]:
    return {"output_type": "display_data", "metadata": {}, "data": {MIME: content}}


def bad(name: str, content: Content, *told: str) -> Case:
    return Case(name, compare(content), ("report.ipynb", *told))


def put(make: Callable[[Ground], object]) -> Callable[[Ground], list[str]]:
    def change(ground: Ground) -> list[str]:
        (ground.project / "old" / "aamoora").mkdir(parents=True)
        make(ground)
        return ["difference", "old", "old"]

    return change


def file_of(ground: Ground) -> str:
    return str(ground.project / "old" / "aamoora" / "report.ipynb")


def html(words: str) -> dict[str, Any]:
    return {
        "output_type": "display_data",
        "metadata": {},
        "data": {"text/html": words, "image/svg+xml": words},
    }


CASES = [
    bad("nothing", b"", "cannot be read as a notebook"),
    bad("zero bytes", b"\0" * 1000, "cannot be read as a notebook"),
    bad("no JSON", "hello", "cannot be read as a notebook"),
    bad("a list", "[]", "cannot be read as a notebook"),
    bad("a number", "1", "cannot be read as a notebook"),
    bad("a null", "null", "cannot be read as a notebook"),
    bad("a hundred thousand lists in each other", "[" * 100_000, "cannot be read as a notebook"),
    bad(
        "a hundred thousand mappings in each other",
        '{"a":' * 100_000 + "1" + "}" * 100_000,
        "cannot be read as a notebook",
    ),
    bad("a number without an end", '{"cells": ' + "9" * 100_000 + "}", "cannot be read as a notebook"),
    bad("no cells", "{}", "cannot be read as a notebook"),
    bad("cells that are a word", '{"cells": "all"}', "cannot be read as a notebook"),
    bad("cells that are numbers", '{"cells": [1, 2]}', "cannot be read as a notebook"),
    bad("outputs that are a word", '{"cells": [{"outputs": "all"}]}', "cannot be read as a notebook"),
    bad("an output without data", notebook({"output_type": "x"}), "no cover"),
    bad("data that are a list", notebook({"data": [MIME]}), "cannot be read"),
    bad("no outputs", notebook(), "no cover"),
    bad("latin-1", b'{"cells": ["\xe9"]}', "cannot be read as a notebook"),
    bad("a cover of nothing", notebook(carried({"type": "cover"})), "cannot be read here"),
    bad("a block nobody knows", notebook(carried({"type": "<script>"})), "no cover"),
    bad("a block that is a word", notebook(carried("x")), "cannot be read"),
    bad("a block that is a list", notebook(carried([1])), "cannot be read"),
    bad(
        "results of another age", notebook(carried({"type": "results", "version": 10**9, "content": {}})), ""
    ),
    bad("results of nothing", notebook(carried({"type": "results", "version": 1, "content": {}})), ""),
    bad("results of a path", notebook(carried({"type": "results", "version": "../x", "content": 5})), ""),
    bad("a hundred thousand outputs", lambda: notebook(*[html("x")] * 100_000), "no cover"),
    bad("a megabyte of markup", notebook(html("<b>" * 300_000)), "no cover"),
    Case(
        "a notebook of two hundred megabytes, a hole",
        put(lambda ground: os.truncate(os.open(file_of(ground), os.O_CREAT | os.O_WRONLY), 200_000_000)),
        ("report.ipynb", "30 MB"),
    ),
    Case("a notebook that is a pipe", put(lambda ground: os.mkfifo(file_of(ground))), ("old",)),
    Case("a notebook that is a folder", put(lambda ground: os.mkdir(file_of(ground))), ("old",)),
    Case(
        "a notebook that is a link out",
        put(lambda ground: os.symlink("../../../outside/note.txt", file_of(ground))),
        ("report.ipynb", "leads elsewhere"),
    ),
    Case(
        "a notebook that is a link to itself",
        put(lambda ground: os.symlink("report.ipynb", file_of(ground))),
        ("old",),
    ),
    Case(
        "an edition that is not there",
        lambda _: ["difference", "no", "where"],
        ("no", "no such file or folder"),
    ),
    Case("an edition of a name too long", lambda _: ["difference", "x" * 5000, "y" * 5000]),
    Case("an edition that is a device", lambda _: ["difference", "/dev/zero", "/dev/zero"], ("/dev/zero",)),
    Case(
        "an edition of processes", lambda _: ["difference", "/proc/self", "/proc/self"], ("holds no report",)
    ),
]
CASES += [
    bad(f"{name}, shown by a notebook", notebook(html(words)), "no cover")
    for name, words in list(WORDS.items())[:8]
]
