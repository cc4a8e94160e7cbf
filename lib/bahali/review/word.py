"""Reads the comments of a Word file: which part of the report each is about, and what it says."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from xml.etree.ElementTree import Element

from bahali.document.freetext import clean_text
from bahali.review.points import Expected, Point, Reading
from bahali.review.word_parts import (
    COMMENTS,
    DOCUMENT,
    THREADS,
    UnreadableError,
    parse_part,
    read_properties,
    unpack,
)
from bahali.vocabulary.codes import ReviewVerdict
from bahali.vocabulary.faults import Fault, quote
from bahali.vocabulary.parts import REPORT_PARTS, WHOLE_REPORT

MOST_BYTES = 60_000_000
MOST_COMMENTS = 2000

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_PARAGRAPH, _ROW, _BOOKMARK = f"{_W}p", f"{_W}tr", f"{_W}bookmarkStart"
_COMMENT_MARKS = (f"{_W}commentRangeStart", f"{_W}commentReference")
_MARKS = (_BOOKMARK, *_COMMENT_MARKS)
_CHANGES = {f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo")}
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}


@dataclass(frozen=True)
class Said:
    """One comment: what it says, and the paragraph ids by which replies and marks of Word find it."""

    text: str
    paragraph: str


def read_word_file(content: bytes, file: str, expected: Expected) -> Reading:
    """Read the comments of a report that was saved by Word or LibreOffice.

    A comment is about the last recommendation or section that begins before it, or in its own paragraph;
    before the first one, about the report as a whole. Names and initials of whoever wrote are not read.

    Parameters
    ----------
    content : bytes
        Content of the file.
    file : str
        Its name, for messages.
    expected : Expected
        The workshop that the report must be of.

    Returns
    -------
    Reading
        The comments as points; or no point and what is wrong with the file.
    """
    try:
        parts = unpack(content)
        document, comments = parse_part(parts[DOCUMENT]), _read_comments(parts)
        targets = _find_targets(document, expected.actions)
        resolved = _count_resolved(parts, comments)
    except UnreadableError as error:
        return Reading(file, faults=(Fault(file, str(error), remedy="save it again as a Word document"),))
    jurisdiction, faults = _find_jurisdiction(read_properties(parts), file, expected)
    if faults:
        return Reading(file, faults=tuple(faults))
    points = tuple(
        _to_point(number, said, targets.get(name, WHOLE_REPORT), jurisdiction)
        for number, (name, said) in enumerate(comments.items(), start=1)
        if said.text
    )
    return Reading(file, points, notes=tuple(_notes(document, points, resolved)))


def _read_comments(parts: dict[str, bytes]) -> dict[str, Said]:
    """Give the comments by their ids, in the order in which Word keeps them."""
    if COMMENTS not in parts:
        return {}
    comments = list(parse_part(parts[COMMENTS]).iter(f"{_W}comment"))
    if len(comments) > MOST_COMMENTS:
        raise UnreadableError(f"holds more than {MOST_COMMENTS} comments")
    return {comment.get(f"{_W}id", ""): _read_comment(comment) for comment in comments}


def _read_comment(comment: Element) -> Said:
    paragraphs = list(comment.iter(f"{_W}p"))
    text = "\n".join("".join(_read_runs(paragraph)) for paragraph in paragraphs)
    last = paragraphs[-1].get(f"{_W14}paraId", "") if paragraphs else ""
    return Said(clean_text(text).strip(), last)


def _read_runs(paragraph: Element) -> Iterator[str]:
    for piece in paragraph.iter():
        if piece.tag == f"{_W}t":
            yield piece.text or ""
        elif piece.tag in _BREAKS:
            yield _BREAKS[piece.tag]


def _count_resolved(parts: dict[str, bytes], comments: dict[str, Said]) -> int:
    """Count the comments that somebody marked as resolved in Word."""
    if THREADS not in parts:
        return 0
    done = {
        each.get(f"{_W15}paraId")
        for each in parse_part(parts[THREADS]).iter(f"{_W15}commentEx")
        if each.get(f"{_W15}done") in ("1", "true")
    }
    return sum(said.paragraph in done for said in comments.values() if said.paragraph)


def _find_jurisdiction(properties: dict[str, str], file: str, expected: Expected) -> tuple[str, list[Fault]]:
    """Take the jurisdiction that the report names, else the one that was given on the command line."""
    header = expected.header
    workshop = properties.get("workshop", header.workshop_id)
    if workshop != header.workshop_id:
        problem = f"is a report of the workshop {quote(workshop)}, not of {header.workshop_id}"
        return "", [Fault(file, problem, remedy="give the pack that the report was made from")]
    found = properties.get("jurisdiction") or expected.jurisdiction
    if not found:
        problem = "does not say which report it is"
        remedy = f"add --jurisdiction and one of {', '.join(header.jurisdictions)}"
        return "", [Fault(file, problem, remedy=remedy)]
    if found not in header.jurisdictions:
        problem = f"found {quote(found)}; allowed: {', '.join(header.jurisdictions)}"
        return "", [Fault(file, problem, column="jurisdiction")]
    return found, []


def _find_targets(document: Element, actions: frozenset[str]) -> dict[str, str]:
    """Give, for each comment, the last part of the report that begins before it or in its paragraph."""
    known = actions | set(REPORT_PARTS)
    targets: dict[str, str] = {}
    current = WHOLE_REPORT
    for block in _blocks_of(document):
        own = [name for name in _bookmarks_in(block) if name in known]
        is_row = block.tag == _ROW
        here = own[-1] if own else current
        targets |= {name: here for name in _comments_in(block) if name not in targets}
        # A row of a table may stand for an action; what comes after the row is about the section again.
        current = current if is_row else here
    return targets


def _blocks_of(element: Element) -> Iterator[Element]:
    """Yield paragraphs, rows of tables, and the marks between them, in their order."""
    waiting = [element]  # not by recursion: a hostile file may be nested more deeply than Python can go
    while waiting:
        piece = waiting.pop()
        if piece.tag in (_PARAGRAPH, _ROW) or piece.tag in _MARKS:
            yield piece
        else:
            waiting += reversed(piece)


def _bookmarks_in(block: Element) -> Iterator[str]:
    return (mark.get(f"{_W}name", "") for mark in block.iter(_BOOKMARK))


def _comments_in(block: Element) -> Iterator[str]:
    return (mark.get(f"{_W}id", "") for mark in block.iter() if mark.tag in _COMMENT_MARKS)


def _to_point(number: int, said: Said, target: str, jurisdiction: str) -> Point:
    """Make a point of a comment; its id comes from what it says, since Word's own changes with each save."""
    digest = sha256("\0".join((jurisdiction, target, said.text)).encode()).hexdigest()
    return Point(
        place=f"comment {number}, on {target}",
        jurisdiction=jurisdiction,
        target=target,
        verdict=ReviewVerdict.COMMENT,
        comment=said.text,
        group=None,
        review_id=f"W{digest[:16]}",
    )


def _notes(document: Element, points: tuple[Point, ...], resolved: int) -> Iterator[str]:
    changes = sum(piece.tag in _CHANGES for piece in document.iter())
    if not points:
        yield "holds no comment"
    if changes:
        count = "1 change to the text was" if changes == 1 else f"{changes} changes to the text were"
        yield f"{count} not read; open the file to see what was meant"
    if resolved:
        yield f"{resolved} of the comments {'is' if resolved == 1 else 'are'} marked as resolved in Word"
