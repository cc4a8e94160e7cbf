"""What only the national report has: what is shared, what differs, and who must decide what."""

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Heading, Items, Paragraph, Table
from bahali.document.section import Section
from bahali.present.tables import Cells, Title, build_crosstab, build_table
from bahali.present.words import count_of, label, not_provided, nothing_here, references, text_or_none
from bahali.vocabulary.codes import DependencyKind, Layer
from bahali.vocabulary.law import ChangeType, Coverage
from bahali.workshop.frames import each_row


def common_themes(findings: Findings) -> Section:
    """Show which themes of gaps two or more jurisdictions share, and which stay local."""
    name, title = "common-themes", "What is common, and what differs"
    themes = findings.country.themes
    if themes.empty:
        return Section(name=name, title=title, blocks=(nothing_here("No gap carries a theme."),))
    shared = int((themes["jurisdictions"] >= 2).sum())
    text = (
        f"Gaps that carry a theme fall under {count_of(len(themes), 'theme')}; {count_of(shared, 'theme')}"
        f" {'is' if shared == 1 else 'are'} shared by two or more jurisdictions. A number is the highest"
        " severity given there; “not stated” means that the workshop recorded no such gap, not that there"
        " is none."
    )
    shown = themes.drop(columns="jurisdictions").rename(
        index=findings.names.theme, columns=findings.names.jurisdiction
    )
    table = build_crosstab(
        Title("themes-table", "Themes of gaps by jurisdiction, most shared first"), shown, "Theme"
    )
    return Section(name=name, title=title, blocks=(Paragraph(text=text), table))


def national_role(findings: Findings) -> Section:
    """Say which provincial actions wait for a national one, and the reverse."""
    name, title = "national-role", "What provinces wait for, and what the national level waits for"
    if not findings.workshop.provides("dependencies"):
        return Section(name=name, title=title, blocks=(not_provided(findings.workshop, "dependencies"),))
    waits = findings.country.waits_across_levels
    if waits.empty:
        text = "No action of one level was recorded as waiting for an action of the other."
        return Section(name=name, title=title, blocks=(nothing_here(text),))
    table = build_table(
        Title("waits-table", "Actions that wait for an action of another level"),
        waits,
        (
            Cells("Where", lambda row: findings.names.jurisdiction(row.jurisdiction)),
            Cells(
                "Action that waits",
                lambda row: f"{row.action_id}: {findings.names.action(row.action_id)}",
                is_free=True,
            ),
            Cells(
                "Waits for",
                lambda row: f"{row.depends_on}: {findings.names.action(row.depends_on)}",
                is_free=True,
            ),
            Cells("How strictly", lambda row: label(DependencyKind, row.kind)),
        ),
    )
    return Section(name=name, title=title, blocks=(table,))


def decisions(findings: Findings) -> Section:
    """List who must decide what, for all jurisdictions."""
    name, title = "decisions", "Who must decide what"
    if findings.country.decisions.empty:
        return Section(
            name=name, title=title, blocks=(nothing_here("No action is recommended anywhere yet."),)
        )
    table = build_table(
        Title("decisions-table", "Recommended actions of all jurisdictions, earliest first", is_wide=True),
        findings.country.decisions,
        (
            Cells("Lead", lambda row: findings.names.institution(row.lead_institution_id), is_free=True),
            Cells("Where", lambda row: findings.names.jurisdiction(row.jurisdiction)),
            Cells("Decision", lambda row: row.title, is_free=True),
            Cells("Instrument", lambda row: findings.names.instrument(row.instrument_id), is_free=True),
            Cells("Change", lambda row: label(ChangeType, row.change_type)),
            Cells("Approved by", lambda row: text_or_none(row.approver), is_free=True),
            Cells("When", lambda row: findings.header.time_bands[row.time].label),
            Cells("Id", lambda row: references([row.action_id])),
        ),
    )
    return Section(name=name, title=title, blocks=(table,))


def side_by_side(findings: Findings) -> Section:
    """Put the jurisdictions beside each other: first recommendations, layers and legal coverage."""
    blocks: list[Block] = [
        Paragraph(
            text="Actions of different jurisdictions may have been rated by different people, so values are"
            " not compared across them."
        ),
        *_first_of_each(findings),
        Heading(text="Open actions by layer of support"),
        _layers(findings),
        Heading(text="Requirements met by instruments"),
        *_coverage(findings),
    ]
    return Section(name="side-by-side", title="Jurisdictions side by side", blocks=tuple(blocks))


def _first_of_each(findings: Findings) -> list[Block]:
    items = []
    for code, judged in findings.country.recommended_everywhere.items():
        titles = "; ".join(f"{row.action_id}, {row.title.rstrip(' .')}" for row in each_row(judged.head(3)))
        items.append(f"{findings.names.jurisdiction(code)}: {titles or 'nothing can be recommended yet'}.")
    return [Heading(text="What comes first in each"), Items(items=tuple(items), is_free=True)]


def _layers(findings: Findings) -> Table:
    shown = findings.country.layers_compared.rename(
        index=lambda code: Layer(code).label, columns=findings.names.jurisdiction
    )
    note = "An action at several layers counts in each, so columns do not add up to the number of actions."
    return build_crosstab(
        Title("layers-table", "Open actions by layer and jurisdiction", note), shown, "Layer"
    )


def _coverage(findings: Findings) -> list[Block]:
    tables = ("requirements", "instruments", "assessments")
    if not findings.workshop.provides(*tables):
        return [not_provided(findings.workshop, *tables)]
    if findings.country.coverage_everywhere.empty:
        return [nothing_here("No instrument was recorded.")]
    shown = findings.country.coverage_everywhere.rename(
        columns=lambda code: Coverage(code).label, index=findings.names.jurisdiction
    )
    title = Title(
        "coverage-everywhere", "Pairs of a requirement and an instrument, by what the instrument says"
    )
    return [build_crosstab(title, shown, "Jurisdiction")]
