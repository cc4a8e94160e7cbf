"""Sentences about continuity of care: who falls through, when, what the plan mends and what stays open."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from bahali.analysis.breaks import FALLEN, Reach
from bahali.analysis.findings import Findings
from bahali.present.words import is_blank
from bahali.vocabulary.codes import PHASES_AFTER_ATTACK, Phase, TargetGroup
from bahali.vocabulary.language import N_, _
from bahali.workshop.frames import each_row

MOST_NAMED = 5  # more groups than these in a second list are not read
FROM = {
    Phase.IMMEDIATE: N_("from the start"),
    Phase.SHORT: N_("after 4 weeks"),
    Phase.LONG: N_("after 6 months"),
}
WITHIN = {
    Phase.IMMEDIATE: N_("in the first 4 weeks"),
    Phase.SHORT: N_("from 1 to 6 months"),
    Phase.LONG: N_("after 6 months"),
}


def name_groups(codes: Iterable[str]) -> str:
    """Name target groups inside a sentence; some names hold an "and", so a comma stands before the last.

    Examples
    --------
    >>> name_groups(["ADU", "RES", "WIT"]), name_groups(["ADU", "WIT"])
    ('adults, responders and providers of care, and witnesses', 'adults and witnesses')
    """
    names = [TargetGroup(code).label.lower() for code in codes]
    return (
        _(" and ").join(names)
        if len(names) < 3
        else _("{names}, and {names_2}").format(names=", ".join(names[:-1]), names_2=names[-1])
    )


def fall_sentences(findings: Findings) -> Iterator[str]:
    """Yield the answer: who falls through and when, and what the recommended actions mend."""
    falls = findings.continuity.falls.dropna(subset=["falls_from"])
    if findings.is_national:
        yield (
            _(
                "Counted here are services of the national level alone; a person whom none of them reaches"
                " may be held by services of a province, which stand in its own report."
            )
        )
    yield from _falls(findings, falls)
    yield from _other_breaks(findings)
    if len(falls):
        yield from _mended(findings, falls)


def limit_sentences(findings: Findings) -> Iterator[str]:
    """Yield what the answer rests on."""
    falls = findings.continuity.falls.dropna(subset=["falls_from"])
    if len(falls):
        yield (
            _(
                "To fall through means here that from then on the workshop recorded nothing beyond basic"
                " services that is known to be available today, at least in part. It does not show that there"
                " is nothing, and it says something of what is offered, not of the person."
            )
        )
    unsure = int((falls["falls_if_known"].fillna("") != falls["falls_from"]).sum())
    if unsure:
        yield (
            _(
                "For {some_of} groups it depends on services of which nobody in the workshop knew whether"
                " they can be had."
            ).format(some_of=_some_of(unsure, len(falls)))
        )
    if findings.continuity.in_name_only:
        yield (
            _(
                "Beyond basic services, nothing that is meant for them, and only what is offered to everyone"
                " affected, was recorded for {name_groups}."
            ).format(name_groups=name_groups(findings.continuity.in_name_only))
        )
    if not findings.is_national:
        yield _("Services of the country as a whole are counted, since they can reach a person here.")
    yield _("Services that may not be listed are counted and not named.")


def verdicts(findings: Findings) -> dict[str, str]:
    """Say in a few words for each group how far it is held, for the end of its row in the picture."""
    falls = {row.target_group: row for row in each_row(findings.continuity.falls)}
    return {group: _verdict(findings, fall) for group, fall in falls.items()}


def unanswered_in_words(findings: Findings) -> str:
    """Name the breaks that no recommended action answers, by phase."""
    opened = findings.continuity.unanswered
    parts = [
        _("{within}, for {name_groups}").format(
            within=_(WITHIN[phase]), name_groups=name_groups(there["target_group"])
        )
        for phase in PHASES_AFTER_ATTACK
        if len(there := opened[opened["phase"] == phase])
    ]
    return _("No recommended action answers these breaks: {parts}.").format(parts="; ".join(parts))


def _falls(findings: Findings, falls: pd.DataFrame) -> Iterator[str]:
    total = len(findings.continuity.falls)
    if falls.empty:
        yield _(
            "In each of the {total} groups, a person can have more than basic services to the end."
        ).format(total=total)
    is_sure = falls["falls_if_known"] == falls["falls_from"]
    sure, unsure = (_("falls through"), _("may fall through"))
    if findings.is_national:
        sure, unsure = (_("is reached by no national support"), _("may be reached by no national support"))
    for phase in PHASES_AFTER_ATTACK:
        for rows, fate in ((falls[is_sure], sure), (falls[~is_sure], unsure)):
            there = list(rows.loc[rows["falls_from"] == phase, "target_group"])
            if there:
                yield _("A person in {of_groups} {fate} {from_}{listed}.").format(
                    of_groups=_of_groups(there, total),
                    fate=fate,
                    from_=_(FROM[phase]),
                    listed=_listed(there, total),
                )


def _of_groups(groups: Sequence[str], total: int) -> str:
    return (
        _("any of the {total} groups").format(total=total)
        if len(groups) == total
        else _("{groups} of {total} groups").format(groups=len(groups), total=total)
    )


def _listed(groups: Sequence[str], total: int) -> str:
    return "" if len(groups) == total else f": {name_groups(groups)}"


def _other_breaks(findings: Findings) -> Iterator[str]:
    breaks = findings.continuity.breaks
    fallen = set(findings.continuity.falls.dropna(subset=["falls_from"])["target_group"])
    others = breaks[~breaks["target_group"].isin(fallen)]
    is_alone = others["reach"] == Reach.SPECIALISED_ONLY
    broken, alone = (
        dict.fromkeys(others["target_group"][~is_alone]),
        dict.fromkeys(others["target_group"][is_alone]),
    )
    if broken:
        yield (
            _(
                "As far as is known, support breaks off in at least one phase and is there again later for"
                " {name_groups}."
            ).format(name_groups=name_groups(broken))
        )
    if alone:
        yield (
            _(
                "As far as is known, at least one phase has specialised care alone beyond basic services for"
                " {name_groups}."
            ).format(name_groups=name_groups(alone))
        )


def _mended(findings: Findings, falls: pd.DataFrame) -> Iterator[str]:
    if findings.continuity.recommended.empty:
        yield _("Nothing is recommended yet that could mend it.")
        return
    mends = findings.continuity.mends
    start = _("If all that is recommended here is carried out,")
    if mends.empty:
        yield _("{start} it stays so for each of them.").format(start=start)
        return
    opened = falls.loc[falls["falls_with_plan"].notna(), "target_group"]
    who = name_groups(mends["target_group"]) if len(opened) else _("each of them")
    yield _("{start} this ends for {who}.").format(start=start, who=who)
    if len(opened):
        yield _("It stays open for {name_groups}.").format(name_groups=name_groups(opened))
    yield from _how_firmly(mends)


def _how_firmly(mends: pd.DataFrame) -> Iterator[str]:
    in_name = mends.loc[mends["is_in_name"], "target_group"]
    if len(in_name):
        yield (
            _(
                "For {name_few}, at least one phase would be answered only by actions for everyone affected,"
                " which are not meant for them in particular."
            ).format(name_few=_name_few(in_name))
        )
    alone = mends.loc[mends["is_specialised"], "target_group"]
    if len(alone):
        yield _("For {name_few}, at least one phase would have specialised care alone.").format(
            name_few=_name_few(alone)
        )


def _name_few(groups: pd.Series) -> str:
    return (
        name_groups(groups) if len(groups) <= MOST_NAMED else _("{groups} of them").format(groups=len(groups))
    )


def _some_of(some: int, total: int) -> str:
    return (
        _("all {total} of these").format(total=total)
        if some == total
        else _("{some} of these {total}").format(some=some, total=total)
    )


def _verdict(findings: Findings, fall: Any) -> str:  # noqa: ANN401 a row of itertuples
    if is_blank(fall.falls_from):
        return _verdict_on_breaks(findings, fall.target_group)
    if fall.has_nothing and fall.falls_if_known == fall.falls_from:
        return _("nothing at any time")
    sure, maybe = (_("no national support"), _("perhaps no national support"))
    if not findings.is_national:
        sure, maybe = (_("falls through"), _("may fall through"))
    if fall.falls_if_known == fall.falls_from:
        return f"{sure} {_(FROM[fall.falls_from])}"
    later = (
        ""
        if is_blank(fall.falls_if_known)
        else _(", does {from_}").format(from_=_(FROM[fall.falls_if_known]))
    )
    return f"{maybe} {_(FROM[fall.falls_from])}{later}"


def _verdict_on_breaks(findings: Findings, group: str) -> str:
    breaks = findings.continuity.breaks
    parts = [_break_in_words(row) for row in each_row(breaks[breaks["target_group"] == group])]
    return "; ".join(parts) or _("held in every phase")


def _break_in_words(row: Any) -> str:  # noqa: ANN401 a row of itertuples
    perhaps = "" if row.reach_if_known == row.reach else _("perhaps ")
    kind = _("a break") if row.reach in FALLEN else _("specialists alone")
    return f"{perhaps}{kind} {_(WITHIN[row.phase])}"
