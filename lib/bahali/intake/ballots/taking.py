"""Takes filled ballots into the table of scores of a pack: all of them, or none."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bahali.intake.ballots.known import know
from bahali.intake.ballots.layout import ACTION_COLUMN, CRITERION, RATER, ROUND, VALUE
from bahali.intake.ballots.reading import Ballot, Rating, read_ballot
from bahali.intake.placing import place_file
from bahali.vocabulary.faults import Fault, InputError
from bahali.workshop import read_workshop
from bahali.workshop.reading import RawTable
from bahali.workshop.tables import TABLE_KINDS
from bahali.workshop.writing import add_rows, read_for_more_rows

SCORES = TABLE_KINDS["scores"]
Key = tuple[str, ...]


@dataclass(frozen=True)
class Taken:
    """What came of the ballots.

    Parameters
    ----------
    ballots : tuple of Ballot
        The ballots, in the order given.
    added, known : int
        Ratings that were added, and ratings that stood in the table already.
    """

    ballots: tuple[Ballot, ...]
    added: int
    known: int


def take_ballots(pack: Path, files: Sequence[Path]) -> Taken:
    """Add the ratings of filled ballots to tables/scores.csv of a pack.

    Parameters
    ----------
    pack : Path
        Folder of the workshop; it must be without errors.
    files : sequence of Path
        Filled ballots.

    Raises
    ------
    InputError
        If the pack has an error, or anything in a ballot cannot be used; tells all of it, and then nothing is
        written.
    """
    if not pack.is_dir():
        remedy = "give the folder of the workshop; in a workbook, type the ratings into the sheet scores"
        raise InputError([Fault(str(pack), "is no folder of a workshop", remedy=remedy)])
    known = know(read_workshop(pack))
    ballots = tuple(read_ballot(path, known) for path in files)
    table = read_for_more_rows(pack, SCORES)
    there = dict(_list_there(table))
    ratings = [rating for ballot in ballots for rating in ballot.ratings]
    faults = [fault for ballot in ballots for fault in ballot.faults]
    faults += [*_find_twice(ratings), *_find_changed(ratings, there)]
    if faults:
        raise InputError(faults)
    new = [rating for rating in ratings if rating.key not in there]
    if new:
        path = pack / SCORES.file
        path.parent.mkdir(exist_ok=True)
        place_file(path, add_rows(path, table.headings, (rating.cells for rating in new)))
    return Taken(ballots, len(new), len(ratings) - len(new))


def _list_there(table: RawTable) -> Iterator[tuple[Key, tuple[int, str]]]:
    for number, cells in table.rows:
        key = (cells[RATER], cells[ACTION_COLUMN], cells[CRITERION], cells[ROUND] or "1")
        yield key, (number, cells[VALUE].upper())


def _find_twice(ratings: Iterable[Rating]) -> Iterator[Fault]:
    """Tell each rating that is given twice; which of them is meant, only the rater can say."""
    seen: dict[Key, Rating] = {}
    for rating in ratings:
        earlier = seen.setdefault(rating.key, rating)
        if earlier is not rating:
            place = f"{earlier.file}, sheet {earlier.sheet}, row {earlier.row}"
            problem = f"{_describe(rating)} is also in {place}"
            yield _fault(rating, problem, "keep one of them, or give the second as round 2")


def _find_changed(ratings: Iterable[Rating], there: dict[Key, tuple[int, str]]) -> Iterator[Fault]:
    """Tell each rating that stands in the table already, with another value."""
    for rating in ratings:
        if rating.key in there and there[rating.key][1] != rating.cells[VALUE]:
            problem = f"{_describe(rating)} differs from row {there[rating.key][0]} of {SCORES.file}"
            yield _fault(rating, problem, "give it as round 2, or change the table by hand")


def _describe(rating: Rating) -> str:
    return f"the rating of {rating.cells[ACTION_COLUMN]} in round {rating.cells[ROUND]}"


def _fault(rating: Rating, problem: str, remedy: str) -> Fault:
    return Fault(rating.file, problem, rating.row, rating.cells[CRITERION], remedy, sheet=rating.sheet)
