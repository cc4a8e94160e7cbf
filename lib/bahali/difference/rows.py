"""Gaps, services, assessments and the like: what came, what went, what is another than before."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bahali.difference.changes import rows_in
from bahali.difference.comparing import Comparison, compare_rows
from bahali.difference.words import field_in_words, value_in_words
from bahali.document.blocks import Cell, Column, Table
from bahali.document.results import ResultRow, Results
from bahali.document.section import Section
from bahali.vocabulary.language import N_, _

Row = tuple[Cell, ...]


@dataclass(frozen=True)
class RowKind:
    """One kind of row that both editions list.

    Parameters
    ----------
    name : str
        Anchor of its section.
    title, plural : str
        Heading of the section, and what the rows are called in a sentence.
    of : callable
        Gives the rows of an edition.
    fields : tuple of str
        Fields that are compared.
    counts_coming : bool
        False where what came and went is told elsewhere.
    """

    name: str
    title: str
    plural: str
    of: Callable[[Results], Sequence[Any]]
    fields: tuple[str, ...]
    counts_coming: bool = True


ROW_KINDS = (
    RowKind(
        "cards",
        N_("What the recommendations say"),
        N_("what the recommendations say"),
        lambda results: [action for action in results.actions if action.is_recommended],
        ("title", "status", "gate", "lead", "instrument", "change", "time", "cost", "gaps"),
        counts_coming=False,
    ),
    RowKind(
        "gaps",
        N_("Gaps"),
        N_("gaps"),
        lambda results: results.gaps,
        ("title", "severity", "urgency", "domain", "kind", "cause", "answers"),
    ),
    RowKind(
        "services",
        N_("Services"),
        N_("services"),
        lambda results: results.services,
        ("title", "body", "availability", "layers", "phases", "groups", "reach", "barriers"),
    ),
    RowKind(
        "assessments",
        N_("What the law says"),
        N_("assessments of the law"),
        lambda results: results.assessments,
        ("coverage", "sections", "proposed", "change", "action"),
    ),
    RowKind(
        "targets",
        N_("Training"),
        N_("training"),
        lambda results: results.targets,
        ("title", "target", "target_year", "reached", "reached_at_best", "reached_at_worst"),
    ),
)


def row_section(kind: RowKind, compared: Comparison[Any], old: Results, new: Results) -> Section:
    """List what came, went and changed of one kind of row; only what a reader of both editions can see.

    Parameters
    ----------
    kind : RowKind
        The kind.
    compared : Comparison
        Its rows compared.
    old, new : Results
        The editions, for their names.
    """
    table = Table(
        name=f"{kind.name}-table",
        caption=_("{kind}: before and now").format(kind=_(kind.title)),
        columns=(
            Column(label=_("What"), is_free=True),
            Column(label=_("Change")),
            Column(label=_("Before"), is_free=True),
            Column(label=_("Now"), is_free=True),
            Column(label=_("Where it stands")),
        ),
        rows=tuple(_rows(compared, old, new)),
        is_wide=True,
    )
    return Section(name=kind.name, title=_(kind.title), blocks=(table,))


def compare_kind(kind: RowKind, old: Results, new: Results) -> Comparison[Any]:
    """Compare the rows of one kind."""
    compared = compare_rows(kind.of(old), kind.of(new), kind.fields)
    return compared if kind.counts_coming else replace(compared, entered=(), left=(), renamed={})


def _rows(compared: Comparison[Any], old: Results, new: Results) -> Iterator[Row]:
    for row in compared.entered:
        yield row.title, _entered(compared, row.id), "", "", _origin(row)
    for row in compared.left:
        yield row.title, _("No longer listed"), "", "", _origin(row)
    for change in compared.changed:
        for field in change.fields:
            before = value_in_words(old, field.field, field.old)
            now = value_in_words(new, field.field, field.new)
            words = field_in_words(field.field)
            yield change.new.title, words, before, now, _origin(change.new, field.field)


def _origin(row: ResultRow, field: str = "") -> str:
    return rows_in(*row.find_origin(field))


def _entered(compared: Comparison[Any], row_id: str) -> str:
    if row_id in compared.renamed:
        return _("New; perhaps {id} under another id").format(id=compared.renamed[row_id])
    return _("New")
