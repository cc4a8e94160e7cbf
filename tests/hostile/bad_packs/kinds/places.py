"""Files that are no files, or lie elsewhere: links, pipes, folders, loops, and strays."""

import os
from collections.abc import Callable

from bad_packs.case import Case, Ground, check_pack


def put(make: Callable[[Ground], object]) -> Callable[[Ground], list[str]]:
    """Spoil a project and check its pack."""

    def change(ground: Ground) -> list[str]:
        make(ground)
        return check_pack()

    return change


def link(table: str, target: str) -> Callable[[Ground], list[str]]:
    """Replace a table by a link."""

    def make(ground: Ground) -> None:
        ground.table(table).unlink()
        ground.table(table).symlink_to(target)

    return put(make)


def link_header(target: str) -> Callable[[Ground], list[str]]:
    def make(ground: Ground) -> None:
        ground.header.unlink()
        ground.header.symlink_to(target)

    return put(make)


def link_folder(target: str) -> Callable[[Ground], list[str]]:
    """Replace the folder of tables by a link."""

    def make(ground: Ground) -> None:
        (ground.pack / "tables").rename(ground.pack / "kept")
        (ground.pack / "tables").symlink_to(target, target_is_directory=True)

    return put(make)


def circle(ground: Ground) -> None:
    ground.table("gaps").unlink()
    ground.table("gaps").symlink_to("risks.csv")
    ground.table("risks").unlink()
    ground.table("risks").symlink_to("gaps.csv")


def replace(table: str, make: Callable[[str], object]) -> Callable[[Ground], list[str]]:
    def spoil(ground: Ground) -> None:
        ground.table(table).unlink()
        make(str(ground.table(table)))

    return put(spoil)


def replace_header(make: Callable[[str], object]) -> Callable[[Ground], list[str]]:
    def spoil(ground: Ground) -> None:
        ground.header.unlink()
        make(str(ground.header))

    return put(spoil)


def stray(name: str, content: str = "x") -> Callable[[Ground], list[str]]:
    """Put a file beside the tables."""
    return put(lambda ground: (ground.pack / "tables" / name).write_text(content, encoding="utf-8"))


def strays(ground: Ground) -> None:
    for number in range(3000):
        (ground.pack / "tables" / f"stray-{number}.txt").touch()


def deep(ground: Ground) -> None:
    folder = ground.pack / "tables" / "a"
    for _ in range(60):
        folder = folder / "a"
    folder.mkdir(parents=True)


def loop_folder(ground: Ground) -> None:
    (ground.pack / "tables" / "again").symlink_to("..", target_is_directory=True)


def ask(*arguments: str) -> Callable[[Ground], list[str]]:
    return lambda _: ["check", *arguments]


