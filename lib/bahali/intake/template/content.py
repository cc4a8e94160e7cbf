"""What a template is filled with before anybody opens it: nothing, or what a pack already says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bahali.vocabulary.faults import Fault, InputError
from bahali.workshop.accepting import ABOUT_PEOPLE, Acceptance, read_accepted
from bahali.workshop.checking import check_mapping, check_table
from bahali.workshop.deciding import Deciding
from bahali.workshop.header import Header
from bahali.workshop.personal import check_personal_data, check_personal_words
from bahali.workshop.plain_yaml import read_yaml
from bahali.workshop.reading import HEADER_FILE, RawTable, read_csv
from bahali.workshop.tables import TABLE_KINDS
from bahali.workshop.workbook.layout import CODE_COLUMN, LABEL_COLUMN, PartSheet, list_facts, list_part_sheets

Cells = Mapping[str, str]
CONFIDENTIAL = (*ABOUT_PEOPLE, "review_points")


@dataclass(frozen=True)
class Content:
    """What is known of a workshop before its workbook is filled.

    Parameters
    ----------
    facts : mapping of str to tuple of str
        Values of each key of the sheet of facts.
    rows : mapping of str to tuple of mapping
        Rows of each other sheet, each cell as text by its heading.
    header : Header, optional
        The same as one object, where the pack has a workshop.yaml.
    """

    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rows: Mapping[str, tuple[Cells, ...]] = field(default_factory=dict)
    header: Header | None = None

    @property
    def confidential(self) -> tuple[str, ...]:
        """Sheets with rows that not everybody may see: who took part, and what each answered."""
        return tuple(name for name in CONFIDENTIAL if self.rows.get(name))


def read_content(folder: Path) -> Content:
    """Read what a pack already says; it need not be whole, but what is there must be right.

    Raises
    ------
    InputError
        If the folder is not there, or anything in it has a fault; tells all of them.
    """
    if not folder.is_dir():
        remedy = "give the folder of a workshop"
        raise InputError([Fault(str(folder), "there is no such folder", remedy=remedy)])
    said, header, accepted, faults = _read_header(folder)
    rows: dict[str, tuple[Cells, ...]] = {}
    for name, raw, table_faults in _read_tables(folder, accepted):
        faults += table_faults
        rows[name] = tuple(cells for _number, cells in raw.rows) if raw else ()
    if faults := [fault for fault in faults if not fault.is_warning]:
        raise InputError(faults)
    facts = {fact.key: values for fact in list_facts() if (values := _write_values(_find(said, fact.path)))}
    parts = {part.name: tuple(_write_part(part, said)) for part in list_part_sheets()}
    return Content(facts, {**parts, **rows}, header)


def scale_of(content: Content) -> tuple[int, ...]:
    """Give the numbers that a rating may be: those of the workshop, else the usual ones."""
    if content.header:
        deciding = content.header.deciding
        return tuple(range(deciding.lowest_rating, deciding.highest_rating + 1))
    fields = Deciding.model_fields
    return tuple(range(fields["lowest_rating"].default, fields["highest_rating"].default + 1))


def _read_header(folder: Path) -> tuple[dict[str, object], Header | None, Acceptance, list[Fault]]:
    if not (folder / HEADER_FILE).exists():
        return {}, None, Acceptance(), []
    content, faults = read_yaml(folder / HEADER_FILE, HEADER_FILE)
    if faults:
        return {}, None, Acceptance(), faults
    accepted = read_accepted(content)
    header, faults = check_mapping(content, Header)
    faults += check_personal_words(content, accepted)
    said = header.model_dump(mode="json", exclude_unset=True) if header else {}
    return said, header, accepted, faults


def _read_tables(folder: Path, accepted: Acceptance) -> Iterator[tuple[str, RawTable | None, list[Fault]]]:
    for name, kind in TABLE_KINDS.items():
        if not (folder / kind.file).exists():
            continue
        raw, faults = read_csv(folder / kind.file, kind.file)
        if raw is not None:
            faults = [*faults, *check_table(raw, kind)[1], *check_personal_data(raw, kind, accepted)]
        yield name, raw, faults


def _write_part(part: PartSheet, said: Mapping[str, object]) -> Iterator[Cells]:
    """Write the entries of one part of workshop.yaml as rows."""
    entries = _find(said, part.path)
    if isinstance(entries, list):
        yield from (_write_row(part, entry) for entry in entries)
    elif isinstance(entries, dict) and part.within:
        for code, entry in entries.items():
            for inner in entry.get(part.within, ()):
                yield {part.columns[0]: code, **_write_row(part, inner)}
    elif isinstance(entries, dict):
        for code, entry in entries.items():
            row = _write_row(part, entry) if isinstance(entry, dict) else {LABEL_COLUMN: str(entry)}
            yield {CODE_COLUMN: code, **row}


def _write_row(part: PartSheet, entry: Mapping[str, object]) -> Cells:
    return {key: ";".join(_write_values(entry.get(key))) for key in part.fields if key in entry}


def _write_values(value: object) -> tuple[str, ...]:
    """Write a value as text, each entry of a list by itself."""
    if value is None:
        return ()
    if isinstance(value, list):
        return tuple(text for entry in value for text in _write_values(entry))
    if isinstance(value, float) and value.is_integer():
        return (str(int(value)),)
    return (str(value).lower() if isinstance(value, bool) else str(value),)


def _find(said: object, path: tuple[str, ...]) -> object:
    for key in path:
        said = said.get(key) if isinstance(said, dict) else None
    return said
