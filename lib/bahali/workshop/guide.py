"""Writes the guide to a pack from the models that check it: ``python -m bahali.workshop.guide``.

What a column means stands in one place only, the models; this puts it into Markdown for people who fill
tables.
"""

import re
import sys
from collections.abc import Iterable
from enum import Enum

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bahali.vocabulary.codes import Code
from bahali.workshop.accepting import AcceptedText
from bahali.workshop.budgets import Budget, BudgetFloor
from bahali.workshop.cells import Key, Refers
from bahali.workshop.deciding import Consensus, Deciding, Tier
from bahali.workshop.fields import code_list_of, describe_field, holds, model_inside
from bahali.workshop.header import CostBand, Header, Jurisdiction, Planning, TimeBand, Window
from bahali.workshop.reading import HEADER_FILE
from bahali.workshop.tables import TABLE_KINDS, TableKind
from bahali.workshop.tables.row import SourcedRow

_INTRODUCTION = """\
# The tables of a workshop

This page is written by `make guide` from the models that check a pack. Do not edit it: change the model.
How to make a pack is in [parameters/README.md](../parameters/README.md).

A column marked "key" tells one row from all others; where several are marked, they do so together. A column
that is not needed may be left out or left blank; what then counts stands behind "otherwise". The values of a
list in one cell are separated by `;`. A column that is not listed here is refused.
"""
_PARTS_OF_HEADER: dict[str, type[BaseModel]] = {
    "": Header,
    "Each of `jurisdictions`": Jurisdiction,
    "Each of `time_bands`": TimeBand,
    "Each of `cost_bands`": CostBand,
    "Each of `budgets`": Budget,
    "Each of `floors` in a budget": BudgetFloor,
    "`deciding`": Deciding,
    "Each of `tiers` in `deciding`": Tier,
    "`consensus` in `deciding`": Consensus,
    "Each of `windows`": Window,
    "`planning`": Planning,
    "Each of `accepted_texts`": AcceptedText,
}


def write_guide() -> str:
    """Write the whole guide as Markdown: every table, every key of workshop.yaml, every list of codes."""
    parts = [
        _INTRODUCTION,
        *(describe_table(kind) for kind in TABLE_KINDS.values()),
        _describe_header(),
        _describe_code_lists(),
    ]
    return "\n".join(parts)


def describe_table(kind: TableKind) -> str:
    """Describe one table: what it is for, what a row is, and each of its columns.

    Parameters
    ----------
    kind : TableKind
        The table; the columns that all tables share come last.
    """
    need = "Needed: no report can be made without it." if kind.is_required else "May be left out."
    own_first = sorted(kind.row.model_fields, key=lambda name: _is_shared(kind, name))
    rows = ((name, kind.row.model_fields[name]) for name in own_first)
    return (
        f"## `{kind.name}`\n\n{kind.purpose[:1].upper()}{kind.purpose[1:]}. {need}\n\n"
        f"One row: {_first_sentence(kind.row)}\n\n{_write_fields('Column', rows)}"
    )


def _is_shared(kind: TableKind, name: str) -> bool:
    return issubclass(kind.row, SourcedRow) and name in SourcedRow.model_fields


def _describe_header() -> str:
    parts = [f"## `{HEADER_FILE}`\n"]
    for title, model in _PARTS_OF_HEADER.items():
        heading = f"### {title}\n\n" if title else ""
        fields = _write_fields("Key", model.model_fields.items())
        parts.append(f"{heading}{_first_sentence(model)}\n\n{fields}")
    return "\n".join(parts)


def _describe_code_lists() -> str:
    return "\n".join(["## Codes\n", *(_describe_codes(codes) for codes in _code_lists())])


def _describe_codes(codes: type[Code]) -> str:
    lines = "".join(f"| `{code.value}` | {code.label} |\n" for code in codes)
    heading = "| Code | What it stands for |\n|---|---|"
    return f"### {_title(codes)}\n\n{_first_sentence(codes)}\n\n{heading}\n{lines}"


def _code_lists() -> list[type[Code]]:
    """Give each list of codes that a pack may use, once, in the order of their titles."""
    models = [*(kind.row for kind in TABLE_KINDS.values()), *_PARTS_OF_HEADER.values()]
    found = {code_list_of(field) for model in models for field in model.model_fields.values()}
    return sorted((codes for codes in found if codes), key=_title)


def _write_fields(heading: str, fields: Iterable[tuple[str, FieldInfo]]) -> str:
    lines = "".join(f"| `{name}` | {_say_need(field)} | {_say_allowed(field)} |\n" for name, field in fields)
    return f"| {heading} | Needed | What it may hold |\n|---|---|---|\n{lines}"


def _say_need(field: FieldInfo) -> str:
    key = ", key" if any(isinstance(mark, Key) for mark in field.metadata) else ""
    if field.is_required():
        return f"yes{key}"
    return f"no{key}" if _default(field) in (None, (), {}) else f"no{key}; otherwise {_say_default(field)}"


def _default(field: FieldInfo) -> object:
    return field.get_default(call_default_factory=True)


def _say_default(field: FieldInfo) -> str:
    default = _default(field)
    if isinstance(default, bool):
        written = {"Y or N": ("`N`", "`Y`")}.get(describe_field(field), ("`false`", "`true`"))
        return written[default]
    return f"`{default.value if isinstance(default, Enum) else default}`"


def _say_allowed(field: FieldInfo) -> str:
    value = _say_value(field)
    if model_inside(field):
        return value
    if holds(field, dict):
        return f"codes, each with {value}"
    return f"a list, each {value}" if holds(field, tuple) else value


def _say_value(field: FieldInfo) -> str:
    """Say what one value may be; where it names a row elsewhere, that says more than its form."""
    reference = next((mark for mark in field.metadata if isinstance(mark, Refers)), None)
    if reference:
        return _say_reference(reference)
    codes = code_list_of(field)
    words = describe_field(field)
    if codes is None:
        return words
    link = f"[{_title(codes)}](#{_title(codes).lower().replace(' ', '-')})"
    return f"a code of {link}" if words == ", ".join(codes) else f"{words}; see {link}"


def _say_reference(reference: Refers) -> str:
    if reference.table in TABLE_KINDS:
        words = f"an id of `{reference.table}`"
    else:
        words = f"a code of `{reference.table}` in `{HEADER_FILE}`"
    return ", or ".join([words, *(f"`{code}`" for code in reference.also)])


def _title(codes: type[Code]) -> str:
    """Write the name of a list of codes as words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", codes.__name__).capitalize()


def _first_sentence(model: type) -> str:
    return (model.__doc__ or "").strip().split("\n\n")[0].replace("\n    ", " ")


if __name__ == "__main__":
    sys.stdout.write(write_guide())
