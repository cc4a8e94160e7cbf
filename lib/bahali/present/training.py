"""The training roadmap in words: who reaches the target when, and what holds it up."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.analysis.workforce.binding import Bond
from bahali.analysis.workforce.finding import Need
from bahali.present.words import as_percent, capitalise, count_of, is_blank, join_words
from bahali.vocabulary.language import N_, _, ngettext
from bahali.workshop.frames import each_row


def name_cadres(findings: Findings, codes: Iterable[str]) -> dict[str, str]:
    """Give the name of each cadre; those that share a name are told apart by their ids."""
    names = {code: findings.names.cadre(code) or code for code in codes}
    counts = Counter(names.values())
    return {code: name if counts[name] == 1 else f"{name} ({code})" for code, name in names.items()}


def answer(findings: Findings) -> str:
    """Say in one paragraph who must be trained by when, whether the plan does it, and what holds it up."""
    return " ".join([*_targets(findings), *hold_ups(findings)])


def hold_ups(findings: Findings) -> Iterator[str]:
    """Yield a sentence for each kind of people or courses that is short, or say that nothing is."""
    told = [*_supervisors(findings), *_trainers(findings), *_limits(findings)]
    unknown = list(_unknown_supervisors(findings))
    if not told and not findings.people.supervision.empty and not unknown:
        yield _("As far as is known, supervisors suffice in every year.")
    yield from told
    yield from unknown


def reached_in_words(row: Any) -> str:  # noqa: ANN401 a row of a frame
    """Say in which year a target is reached, with the years between which that may lie."""
    likely = _year(row.reached_year)
    best, worst = _year(row.reached_high), _year(row.reached_low)
    if best == worst:
        return likely
    return _("{likely} (at best {best}, at worst {worst})").format(likely=likely, best=best, worst=worst)


def beside_target(people: float, target: int) -> int:
    """Round people so that a target just missed does not look reached.

    Examples
    --------
    >>> beside_target(149.7, 150), beside_target(150.2, 150), beside_target(142.8, 150)
    (149, 150, 143)
    """
    whole = round(people)
    return min(whole, target - 1) if round(people, 6) < target else whole


def relief_in_words(findings: Findings, needs: tuple[Need, ...]) -> str:
    """Say what would be enough where no plan reaches the targets."""
    kinds = list(dict.fromkeys(need.bond for need in needs))
    if kinds == [Bond.YEARS]:
        return _("Put off by {years}, all targets could be reached.").format(
            years=count_of(needs[0].amount, "{n} year", "{n} years")
        )
    limit = join_words([_(_LIMITS[kind]) for kind in kinds])
    parts = join_words([_need_in_words(findings, need) for need in needs])
    are = _("are") if len(kinds) == 1 else _("together are")
    fewer = "" if all(need.is_fewest for need in needs) else _("; fewer may, since the search was stopped")
    return _("{limit} {are} the limit: {parts} would do{fewer}.").format(
        limit=capitalise(limit), are=are, parts=parts, fewer=fewer
    )


_LIMITS: Mapping[Bond, str] = {
    Bond.SUPERVISORS: N_("supervisors"),
    Bond.TRAINERS: N_("trainers"),
    Bond.COHORTS: N_("the cohorts that can be given"),
}


def _need_in_words(findings: Findings, need: Need) -> str:
    when = "" if need.year is None else _(" by {year}").format(year=need.year)
    if need.bond is Bond.COHORTS:
        more = count_of(need.amount, "{n} more cohort a year", "{n} more cohorts a year")
        return _("{more} of “{programme}”{when}").format(
            more=more, programme=findings.names.programme(need.code), when=when
        )
    return _("{amount} more of “{cadre}”{when}").format(
        amount=need.amount, cadre=findings.names.cadre(need.code), when=when
    )


def _targets(findings: Findings) -> Iterator[str]:
    reached = findings.people.reached
    if reached.empty:
        yield _("No cadre has a target, so it cannot be said whether the planned courses are enough.")
        return
    names = name_cadres(findings, reached["cadre_id"])
    hoped = [
        _("{names}, {target_n} by {target_year}").format(
            names=names[row.cadre_id], target_n=row.target_n, target_year=row.target_year
        )
        for row in each_row(reached)
    ]
    yield _("To be trained and in service: {hoped}.").format(hoped="; ".join(hoped))
    yield from _missed(reached, names)
    safe = int((reached["at_low"].fillna(0).round(6) >= reached["target_n"]).sum())
    yield (
        (
            _(
                "If fewer complete and more leave, as far as the assumptions allow, {safe} of {targets} is"
                " reached in time."
            )
            if safe <= 1
            else _(
                "If fewer complete and more leave, as far as the assumptions allow, {safe} of {targets} are"
                " reached in time."
            )
        ).format(safe=safe or _("none"), targets=count_of(len(reached), "{n} target", "{n} targets"))
    )


def _missed(reached: pd.DataFrame, names: Mapping[str, str]) -> Iterator[str]:
    missed = reached[~reached["is_on_time"].astype(bool)]
    if missed.empty:
        yield _("As planned, every target is reached in its year.")
        return
    parts = [f"{names[row.cadre_id]} ({_instead(row)})" for row in each_row(missed)]
    on_time = len(reached) - len(missed)
    yield (
        (
            _("As planned, {on_time} of {targets} is reached in time; not {parts}.")
            if on_time <= 1
            else _("As planned, {on_time} of {targets} are reached in time; not {parts}.")
        ).format(
            on_time=on_time or _("none"),
            targets=count_of(len(reached), "{n} target", "{n} targets"),
            parts=join_words(parts),
        )
    )


def _supervisors(findings: Findings) -> Iterator[str]:
    bottlenecks = findings.people.bottlenecks
    names = name_cadres(findings, bottlenecks["supervisor_cadre_id"])
    for row in each_row(bottlenecks):
        at_least = "" if row.is_certain else _("at least ")
        worst = (
            ""
            if row.most_short == row.short
            else _(", {at_least}{most_short} in {most_year}").format(
                at_least=at_least, most_short=row.most_short, most_year=row.most_year
            )
        )
        yield (
            ngettext(
                "Supervisors are short: from {year}, {at_least}{short} more of “{names}” is needed than there"
                " would be{worst}.",
                "Supervisors are short: from {year}, {at_least}{short} more of “{names}” are needed than"
                " there would be{worst}.",
                row.short,
            ).format(
                year=row.year,
                at_least=at_least,
                short=row.short,
                names=names[row.supervisor_cadre_id],
                worst=worst,
            )
        )


def _trainers(findings: Findings) -> Iterator[str]:
    trainers = findings.people.trainers
    short = trainers[trainers["short"].fillna(0) > 0]
    names = name_cadres(findings, dict.fromkeys(trainers["trainer_cadre_id"]))
    for code, years in short.groupby("trainer_cadre_id", sort=False):
        first = years.iloc[0]
        yield (
            _(
                "Trainers are short: in {year} the courses planned by all jurisdictions need {needed} of"
                " “{names}”, {short} more than there would be."
            ).format(year=first["year"], needed=first["needed"], names=names[str(code)], short=first["short"])
        )


def _limits(findings: Findings) -> Iterator[str]:
    courses = findings.people.courses
    for row in each_row(courses[courses["cohorts"] > courses["most_cohorts"].fillna(courses["cohorts"])]):
        yield (
            _(
                "“{programme}” is planned for {cohorts} cohorts in {year} by all jurisdictions, and"
                " {most_cohorts} can be given."
            ).format(
                programme=findings.names.programme(row.programme_id),
                cohorts=row.cohorts,
                year=row.year,
                most_cohorts=row.most_cohorts,
            )
        )


def _unknown_supervisors(findings: Findings) -> Iterator[str]:
    unknown = findings.people.supervision
    unknown = unknown[unknown["short"].isna() & ~unknown["is_there_known"].astype(bool)]
    names = name_cadres(findings, dict.fromkeys(unknown["supervisor_cadre_id"]))
    for code, years in unknown.groupby("supervisor_cadre_id", sort=False):
        worst = years.sort_values("needed", ascending=False, kind="stable").iloc[0]
        at_least = "" if worst["is_needed_known"] else _("at least ")
        yield (
            _(
                "Nobody knows how many of “{names}” there are to supervise; {at_least}{needed} would be"
                " needed in {year}."
            ).format(names=names[str(code)], at_least=at_least, needed=worst["needed"], year=worst["year"])
        )


def assumptions(findings: Findings) -> Iterator[str]:
    """Yield what the numbers rest on."""
    planning = findings.header.planning
    yield (
        _(
            "People completing a course in a year are its cohorts, times the seats of each, times the"
            " share who complete. Trained people in service are those of the year before less those who"
            " leave, plus those who complete. Where the workshop gave no share, {completion_rate}"
            " complete and {attrition_rate} leave in a year. A year stands for the fiscal year that"
            " starts in it."
        ).format(
            completion_rate=as_percent(planning.completion_rate),
            attrition_rate=as_percent(planning.attrition_rate),
        )
    )
    yield (
        _(
            "The range takes completion to be up to {completion_spread} of the seats lower or higher, and"
            " leaving up to {attrition_spread} of the people, together with the range of how many there"
            " are today. It is not a probability: all within it is held possible."
        ).format(
            completion_spread=as_percent(planning.completion_spread),
            attrition_spread=as_percent(planning.attrition_spread),
        )
    )
    yield (
        _(
            "How many there are today is taken as the start of the plan. Somebody of a cadre who takes"
            " its course would be counted twice. These are planning assumptions, not forecasts."
        )
    )
    if unchecked := findings.people.unchecked_courses:
        named = join_words([f"“{findings.names.programme(code)}”" for code in unchecked])
        yield _(
            "Whether there are trainers enough cannot be checked for {named}: the workshop did not say."
        ).format(named=named)


def _year(year: object) -> str:
    return _("not in the plan") if is_blank(year) else str(year)


def _instead(row: Any) -> str:  # noqa: ANN401 a row of a frame
    if is_blank(row.at_target_year):
        return _("{target_year} is not in the plan").format(target_year=row.target_year)
    there = beside_target(float(row.at_target_year), row.target_n)
    return _("about {there} of {target_n} by {target_year}").format(
        there=there, target_n=row.target_n, target_year=row.target_year
    )
