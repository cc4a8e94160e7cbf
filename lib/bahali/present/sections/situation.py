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
from bahali.workshop.privacy import may_be_listed

HIGHEST_SEVERITY = 5  # end of the severity scale of the gaps table


def services(findings: Findings) -> Section:
    """Show what exists, by layer and phase and by kind of assistance, and list it."""
    if not findings.workshop.provides("services"):
        return Section(
            name="services", title="What exists", blocks=(not_provided(findings.workshop, "services"),)
        )
    if findings.situation.services.empty:
        nothing = nothing_here(f"No service was recorded for {findings.jurisdiction.name}.")
        return Section(name="services", title="What exists", blocks=(nothing,))
    blocks: tuple[Block, ...] = (
        Paragraph(text=_services_in_words(findings)),
        _coverage_figure(findings),
        *_empty_cells(findings),
        Heading(text="By kind of assistance"),
        _availability_table(findings),
        Heading(text="The services"),
        *_service_list(findings),
    )
    return Section(name="services", title="What exists", blocks=blocks)


def practices(findings: Findings) -> Section:
    """List what works, here or elsewhere, with its evidence and what it needs to work again."""
    name, title = "practices", "Practices worth keeping"
    if not findings.workshop.provides("practices"):
        return Section(name=name, title=title, blocks=(not_provided(findings.workshop, "practices"),))
    if findings.situation.practices.empty:
        nothing = nothing_here(f"No practice was recorded for {findings.jurisdiction.name}.")
        return Section(name=name, title=title, blocks=(nothing,))
    table = build_table(
        Title("practices-table", "Practices, their evidence and their conditions", note=_evidence_note()),
        findings.situation.practices,
        (
            Cells("Practice", lambda row: row.title, is_free=True),
            Cells("What it is", lambda row: text_or_none(row.what), is_free=True),
            Cells("Evidence", lambda row: label(Evidence, row.evidence)),
            Cells("Needs, to work again", lambda row: text_or_none(row.transfer_conditions), is_free=True),
            Cells("Gaps it could help to close", lambda row: references(row.gap_ids)),
            Cells("Id", lambda row: row.practice_id),
        ),
        row_names=findings.situation.practices["practice_id"],
    )
    return Section(name=name, title=title, blocks=(table,))


def gaps(findings: Findings) -> Section:
    """Show what is missing, most severe first, with causes and the actions that answer it."""
    if findings.situation.gaps.empty:
        nothing = nothing_here(f"No gap was recorded for {findings.jurisdiction.name}.")
        return Section(name="gaps", title="What is missing", blocks=(nothing,))
    intro = (
        "Gaps are ordered by severity, then by urgency, by extent, and by how often they were raised; gaps"
        " that are equal on all four share a place."
    )
    blocks: list[Block] = [Paragraph(text=intro), _severity_figure(findings), _gap_table(findings)]
    unanswered = findings.situation.gap_answers[findings.situation.gap_answers["action_ids"].map(len) == 0]
    if len(unanswered):
        names = join_words(list(unanswered["gap_id"]))
        text = f"No open action answers {names}."
        blocks.append(Notice(kind="caution", title="Gaps without an answer", text=text))
    return Section(name="gaps", title="What is missing", blocks=tuple(blocks))


def _services_in_words(findings: Findings) -> str:
    usable = findings.situation.usable_count
    recorded = len(findings.situation.services)
    return (
        f"{count_of(recorded, 'service')} {'was' if recorded == 1 else 'were'} recorded;"
        f" {usable or 'none'} can be had today, at least in part. A service that reaches several layers or"
        " phases is counted in each, so the cells below need not add up to the number of services."
    )


def _coverage_figure(findings: Findings) -> Figure:
    counts = findings.situation.service_counts.rename(
        index=lambda code: Layer(code).label, columns=lambda code: Phase(code).label
    )
    table = build_crosstab(Title("coverage-numbers", "Services by layer and phase"), counts, "Layer")
    words = Words(
        name="coverage",
        caption="Services that can be had today, by layer of support and time since the attack",
        alt=_coverage_alt(findings, counts),
        mark=figure_mark(findings.workshop),
    )
    return draw_counts(counts, words, table)


def _coverage_alt(findings: Findings, counts: pd.DataFrame) -> str:
    most = int(counts.to_numpy().max())
    if most == 0:
        return "Heat map of services by layer and phase: none of them can be had today."
    layer, phase = next(
        (layer, phase)
        for layer in counts.index
        for phase in counts.columns
        if counts.loc[layer, phase] == most
    )
    elsewhere = " and elsewhere" if int((counts.to_numpy() == most).sum()) > 1 else ""
    return (
        "Heat map of services by layer and phase. The most in one combination is"
        f" {count_of(most, 'service')},"
        f" recorded for “{layer}”, “{phase.lower()}”{elsewhere}. {_empty_in_words(findings)}"
    )


