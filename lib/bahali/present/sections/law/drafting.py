"""Drafting notes: what whoever drafts a change must know, and never the clause itself."""

from collections.abc import Iterator
from typing import Any

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Card, Cell, Detail, Heading, Notice
from bahali.present.words import (
    capitalise,
    is_blank,
    join_words,
    label,
    labels,
    nothing_here,
    references,
    text_or_none,
    uncapitalise,
)
from bahali.vocabulary.dates import write_day
from bahali.vocabulary.language import N_, _
from bahali.vocabulary.law import ChangeType, Coverage, InstrumentStatus
from bahali.workshop.frames import each_row

NO_LEGAL_TEXT = N_(
    "A drafting note says in plain words what a clause must achieve and what comes before it. It"
    " is no legal text and proposes no wording: that is for those who draft and vet the law."
)
MANY_KINDS = N_("several changes")


def drafting_notes(findings: Findings) -> list[Block]:
    """Give a card for each action and instrument, recommended actions first."""
    heading = Heading(text=_("Drafting notes"))
    if findings.law.drafts.empty:
        return [heading, nothing_here(_("No change was proposed for a cell of the matrix."))]
    notice = Notice(kind="limit", title=_("Not legal text"), text=_(NO_LEGAL_TEXT))
    return [heading, notice, *(_card(findings, draft) for draft in each_row(findings.law.drafts))]


def _card(findings: Findings, draft: Any) -> Card:  # noqa: ANN401 a row of itertuples has no better type
    action = text_or_none(draft.action_id)
    changes = each_row(findings.law.changes_in(draft.instrument_id, action))
    kind = label(ChangeType, draft.change_types[0]) if len(draft.change_types) == 1 else _(MANY_KINDS)
    title = f"{findings.names.instrument(draft.instrument_id)}: {uncapitalise(kind or _(MANY_KINDS))}"
    return Card(
        name="-".join(filter(None, ("draft", draft.instrument_id, action))),
        shown_as=draft.instrument_id,
        title=title,
        marks=_marks(findings, draft),
        details=(
            *(line for change in changes for line in _clause(findings, change)),
            *_way(findings, draft),
        ),
    )


def _marks(findings: Findings, draft: Any) -> tuple[Detail, ...]:  # noqa: ANN401
    if is_blank(draft.action_id):
        return (Detail(label=_("Carried by"), value=_("no open action yet")),)
    return (
        Detail(label=_("Carried by"), value=references([draft.action_id])),
        Detail(label=_("Recommended"), value=_("yes") if draft.is_recommended else _("no")),
        Detail(label=_("When"), value=findings.header.time_bands[draft.time].label),
    )


def _clause(findings: Findings, change: Any) -> tuple[Detail, ...]:  # noqa: ANN401
    """Say of one requirement what the clause must achieve, and where in the text."""
    now = Coverage(change.coverage).label.lower()
    requirement = _("{requirement} (now: {now})").format(
        requirement=findings.names.requirement(change.requirement_id), now=now
    )
    return (
        Detail(label=_("Requirement"), value=requirement, is_free=True),
        Detail(label=_("Must achieve"), value=findings.law.aims[change.requirement_id], is_free=True),
        Detail(label=_("The workshop proposes"), value=text_or_none(change.proposed_change), is_free=True),
        Detail(label=_("Provision"), value=_provision(change), is_free=True),
    )


def _provision(change: Any) -> str:  # noqa: ANN401
    if change.refs:
        return ", ".join(change.refs)
    if is_blank(change.full_text_read):
        return _("to be found: the whole text was not read")
    read = _("the whole text was read on {full_text_read}").format(
        full_text_read=write_day(change.full_text_read)
    )
    if change.coverage == Coverage.SILENT:
        return _("a new provision; {read}").format(read=read)
    return _("to be named; {read}").format(read=read)


def _way(findings: Findings, draft: Any) -> tuple[Detail, ...]:  # noqa: ANN401
    """Say who decides, and what must come first."""
    first = "; ".join(_first(findings, draft))
    lead = findings.names.institution(draft.lead_institution_id)
    return (
        Detail(label=_("Kind of change"), value=labels(ChangeType, draft.change_types)),
        Detail(label=_("Approved by"), value="; ".join(draft.approvers) or None, is_free=True),
        Detail(label=_("Lead"), value=lead, is_free=True),
        Detail(label=_("What comes first"), value=capitalise(first) or _("nothing recorded"), is_free=True),
        Detail(label=_("Actions to do first"), value=_needs(findings, draft)),
    )


def _first(findings: Findings, draft: Any) -> Iterator[str]:  # noqa: ANN401
    if is_blank(draft.full_text_read):
        yield _("read the whole text, which nobody has done")
    if draft.conflicts:
        named = join_words(findings.names.requirement(code) for code in draft.conflicts)
        yield _("lift what stands in conflict with {named}").format(named=named)
    if draft.act_status == InstrumentStatus.UNKNOWN:
        yield _("find out whether the Act is in force, since rules and codes rest on it")
    elif not is_blank(draft.act_status):
        standing = InstrumentStatus(draft.act_status).label.lower()
        yield _(
            "bring the Act into force first: its standing is “{standing}”, and rules and codes rest on it"
        ).format(standing=standing)


def _needs(findings: Findings, draft: Any) -> Cell:  # noqa: ANN401
    is_known = findings.workshop.provides("dependencies") and not is_blank(draft.action_id)
    return references(draft.needs) if is_known else None
