"""What the check of a pack found; for the researcher and the facilitator."""

from bahali.document.blocks import Block, Column, Notice, Paragraph, Table
from bahali.document.section import Cover, Section
from bahali.present.words import count_of
from bahali.vocabulary.faults import Fault
from bahali.vocabulary.language import _
from bahali.workshop import Check
from bahali.workshop.tables import TABLE_KINDS


def check_cover(check: Check) -> Cover:
    """Give the head of the page that tells how the check of a pack went."""
    if check.workshop is None:
        return Cover(title=_("Check of a workshop pack"), subtitle=_("The pack has errors"))
    header = check.workshop.header
    return Cover(title=_("Check of a workshop pack"), subtitle=header.title)


def check_result(check: Check) -> Section:
    """Say whether the pack can be used, and list everything that was found."""
    errors, warnings = check.errors, check.warnings
    found = _("{errors} and {remarks}").format(
        errors=count_of(len(errors), "{n} error", "{n} errors"),
        remarks=count_of(len(warnings), "{n} remark", "{n} remarks"),
    )
    if errors:
        verdict = Notice(
            kind="caution",
            title=_("Not ready"),
            text=_("The check found {found}. Reports need all errors mended.").format(found=found),
        )
    else:
        verdict = Notice(
            kind="limit",
            title=_("Ready"),
            text=_("The check found {found}. Reports can be made.").format(found=found),
        )
    blocks: list[Block] = [verdict]
    if errors:
        blocks.append(_fault_table("errors", _("Errors, which stop a report"), errors))
    if warnings:
        blocks.append(_fault_table("remarks", _("Remarks, which do not stop a report"), warnings))
    return Section(name="check", title=_("Is the pack ready?"), blocks=tuple(blocks))


def tables_given(check: Check) -> Section:
    """List which tables were given, and how many rows each has."""
    if check.workshop is None:
        text = _("The tables are listed once the pack has no errors.")
        return Section(name="tables", title=_("What was given"), blocks=(Paragraph(text=text),))
    workshop = check.workshop
    rows = tuple(
        (
            name,
            _(kind.purpose),
            len(workshop.tables[name]) if name in workshop.provided else _("not provided"),
        )
        for name, kind in TABLE_KINDS.items()
    )
    columns = (
        Column(label=_("Table")),
        Column(label=_("What it is for")),
        Column(label=_("Rows"), is_number=True),
    )
    table = Table(name="given", caption=_("Tables of the pack"), columns=columns, rows=rows)
    return Section(name="tables", title=_("What was given"), blocks=(table,))


def _fault_table(name: str, caption: str, faults: tuple[Fault, ...]) -> Table:
    columns = (
        Column(label=_("File")),
        Column(label=_("Row"), is_number=True),
        Column(label=_("Column")),
        Column(label=_("What was found, and what to do"), is_free=True),
    )
    rows = tuple((fault.home, fault.row, fault.column, fault.sentence) for fault in faults)
    return Table(name=name, caption=caption, columns=columns, rows=rows)
