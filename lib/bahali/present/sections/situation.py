"""What exists, what works and what is missing."""

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Figure, Heading, Notice, Paragraph, Table
from bahali.document.section import Section
from bahali.present.figures.bars import draw_severity
from bahali.present.figures.heat import draw_counts
from bahali.present.figures.style import Words
from bahali.present.tables import Cells, Title, build_crosstab, build_table
from bahali.present.words import (
    count_of,
    figure_mark,
    join_words,
    label,
    labels,
    not_provided,
    nothing_here,
    references,
    text_or_none,
    whole_or_none,
)
from bahali.vocabulary.codes import (
    Availability,
    CoverageArea,
    Domain,
    Evidence,
    GapType,
    Layer,
    Phase,
    TargetGroup,
)
from bahali.vocabulary.language import _, ngettext

HIGHEST_SEVERITY = 5  # end of the severity scale of the gaps table


def services(findings: Findings) -> Section:
    """Show what exists, by layer and phase and by kind of assistance, and list it."""
    if not findings.workshop.provides("services"):
        return Section(
            name="services", title=_("What exists"), blocks=(not_provided(findings.workshop, "services"),)
        )
    if findings.situation.services.empty:
        nothing = nothing_here(
            _("No service was recorded for {jurisdiction}.").format(jurisdiction=findings.jurisdiction.name)
        )
        return Section(name="services", title=_("What exists"), blocks=(nothing,))
    blocks: tuple[Block, ...] = (
        Paragraph(text=_services_in_words(findings)),
        _coverage_figure(findings),
        *_empty_cells(findings),
        Heading(text=_("By kind of assistance")),
        _availability_table(findings),
        Heading(text=_("The services")),
        *_service_list(findings),
    )
    return Section(name="services", title=_("What exists"), blocks=blocks)


def practices(findings: Findings) -> Section:
    """List what works, here or elsewhere, with its evidence and what it needs to work again."""
    name, title = "practices", _("Practices worth keeping")
    if not findings.workshop.provides("practices"):
        return Section(name=name, title=title, blocks=(not_provided(findings.workshop, "practices"),))
    if findings.situation.practices.empty:
        nothing = nothing_here(
            _("No practice was recorded for {jurisdiction}.").format(jurisdiction=findings.jurisdiction.name)
        )
        return Section(name=name, title=title, blocks=(nothing,))
    table = build_table(
        Title("practices-table", _("Practices, their evidence and their conditions"), note=_evidence_note()),
        findings.situation.practices,
        (
            Cells(_("Practice"), lambda row: row.title, is_free=True),
            Cells(_("What it is"), lambda row: text_or_none(row.what), is_free=True),
            Cells(_("Evidence"), lambda row: label(Evidence, row.evidence)),
            Cells(_("Needs, to work again"), lambda row: text_or_none(row.transfer_conditions), is_free=True),
            Cells(_("Gaps it could help to close"), lambda row: references(row.gap_ids)),
            Cells(_("Id"), lambda row: row.practice_id),
        ),
        row_names=findings.situation.practices["practice_id"],
    )
    return Section(name=name, title=title, blocks=(table,))


def gaps(findings: Findings) -> Section:
    """Show what is missing, most severe first, with causes and the actions that answer it."""
    if findings.situation.gaps.empty:
        nothing = nothing_here(
            _("No gap was recorded for {jurisdiction}.").format(jurisdiction=findings.jurisdiction.name)
        )
        return Section(name="gaps", title=_("What is missing"), blocks=(nothing,))
    intro = _(
        "Gaps are ordered by severity, then by urgency, by extent, and by how often they were raised;"
        " gaps that are equal on all four share a place."
    )
    blocks: list[Block] = [Paragraph(text=intro), _severity_figure(findings), _gap_table(findings)]
    unanswered = findings.situation.gap_answers[findings.situation.gap_answers["action_ids"].map(len) == 0]
    if len(unanswered):
        names = join_words(list(unanswered["gap_id"]))
        text = _("No open action answers {names}.").format(names=names)
        blocks.append(Notice(kind="caution", title=_("Gaps without an answer"), text=text))
    return Section(name="gaps", title=_("What is missing"), blocks=tuple(blocks))


def _services_in_words(findings: Findings) -> str:
    usable = findings.situation.usable_count
    recorded = len(findings.situation.services)
    return ngettext(
        "{services} was recorded; {usable} can be had today, at least in part. A service that reaches"
        " several layers or phases is counted in each, so the cells below need not add up to the"
        " number of services.",
        "{services} were recorded; {usable} can be had today, at least in part. A service that"
        " reaches several layers or phases is counted in each, so the cells below need not add up to"
        " the number of services.",
        recorded,
    ).format(services=count_of(recorded, "{n} service", "{n} services"), usable=usable or _("none"))


def _coverage_figure(findings: Findings) -> Figure:
    counts = findings.situation.service_counts.rename(
        index=lambda code: Layer(code).label, columns=lambda code: Phase(code).label
    )
    title = Title("coverage-numbers", _("Services by layer and phase"), sources=("services",))
    table = build_crosstab(title, counts, _("Layer"), unit=_("services"))
    words = Words(
        name="coverage",
        caption=_("Services that can be had today, by layer of support and time since the attack"),
        alt=_coverage_alt(findings, counts),
        mark=figure_mark(findings.workshop),
    )
    return draw_counts(counts, words, table)


