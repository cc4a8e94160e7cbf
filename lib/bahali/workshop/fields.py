"""What a field of a row may hold: in words, as codes, and as a kind of number."""

import types
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bahali.vocabulary.codes import Code
from bahali.workshop.cells import Allowed, FreeText, Refers

Mark = TypeVar("Mark")


def describe_field(field: FieldInfo) -> str:
    """Say in words what a field may hold.

    Examples
    --------
    >>> from bahali.workshop.tables.situation import Gap
    >>> describe_field(Gap.model_fields["severity"])
    'a whole number from 1 to 5'
    """
    if model := model_inside(field):
        return _describe_model(field, model)
    if words := next(_marks(field, Allowed), None):
        return words.text
    if codes := codes_of(field):
        return ", ".join(codes)
    least = next((mark.ge for mark in _marks_with(field, "ge")), None)
    most = next((mark.le for mark in _marks_with(field, "le")), None)
    if least is not None and most is not None:
        return f"a whole number from {least} to {most}"
    if least is not None:
        return f"a whole number of at least {least}"
    return _plain_type(field)


def describe_key(field: FieldInfo) -> str:
    """Say in words what the keys of a mapping may be."""
    return next((mark.text for mark in _marks(field, Allowed)), "text")


def _describe_model(field: FieldInfo, model: type[BaseModel]) -> str:
    names = ", ".join(model.model_fields)
    if holds(field, dict):
        return f"codes, each with {names}"
    return f"entries, each with {names}" if holds(field, tuple) else f"keys and values for {names}"


def codes_of(field: FieldInfo | None) -> tuple[str, ...]:
    """Give the codes that a field may hold; empty when it does not hold codes."""
    if field is None:
        return ()
    return tuple(
        str(member.value)
        for part in _walk(field.annotation)
        if isinstance(part, type) and issubclass(part, Enum)
        for member in part
    )


def _plain_type(field: FieldInfo) -> str:
    names = {bool: "true or false", int: "a whole number", float: "a number", dict: "keys and values"}
    return next((words for plain, words in names.items() if holds(field, plain)), "text")


def _walk(annotation: object) -> Iterator[Any]:
    """Yield an annotation and all annotations inside it."""
    yield annotation
    if get_origin(annotation) in (Annotated, Union, types.UnionType, tuple, dict):
        yield get_origin(annotation)
        for part in get_args(annotation):
            yield from _walk(part)
    elif hasattr(annotation, "metadata"):
        yield from annotation.metadata


def _all_marks(field: FieldInfo) -> Iterator[Any]:
    yield from field.metadata
    for part in _walk(field.annotation):
        yield part
        if isinstance(part, FieldInfo):
            yield from part.metadata


def _marks(field: FieldInfo, kind: type[Mark]) -> Iterator[Mark]:
    return (mark for mark in _all_marks(field) if isinstance(mark, kind))


def _marks_with(field: FieldInfo, bound: str) -> Iterator[Any]:
    return (mark for mark in _all_marks(field) if not isinstance(mark, type) and hasattr(mark, bound))


def holds(field: FieldInfo, kind: type) -> bool:
    """Tell whether a field may hold values of a plain kind, such as ``float`` or ``tuple``."""
    return kind in _walk(field.annotation)


def is_free_text(field: FieldInfo) -> bool:
    """Tell whether a field holds people's own words."""
    return next(_marks(field, FreeText), None) is not None


def is_own_text(field: FieldInfo) -> bool:
    """Tell whether a field holds text that stands nowhere else: words, links and a row's own id."""
    return holds(field, str) and next(_marks(field, Refers), None) is None


def pattern_of(field: FieldInfo) -> str:
    """Give the pattern that the text of a field follows; one that anything follows where it has none."""
    return next((mark.pattern for mark in _marks_with(field, "pattern") if mark.pattern), "")


def is_kind(field: FieldInfo, kind: object) -> bool:
    """Tell whether a field holds a kind of cell of ``bahali.workshop.cells``, such as ``Month``.

    Examples
    --------
    >>> from bahali.workshop.cells import Month, Text
    >>> from bahali.workshop.tables.plan import Action
    >>> is_kind(Action.model_fields["start"], Month), is_kind(Action.model_fields["start"], Text)
    (True, False)
    """
    wanted = next(mark for mark in get_args(kind) if isinstance(mark, Allowed))
    return wanted in _marks(field, Allowed)


def model_inside(field: FieldInfo) -> type[BaseModel] | None:
    """Give the model that a field holds, alone or as the values of a mapping; None when it holds none."""
    return next(
        (part for part in _walk(field.annotation) if isinstance(part, type) and issubclass(part, BaseModel)),
        None,
    )


def code_list_of(field: FieldInfo) -> type[Code] | None:
    """Give the list of codes that a field takes its codes from; None when it holds none."""
    parts = _walk(field.annotation)
    return next((part for part in parts if isinstance(part, type) and issubclass(part, Code)), None)


def bounds_of(field: FieldInfo) -> tuple[float | None, float | None]:
    """Give the least and the greatest number that a field may hold, or come near to; None for no bound.

    Examples
    --------
    >>> from bahali.workshop.tables.scoring import WeightAnswer
    >>> from bahali.workshop.tables.situation import Gap
    >>> bounds_of(Gap.model_fields["severity"]), bounds_of(WeightAnswer.model_fields["answer"])
    ((1, 5), (0, None))
    """
    least = (getattr(mark, end) for end in ("ge", "gt") for mark in _marks_with(field, end))
    most = (getattr(mark, end) for end in ("le", "lt") for mark in _marks_with(field, end))
    return next(least, None), next(most, None)


def is_read_by(field: FieldInfo, function: Callable[[object], object]) -> bool:
    """Tell whether the text of a cell goes through a function, such as ``parse_yes_no``."""
    return any(getattr(mark, "func", None) is function for mark in _all_marks(field))
