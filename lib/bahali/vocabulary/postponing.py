"""Puts off what takes long to import, and is seldom or never used, until it is."""

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

_GRAMMAR = "rfc3987_syntax"


def postpone_grammar() -> None:
    """Let jsonschema build its grammar of web addresses when it first checks one, not when it is imported.

    Building it takes three times as long as all else of ``import nbformat``
    (https://github.com/python-jsonschema/jsonschema/issues/1428), and no notebook holds what it checks.
    """
    if _GRAMMAR not in sys.modules and find_spec(_GRAMMAR):
        stand_in = ModuleType(_GRAMMAR, "Stands in until the first address is checked.")
        stand_in.is_valid_syntax = _check_syntax  # type: ignore[attr-defined]
        sys.modules[_GRAMMAR] = stand_in


def _check_syntax(term: str, value: str) -> bool:
    if sys.modules[_GRAMMAR].is_valid_syntax is _check_syntax:
        del sys.modules[_GRAMMAR]
    return bool(import_module(_GRAMMAR).is_valid_syntax(term, value))
