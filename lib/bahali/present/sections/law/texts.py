"""The instruments themselves, and the provisions that were seen of them."""

from typing import Any

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Notice, Table
from bahali.present.tables import Cells, Title, build_table
from bahali.present.words import is_blank, join_words, label, not_provided, references, text_or_none
from bahali.vocabulary.dates import write_day
from bahali.vocabulary.language import _, ngettext
from bahali.vocabulary.law import Coverage, ImplementationStatus, InstrumentStatus, InstrumentType
from bahali.workshop.frames import each_row


def instrument_table(findings: Findings) -> Table:
    """Show each instrument with its standing, whether it was read, and how many requirements it meets."""
    counts = findings.law.coverage

    def count(label_of_column: str, coverage: Coverage) -> Cells:
        return Cells(
            label_of_column,
            lambda row: int(counts.loc[row.instrument_id, coverage]),
            is_number=True,
            unit=_("requirements"),
        )

    return build_table(
        Title(
            "instruments-table",
            _("Instruments, their standing, and how many requirements they meet"),
            is_wide=True,
        ),
        findings.law.instruments,
        (
            Cells(_("Instrument"), lambda row: row.title, is_free=True),
            Cells(_("Kind"), lambda row: label(InstrumentType, row.type)),
            Cells(_("Standing"), lambda row: label(InstrumentStatus, row.status)),
            Cells(_("Applied"), lambda row: label(ImplementationStatus, row.implementation_status)),
            Cells(_("Covers"), lambda row: text_or_none(row.covered_population), is_free=True),
            Cells(_("Whole text read"), _day_of_reading),
            count(_("Explicit"), Coverage.EXPLICIT),
            count(_("Partial"), Coverage.PARTIAL),
            count(_("Not assessed"), Coverage.NOT_ASSESSED),
            Cells(_("Id"), lambda row: row.instrument_id),
        ),
        row_names=findings.law.instruments["instrument_id"],
    )


def _day_of_reading(row: Any) -> str:  # noqa: ANN401 a row of itertuples has no better type
    return _("no") if is_blank(row.full_text_read) else write_day(row.full_text_read)


def unchecked_texts(findings: Findings) -> list[Block]:
    """Name the instruments whose text nobody checked; nothing where all were."""
    unverified = [row.instrument_id for row in each_row(findings.law.instruments) if not row.verified]
    if not unverified:
        return []
    text = ngettext(
        "Nobody has checked the text of {unverified} for this report; counsel should, before it is"
        " relied on.",
        "Nobody has checked the text of {unverified} for this report; counsel should, before they are"
        " relied on.",
        len(unverified),
    ).format(unverified=join_words(unverified))
    return [Notice(kind="caution", title=_("Texts not checked"), text=text)]


def provision_table(findings: Findings) -> list[Block]:
    """Show the provisions seen, in our own words."""
    if findings.law.provisions.empty:
        provided = findings.workshop.provides("provisions")
        return [] if provided else [not_provided(findings.workshop, "provisions")]
    table = build_table(
        Title("provisions-table", _("Provisions seen, in own words")),
        findings.law.provisions,
        (
            Cells(
                _("Provision"),
                lambda row: f"{findings.names.instrument(row.instrument_id)}, {row.ref}",
                is_free=True,
            ),
            Cells(_("What it says, in own words"), lambda row: row.summary, is_free=True),
            Cells(_("Requirements"), lambda row: references(row.requirement_ids)),
            Cells(_("Id"), lambda row: row.provision_id),
        ),
        row_names=findings.law.provisions["provision_id"],
    )
    return [table]
