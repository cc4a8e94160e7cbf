"""Gathers every fixed word of the package into the template from which a language is translated.

Run it with ``python -m bahali.vocabulary.gathering``, or ``make words``.
"""

import csv
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from bahali.vocabulary.language import LOCALES

PACKAGE = Path(__file__).parents[1]
TEMPLATE = LOCALES / "bahali.pot"
KEYWORDS: dict[str, Any] = {
    **{"_": None, "N_": None, "NN_": (1, 2), "ngettext": (1, 2), "count_of": (2, 3)},
    "pgettext": ((1, "c"), 2),
}
METHODS = [("**.py", "python"), ("**.j2", "jinja2")]
COMMENT = "Translators:"
SHIPPED_ROWS = PACKAGE / "workshop" / "library" / "requirements.csv"
SHIPPED_COLUMNS = ("label", "short_label", "question", "aim")
HEADER = "# Fixed words of Bahali. Written by make words: edit the catalogue of a language, never this file."
HEAD_ENTRY = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'

Message = str | tuple[str, ...]
Found = tuple[str, Message, list[str], str | None]
"""A file, what is said in it, comments for translators, and the context that tells it from the same words."""

_PLACE = re.compile(r"\{([^{}:!]*)[^{}]*\}")


def gather_words() -> Catalog:
    """Collect every message of the package, and the requirements that it brings along.

    Returns
    -------
    Catalog
        In the order of the files; a message that stands in several places names each of them. Lines are not
        named, so that the template changes only where words change.
    """
    catalogue = Catalog(project="Bahali", charset="utf-8", fuzzy=False)
    for place, message, comments, context in (*_words_of_code(), *_words_of_shipped_rows()):
        catalogue.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    for entry in catalogue:
        entry.flags.discard("python-format")  # a per cent sign is no place: places have names in braces
    return catalogue


def write_template(catalogue: Catalog) -> str:
    """Write the template as text, the same on every day and with every version of the tool that gathers."""
    stream = BytesIO()
    write_po(stream, catalogue, width=100, include_lineno=False, omit_header=True)
    return f"{HEADER}\n{HEAD_ENTRY}\n{stream.getvalue().decode('utf-8')}"


def read_catalogue(path: Path) -> Catalog:
    """Read the catalogue of a language as translators keep it."""
    with path.open("rb") as file:
        return read_po(file)


def find_faults(catalogue: Catalog) -> Iterator[str]:
    """Tell where a translation names other places than its message, which would stop a report.

    A translation in several forms may leave a place out of the form for one, and of no other.

    Examples
    --------
    >>> catalogue = Catalog(locale="ur")
    >>> entry = catalogue.add("{count} gaps", "{cuont} خلا")
    >>> list(find_faults(catalogue))
    ['{count} gaps: the places of the translation are {cuont}, those of the message {count}']
    """
    for entry in catalogue:
        messages, translations = (_as_forms(part) for part in (entry.id, entry.string or ()))
        allowed = {_name_places(message) for message in messages}
        for translation in filter(None, translations if messages[0] else ()):
            if (places := _name_places(translation)) not in allowed:
                wanted = _name_places(messages[-1]) or "none"
                told = f"the places of the translation are {places or 'none'}, those of the message {wanted}"
                yield f"{messages[-1]}: {told}"


def _as_forms(part: Message | list[str]) -> tuple[str, ...]:
    return (part,) if isinstance(part, str) else tuple(part)


def _name_places(words: str) -> str:
    return ", ".join(sorted({f"{{{name}}}" for name in _PLACE.findall(words)}))


def _words_of_code() -> Iterator[Found]:
    found = extract_from_dir(
        PACKAGE,
        method_map=METHODS,
        keywords=KEYWORDS,
        comment_tags=(COMMENT,),
        strip_comment_tags=True,
    )
    for file, _line, message, comments, context in sorted(found, key=lambda each: (each[0], each[1])):
        yield Path(file).as_posix(), message, comments, context


def _words_of_shipped_rows() -> Iterator[Found]:
    """Yield the words of the requirements that Bahali brings along."""
    place = SHIPPED_ROWS.relative_to(PACKAGE).as_posix()
    with SHIPPED_ROWS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from ((place, row[column], [], None) for column in SHIPPED_COLUMNS if row[column])


if __name__ == "__main__":
    LOCALES.mkdir(exist_ok=True)
    TEMPLATE.write_text(write_template(gather_words()), encoding="utf-8")
    catalogues = {path.name: read_catalogue(path) for path in sorted(LOCALES.glob("*.po"))}
    told = [f"{name}: {fault}" for name, each in catalogues.items() for fault in find_faults(each)]
    sys.exit("\n".join(told) or None)
