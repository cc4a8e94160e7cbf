"""Accounts for every column of the sheets: taken, dropped by declaration, or not used and listed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bahali.intake.mapping.headings import OPTION_MARK, match_declared, name_column
from bahali.intake.mapping.model import Dropped
from bahali.intake.mapping.open_sheet import OpenSheet
from bahali.intake.mapping.source import SheetText
from bahali.vocabulary.faults import Fault
from bahali.workshop.privacy import is_personal_heading


@dataclass
class SheetAccount:
    """What became of the columns of one sheet.

    Parameters
    ----------
    home : str
        File and sheet.
    system, personal, ignored : list of str
        Headings of columns left out by declaration.
    unused : list of str
        Headings of columns that nothing is taken from, and that nobody declared.
    """

    home: str
    system: list[str] = field(default_factory=list)
    personal: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)


def account_for(
    sheets: Mapping[str, OpenSheet], dropped: Dropped, also: Iterable[str]
) -> tuple[list[SheetAccount], list[Fault]]:
    """Account for every column of the sheets that are read.

    Parameters
    ----------
    sheets : mapping of str to OpenSheet
        The sheets, with the columns that are used marked.
    dropped : Dropped
        What the mapping declares.
    also : iterable of str
        Headings that the person who takes the file leaves out.

    Returns
    -------
    tuple of list of SheetAccount, and list of Fault
        The accounts; and a fault for each column about persons that is taken, or not declared.
    """
    accounts: list[SheetAccount] = []
    faults: list[Fault] = []
    for sheet in sheets.values():
        account = SheetAccount(sheet.text.home)
        accounts.append(account)
        declared = {
            "system": dropped.system,
            "personal": dropped.personal,
            "ignored": (*dropped.ignored, *also),
        }
        for place in _filled_places(sheet):
            faults += _account_for_column(sheet, place, declared, account)
    return accounts, faults


def _filled_places(sheet: OpenSheet) -> Iterator[int]:
    """Yield the columns that have a heading, or a word in any row."""
    width = max((len(row.cells) for row in sheet.rows), default=0)
    for place in range(max(width, len(sheet.headings.names))):
        has_heading = place < len(sheet.headings.names) and sheet.headings.shown[place]
        if has_heading or any(row.cell(place) for row in sheet.rows):
            yield place


def _account_for_column(
    sheet: OpenSheet, place: int, declared: Mapping[str, Iterable[str]], account: SheetAccount
) -> Iterator[Fault]:
    headings = sheet.headings
    if place >= len(headings.names):
        account.unused.append(f"number {place + 1}, which has no heading")
        return
    name = name_column(headings, place)
    is_personal = any(is_personal_heading(each) for each in _names_asked(sheet, place))
    if place in sheet.used:
        if is_personal:
            problem = "would hold data about a person, and is never taken"
            remedy = "take it out of the mapping, and name it under dropped.personal"
            yield sheet.text.fault(problem, row=headings.row, column=name, remedy=remedy)
        return
    kind = next((kind for kind, wanted in declared.items() if match_declared(wanted, headings)(place)), "")
    if kind:
        getattr(account, kind).append(name)
    elif is_personal:
        problem = "seems to hold data about a person, and the mapping does not say that it is left out"
        remedy = "name it under dropped.personal, give --drop, or remove it from the file"
        yield sheet.text.fault(problem, row=headings.row, column=name, remedy=remedy)
    else:
        account.unused.append(name)


def _names_asked(sheet: OpenSheet, place: int) -> tuple[str, ...]:
    """Give what a column is called; of an option of a question only the question, since options are codes."""
    names = sheet.headings.shown[place], sheet.headings.names[place]
    return tuple(name.rpartition(OPTION_MARK)[0] for name in names) if place in sheet.options else names


def list_unread(texts: Iterable[SheetText], sheets: Mapping[str, OpenSheet]) -> list[str]:
    """Name the sheets with words in them that nothing is read from."""
    read = {sheet.text.name for sheet in sheets.values()}
    return [text.name for text in texts if text.rows and text.name not in read]
