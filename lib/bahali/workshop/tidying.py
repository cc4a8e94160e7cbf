"""Tidies what people and spreadsheets leave in cells without meaning it, such as signs that nobody sees.

People's own words keep their digits and the joiners of their script.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bahali.workshop.cells import Month, Text, YesNo
from bahali.workshop.fields import bounds_of, holds, is_kind, model_inside
from bahali.workshop.reading import RawTable
from bahali.workshop.tables import TableKind

Tidier = Callable[[str], str]

_SPACES = {ord(mark): " " for mark in "\u00a0\u1680\u202f\u205f\u3000"} | dict.fromkeys(
    range(0x2000, 0x200B), " "
)
_NEVER_SEEN = dict.fromkeys((0x200B, 0x2060, 0xFEFF), "")
_JOINERS_AND_DIRECTIONS = dict.fromkeys(
    (0x00AD, 0x061C, *range(0x200C, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), ""
)
_DIGITS = {start + digit: str(digit) for start in (0x0660, 0x06F0, 0xFF10) for digit in range(10)}
_SIGNS = {ord("٫"): ".", ord("٬"): "", ord("؛"): ";", **{ord(mark): "-" for mark in "‐‑‒–−"}}

_IN_WORDS = _SPACES | _NEVER_SEEN
_IN_CODES = _IN_WORDS | _JOINERS_AND_DIRECTIONS | _DIGITS | _SIGNS

_FIRST_OF_MONTH = re.compile(r"([0-9]{4}-[0-9]{2})-01")
_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,10})?) ?%")


def tidy_words(text: str) -> str:
    r"""Tidy people's own words: blanks of any width become plain ones, signs without width go.

    Examples
    --------
    >>> tidy_words("five\u00a0years \u06f5\u200b")
    'five years ۵'
    """
    return text if text.isascii() else text.translate(_IN_WORDS).strip()


def tidy_code(text: str) -> str:
    r"""Tidy an id, a code, a number, a day or a list of them: also digits and hyphens of any script.

    Examples
    --------
    >>> tidy_code("A\u2011PB\u201101\u200f"), tidy_code("\u0661\u0662\u066b\u0665")
    ('A-PB-01', '12.5')
    """
    return text if text.isascii() else text.translate(_IN_CODES).strip()


def tidy_month(text: str) -> str:
    """Tidy a month; spreadsheets make of one the first day in it.

    Examples
    --------
    >>> tidy_month("2025-07-01"), tidy_month("2025-07-02")
    ('2025-07', '2025-07-02')
    """
    return _FIRST_OF_MONTH.sub(r"\1", tidy_code(text))


def tidy_yes_no(text: str) -> str:
    """Tidy yes or no; spreadsheets have words of their own for them.

    Examples
    --------
    >>> tidy_yes_no("TRUE"), tidy_yes_no("perhaps")
    ('Y', 'perhaps')
    """
    return {"TRUE": "Y", "FALSE": "N"}.get(text.upper(), tidy_code(text))


def tidy_share(text: str) -> str:
    """Tidy a share, which people also write in percent.

    Examples
    --------
    >>> tidy_share("20 %"), tidy_share("0.2")
    ('0.2', '0.2')
    """
    plain = tidy_code(text.replace("٪", "%"))
    percent = _PERCENT.fullmatch(plain)
    return f"{(Decimal(percent[1]) / 100).normalize():f}" if percent else plain


def choose_tidier(field: FieldInfo) -> Tidier:
    """Choose how the text of a field is tidied."""
    if is_kind(field, Text):  # as the words of workshop.yaml are
        return tidy_words
    if is_kind(field, Month):
        return tidy_month
    if is_kind(field, YesNo):
        return tidy_yes_no
    most = bounds_of(field)[1]
    return tidy_share if holds(field, float) and most is not None and most <= 1 else tidy_code


@cache
def _list_tidiers(kind: TableKind) -> tuple[dict[str, Tidier], dict[str, Tidier]]:
    """Give how each column is tidied, and of these what is done to plain letters and digits too."""
    every = {name: choose_tidier(field) for name, field in kind.row.model_fields.items()}
    return every, {name: tidy for name, tidy in every.items() if tidy not in (tidy_words, tidy_code)}


def tidy_table(raw: RawTable, kind: TableKind) -> RawTable:
    """Tidy all cells of a table."""
    every, always = _list_tidiers(kind)
    always = {name: tidy for name, tidy in always.items() if name in raw.headings}
    if not always and all(map(str.isascii, _list_texts(raw))):
        return raw
    return replace(
        raw,
        rows=tuple((number, _tidy_row(cells, every, always)) for number, cells in raw.rows),
        broken=tuple(_tidy_row(cells, every, always) for cells in raw.broken),
    )


def _list_texts(raw: RawTable) -> set[str]:
    """Give the different texts in a table; in the longest ones, few are."""
    texts = set[str]()
    for _number, cells in raw.rows:
        texts.update(cells.values())
    for cells in raw.broken:
        texts.update(cells.values())
    return texts


def _tidy_row(
    cells: dict[str, str], every: Mapping[str, Tidier], always: Mapping[str, Tidier]
) -> dict[str, str]:
    if not "".join(cells.values()).isascii():
        return {name: every.get(name, tidy_words)(text) for name, text in cells.items()}
    for name, tidy in always.items():
        if (tidied := tidy(cells[name])) != cells[name]:
            cells = {**cells, name: tidied}
    return cells


def tidy_header(content: Mapping[str, object], model: type[BaseModel]) -> dict[str, object]:
    """Tidy all codes and values of workshop.yaml, or of a part of it; what no field is for stays as it is."""
    fields = model.model_fields
    return {
        key: _tidy_value(value, fields[key]) if key in fields else value for key, value in content.items()
    }


def _tidy_value(value: object, field: FieldInfo) -> object:
    if isinstance(value, str):
        return choose_tidier(field)(value)
    if isinstance(value, list):
        return [_tidy_value(entry, field) for entry in value]
    if isinstance(value, Mapping):
        return _tidy_entries(value, field) if holds(field, dict) else _tidy_part(value, field)
    return value


def _tidy_entries(entries: Mapping[object, object], field: FieldInfo) -> dict[object, object]:
    """Tidy the entries of a mapping of codes; a code that would then stand there twice stays as it is."""
    tidied: dict[object, object] = {}
    for code, entry in entries.items():
        plain = tidy_code(code) if isinstance(code, str) else code
        is_taken = plain in entries or plain in tidied
        tidied[code if is_taken else plain] = (
            _tidy_part(entry, field) if isinstance(entry, Mapping) else _tidy_value(entry, field)
        )
    return tidied


def _tidy_part(part: Mapping[str, object], field: FieldInfo) -> object:
    inside = model_inside(field)
    return tidy_header(part, inside) if inside else part
