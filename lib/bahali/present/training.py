"""The training roadmap in words: who reaches the target when, and what holds it up."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.analysis.workforce.binding import Bond
from bahali.analysis.workforce.finding import Need
from bahali.present.words import as_percent, capitalise, count_of, is_blank, join_words
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
        yield "As far as is known, supervisors suffice in every year."
    yield from told
    yield from unknown


def reached_in_words(row: Any) -> str:  # noqa: ANN401 a row of a frame
    """Say in which year a target is reached, with the years between which that may lie."""
    likely = _year(row.reached_year)
    best, worst = _year(row.reached_high), _year(row.reached_low)
    if best == worst:
        return likely
    return f"{likely} (at best {best}, at worst {worst})"


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
        return f"Put off by {count_of(needs[0].amount, 'year')}, all targets could be reached."
    limit = join_words([_LIMITS[kind] for kind in kinds])
    parts = join_words([_need_in_words(findings, need) for need in needs])
    are = "are" if len(kinds) == 1 else "together are"
    fewer = "" if all(need.is_fewest for need in needs) else "; fewer may, since the search was stopped"
    return f"{capitalise(limit)} {are} the limit: {parts} would do{fewer}."


_LIMITS: Mapping[Bond, str] = {
    Bond.SUPERVISORS: "supervisors",
    Bond.TRAINERS: "trainers",
    Bond.COHORTS: "the cohorts that can be given",
}


def _need_in_words(findings: Findings, need: Need) -> str:
    when = "" if need.year is None else f" by {need.year}"
    if need.bond is Bond.COHORTS:
        more = count_of(need.amount, "more cohort a year", "more cohorts a year")
        return f"{more} of “{findings.names.programme(need.code)}”{when}"
    return f"{need.amount} more of “{findings.names.cadre(need.code)}”{when}"


def _targets(findings: Findings) -> Iterator[str]:
    reached = findings.people.reached
    if reached.empty:
        yield "No cadre has a target, so it cannot be said whether the planned courses are enough."
        return
    names = name_cadres(findings, reached["cadre_id"])
    hoped = [f"{names[row.cadre_id]}, {row.target_n} by {row.target_year}" for row in each_row(reached)]
    yield f"To be trained and in service: {'; '.join(hoped)}."
    yield from _missed(reached, names)
    safe = int((reached["at_low"].fillna(0).round(6) >= reached["target_n"]).sum())
    yield (
        f"If fewer complete and more leave, as far as the assumptions allow, {safe or 'none'} of"
        f" {count_of(len(reached), 'target')} {'is' if safe <= 1 else 'are'} reached in time."
    )


def _missed(reached: pd.DataFrame, names: Mapping[str, str]) -> Iterator[str]:
    missed = reached[~reached["is_on_time"].astype(bool)]
    if missed.empty:
        yield "As planned, every target is reached in its year."
        return
    parts = [f"{names[row.cadre_id]} ({_instead(row)})" for row in each_row(missed)]
    on_time = len(reached) - len(missed)
    yield (
        f"As planned, {on_time or 'none'} of {count_of(len(reached), 'target')}"
        f" {'is' if on_time <= 1 else 'are'} reached in time; not {join_words(parts)}."
    )


def _supervisors(findings: Findings) -> Iterator[str]:
    bottlenecks = findings.people.bottlenecks
    names = name_cadres(findings, bottlenecks["supervisor_cadre_id"])
    for row in each_row(bottlenecks):
        at_least = "" if row.is_certain else "at least "
        worst = "" if row.most_short == row.short else f", {at_least}{row.most_short} in {row.most_year}"
        yield (
            f"Supervisors are short: from {row.year}, {at_least}{row.short} more of"
            f" “{names[row.supervisor_cadre_id]}” {'is' if row.short == 1 else 'are'} needed than there would"
            f" be{worst}."
        )


def _trainers(findings: Findings) -> Iterator[str]:
    trainers = findings.people.trainers
    short = trainers[trainers["short"].fillna(0) > 0]
    names = name_cadres(findings, dict.fromkeys(trainers["trainer_cadre_id"]))
    for code, years in short.groupby("trainer_cadre_id", sort=False):
        first = years.iloc[0]
        yield (
            f"Trainers are short: in {first['year']} the courses planned by all jurisdictions need"
            f" {first['needed']} of “{names[str(code)]}”, {first['short']} more than there would be."
        )


def _limits(findings: Findings) -> Iterator[str]:
    courses = findings.people.courses
    for row in each_row(courses[courses["cohorts"] > courses["most_cohorts"].fillna(courses["cohorts"])]):
        yield (
            f"“{findings.names.programme(row.programme_id)}” is planned for {row.cohorts} cohorts in"
            f" {row.year} by all jurisdictions, and {row.most_cohorts} can be given."
        )


def _unknown_supervisors(findings: Findings) -> Iterator[str]:
    unknown = findings.people.supervision
    unknown = unknown[unknown["short"].isna() & ~unknown["is_there_known"].astype(bool)]
    names = name_cadres(findings, dict.fromkeys(unknown["supervisor_cadre_id"]))
    for code, years in unknown.groupby("supervisor_cadre_id", sort=False):
        worst = years.sort_values("needed", ascending=False, kind="stable").iloc[0]
        at_least = "" if worst["is_needed_known"] else "at least "
        yield (
            f"Nobody knows how many of “{names[str(code)]}” there are to supervise; {at_least}"
            f"{worst['needed']} would be needed in {worst['year']}."
        )


def assumptions(findings: Findings) -> Iterator[str]:
    """Yield what the numbers rest on."""
    planning = findings.header.planning
    yield (
        "People completing a course in a year are its cohorts, times the seats of each, times the share who"
        " complete. Trained people in service are those of the year before less those who leave, plus those"
        f" who complete. Where the workshop gave no share, {as_percent(planning.completion_rate)} complete"
        f" and {as_percent(planning.attrition_rate)} leave in a year. A year stands for the fiscal year that"
        " starts in it."
    )
    yield (
        f"The range takes completion to be up to {as_percent(planning.completion_spread)} of the seats lower"
        f" or higher, and leaving up to {as_percent(planning.attrition_spread)} of the people, together with"
        " the range of how many there are today. It is not a probability: all within it is held possible."
    )
    yield (
        "How many there are today is taken as the start of the plan. Somebody of a cadre who takes its course"
        " would be counted twice. These are planning assumptions, not forecasts."
    )
    if unchecked := findings.people.unchecked_courses:
        named = join_words([f"“{findings.names.programme(code)}”" for code in unchecked])
        yield f"Whether there are trainers enough cannot be checked for {named}: the workshop did not say."


def _year(year: object) -> str:
    return "not in the plan" if is_blank(year) else str(year)


def _instead(row: Any) -> str:  # noqa: ANN401 a row of a frame
    if is_blank(row.at_target_year):
        return f"{row.target_year} is not in the plan"
    there = beside_target(float(row.at_target_year), row.target_n)
    return f"about {there} of {row.target_n} by {row.target_year}"
