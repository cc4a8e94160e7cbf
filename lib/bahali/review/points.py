"""One thing that a reviewer said, before it becomes a row of the pack."""

import stat
from dataclasses import dataclass, field
from pathlib import Path

from bahali.vocabulary.codes import ReviewVerdict, StakeholderGroup
from bahali.vocabulary.faults import Fault
from bahali.workshop.header import Header

LONGEST_COMMENT = 4000  # characters; the page lets a reviewer write fewer, Word knows no bound


@dataclass(frozen=True)
class Point:
    """What one reviewer said of one part of a report.

    Parameters
    ----------
    place : str
        Where it stands in its file, in words for whoever looks it up.
    jurisdiction : str
        Code of the jurisdiction whose report was reviewed.
    target : str
        Id of an action, or name of a part of the report.
    verdict : ReviewVerdict
        What was marked.
    comment : str
        The reviewer's own words, cleaned of invisible characters; may be blank.
    group : StakeholderGroup, optional
        For whom the reviewer answers, where that was said.
    review_id : str
        Tells one review from another; of a comment in Word, made from the comment itself.
    """

    place: str
    jurisdiction: str
    target: str
    verdict: ReviewVerdict
    comment: str
    group: StakeholderGroup | None
    review_id: str


@dataclass(frozen=True)
class Reading:
    """What one file of a reviewer brought: points, what could not be used, and what a person must know."""

    file: str
    points: tuple[Point, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Expected:
    """What a file of a reviewer is compared with: the workshop's own lists.

    Parameters
    ----------
    header : Header
        Facts of the workshop, among them its id and its jurisdictions.
    actions : frozenset of str
        Ids of the actions, of every jurisdiction.
    jurisdiction : str
        Code to take where a Word file does not say it; blank when none was given.
    """

    header: Header
    actions: frozenset[str] = field(default_factory=frozenset)
    jurisdiction: str = ""


def read_bytes(path: Path, most: int) -> tuple[bytes, list[Fault]]:
    """Read a file that may not be larger than so many bytes."""
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):  # to open a pipe would mean to wait for ever
            raise OSError
        if facts.st_size > most:
            problem = f"has more than {most // 1_000_000} MB, and a review is small"
            return b"", [Fault(str(path), problem, remedy="ask for the file again")]
        return path.read_bytes(), []
    except FileNotFoundError:
        return b"", [Fault(str(path), "there is no such file")]
    except (OSError, ValueError):
        remedy = "check that it is a file, and that you may read it"
        return b"", [Fault(str(path), "cannot be opened", remedy=remedy)]
