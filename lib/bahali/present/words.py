"""Small pieces of wording: labels of codes, lists, counts, and what stands where nothing was said."""

from collections.abc import Iterable
from math import floor

import pandas as pd

from bahali.document.blocks import Notice, References
from bahali.vocabulary.codes import Code
from bahali.vocabulary.faults import Fault
from bahali.vocabulary.language import N_, _, ngettext, pgettext
from bahali.workshop import Workshop
from bahali.workshop.reading import HEADER_FILE
from bahali.workshop.tables import TABLE_KINDS

ILLUSTRATIVE_MARK = N_("Illustrative data")


def label(kind: type[Code], code: object) -> str | None:
    """Give the words for a code, or None where the cell is blank.

    Examples
    --------
    >>> from bahali.vocabulary.codes import Phase
    >>> label(Phase, "IMM")
    'First 4 weeks'
    """
    return None if is_blank(code) else kind(str(code)).label


def labels(kind: type[Code], codes: Iterable[str]) -> str | None:
    """Give the words for a list of codes, or None where the list is empty."""
    return "; ".join(kind(code).label for code in codes) or None


def is_blank(value: object) -> bool:
    """Tell whether a cell says nothing.

    Examples
    --------
    >>> [is_blank(value) for value in (None, float("nan"), pd.NA, "", 0)]
    [True, True, True, True, False]
    """
    if value is None or value is pd.NA or value == "":
        return True
    return isinstance(value, float) and value != value  # noqa: PLR0124 only NaN differs from itself


def text_or_none(value: object) -> str | None:
    """Give a cell as text, or None where it is blank."""
    return None if is_blank(value) else str(value)


def whole_or_none(value: object) -> int | None:
    """Give a cell as a whole number, or None where it is blank."""
    return None if is_blank(value) else int(value)  # type: ignore[call-overload]


def join_words(words: Iterable[str | None]) -> str:
    """Join words as in a sentence; those that are missing are passed over.

    Examples
    --------
    >>> join_words(["one", "two", "three"])
    'one, two and three'
    """
    known = [word for word in words if word is not None]
    if len(known) < 2:
        return "".join(known)
    return _("{several} and {last}").format(several=_(", ").join(known[:-1]), last=known[-1])


def count_of(number: int, one: str, many: str) -> str:
    """Write a number with its noun, in the language that is spoken; the two are messages to be gathered.

    Examples
    --------
    >>> [count_of(number, "{n} body", "{n} bodies") for number in (1, 2, 0)]
    ['1 body', '2 bodies', 'no bodies']
    """
    return ngettext(one, many, number).format(n=number or pgettext("instead of a number: no gaps", "no"))


def as_percent(share: float) -> str:
    """Write a share as a whole percentage.

    Examples
    --------
    >>> as_percent(0.666)
    '67 %'
    """
    return _("{number} %").format(number=round(share * 100))


def as_chance(share: float) -> str:
    """Write a share of draws as a percentage, without rounding what is not certain to 0 or 100.

    Examples
    --------
    >>> [as_chance(share) for share in (0.0, 0.001, 0.25, 0.9996, 1.0)]
    ['0 %', 'under 1 %', '25 %', 'over 99 %', '100 %']
    """
    if 0 < share <= 0.005:
        return _("under 1 %")
    return _("over 99 %") if 0.995 <= share < 1 else as_percent(share)


def as_points(value: float) -> int:
    """Write a value from 0 to 1 as points of 100; a half is rounded up.

    Examples
    --------
    >>> as_points(0.7749999999999999), as_points(0.774), as_points(0.125)
    (78, 77, 13)
    """
    # Rounded first, since the same half can come out a little lower by the order in which it was added up.
    return floor(round(value * 100, 6) + 0.5)


def as_amount(amount: float) -> str:
    """Write an amount of money with at most one decimal.

    Examples
    --------
    >>> [as_amount(amount) for amount in (1250.0, 180.5, 0.04)]
    ['1,250', '180.5', '0']
    """
    return f"{amount:,.1f}".removesuffix(".0")


def among_first(count: int) -> str:
    """Say that an action is on a shortlist of so many.

    Examples
    --------
    >>> [among_first(count) for count in (1, 3)]
    ['in the first place', 'among the first 3']
    """
    return ngettext("in the first place", "among the first {count}", count).format(count=count)


def capitalise(sentence: str) -> str:
    """Start a sentence with a capital without touching the rest."""
    return sentence[:1].upper() + sentence[1:]


def uncapitalise(words: str) -> str:
    """Start words without a capital, as inside a sentence."""
    return words[:1].lower() + words[1:]


def references(ids: Iterable[str | None]) -> References:
    """Give ids as links; those that are missing are passed over."""
    return References(ids=tuple(row_id for row_id in ids if isinstance(row_id, str)))


def not_provided(workshop: Workshop, *tables: str) -> Notice:
    """Say which tables would have to be filled for this part."""
    missing = [TABLE_KINDS[name] for name in tables if not workshop.provides(name)]
    named = [(_("the table {table}").format(table=kind.name), _(kind.purpose)) for kind in missing]
    wanted = join_words([f"{table} ({purpose})" for table, purpose in named])
    text = _("The workshop did not give what this part needs. To fill it, provide {tables}.")
    return Notice(kind="not_provided", title=_("Not provided"), text=text.format(tables=wanted))


def name_table(fault: Fault) -> str:
    """Name the table that a remark is about, whatever file it was read from.

    Examples
    --------
    >>> name_table(Fault("tables/gaps.csv", "looks odd")), name_table(Fault("workshop.yaml", "looks odd"))
    ('gaps', 'facts of the workshop')
    """
    if fault.file == HEADER_FILE:
        return _("facts of the workshop")
    return next((name for name, kind in TABLE_KINDS.items() if kind.file == fault.file), fault.file)


def nothing_here(text: str) -> Notice:
    """Say that a table was given, but holds nothing for this report."""
    return Notice(kind="not_provided", title=_("Nothing recorded"), text=text)


def figure_mark(workshop: Workshop) -> str:
    """Give the words printed inside every figure; blank for real data."""
    return _(ILLUSTRATIVE_MARK) if workshop.header.is_illustrative else ""
