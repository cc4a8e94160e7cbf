"""Reads YAML as plain keys and values, and tells with the line whatever else a file holds."""

import math
from collections.abc import Hashable
from pathlib import Path
from typing import NoReturn

import yaml

from bahali.vocabulary.faults import Fault, quote, show
from bahali.workshop.limits import DEEPEST_YAML, LONGEST_CELL, LONGEST_NUMBER, MOST_YAML_BYTES
from bahali.workshop.opening import read_content


class RefusedError(yaml.constructor.ConstructorError):
    """Raised for what YAML allows and Bahali does not; its problem is a sentence of ours."""


class PlainLoader(yaml.SafeLoader):
    """Reads YAML, but refuses a key written twice (PyYAML keeps the last in silence), aliases and tags.

    A date stays text, so that 2025-02-31 is told with its place like any other fault; so do yes, no, on and
    off, since NO may be a code.
    """

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse aliases, a few lines of which can grow into gigabytes, tags, and nests without an end."""
        event: yaml.Event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent):
            _refuse("aliases (*name) are not accepted: write the value again", event)
        if getattr(event, "tag", None):
            _refuse("tags (!name) are not accepted", event)
        if self.depth > DEEPEST_YAML:
            _refuse(f"entries stand within entries more than {DEEPEST_YAML} deep, which is the limit", event)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:
        """Refuse a key that was already given in the same mapping."""
        seen: set[str] = set()
        for key_node, _value in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                _refuse("a key must be plain text", key_node)
            if key_node.value in seen:
                _refuse(f"the key {quote(key_node.value)} is given twice", key_node)
            seen.add(key_node.value)
        return super().construct_mapping(node, deep)

    def construct_scalar(self, node: yaml.ScalarNode | yaml.MappingNode) -> str:
        """Refuse signs that are no text, and more text than anybody reads."""
        text = super().construct_scalar(node)
        if hidden := next((sign for sign in text if sign == "\0" or "\ud800" <= sign <= "\udfff"), ""):
            _refuse(f"{quote(hidden)} is no text: remove it", node)
        if len(text) > LONGEST_CELL:
            _refuse(f"a text has more than {LONGEST_CELL} characters, which is the limit", node)
        return str(text)

    def construct_number(self, node: yaml.ScalarNode) -> int | float:
        """Refuse a number that nobody can compute with."""
        if len(node.value) > LONGEST_NUMBER:
            _refuse(f"a number has more than {LONGEST_NUMBER} signs, which is the limit", node)
        is_whole = node.tag.endswith(":int")
        number: int | float = self.construct_yaml_int(node) if is_whole else self.construct_yaml_float(node)
        if not math.isfinite(number):
            _refuse(f"{quote(node.value)} is no number to compute with", node)
        return number


PlainLoader.add_constructor("tag:yaml.org,2002:int", PlainLoader.construct_number)
PlainLoader.add_constructor("tag:yaml.org,2002:float", PlainLoader.construct_number)
PlainLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if not tag.endswith(":timestamp") and not (tag.endswith(":bool") and first in "yYnNoO")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _refuse(problem: str, where: yaml.Event | yaml.Node) -> NoReturn:
    raise RefusedError(None, None, problem, where.start_mark)  # type: ignore[arg-type]


def read_yaml(path: Path, shown_as: str) -> tuple[dict[str, object], list[Fault]]:
    """Read a YAML file whose top level is a mapping.

    Parameters
    ----------
    path : Path
        File to read.
    shown_as : str
        Name of the file in messages.

    Returns
    -------
    tuple of dict and list of Fault
        What the file says, empty when it cannot be read; and why not.
    """
    raw, faults = read_content(path, shown_as, MOST_YAML_BYTES)
    if faults:
        return {}, faults
    try:
        content = yaml.load(raw.decode("utf-8-sig"), Loader=PlainLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return {}, [_yaml_fault(error, shown_as)]
    if not isinstance(content, dict):
        return {}, [Fault(shown_as, "must hold keys and values, such as title: My workshop")]
    return content, []


def _yaml_fault(error: Exception, file: str) -> Fault:
    if isinstance(error, UnicodeDecodeError):
        return Fault(file, "is not UTF-8 text", remedy="save it again as UTF-8")
    if isinstance(error, yaml.reader.ReaderError):
        found = quote(chr(error.character))
        return Fault(file, f"holds {found}, which YAML does not allow", remedy="remove it")
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Fault(file, "cannot be read as YAML", remedy="write plain keys and values")
    told = f"cannot be read as YAML, line {error.problem_mark.line + 1}"
    if isinstance(error, RefusedError):
        return Fault(file, f"{told}: {error.problem}")
    remedy = "look at the quotes, colons and indents there and just above"
    return Fault(file, f"{told}: {show(error.problem)}", remedy=remedy)
