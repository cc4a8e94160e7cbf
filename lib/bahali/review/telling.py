"""Tells what came of the files of reviewers."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from bahali.review.importing import Outcome
from bahali.review.writing import KIND


def tell_outcomes(outcomes: Iterable[Outcome], pack: Path) -> str:
    """Write for each file how many points were added, and all that a person must look at.

    Examples
    --------
    >>> print(tell_outcomes([Outcome("a.json", added=2, known=1)], Path("pack")))
    a.json: 2 points added, 1 was there already.
    Next: read what is new in pack/tables/review_points.csv, write the answers, and set the status of each.
    """
    told = list(outcomes)
    lines = [line for outcome in told for line in _tell(outcome)]
    if any(outcome.added for outcome in told):
        lines.append(
            f"Next: read what is new in {pack / KIND.file}, write the answers, and set the status of each."
        )
    else:
        lines.append(f"Nothing was added to {pack / KIND.file}.")
    return "\n".join(lines)


def _tell(outcome: Outcome) -> Iterator[str]:
    counts = [f"{outcome.added or 'no'} point{'' if outcome.added == 1 else 's'} added"]
    if outcome.known:
        counts.append(f"{outcome.known} {'was' if outcome.known == 1 else 'were'} there already")
    if outcome.held:
        counts.append(f"{len(outcome.held)} held back")
    yield f"{outcome.file}: {', '.join(counts)}."
    yield from (f"  held back: {line}" for line in outcome.held)
    yield from (f"  note: {line}" for line in outcome.notes)
