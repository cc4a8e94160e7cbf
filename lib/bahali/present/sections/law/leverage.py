"""Where one change closes most."""

from typing import Any

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Heading, Table
from bahali.present.tables import Cells, Title, build_table
from bahali.present.words import join_words, references
from bahali.vocabulary.language import N_, _

NOTE = N_(
    "A change is one action in one instrument. It settles a requirement that no text meets"
    " explicitly, or with which a text is in conflict; it puts into practice what a text already"
    " says. The change that settles most requirements stands first; among equals, the one whose"
    " action answers the severer gaps, added up."
)


def leverage_table(findings: Findings) -> list[Block]:
    """Order the changes by how much each would settle; nothing where no action carries one."""
    if findings.law.leverage.empty:
        return []
    return [Heading(text=_("Where one change closes most")), _table(findings)]


def _table(findings: Findings) -> Table:
    def name(requirements: tuple[str, ...]) -> str:
        return join_words(findings.names.requirement(code) for code in requirements) or _("none")

    return build_table(
        Title(
            "leverage-table", _("Changes, by how many requirements each would settle"), _(NOTE), is_wide=True
        ),
        findings.law.leverage,
        (
            Cells(_("Action"), lambda row: references([row.action_id])),
            Cells(_("Instrument"), lambda row: findings.names.instrument(row.instrument_id), is_free=True),
            Cells(_("Settles"), lambda row: len(row.settles), is_number=True, unit=_("requirements")),
            Cells(_("Requirements settled"), lambda row: name(row.settles), is_free=True),
            Cells(_("Puts into practice"), lambda row: name(row.furthers), is_free=True),
            Cells(_("Gaps its action answers"), lambda row: references(row.gap_ids)),
            Cells(_("Their severity"), _severities),
            Cells(_("Recommended"), lambda row: _("yes") if row.is_recommended else _("no")),
        ),
    )


def _severities(row: Any) -> str:  # noqa: ANN401 a row of itertuples has no better type
    return " + ".join(str(severity) for severity in row.severities)
