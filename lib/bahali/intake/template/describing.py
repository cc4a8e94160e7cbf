"""The words that help at a cell: what a column is for, what it may hold, whether it is needed."""

import re

from pydantic.fields import FieldInfo

from bahali.intake.template.columns import Column, describe_values, model_of
from bahali.intake.template.hints import hint_for
from bahali.vocabulary.language import N_, _
from bahali.workshop.cells import Refers
from bahali.workshop.fields import describe_field
from bahali.workshop.tables import TABLE_KINDS
from bahali.workshop.workbook.layout import FACTS_SHEET, Fact, list_part_sheets

PURPOSES = {
    FACTS_SHEET: N_("Facts of the workshop, and how it decides."),
    "pillars": N_("Areas of work by which actions are grouped."),
    "themes": N_("Names for gaps that several jurisdictions share."),
}
PLAIN_TEXT = ("some text", "text")
_NOT_IN_A_MESSAGE = re.compile(r"[\x00-\x09\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST_MESSAGE, LONGEST_TITLE = 255, 32  # characters of an input message, a limit of spreadsheet programs


def describe_column(sheet: str, column: Column) -> str:
    """Say everything about a column: what it is for, what it may hold, and whether it is needed."""
    need = _("Needed.") if column.is_needed else _say_otherwise(column.field)
    hint = hint_for(sheet, column.heading)
    return _join(hint, _say_values(column, with_words=True), need)


def describe_shortly(sheet: str, column: Column) -> str:
    """Say of a column what fits into an input message; its codes are told without words before it is cut."""
    hint, need = hint_for(sheet, column.heading), _("Needed.") if column.is_needed else ""
    for first, with_words in ((hint, True), ("", True), (hint, False), ("", False)):
        words = _join(first, _say_values(column, with_words=with_words), need)
        if len(words) <= LONGEST_MESSAGE:
            return words
    return fit_message(words)


def fit_message(words: str, most: int = LONGEST_MESSAGE) -> str:
    """Take out what a message cannot hold, and cut it where it is too long."""
    plain = _NOT_IN_A_MESSAGE.sub("", words)
    if len(plain) <= most:
        return plain
    whole_words = plain[: most - 1].rpartition(" ")[0] or plain[: most - 2]
    return f"{whole_words.rstrip()} …"


def describe_fact(fact: Fact, *, is_needed: bool) -> str:
    """Say what a key of the sheet of facts is for, what it may hold, and whether it is needed."""
    need = _("Needed.") if is_needed else _say_otherwise(fact.field)
    many = _("One to a row.") if fact.is_list else ""
    hint = hint_for(FACTS_SHEET, fact.key.rpartition(".")[2])
    return _join(hint, _say_allowed(describe_values(fact.field)), many, need)


def _join(*sentences: str) -> str:
    """Join sentences; that some text is allowed is said only where nothing else is."""
    plain = {_say_allowed(words) for words in PLAIN_TEXT}
    telling = [words for words in sentences if words and words not in plain]
    return " ".join(telling if len(telling) > 1 else filter(None, sentences))


def _say_allowed(values: str) -> str:
    return _("Allowed: {values}.").format(values=values)


def _say_values(column: Column, *, with_words: bool) -> str:
    many = _("Several with ; between them.") if column.is_list else ""
    return f"{_say_one(column, with_words=with_words)} {many}".strip()


def _say_one(column: Column, *, with_words: bool) -> str:
    if column.refers_to:
        return _say_reference(column.refers_to)
    if column.field is None:
        return _say_allowed(column.allowed)
    return _say_allowed(describe_values(column.field) if with_words else describe_field(column.field))


def _say_reference(refers_to: Refers) -> str:
    words = (
        _("An id of the sheet {sheet}.")
        if refers_to.table in TABLE_KINDS
        else _("A code of the sheet {sheet}.")
    ).format(sheet=refers_to.table)
    if not refers_to.also:
        return words
    also = _("Or {codes}, for what belongs to none of them.").format(codes=", ".join(refers_to.also))
    return f"{words} {also}"


def _say_otherwise(field: FieldInfo | None) -> str:
    if field is None or field.is_required():
        return _("May stay blank.")
    default = field.get_default(call_default_factory=True)
    if default in (None, (), {}):
        return _("May stay blank.")
    if isinstance(default, bool):
        yes, no = ("Y", "N") if describe_field(field) == "Y or N" else ("true", "false")
        default = yes if default else no
    return _("May stay blank, and is then: {default}.").format(default=default)


def purpose_of(sheet: str) -> str:
    """Say what a sheet is for, as one sentence."""
    if sheet in TABLE_KINDS:
        words = _(TABLE_KINDS[sheet].purpose)
        return f"{words[:1].upper()}{words[1:]}."
    model = next((model_of(part) for part in list_part_sheets() if part.name == sheet), None)
    return _first_sentence(model) if model else _(PURPOSES[sheet])


def _first_sentence(model: type) -> str:
    return (model.__doc__ or "").strip().split("\n\n")[0].replace("\n    ", " ")