def _coverage_alt(findings: Findings, counts: pd.DataFrame) -> str:
    most = int(counts.to_numpy().max())
    if most == 0:
        return _("Heat map of services by layer and phase: none of them can be had today.")
    layer, phase = next(
        (layer, phase)
        for layer in counts.index
        for phase in counts.columns
        if counts.loc[layer, phase] == most
    )
    elsewhere = _(" and elsewhere") if int((counts.to_numpy() == most).sum()) > 1 else ""
    return _(
        "Heat map of services by layer and phase. The most in one combination is {services}, recorded"
        " for “{layer}”, “{phase}”{elsewhere}. {empty_in_words}"
    ).format(
        services=count_of(most, "{n} service", "{n} services"),
        layer=layer,
        phase=phase.lower(),
        elsewhere=elsewhere,
        empty_in_words=_empty_in_words(findings),
    )


def _empty_in_words(findings: Findings) -> str:
    empty = len(findings.situation.empty_cells)
    if empty == 0:
        return _("Every combination of layer and phase after an attack has a service.")
    combinations = _("{combinations} of layer and phase after an attack").format(
        combinations=count_of(empty, "{n} combination", "{n} combinations")
    )
    return ngettext("{combinations} has no service.", "{combinations} have no service.", empty).format(
        combinations=combinations
    )


def _empty_cells(findings: Findings) -> list[Block]:
    if not findings.situation.empty_cells:
        return []
    named = [
        f"{Layer(layer).label}, {Phase(phase).label.lower()}"
        for layer, phase in findings.situation.empty_cells
    ]
    text = _("Nothing that can be had today was recorded for: {named}.").format(named="; ".join(named))
    return [Notice(kind="caution", title=_("Empty places"), text=text)]


def _availability_table(findings: Findings) -> Table:
    counts = findings.situation.availability.rename(
        index=lambda code: Domain(code).label, columns=lambda code: Availability(code).label
    )
    shown = counts[counts.sum(axis=1) > 0]
    return build_crosstab(
        Title("availability", _("Services by kind of assistance and availability"), sources=("services",)),
        shown,
        _("Kind of assistance"),
        unit=_("services"),
    )


def _service_list(findings: Findings) -> list[Block]:
    listed = findings.situation.services[
        [findings.disclosure.lists(sensitivity) for sensitivity in findings.situation.services["sensitivity"]]
    ]
    table = build_table(
        Title("services-table", _("Services recorded by the workshop"), is_wide=True),
        listed,
        (
            Cells(_("Service"), lambda row: row.title, is_free=True),
            Cells(_("Body"), lambda row: findings.names.institution(row.institution_id), is_free=True),
            Cells(_("Layers"), lambda row: labels(Layer, row.layers)),
            Cells(_("Phases"), lambda row: labels(Phase, row.phases)),
            Cells(_("For"), lambda row: labels(TargetGroup, row.target_groups)),
            Cells(_("Availability"), lambda row: label(Availability, row.availability)),
            Cells(_("Reach"), lambda row: label(CoverageArea, row.coverage_area)),
            Cells(_("Barriers"), lambda row: labels(GapType, row.barriers)),
            Cells(_("Id"), lambda row: row.service_id),
        ),
        row_names=listed["service_id"],
    )
    held_back = len(findings.situation.services) - len(listed)
    if not held_back:
        return [table]
    text = ngettext(
        "{services} is counted above but not listed, because knowing of it could put people at risk.",
        "{services} are counted above but not listed, because knowing of them could put people at risk.",
        held_back,
    ).format(services=count_of(held_back, "{n} service", "{n} services"))
    notice = Notice(kind="limit", title=_("Not listed"), text=text)
    return [notice] if listed.empty else [table, notice]


def _severity_figure(findings: Findings) -> Figure:
    first = findings.situation.gaps.iloc[0]
    words = Words(
        name="severity",
        caption=_("How severe each gap is, most severe first"),
        alt=_(
            "Bar chart of {gaps} by severity. The first is {gap_id}, {statement}, with severity"
            " {severity} of {highest_severity}."
        ).format(
            gaps=count_of(len(findings.situation.gaps), "{n} gap", "{n} gaps"),
            gap_id=first["gap_id"],
            statement=first["statement"].rstrip("."),
            severity=first["severity"],
            highest_severity=HIGHEST_SEVERITY,
        ),
        mark=figure_mark(findings.workshop),
    )
    table = build_table(
        Title("severity-numbers", _("Severity of each gap")),
        findings.situation.gaps,
        (
            Cells(_("Gap"), lambda row: row.statement, is_free=True),
            Cells(_("Severity"), lambda row: int(row.severity), is_number=True, unit=_("of 5")),
            Cells(_("Id"), lambda row: references([row.gap_id])),
        ),
    )
    return draw_severity(findings.situation.gaps, HIGHEST_SEVERITY, words, table)


def _gap_table(findings: Findings) -> Table:
    answers = findings.situation.gap_answers.set_index("gap_id")["action_ids"]
    return build_table(
        Title("gaps-table", _("Gaps, their causes and the actions that answer them"), is_wide=True),
        findings.situation.gaps,
        (
            Cells(_("Gap"), lambda row: row.statement, is_free=True),
            Cells(_("Place"), lambda row: whole_or_none(row.place), is_number=True),
            Cells(_("Kind"), lambda row: f"{label(Domain, row.domain)}: {label(GapType, row.gap_type)}"),
            Cells(_("Severity"), lambda row: whole_or_none(row.severity), is_number=True, unit=_("of 5")),
            Cells(_("Urgency"), lambda row: whole_or_none(row.urgency), is_number=True, unit=_("of 3")),
            Cells(_("Cause"), lambda row: text_or_none(row.root_cause), is_free=True),
            Cells(_("Answered by"), lambda row: references(answers[row.gap_id])),
            Cells(_("Id"), lambda row: row.gap_id),
        ),
        row_names=findings.situation.gaps["gap_id"],
    )


def _evidence_note() -> str:
    kinds = join_words([kind.label.lower() for kind in Evidence])
    return _("Kinds of evidence, strongest first: {kinds}.").format(kinds=kinds)
