"""The answer first: how far support is built in, where the largest hole is, which change closes most."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Items
from bahali.present.messages import MOST_NAMED
from bahali.present.words import capitalise, count_of, join_words
from bahali.vocabulary.law import Coverage
from bahali.workshop.frames import each_row

STANDINGS = {
    Coverage.EXPLICIT: "met explicitly in at least one instrument",
    Coverage.PARTIAL: "met in part",
    Coverage.CONFLICT: "in conflict with a text",
    Coverage.SILENT: "found in no instrument at all",
    Coverage.NOT_ASSESSED: "not assessed far enough to say",
}


def answer(findings: Findings) -> list[Block]:
    """Answer the three questions, each in a sentence or two."""
    told = (standing_in_words(findings), _hole(findings), _best_change(findings))
    return [Items(items=told, is_free=True)]


def standing_in_words(findings: Findings) -> str:
    """Say how many requirements stand in which way."""
    counts = findings.law.standing_counts
    total = len(findings.law.standing)
    where = f"in {count_of(len(findings.law.instruments), 'instrument')} of {findings.jurisdiction.name}"
    if counts[Coverage.NOT_ASSESSED] == total:
        return f"Built in so far: not known. None of {count_of(total, 'requirement')} was assessed {where}."
    parts = [f"{counts[code]} {words}" for code, words in STANDINGS.items() if counts[code]]
    return f"Built in so far: of {count_of(total, 'requirement')} {where}, {join_words(parts)}."


def _hole(findings: Findings) -> str:
    told = "".join([_conflicts(findings), _uncarried(findings)])
    return told or "Every requirement is met, or a proposed change carries it."


def _conflicts(findings: Findings) -> str:
    standing = findings.law.standing
    against = list(standing.index[standing == Coverage.CONFLICT])
    if not against:
        return ""
    verb = "stands" if len(against) == 1 else "stand"
    return f"{_name_some(findings, against)} {verb} in conflict with a text, which has to be lifted first. "


def _uncarried(findings: Findings) -> str:
    left = findings.law.uncarried
    if not left:
        return ""
    one = len(left) == 1
    return (
        f"The largest hole: {count_of(len(left), 'requirement')} {'is' if one else 'are'} not met explicitly,"
        f" as far as anybody has read, and no proposed change carries {'it' if one else 'them'}:"
        f" {_name_some(findings, left)}."
    )


def _best_change(findings: Findings) -> str:
    settling = findings.law.leverage[findings.law.leverage["settles"].map(len) > 0]
    if settling.empty:
        return "No action carries a change that would settle a requirement which is still open."
    best = next(each_row(settling))
    return (
        f"The change that closes most: {best.action_id} in {findings.names.instrument(best.instrument_id)}"
        f" would settle {count_of(len(best.settles), 'requirement')} ({_name_some(findings, best.settles)}),"
        f" and its action answers {_gaps_in_words(best)}."
        f"{_as_good(settling, best)}{'' if best.is_recommended else ' It is not among the recommendations.'}"
    )


def _gaps_in_words(change: Any) -> str:  # noqa: ANN401 a row of itertuples has no better type
    severities = join_words(str(severity) for severity in change.severities)
    return f"{count_of(len(change.severities), 'gap')} of severity {severities}"


def _as_good(settling: pd.DataFrame, best: Any) -> str:  # noqa: ANN401
    is_alike = settling["settles"].map(len) == len(best.settles)
    others = int((is_alike & (settling["severity"] == best.severity)).sum()) - 1
    if not others:
        return ""
    return f" {capitalise(count_of(others, 'other change'))} would close as much."


def _name_some(findings: Findings, requirements: Sequence[str]) -> str:
    named = [findings.names.requirement(code) for code in requirements[:MOST_NAMED]]
    more = len(requirements) - MOST_NAMED
    return join_words([*named, *([f"{more} more"] if more > 0 else [])])
