"""Turns what was given as text into a header and rows, and tells every fault in a cell."""

from collections.abc import Mapping

from bahali.vocabulary.faults import Fault
from bahali.vocabulary.language import _
from bahali.workshop.accepting import Acceptance
from bahali.workshop.checking import check_mapping, check_table
from bahali.workshop.given import Given
from bahali.workshop.header import Header
from bahali.workshop.limits import limit
from bahali.workshop.pack import Numbered
from bahali.workshop.personal import check_personal_data, check_personal_words
from bahali.workshop.reading import RawTable
from bahali.workshop.tables import TABLE_KINDS
from bahali.workshop.tidying import tidy_header, tidy_table
from bahali.workshop.totals import take_out_totals


def check_header(given: Given, accepted: Acceptance) -> tuple[Header | None, list[Fault]]:
    """Give what workshop.yaml says, or the sheets that stand for it, and every fault in it."""
    if given.header is None:
        return None, []
    content = tidy_header(given.header, Header)
    header, faults = check_mapping(content, Header)
    told = {fault.column for fault in faults}
    faults += [fault for fault in check_personal_words(content, accepted) if fault.column not in told]
    return header, faults


def check_tables(
    given: Mapping[str, RawTable], accepted: Acceptance
) -> tuple[dict[str, RawTable], dict[str, tuple[Numbered, ...]], list[Fault]]:
    """Give the tables as text, tidied, and their rows; and every fault in them."""
    raw_tables, rows, faults = dict[str, RawTable](), {}, list[Fault]()
    for name, untidy in given.items():
        kind = TABLE_KINDS[name]
        raw, total_faults = take_out_totals(tidy_table(untidy, kind), kind)
        raw_tables[name] = raw
        faults += total_faults
        table_rows, table_faults = check_table(raw, kind)
        rows[name] = tuple(Numbered(number, row) for number, row in table_rows)
        faults += [*table_faults, *limit(check_personal_data(raw, kind, accepted))]
        if kind.is_required and not untidy.rows and not untidy.broken:
            faults.append(
                Fault(
                    kind.file,
                    _("has headings, but no rows"),
                    remedy=_("it says {purpose}").format(purpose=kind.purpose),
                )
            )
    return raw_tables, rows, faults


def list_written_keys(raw_tables: Mapping[str, RawTable]) -> dict[str, frozenset[str]]:
    """Ids as written in tables that have one key column; only such tables are referred to."""
    keys = {}
    for name, raw in raw_tables.items():
        column = TABLE_KINDS[name].key_columns[0]
        if column in raw.headings:
            keys[name] = frozenset(cells[column] for cells in (*(row for _, row in raw.rows), *raw.broken))
    return keys


def list_faultless(
    raw_tables: Mapping[str, RawTable], rows: Mapping[str, tuple[Numbered, ...]]
) -> frozenset[str]:
    """Name the tables of which every row could be read."""
    return frozenset(
        name for name, raw in raw_tables.items() if len(rows[name]) == len(raw.rows) and not raw.broken
    )
