"""Tells in sentences what of a report's ingredients changed."""

from collections.abc import Iterator, Mapping

from bahali.batch.planning.ingredients import Ingredients


def tell_changes(old: Ingredients, new: Ingredients) -> list[str]:
    """Say what changed between two lists of ingredients; nothing when they are the same.

    Parameters
    ----------
    old, new : Ingredients
        What the report that is there was made from, and what it would be made from now.
    """
    return [
        *_tell_tables(old.tables, new.tables),
        *_tell_values("parameter", old.parameters, new.parameters),
        *(["Its notebook changed."] if old.notebook != new.notebook else []),
        *_tell_formats(old.formats, new.formats),
        *(
            [f"SOURCE_DATE_EPOCH was {old.epoch or 'not set'} and is {new.epoch or 'not set'}."]
            if old.epoch != new.epoch
            else []
        ),
        *(["Bahali itself changed."] if old.code != new.code else []),
        *_tell_values("package", old.packages, new.packages),
    ]


def _tell_tables(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            what = f"The rows of {name} that it uses" if name.endswith(".csv") else name
            yield f"{what} changed."


def _tell_values(what: str, old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[str]:
    for name in sorted(old.keys() | new.keys()):
        before, now = old.get(name, "absent"), new.get(name, "absent")
        if before != now:
            yield f"The {what} {name} was {before or 'blank'} and is {now or 'blank'}."


def _tell_formats(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[str]:
    if set(old) != set(new):
        yield f"Its formats were {', '.join(old)} and are {', '.join(new)}."
