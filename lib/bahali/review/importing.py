"""Takes the files of reviewers into a pack: refuses or holds back what may not go in, and adds the rest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bahali.review import file as review_file
from bahali.review import word
from bahali.review.file import read_review_file
from bahali.review.points import LONGEST_COMMENT, Expected, Point, Reading, read_bytes
from bahali.review.word import read_word_file
from bahali.review.writing import PointsTable, read_points_table
from bahali.vocabulary.codes import ReviewVerdict
from bahali.vocabulary.faults import Fault, InputError
from bahali.vocabulary.personal import find_personal_data
from bahali.workshop import Workshop, read_workshop

_START_OF_ZIP = b"PK\x03\x04"


@dataclass
class Outcome:
    """What came of one file.

    Parameters
    ----------
    file : str
        Its name as it was given.
    added, known : int
        Points that were added to the pack, and points that were in it already.
    held : list of str
        Points that were not added, each with its place and the reason, never with its words.
    notes : list of str
        What else a person must know.
    """

    file: str
    added: int = 0
    known: int = 0
    held: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def import_reviews(pack: Path, files: Iterable[Path], jurisdiction: str = "") -> tuple[Outcome, ...]:
    """Add what reviewers said to the table review_points of a pack.

    Parameters
    ----------
    pack : Path
        Folder of the workshop; it must be without errors.
    files : iterable of Path
        Review files saved in the page of a report, and Word files with comments.
    jurisdiction : str
        Code of the jurisdiction for Word files that do not say whose report they are.

    Returns
    -------
    tuple of Outcome
        What came of each file, in the order given. A point that is in the table already is passed over; one
        that seems to hold data about a person is held back.

    Raises
    ------
    InputError
        If the pack is a workbook or has an error, or any file cannot be used; tells all of them, and then
        nothing is written.
    """
    if pack.is_file():
        raise InputError([_not_into_a_workbook(pack)])
    workshop = read_workshop(pack)
    expected = Expected(workshop.header, frozenset(workshop.tables["actions"]["action_id"]), jurisdiction)
    readings = [_read_file(path, expected) for path in files]
    if faults := [fault for reading in readings for fault in reading.faults]:
        raise InputError(faults)
    table = read_points_table(pack)
    outcomes = tuple(_sift(reading, table, workshop) for reading in readings)
    table.save()
    return outcomes


def _not_into_a_workbook(pack: Path) -> Fault:
    remedy = "keep the pack as a folder to take reviews in, or write them into its sheet review_points"
    return Fault(pack.name, "is a workbook, and nothing is written into one", remedy=remedy)


def _read_file(path: Path, expected: Expected) -> Reading:
    content, faults = read_bytes(path, word.MOST_BYTES)
    if faults:
        return Reading(str(path), faults=tuple(faults))
    if content.startswith(_START_OF_ZIP):
        return read_word_file(content, str(path), expected)
    # A Word file may hold pictures, which a review file never does.
    content, faults = read_bytes(path, review_file.MOST_BYTES)
    if faults:
        return Reading(str(path), faults=tuple(faults))
    return read_review_file(content, str(path), expected)


def _sift(reading: Reading, table: PointsTable, workshop: Workshop) -> Outcome:
    """Add the points of one file that are new and may go in."""
    outcome = Outcome(reading.file, notes=list(reading.notes))
    titles = workshop.tables["actions"].set_index("action_id")["title"]
    for point in reading.points:
        if reason := next(_reasons_against(point), ""):
            outcome.held.append(f"{point.place}: {reason}")
        elif earlier := table.find(point):
            outcome.known += 1
            if not earlier.says_same:
                outcome.notes.append(
                    f"{point.place}: differs from row {earlier.row} of {table.file}, which stays as it is; "
                    "change it by hand if the reviewer meant to correct it"
                )
        else:
            table.add(point, str(titles.get(point.target, "")))
            outcome.added += 1
    return outcome


def _reasons_against(point: Point) -> Iterator[str]:
    if found := find_personal_data(point.comment):
        yield f"seems to hold {found}; take it out of the file and import it again"
    if len(point.comment) > LONGEST_COMMENT:
        yield f"has more than {LONGEST_COMMENT} characters; shorten it and import it again"
    if point.verdict is ReviewVerdict.COMMENT and not point.comment:
        yield "says nothing"
