"""The answer first: how far support is built in, where the largest hole is, which change closes most."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Items
from bahali.present.messages import MOST_NAMED
from bahali.present.words import capitalise, count_of, join_words
from bahali.vocabulary.language import N_, _, ngettext
from bahali.vocabulary.law import Coverage
from bahali.workshop.frames import each_row

STANDINGS = {
    Coverage.EXPLICIT: N_("{n} met explicitly in at least one instrument"),
    Coverage.PARTIAL: N_("{n} met in part"),
    Coverage.CONFLICT: N_("{n} in conflict with a text"),
    Coverage.SILENT: N_("{n} found in no instrument at all"),
    Coverage.NOT_ASSESSED: N_("{n} not assessed far enough to say"),
}


def answer(findings: Findings) -> list[Block]:
    """Answer the three questions, each in a sentence or two."""
    told = (standing_in_words(findings), _hole(findings), _best_change(findings))
    return [Items(items=told, is_free=True)]


def standing_in_words(findings: Findings) -> str:
    """Say how many requirements stand in which way."""
    counts = findings.law.standing_counts
    total = len(findings.law.standing)
    named = {
        "requirements": count_of(total, "{n} requirement", "{n} requirements"),
        "instruments": count_of(len(findings.law.instruments), "{n} instrument", "{n} instruments"),
        "jurisdiction": findings.jurisdiction.name,
    }
    if counts[Coverage.NOT_ASSESSED] == total:
        return _(
            "Built in so far: not known. None of {requirements} was assessed in {instruments} of"
            " {jurisdiction}."
        ).format(**named)
    parts = [_(words).format(n=counts[code]) for code, words in STANDINGS.items() if counts[code]]
    return _("Built in so far: of {requirements} in {instruments} of {jurisdiction}, {parts}.").format(
        parts=join_words(parts), **named
    )


def _hole(findings: Findings) -> str:
    told = "".join([_conflicts(findings), _uncarried(findings)])
    return told or _("Every requirement is met, or a proposed change carries it.")


def _conflicts(findings: Findings) -> str:
    standing = findings.law.standing
    against = list(standing.index[standing == Coverage.CONFLICT])
    if not against:
        return ""
    return ngettext(
        "{requirements} stands in conflict with a text, which has to be lifted first. ",
        "{requirements} stand in conflict with a text, which has to be lifted first. ",
        len(against),
    ).format(requirements=_name_some(findings, against))


def _uncarried(findings: Findings) -> str:
    left = findings.law.uncarried
    if not left:
        return ""
    one = len(left) == 1
    return (
        _(
            "The largest hole: {requirements} is not met explicitly, as far as anybody has read, and no"
            " proposed change carries it: {named}."
        )
        if one
        else _(
            "The largest hole: {requirements} are not met explicitly, as far as anybody has read, and no"
            " proposed change carries them: {named}."
        )
    ).format(
        requirements=count_of(len(left), "{n} requirement", "{n} requirements"),
        named=_name_some(findings, left),
    )


def _best_change(findings: Findings) -> str:
    settling = findings.law.leverage[findings.law.leverage["settles"].map(len) > 0]
    if settling.empty:
        return _("No action carries a change that would settle a requirement which is still open.")
    best = next(each_row(settling))
    return (
        _(
            "The change that closes most: {action_id} in {instrument} would settle {requirements}"
            " ({named}), and its action answers {gaps}.{others_as_good}"
        )
        if best.is_recommended
        else _(
            "The change that closes most: {action_id} in {instrument} would settle {requirements}"
            " ({named}), and its action answers {gaps}.{others_as_good} It is not among the"
            " recommendations."
        )
    ).format(
        action_id=best.action_id,
        instrument=findings.names.instrument(best.instrument_id),
        requirements=count_of(len(best.settles), "{n} requirement", "{n} requirements"),
        named=_name_some(findings, best.settles),
        gaps=_gaps_in_words(best),
        others_as_good=_as_good(settling, best),
    )


def _gaps_in_words(change: Any) -> str:  # noqa: ANN401 a row of itertuples has no better type
    severities = join_words(str(severity) for severity in change.severities)
    return _("{gaps} of severity {severities}").format(
        gaps=count_of(len(change.severities), "{n} gap", "{n} gaps"), severities=severities
    )


def _as_good(settling: pd.DataFrame, best: Any) -> str:  # noqa: ANN401
    is_alike = settling["settles"].map(len) == len(best.settles)
    others = int((is_alike & (settling["severity"] == best.severity)).sum()) - 1
    if not others:
        return ""
    return _(" {other_changes} would close as much.").format(
        other_changes=capitalise(count_of(others, "{n} other change", "{n} other changes"))
    )


def _name_some(findings: Findings, requirements: Sequence[str]) -> str:
    named = [findings.names.requirement(code) for code in requirements[:MOST_NAMED]]
    more = len(requirements) - MOST_NAMED
    return join_words([*named, *([_("{more} more").format(more=more)] if more > 0 else [])])
