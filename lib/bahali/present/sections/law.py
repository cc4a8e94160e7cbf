"""Which instruments say what, and what is to change in them."""

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Figure, Heading, Items, Notice, Paragraph, Table
from bahali.document.section import Section
from bahali.present.figures.matrix import draw_matrix
from bahali.present.figures.style import Words
from bahali.present.tables import Cells, Title, build_crosstab, build_table
from bahali.present.words import (
    count_of,
    figure_mark,
    join_words,
    label,
    not_provided,
    nothing_here,
    references,
    text_or_none,
)
from bahali.vocabulary.law import (
    ChangeType,
    Coverage,
    ImplementationStatus,
    InstrumentStatus,
    InstrumentType,
)
from bahali.workshop.frames import each_row

NAME, TITLE = "integration", "Integration into laws and procedures"


def integration(findings: Findings) -> Section:
    """Show which requirement stands in which instrument, and which change is proposed."""
    if not findings.workshop.provides("requirements", "instruments"):
        nothing = not_provided(findings.workshop, "requirements", "instruments", "assessments")
        return Section(name=NAME, title=TITLE, blocks=(nothing,))
    if findings.law.matrix.empty:
        nothing = nothing_here(f"No instrument was recorded for {findings.jurisdiction.name}.")
        return Section(name=NAME, title=TITLE, blocks=(nothing,))
    blocks: list[Block] = [
        Paragraph(text=_intro(findings)),
        _matrix(findings),
        Heading(text="Instruments"),
        _instrument_table(findings),
        *_unverified(findings),
        *_provisions(findings),
        Heading(text="Changes proposed"),
        *_changes(findings),
        *_uncarried(findings),
    ]
    return Section(name=NAME, title=TITLE, blocks=tuple(blocks))


def _intro(findings: Findings) -> str:
    return (
        "The integration matrix has a row for each thing that a framework must say for"
        f" {findings.header.subject} to be part of it, and a column for each instrument. “Not assessed” means"
        " that nobody has read the text for this yet. “Silent” is a finding of law and is written only where"
        " the whole text was read."
    )


def _matrix(findings: Findings) -> Block:
    if not findings.workshop.provides("assessments"):
        return not_provided(findings.workshop, "assessments")
    if findings.law.matrix.size == int(findings.law.coverage[Coverage.NOT_ASSESSED].sum()):
        return nothing_here(f"Nobody has assessed an instrument of {findings.jurisdiction.name} yet.")
    return _matrix_figure(findings)


def _matrix_figure(findings: Findings) -> Figure:
    shown = findings.law.matrix.rename(index=findings.names.requirement, columns=findings.names.instrument)
    words_of_cells = shown.map(lambda code: Coverage(code).label)
    words = Words(
        name="matrix",
        caption="What each instrument says of each requirement",
        alt=f"Table of tiles: {count_of(len(shown), 'requirement')} by"
        f" {count_of(len(shown.columns), 'instrument')}. {_assessed_in_words(findings)}",
        mark=figure_mark(findings.workshop),
    )
    title = Title("matrix-cells", "Integration matrix, cell by cell", is_wide=True)
    return draw_matrix(shown, words, build_crosstab(title, words_of_cells, "Requirement", is_number=False))


def _assessed_in_words(findings: Findings) -> str:
    total = findings.law.matrix.size
    assessed = total - int(findings.law.coverage[Coverage.NOT_ASSESSED].sum())
    if assessed == total:
        return "Every cell was assessed."
    told = f"{count_of(assessed, 'cell')} of {total} {'was' if assessed == 1 else 'were'} assessed"
    return f"{told}; the rest is marked as not assessed."


def _instrument_table(findings: Findings) -> Table:
    counts = findings.law.coverage
    return build_table(
        Title(
            "instruments-table",
            "Instruments, their standing, and how many requirements they meet",
            is_wide=True,
        ),
        findings.law.instruments,
        (
            Cells("Instrument", lambda row: row.title, is_free=True),
            Cells("Kind", lambda row: label(InstrumentType, row.type)),
            Cells("Standing", lambda row: label(InstrumentStatus, row.status)),
            Cells("Applied", lambda row: label(ImplementationStatus, row.implementation_status)),
            Cells("Covers", lambda row: text_or_none(row.covered_population), is_free=True),
            Cells(
                "Explicit", lambda row: int(counts.loc[row.instrument_id, Coverage.EXPLICIT]), is_number=True
            ),
            Cells(
                "Partial", lambda row: int(counts.loc[row.instrument_id, Coverage.PARTIAL]), is_number=True
            ),
            Cells(
                "Not assessed",
                lambda row: int(counts.loc[row.instrument_id, Coverage.NOT_ASSESSED]),
                is_number=True,
            ),
            Cells("Id", lambda row: row.instrument_id),
        ),
        row_names=findings.law.instruments["instrument_id"],
    )


def _unverified(findings: Findings) -> list[Block]:
    unverified = [row.instrument_id for row in each_row(findings.law.instruments) if not row.verified]
    if not unverified:
        return []
    text = (
        f"Nobody has checked the text of {join_words(unverified)} for this report; counsel should, before"
        f" {'it is' if len(unverified) == 1 else 'they are'} relied on."
    )
    return [Notice(kind="caution", title="Texts not checked", text=text)]


def _provisions(findings: Findings) -> list[Block]:
    if findings.law.provisions.empty:
        provided = findings.workshop.provides("provisions")
        return [] if provided else [not_provided(findings.workshop, "provisions")]
    table = build_table(
        Title("provisions-table", "Provisions seen, in own words"),
        findings.law.provisions,
        (
            Cells(
                "Provision",
                lambda row: f"{findings.names.instrument(row.instrument_id)}, {row.ref}",
                is_free=True,
            ),
            Cells("What it says, in own words", lambda row: row.summary, is_free=True),
            Cells("Requirements", lambda row: references(row.requirement_ids)),
            Cells("Id", lambda row: row.provision_id),
        ),
        row_names=findings.law.provisions["provision_id"],
    )
    return [table]


def _changes(findings: Findings) -> list[Block]:
    if findings.law.changes.empty:
        return [nothing_here("No change was proposed for a cell of the matrix.")]
    table = build_table(
        Title("changes-table", "Changes proposed to instruments", is_wide=True),
        findings.law.changes,
        (
            Cells("Requirement", lambda row: findings.names.requirement(row.requirement_id), is_free=True),
            Cells("Instrument", lambda row: findings.names.instrument(row.instrument_id), is_free=True),
            Cells("Now", lambda row: label(Coverage, row.coverage)),
            Cells("Proposed change", lambda row: text_or_none(row.proposed_change), is_free=True),
            Cells("Kind of change", lambda row: label(ChangeType, row.change_type)),
            Cells("Approved by", lambda row: text_or_none(row.approver), is_free=True),
            Cells("Carried by", lambda row: references([row.action_id])),
        ),
    )
    return [table]


def _uncarried(findings: Findings) -> list[Block]:
    if not findings.law.uncarried:
        return []
    named = [findings.names.requirement(code) for code in findings.law.uncarried]
    heading = Paragraph(
        text="No instrument was found to meet these requirements explicitly, and no proposed change carries"
        " them yet:"
    )
    return [Heading(text="Requirements nobody carries"), heading, Items(items=tuple(named), is_free=True)]
