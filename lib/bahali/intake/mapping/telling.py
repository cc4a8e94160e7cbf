"""Tells what came of taking a file: what was taken, and all that was not."""

from collections import Counter
from collections.abc import Iterable, Iterator

from bahali.intake.mapping.columns import Column
from bahali.intake.mapping.open_sheet import OpenSheet
from bahali.intake.mapping.rows import TakenTable
from bahali.intake.mapping.taking import Taking
from bahali.vocabulary.faults import quote, show
from bahali.workshop.workbook.doubts import Doubt

_MOST_NUMBERS = 12  # row numbers; whoever left out more did it on purpose


def tell_taking(taking: Taking) -> str:
    """Write what was taken, table by table, and all rows, cells and columns that were not."""
    lines = [line for sheet in taking.sheets.values() for line in _tell_sheet(sheet)]
    for account in taking.accounts:
        for words, names in (
            ("Left out as declared, columns of the system", account.system),
            ("Left out as declared, columns about persons", account.personal),
            ("Left out as declared", account.ignored),
            ("Not used, and not declared", account.unused),
        ):
            if names:
                lines.append(f"{words}, {len(names)}: {', '.join(names)}.")
    if taking.unread:
        lines.append(f"Sheets that nothing is read from: {', '.join(map(show, taking.unread))}.")
    for table, file in taking.tables.values():
        lines += _tell_table(table, file.before is not None)
    if taking.other_faults:
        lines.append(
            f"Elsewhere the pack has {_count(taking.other_faults, 'error')}, which bahali check tells."
        )
    return "\n".join(lines)


def _tell_sheet(sheet: OpenSheet) -> Iterator[str]:
    yield f"{sheet.text.home}: {_count(len(sheet.rows), 'row')} read."
    if sheet.text.is_hidden:
        yield "  note: the sheet is hidden."
    yield from (f"  note: {_tell_doubt(doubt)}." for doubt in sheet.text.doubts if doubt.is_warning)
    for reason, numbers in sheet.left.items():
        yield f"  left out, {show(reason)}: {_list_rows(numbers)}."


def _tell_doubt(doubt: Doubt) -> str:
    return f"row {doubt.row} {doubt.problem}" if doubt.problem.startswith("is ") else doubt.problem


def _tell_table(table: TakenTable, is_added: bool) -> Iterator[str]:
    where = ", behind those in" if is_added else " for"
    yield f"{table.name}: {_count(len(table.rows), 'row')}{where} tables/{table.name}.csv."
    if table.same:
        yield f"  the same thing as an earlier row, and taken once: {_list_rows(sorted(table.same))}."
    if table.known:
        yield f"  in the pack already, and not taken again: {_list_rows(table.known)}."
    if table.unanswered:
        yield f"  not answered: {_count(table.unanswered, 'cell')}, which gave no row."
    yield from (f"  note: {note}." for note in table.notes)
    for name, column in table.columns.items():
        yield from _tell_column(name, column)


def _tell_column(name: str, column: Column) -> Iterator[str]:
    for each in (column, *column.joined):
        if words := each.turning.otherwise_used:
            told = ", ".join(f"{quote(word)} ({count})" for word, count in Counter(words).items())
            code = each.part.otherwise or "blank"
            yield f"  {name} became {code}, as the mapping says of words without a code: {told}."
        if each.part.count_of_people and each.place is not None:
            filled = sum(1 for row in each.sheet.rows if row.cell(each.place))
            yield (
                f"  counts of people in {each.shown}: {_count(filled, 'row')}. The same person can be in "
                "several, so they stand as words and are never added up."
            )


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _list_rows(numbers: Iterable[int]) -> str:
    """Write row numbers, the first of many."""
    every = list(numbers)
    more = f" and {len(every) - _MOST_NUMBERS} more" if len(every) > _MOST_NUMBERS else ""
    noun = "row" if len(every) == 1 else "rows"
    return f"{noun} {', '.join(map(str, every[:_MOST_NUMBERS]))}{more}"