OUT = "leads elsewhere"
CASES = [
    Case(
        "a table that is a link to a secret",
        link("gaps", "../../../../outside/secret.csv"),
        ("tables/gaps.csv", OUT),
    ),
    Case(
        "a table that is a link to a password file",
        link("sources", "/etc/passwd"),
        ("tables/sources.csv", OUT),
    ),
    Case(
        "a table that is a link to memory", link("scores", "/proc/self/environ"), ("tables/scores.csv", OUT)
    ),
    Case(
        "a table that is a link to no end of zeros",
        link("scores", "/dev/zero"),
        ("tables/scores.csv", "cannot be opened"),
    ),
    Case("a table that is a link to a terminal", link("scores", "/dev/stdin"), ("tables/scores.csv",)),
    Case("a table that is a link to nothing", link("gaps", "nowhere.csv"), ("tables/gaps.csv",)),
    Case(
        "a table that may be left out, a link to nothing", link("risks", "nowhere.csv"), ("tables/risks.csv",)
    ),
    Case(
        "a table that is a link to itself",
        link("risks", "risks.csv"),
        ("tables/risks.csv", "cannot be opened"),
    ),
    Case(
        "two tables that are links to each other",
        put(circle),
        ("tables/gaps.csv", "tables/risks.csv", "cannot be opened"),
    ),
    Case("a table that is a link to another table", link("risks", "gaps.csv"), ("tables/risks.csv", "row 1")),
    Case("a table that is a link to a folder", link("risks", ".."), ("tables/risks.csv", "cannot be opened")),
    Case("a table that is a folder", replace("risks", os.mkdir), ("tables/risks.csv", "cannot be opened")),
    Case(
        "a needed table that is a folder",
        replace("actions", os.mkdir),
        ("tables/actions.csv", "cannot be opened"),
    ),
    Case("a table that is a pipe", replace("risks", os.mkfifo), ("tables/risks.csv", "cannot be opened")),
    Case(
        "workshop.yaml that is a link to a secret",
        link_header("../../../outside/workshop.yaml"),
        ("workshop.yaml", OUT),
    ),
    Case(
        "workshop.yaml that is a link to a password file", link_header("/etc/passwd"), ("workshop.yaml", OUT)
    ),
    Case("workshop.yaml that is a link to nothing", link_header("nowhere.yaml"), ("workshop.yaml",)),
    Case(
        "workshop.yaml that is a link to itself",
        link_header("workshop.yaml"),
        ("workshop.yaml", "cannot be opened"),
    ),
    Case("workshop.yaml that is a folder", replace_header(os.mkdir), ("workshop.yaml", "cannot be opened")),
    Case("workshop.yaml that is a pipe", replace_header(os.mkfifo), ("workshop.yaml", "cannot be opened")),
    Case("a folder of tables that is a link out", link_folder("../../../outside"), ("tables/",)),
    Case("a folder of tables that is a link to the root", link_folder("/"), ("tables/",)),
    Case("a folder of tables that is a link to processes", link_folder("/proc"), ("tables/",)),
    Case(
        "a folder of tables that is a link to nothing",
        link_folder("gone"),
        ("tables/actions.csv", "is missing"),
    ),
    Case("a folder of tables that is a link in the pack", link_folder("kept"), codes=(0,)),
    Case("a folder in a circle", put(loop_folder), ("tables/again",)),
    Case("folders without an end", put(deep), ("tables/a",)),
    Case("three thousand strays", put(strays), ("tables", "2980 more files")),
    Case("a stray script", stray("<script>.csv"), ("tables/",)),
    Case("a stray that is misspelt", stray("action.csv"), ("tables/action.csv", "did you mean")),
    Case("a stray of two lines", stray("gaps\n.csv"), ("tables/",)),
    Case("a stray of terminal colours", stray("\x1b[31mgaps\x1b]0;x\x07.csv"), ("tables/",)),
    Case("a stray turned round", stray("\u202evsc.spag"), ("tables/",)),
    Case(
        "a stray of no text",
        put(lambda ground: (ground.pack / "tables" / "\udcff\udcfe.csv").touch()),
        ("tables/",),
    ),
    Case("a stray that is an option", stray("-rf"), ("tables/-rf",)),
    Case("a stray of capitals", stray("ACTIONS.CSV"), ("tables/",)),
    Case("a stray of a spreadsheet", stray("actions.xlsx"), ("tables/actions.xlsx",)),
    Case("a stray that a program left", stray("~$actions.csv"), ("tables/",)),
    Case("a stray of a long name", stray("x" * 250), ("tables/",)),
    Case("a pack that is not there", ask("../nowhere"), ("no such folder",)),
    Case("a pack of an empty name", ask("")),
    Case("a pack that is a device", ask("/dev/zero")),
    Case("a pack that is processes", ask("/proc/self"), ("workshop.yaml",)),
    Case("a pack outside", ask("../outside"), ("workshop.yaml",)),
    Case("a pack of a name too long", ask("x" * 5000)),
    Case("a pack of a name that is an option", ask("--version-x")),
    Case("a pack of a name of no text", ask("\udcff")),
    Case("a pack of a name in colours", ask("\x1b[31mx")),
    Case("a pack of a name of two lines", ask("a\nb")),
]
