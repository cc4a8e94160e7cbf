"""Reads editions of reports from their notebooks, and puts those of one report side by side."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bahali.document.reading import read_kept
from bahali.document.results import Results
from bahali.document.section import Cover
from bahali.publish.files import NOTEBOOK_FILE
from bahali.vocabulary.faults import Fault, InputError, quote
from bahali.vocabulary.language import _
from bahali.workshop.limits import MOST_NOTEBOOK_BYTES
from bahali.workshop.opening import read_content


@dataclass(frozen=True)
class Edition:
    """One edition of one report.

    Parameters
    ----------
    report : str
        Name of its folder, by which the reports of one jurisdiction are told apart.
    cover : Cover
        Its title, facts and notice.
    results : Results
        What it says.
    """

    report: str
    cover: Cover
    results: Results


@dataclass(frozen=True)
class Pair:
    """Two editions of one report."""

    old: Edition
    new: Edition

    @property
    def report(self) -> str:
        """Name of the folder of the new one."""
        return self.new.report


@dataclass(frozen=True)
class Matched:
    """Reports of two folders put side by side.

    Parameters
    ----------
    pairs : tuple of Pair
        Reports that both have.
    only_old, only_new : tuple of Edition
        Reports that only one of them has.
    unreadable : tuple of str
        Sentences about reports that had to be left out.
    """

    pairs: tuple[Pair, ...]
    only_old: tuple[Edition, ...]
    only_new: tuple[Edition, ...]
    unreadable: tuple[str, ...] = ()


def match_editions(old: Path, new: Path) -> Matched:
    """Read two places that hold reports, and put the reports of one jurisdiction side by side.

    Of several reports of one jurisdiction, such as those of a sweep, those in folders of one name belong
    together.

    Parameters
    ----------
    old, new : Path
        A notebook of a report, the folder of a report, or a folder of reports.

    Raises
    ------
    InputError
        If there is no such place, no report in it that can be compared, or no report that both have.
    """
    (before, faults_before), (now, faults_now) = (_read_place(place) for place in (old, new))
    pairs = _pair_up(before, now)
    if not pairs:
        problem = _("found no report of a jurisdiction that {old} has too").format(old=quote(old))
        remedy = _("compare editions of the same reports: there {there}, here {here}").format(
            there=_list_places(before), here=_list_places(now)
        )
        raise InputError([Fault(str(new), problem, remedy=remedy)])
    paired = {id(edition) for pair in pairs for edition in (pair.old, pair.new)}
    return Matched(
        tuple(pairs),
        tuple(edition for edition in before if id(edition) not in paired),
        tuple(edition for edition in now if id(edition) not in paired),
        tuple(str(fault) for fault in (*faults_before, *faults_now)),
    )


def _read_place(place: Path) -> tuple[list[Edition], list[Fault]]:
    editions: list[Edition] = []
    faults: list[Fault] = []
    for path in _find_notebooks(place):
        content, obstacles = read_content(path, _name_within(place, path), MOST_NOTEBOOK_BYTES)
        faults += [replace(each, file=str(path)) for each in obstacles]
        try:
            editions += [] if obstacles else [_read_edition(path, content)]
        except ValueError as error:
            faults.append(Fault(str(path), str(error), remedy=_("make the report again")))
    if not editions:
        raise InputError(faults or [_nothing_there(place)])
    return editions, faults


def _name_within(place: Path, path: Path) -> str:
    """Name a notebook as it lies in the place that was given, which no link may lead out of."""
    return path.name if path == place else path.relative_to(place).as_posix()


def _find_notebooks(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
    elif (place / NOTEBOOK_FILE).is_file():
        yield place / NOTEBOOK_FILE
    else:
        yield from sorted(place.glob(f"*/{NOTEBOOK_FILE}"))


def _nothing_there(place: Path) -> Fault:
    if not place.exists():
        return Fault(str(place), _("there is no such file or folder"))
    return Fault(
        str(place),
        _("holds no report: no {notebook} in it, nor in a folder in it").format(notebook=NOTEBOOK_FILE),
        remedy=_("give the folder of a workshop's reports, such as reports/islamabad-2025"),
    )


def _read_edition(path: Path, content: bytes) -> Edition:
    """Read what one notebook keeps.

    Raises
    ------
    ValueError
        With a sentence, if it is no report, keeps no results, or keeps them in a form not known here.
    """
    try:
        cover, results = read_kept(_parse(content))
    except (LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(_("cannot be read as a notebook")) from error
    except ValidationError as error:
        raise ValueError(_("holds pieces of a report that cannot be read here")) from error
    if cover is None:
        raise ValueError(_("is no report that was run: it shows no cover"))
    if results is None:
        raise ValueError(_("keeps no results to compare: it was made before reports did"))
    return Edition(path.resolve().parent.name, cover, results)


def _parse(content: bytes) -> Any:  # noqa: ANN401 -- what it is shows when it is read
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ValueError(_("cannot be read as a notebook")) from error


def _pair_up(before: list[Edition], now: list[Edition]) -> list[Pair]:
    """Pair reports of one jurisdiction; where it has several, those of one name."""
    old, new = _group(before), _group(now)
    pairs: list[Pair] = []
    for jurisdiction, editions in new.items():
        others = old.get(jurisdiction, [])
        if len(editions) == len(others) == 1:
            pairs.append(Pair(others[0], editions[0]))
        else:
            named = {edition.report: edition for edition in others}
            pairs += [Pair(named[one.report], one) for one in editions if one.report in named]
    return pairs


def _group(editions: list[Edition]) -> dict[str, list[Edition]]:
    groups: dict[str, list[Edition]] = {}
    for edition in editions:
        groups.setdefault(edition.results.jurisdiction, []).append(edition)
    return groups


def _list_places(editions: list[Edition]) -> str:
    return ", ".join(dict.fromkeys(edition.results.place for edition in editions))
