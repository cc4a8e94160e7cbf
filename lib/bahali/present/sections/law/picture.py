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
from bahali.vocabulary.language import N_, _, ngettext
from bahali.vocabulary.law import ChangeType, Coverage
from bahali.workshop.frames import each_row

NO_CELL = N_("none assessed")
NOT_LISTED = N_("An instrument that does not stand beside a requirement was not assessed for it.")


def matrix_blocks(findings: Findings) -> list[Block]:
    """Give the picture of the matrix, or say why there is none."""
    if not findings.workshop.provides("assessments"):
        return [not_provided(findings.workshop, "assessments")]
    is_assessed = findings.law.matrix.size > int(findings.law.coverage[Coverage.NOT_ASSESSED].sum())
    if is_assessed:
        return [_figure(findings)]
    nobody = _("Nobody has assessed an instrument of {jurisdiction} yet").format(
        jurisdiction=findings.jurisdiction.name
    )
    if not _has_notes(findings):
        return [nothing_here(f"{nobody}.")]
    text = _("{nobody}. The picture shows sections that were seen and changes that are proposed.").format(
        nobody=nobody
    )
    return [Notice(kind="caution", title=_("Not assessed"), text=text), _figure(findings)]


def _has_notes(findings: Findings) -> bool:
    return len(findings.law.changes) > 0 or bool((findings.law.cells["refs"].map(len) > 0).any())


def _figure(findings: Findings) -> Figure:
    matrix = findings.law.matrix
    shown = matrix.rename(index=findings.names.requirement, columns=findings.names.instrument)
    words = Words(
        name="matrix",
        caption=_("What each instrument says of each requirement, and where a change is proposed"),
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
        return _("Every cell was assessed.")
    if assessed == 0:
        return _("No cell was assessed.")
    told = ngettext("{cells} of {total} was assessed", "{cells} of {total} were assessed", assessed).format(
        cells=count_of(assessed, "{n} cell", "{n} cells"), total=total
    )
    return _("{told}; the rest is marked as not assessed.").format(told=told)


def _changes_in_words(findings: Findings) -> str:
    changes = findings.law.changes
    if changes.empty:
        return _("No change is proposed.")
    proposed = _("A change is proposed in {cells}").format(
        cells=count_of(len(changes), "{n} cell", "{n} cells")
    )
    carrying = list(dict.fromkeys(changes.loc[changes["is_recommended"], "action_id"]))
    if not carrying:
        return _("{proposed}; no recommended action carries one.").format(proposed=proposed)
    carried = int(changes["is_recommended"].sum())
    share = "" if carried == len(changes) else _("{carried} of them ").format(carried=carried)
    return _("{proposed}, {share}carried by {carrying}.").format(
        proposed=proposed, share=share, carrying=join_words(carrying)
    )


def _table(findings: Findings) -> Table:
    """Write every cell in words; a requirement of which nothing is known has a row too."""
    every = pd.DataFrame({"requirement_id": findings.law.matrix.index})
    rows = every.merge(findings.law.cells, on="requirement_id", how="left")
    names, standing = findings.names, findings.law.standing
    return build_table(
        Title("matrix-cells", _("Integration matrix, cell by cell"), _(NOT_LISTED), is_wide=True),
        rows,
        (
            Cells(_("Requirement"), lambda row: names.requirement(row.requirement_id), is_free=True),
            Cells(_("Overall"), lambda row: label(Coverage, standing[row.requirement_id])),
            Cells(
                _("Instrument"), lambda row: names.instrument(row.instrument_id) or _(NO_CELL), is_free=True
            ),
            Cells(_("Says"), _says),
            Cells(_("Section"), lambda row: _join_refs(row.refs), is_free=True),
            Cells(_("Proposed change"), lambda row: text_or_none(row.proposed_change), is_free=True),
            Cells(_("Kind of change"), lambda row: label(ChangeType, row.change_type)),
            Cells(_("Approved by"), lambda row: text_or_none(row.approver), is_free=True),
            Cells(_("Carried by"), lambda row: references([row.action_id])),
            Cells(_("Recommended"), _is_recommended),
        ),
    )


def _says(row: Any) -> str:  # noqa: ANN401 a row of itertuples has no better type
    if is_blank(row.coverage):
        return Coverage.NOT_ASSESSED.label
    is_seen = row.coverage == Coverage.NOT_ASSESSED and len(row.refs) > 0
    return _("Seen, not assessed") if is_seen else Coverage(row.coverage).label


def _join_refs(refs: object) -> str | None:
    return ", ".join(refs) or None if isinstance(refs, tuple) else None


def _is_recommended(row: Any) -> str | None:  # noqa: ANN401
    if is_blank(row.action_id):
        return None
    return _("yes") if row.is_recommended else _("no")
