"""The integration matrix: the picture, and behind it a row for each cell of which something is known."""

from typing import Any

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Figure, Notice, Table
from bahali.present.figures.matrix import Notes, draw_matrix
from bahali.present.figures.style import Words
from bahali.present.sections.law.answer import standing_in_words
from bahali.present.tables import Cells, Title, build_table
from bahali.present.words import (
    count_of,
    figure_mark,
    is_blank,
    join_words,
    label,
    not_provided,
    nothing_here,
    references,
    text_or_none,
)
from bahali.vocabulary.law import ChangeType, Coverage
from bahali.workshop.frames import each_row

NO_CELL = "none assessed"
NOT_LISTED = "An instrument that does not stand beside a requirement was not assessed for it."


def matrix_blocks(findings: Findings) -> list[Block]:
    """Give the picture of the matrix, or say why there is none."""
    if not findings.workshop.provides("assessments"):
        return [not_provided(findings.workshop, "assessments")]
    is_assessed = findings.law.matrix.size > int(findings.law.coverage[Coverage.NOT_ASSESSED].sum())
    if is_assessed:
        return [_figure(findings)]
    nobody = f"Nobody has assessed an instrument of {findings.jurisdiction.name} yet"
    if not _has_notes(findings):
        return [nothing_here(f"{nobody}.")]
    text = f"{nobody}. The picture shows sections that were seen and changes that are proposed."
    return [Notice(kind="caution", title="Not assessed", text=text), _figure(findings)]


def _has_notes(findings: Findings) -> bool:
    return len(findings.law.changes) > 0 or bool((findings.law.cells["refs"].map(len) > 0).any())


def _figure(findings: Findings) -> Figure:
    matrix = findings.law.matrix
    shown = matrix.rename(index=findings.names.requirement, columns=findings.names.instrument)
    words = Words(
        name="matrix",
        caption="What each instrument says of each requirement, and where a change is proposed",
        alt=f"{standing_in_words(findings)} {_assessed_in_words(findings)} {_changes_in_words(findings)}",
        mark=figure_mark(findings.workshop),
    )
    return draw_matrix(shown, words, _table(findings), _notes(findings))


def _notes(findings: Findings) -> Notes:
    matrix = findings.law.matrix
    cells = findings.law.cells.set_index(["requirement_id", "instrument_id"])
    refs, changes = cells["refs"].to_dict(), _marked(findings)
    return Notes(
        overall=list(findings.law.standing),
        refs=[[", ".join(refs.get((row, column), ())) for column in matrix.columns] for row in matrix.index],
        changes=[[changes.get((row, column)) for column in matrix.columns] for row in matrix.index],
    )


def _marked(findings: Findings) -> dict[tuple[str, str], str]:
    """Give the recommended action of each change; blank for a change without one."""
    return {
        (row.requirement_id, row.instrument_id): row.action_id if row.is_recommended else ""
        for row in each_row(findings.law.changes)
    }


def _assessed_in_words(findings: Findings) -> str:
    total = findings.law.matrix.size
    assessed = total - int(findings.law.coverage[Coverage.NOT_ASSESSED].sum())
    if assessed == total:
        return "Every cell was assessed."
    if assessed == 0:
        return "No cell was assessed."
    told = f"{count_of(assessed, 'cell')} of {total} {'was' if assessed == 1 else 'were'} assessed"
    return f"{told}; the rest is marked as not assessed."


def _changes_in_words(findings: Findings) -> str:
    changes = findings.law.changes
    if changes.empty:
        return "No change is proposed."
    proposed = f"A change is proposed in {count_of(len(changes), 'cell')}"
    carrying = list(dict.fromkeys(changes.loc[changes["is_recommended"], "action_id"]))
    if not carrying:
        return f"{proposed}; no recommended action carries one."
    carried = int(changes["is_recommended"].sum())
    share = "" if carried == len(changes) else f"{carried} of them "
    return f"{proposed}, {share}carried by {join_words(carrying)}."


def _table(findings: Findings) -> Table:
    """Write every cell in words; a requirement of which nothing is known has a row too."""
    every = pd.DataFrame({"requirement_id": findings.law.matrix.index})
    rows = every.merge(findings.law.cells, on="requirement_id", how="left")
    names, standing = findings.names, findings.law.standing
    return build_table(
        Title("matrix-cells", "Integration matrix, cell by cell", NOT_LISTED, is_wide=True),
        rows,
        (
            Cells("Requirement", lambda row: names.requirement(row.requirement_id), is_free=True),
            Cells("Overall", lambda row: label(Coverage, standing[row.requirement_id])),
            Cells("Instrument", lambda row: names.instrument(row.instrument_id) or NO_CELL, is_free=True),
            Cells("Says", _says),
            Cells("Section", lambda row: _join_refs(row.refs), is_free=True),
            Cells("Proposed change", lambda row: text_or_none(row.proposed_change), is_free=True),
            Cells("Kind of change", lambda row: label(ChangeType, row.change_type)),
            Cells("Approved by", lambda row: text_or_none(row.approver), is_free=True),
            Cells("Carried by", lambda row: references([row.action_id])),
            Cells("Recommended", _is_recommended),
        ),
    )


def _says(row: Any) -> str:  # noqa: ANN401 a row of itertuples has no better type
    if is_blank(row.coverage):
        return Coverage.NOT_ASSESSED.label
    is_seen = row.coverage == Coverage.NOT_ASSESSED and len(row.refs) > 0
    return "Seen, not assessed" if is_seen else Coverage(row.coverage).label


def _join_refs(refs: object) -> str | None:
    return ", ".join(refs) or None if isinstance(refs, tuple) else None


def _is_recommended(row: Any) -> str | None:  # noqa: ANN401
    if is_blank(row.action_id):
        return None
    return "yes" if row.is_recommended else "no"