def _empty_in_words(findings: Findings) -> str:
    empty = len(findings.situation.empty_cells)
    if empty == 0:
        return "Every combination of layer and phase after an attack has a service."
    combinations = f"{count_of(empty, 'combination')} of layer and phase after an attack"
    return f"{combinations} {'has' if empty == 1 else 'have'} no service."


def _empty_cells(findings: Findings) -> list[Block]:
    if not findings.situation.empty_cells:
        return []
    named = [
        f"{Layer(layer).label}, {Phase(phase).label.lower()}"
        for layer, phase in findings.situation.empty_cells
    ]
    text = f"Nothing that can be had today was recorded for: {'; '.join(named)}."
    return [Notice(kind="caution", title="Empty places", text=text)]


def _availability_table(findings: Findings) -> Table:
    counts = findings.situation.availability.rename(
        index=lambda code: Domain(code).label, columns=lambda code: Availability(code).label
    )
    shown = counts[counts.sum(axis=1) > 0]
    return build_crosstab(
        Title("availability", "Services by kind of assistance and availability"), shown, "Kind of assistance"
    )


def _service_list(findings: Findings) -> list[Block]:
    listed = findings.situation.services[
        [
            may_be_listed(sensitivity, findings.settings.edition)
            for sensitivity in findings.situation.services["sensitivity"]
        ]
    ]
    table = build_table(
        Title("services-table", "Services recorded by the workshop", is_wide=True),
        listed,
        (
            Cells("Service", lambda row: row.title, is_free=True),
            Cells("Body", lambda row: findings.names.institution(row.institution_id), is_free=True),
            Cells("Layers", lambda row: labels(Layer, row.layers)),
            Cells("Phases", lambda row: labels(Phase, row.phases)),
            Cells("For", lambda row: labels(TargetGroup, row.target_groups)),
            Cells("Availability", lambda row: label(Availability, row.availability)),
            Cells("Reach", lambda row: label(CoverageArea, row.coverage_area)),
            Cells("Barriers", lambda row: labels(GapType, row.barriers)),
            Cells("Id", lambda row: row.service_id),
        ),
        row_names=listed["service_id"],
    )
    held_back = len(findings.situation.services) - len(listed)
    if not held_back:
        return [table]
    text = (
        f"{count_of(held_back, 'service')} {'is' if held_back == 1 else 'are'} counted above but not listed,"
        f" because knowing of {'it' if held_back == 1 else 'them'} could put people at risk."
    )
    notice = Notice(kind="limit", title="Not listed", text=text)
    return [notice] if listed.empty else [table, notice]


def _severity_figure(findings: Findings) -> Figure:
    first = findings.situation.gaps.iloc[0]
    words = Words(
        name="severity",
        caption="How severe each gap is, most severe first",
        alt=f"Bar chart of {count_of(len(findings.situation.gaps), 'gap')} by severity. "
        f"The first is {first['gap_id']}, {first['statement'].rstrip('.')}, with severity"
        f" {first['severity']} of {HIGHEST_SEVERITY}.",
        mark=figure_mark(findings.workshop),
    )
    table = build_table(
        Title("severity-numbers", "Severity of each gap"),
        findings.situation.gaps,
        (
            Cells("Gap", lambda row: row.statement, is_free=True),
            Cells("Severity", lambda row: int(row.severity), is_number=True),
            Cells("Id", lambda row: references([row.gap_id])),
        ),
    )
    return draw_severity(findings.situation.gaps, HIGHEST_SEVERITY, words, table)


def _gap_table(findings: Findings) -> Table:
    answers = findings.situation.gap_answers.set_index("gap_id")["action_ids"]
    return build_table(
        Title("gaps-table", "Gaps, their causes and the actions that answer them", is_wide=True),
        findings.situation.gaps,
        (
            Cells("Gap", lambda row: row.statement, is_free=True),
            Cells("Place", lambda row: whole_or_none(row.place), is_number=True),
            Cells("Kind", lambda row: f"{label(Domain, row.domain)}: {label(GapType, row.gap_type)}"),
            Cells("Severity", lambda row: whole_or_none(row.severity), is_number=True),
            Cells("Urgency", lambda row: whole_or_none(row.urgency), is_number=True),
            Cells("Cause", lambda row: text_or_none(row.root_cause), is_free=True),
            Cells("Answered by", lambda row: references(answers[row.gap_id])),
            Cells("Id", lambda row: row.gap_id),
        ),
        row_names=findings.situation.gaps["gap_id"],
    )


def _evidence_note() -> str:
    kinds = join_words([kind.label.lower() for kind in Evidence])
    return f"Kinds of evidence, strongest first: {kinds}."
