"""Shows what a dry run would write: where each column comes from, and the first rows."""

from collections.abc import Iterator

from bahali.intake.mapping.rows import TakenTable
from bahali.intake.mapping.taking import Taking
from bahali.vocabulary.faults import show

ROWS_SHOWN = 5


def show_rows(taking: Taking) -> str:
    """Write for each table where its columns come from, and its first rows as they would be."""
    return "\n".join(line for table, _file in taking.tables.values() for line in _show_table(table))


def _show_table(table: TakenTable) -> Iterator[str]:
    filled = [name for name in table.columns if any(row.cells.get(name) for row in table.rows)]
    yield f"{table.name} would get:"
    yield from (f"  {table.columns[name].shown}" for name in filled)
    for row in table.rows[:ROWS_SHOWN]:
        cells = (f"{name} {show(row.cells[name])}" for name in filled if row.cells.get(name))
        yield f"  row {row.source.number}: {' | '.join(cells)}"
    if len(table.rows) > ROWS_SHOWN:
        yield f"  and {len(table.rows) - ROWS_SHOWN} more"
