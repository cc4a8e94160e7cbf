"""Packs and files that hypothesis grows: different from each other, and the same ones every time."""

from collections.abc import Callable
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bad_packs.case import NOWHERE, Case, with_cell, with_header, with_keys, with_table
from bad_packs.kinds.batch_files import batch, row
from bad_packs.kinds.reviews import point, take_in
from bad_packs.workbook import book, check_book
from bahali.workshop.tables import TABLE_KINDS

Grown = TypeVar("Grown")
TRICKS = (
    "=",
    "<",
    "#",
    "{",
    "}",
    "\\",
    "'",
    '"',
    ";",
    "%",
    "@",
    "|",
    "\0",
    "\u202e",
    "\u2066",
    "/",
    "..",
    "-",
    "é",
    "ش",
)

hostile = st.lists(st.one_of(st.sampled_from(TRICKS), st.text(max_size=5)), min_size=1, max_size=12).map(
    "".join
)
storable = hostile.map(lambda text: text.encode("utf-8", "replace").decode())
named = {name: kind for name, kind in TABLE_KINDS.items() if (NOWHERE / kind.file).exists()}
cells = st.sampled_from(sorted(named)).flatmap(
    lambda name: st.tuples(st.just(name), st.integers(2, 3), st.sampled_from(_columns(name)), storable)
)
keys = st.sampled_from(
    ["title", "place", "start", "k_threshold", "workshop_id", "attribution", "currency", "themes"]
)
values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), storable),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(storable, inner, max_size=3)),
    max_leaves=5,
)


def _columns(name: str) -> list[str]:
    """List the columns that the table of nowhere has."""
    return (NOWHERE / named[name].file).read_text(encoding="utf-8").splitlines()[0].split(",")


def grow(strategy: st.SearchStrategy[Grown], count: int) -> list[Grown]:
    """Let hypothesis give so many different examples, the same ones each time."""
    found: dict[str, Grown] = {}

    @settings(
        max_examples=count * 3,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def take(example: Grown) -> None:
        found.setdefault(repr(example), example)

    take()
    return list(found.values())[:count]


def spoil(content: bytes) -> st.SearchStrategy[bytes]:
    """Change some bytes of a file, take some out, or cut it off."""
    places = st.integers(0, len(content) - 1)

    def change(spots: list[tuple[int, bytes]]) -> bytes:
        spoilt = content
        for place, piece in spots:
            spoilt = spoilt[:place] + piece + spoilt[place + len(piece) :]
        return spoilt

    pieces = st.one_of(
        st.binary(min_size=1, max_size=4), st.sampled_from([b'"', b",", b"\n", b"\0", b"\xff", b"&"])
    )
    return st.one_of(
        st.lists(st.tuples(places, pieces), min_size=1, max_size=6).map(change),
        places.map(lambda place: content[:place]),
    )


def read(name: str) -> bytes:
    return (NOWHERE / name).read_bytes()


def named_cases(kind: str, examples: list[Grown], make: Callable[[Grown], Case]) -> list[Case]:
    """Number the cases of one kind."""
    return [
        Case(f"{kind} {number}", one.change, one.told, one.codes, one.changes)
        for number, one in enumerate(map(make, examples), start=1)
    ]


def either(change: Callable[..., list[str]], *told: str) -> Case:
    """Make a case that may end in words or be harmless."""
    return Case("", change, told, codes=(0, 2))


CASES = [
    *named_cases("a cell", grow(cells, 24), lambda drawn: either(with_cell(*drawn))),
    *named_cases(
        "a key", grow(st.tuples(keys, values), 12), lambda drawn: either(with_keys(**{drawn[0]: drawn[1]}))
    ),
    *named_cases(
        "a header",
        grow(spoil(read("workshop.yaml")), 10),
        lambda raw: either(with_header(raw), "workshop.yaml"),
    ),
    *named_cases(
        "a table", grow(spoil(read("tables/gaps.csv")), 12), lambda raw: either(with_table("gaps", raw))
    ),
    *named_cases(
        "any bytes",
        grow(st.binary(max_size=300), 6),
        lambda raw: Case("", with_table("actions", raw), ("tables/actions.csv",)),
    ),
    *named_cases(
        "a workbook", grow(spoil(book()), 12), lambda raw: Case("", check_book(raw), ("book.xlsx",))
    ),
    *named_cases(
        "a parameter",
        grow(storable.filter(lambda text: text.isprintable() and "'" not in text), 10),
        lambda text: Case("", batch(row(weight_set=f"'{text}x'")), ("reports.yaml", "weight_set")),
    ),
    *named_cases(
        "a target",
        grow(hostile, 10),
        lambda text: Case("", take_in("review.json", point(target=text)), ("review.json", "target")),
    ),
]
