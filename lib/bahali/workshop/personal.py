"""Searches people's own words for data about a person, before anything else is done with them."""

from collections.abc import Iterator, Mapping

from bahali.vocabulary.faults import Fault, show
from bahali.vocabulary.language import N_, _
from bahali.vocabulary.personal import find_personal_data
from bahali.workshop.fields import is_free_text
from bahali.workshop.reading import HEADER_FILE, RawTable
from bahali.workshop.tables import TableKind

REMEDY = N_("remove it; it is not repeated here, so that it does not travel")


def check_personal_data(raw: RawTable, kind: TableKind) -> Iterator[Fault]:
    """Tell every cell that seems to hold personal data, without repeating what it holds."""
    free_columns = [name for name in raw.headings if _is_free(kind, name)]
    for number, cells in raw.rows:
        for column in free_columns:
            if found := find_personal_data(cells[column]):
                yield Fault(
                    raw.file,
                    _("seems to hold {found}").format(found=found),
                    row=number,
                    column=column,
                    remedy=_(REMEDY),
                )


def check_personal_words(content: object, key: str = "") -> Iterator[Fault]:
    """Tell every entry of workshop.yaml that seems to hold personal data, without repeating what it holds."""
    if isinstance(content, Mapping):
        for name, value in content.items():
            yield from check_personal_words(value, f"{key}.{show(name)}" if key else show(name))
    elif isinstance(content, list):
        for number, value in enumerate(content, start=1):
            yield from check_personal_words(value, f"{key}.entry {number}")
    elif not _is_amount(content, key) and (found := find_personal_data(str(content))):
        yield Fault(HEADER_FILE, _("seems to hold {found}").format(found=found), column=key, remedy=_(REMEDY))


def _is_amount(content: object, key: str) -> bool:
    """Tell a sum of money, which may have as many digits as a telephone number."""
    return isinstance(content, int | float) and key.endswith(".amount")


def _is_free(kind: TableKind, column: str) -> bool:
    field = kind.row.model_fields.get(column)
    return field is not None and is_free_text(field)
