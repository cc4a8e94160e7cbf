"""Sentences about the calendar: what comes first, what fixes the end, which slip hurts, and why a month."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from bahali.analysis.calendar.months import write_month
from bahali.analysis.calendar.schedule import StartFrom
from bahali.analysis.findings import Findings
from bahali.present.words import count_of, join_words
from bahali.vocabulary.codes import WindowMoment
from bahali.vocabulary.dates import MONTHS
from bahali.workshop.frames import each_row

MOST_NAMED = 3  # actions named by their title in one sentence


def month_in_words(month: str) -> str:
    """Write a month given as YYYY-MM.

    Examples
    --------
    >>> month_in_words("2026-07")
    'July 2026'
    """
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"


def month_in_brief(month: str) -> str:
    """Write a month given as YYYY-MM, its name cut short.

    Examples
    --------
    >>> month_in_brief("2026-07")
    'Jul 2026'
    """
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1][:3]} {year}"


def plan_month(findings: Findings, number: int) -> str:
    """Write a month of the plan, counted from its start, in words."""
    return month_in_words(write_month(findings.header.planning.start, number))


def span_in_words(findings: Findings, action: Any) -> str:  # noqa: ANN401 a row of a schedule
    """Write the first and the last month of an action."""
    start = findings.header.planning.start
    months = (int(action.start_month), int(action.end_month) - 1)
    first, last = (month_in_brief(write_month(start, month)) for month in months)
    return first if first == last else f"{first} to {last}"


def titled(findings: Findings, action: str) -> str:
    """Name an action by its id and its title."""
    return f"{action} ({str(findings.names.action(action)).rstrip('. ')})"


def finish_in_words(findings: Findings) -> str:
    """Say when all that is recommended can have ended."""
    start = month_in_words(findings.header.planning.start)
    finish = int(findings.plan.finish or 0)
    if finish <= 0:
        return f"The plan starts in {start}, and all that is recommended was to end before that."
    return (
        f"The plan starts in {start}. All that is recommended can be finished by the end of"
        f" {plan_month(findings, finish - 1)} at the earliest, {count_of(finish, 'month')} after that start."
    )


def first_in_words(findings: Findings) -> str:
    """Say what starts first, and what is under way when the plan starts."""
    schedule = findings.plan.schedule
    running = schedule[(schedule["start_month"] < 0) & (schedule["end_month"] > 0)]
    ahead = schedule[schedule["start_month"] >= 0]
    parts = []
    if not running.empty:
        parts.append(f"Under way when the plan starts: {_named(findings, running)}.")
    if not ahead.empty:
        month = int(ahead["start_month"].min())
        first = ahead[ahead["start_month"] == month]
        parts.append(f"What comes first: {_named(findings, first)}, in {plan_month(findings, month)}.")
    return " ".join(parts)


def fixing_in_words(findings: Findings) -> str:
    """Say which chain of actions fixes the end, and what its first action waits for."""
    path = findings.plan.critical_path
    first = next(row for row in each_row(findings.plan.planned) if row.action_id == path[0])
    begins = f"{path[0]} starts in {plan_month(findings, int(first.start_month))}, {_beginning(first)}"
    if len(path) == 1:
        return f"What fixes the end: {titled(findings, path[0])}. {begins}; nothing later waits for it."
    chain = ", then ".join(titled(findings, action) for action in path)
    return (
        f"What fixes the end: a chain of {len(path)}, each of which needs the one before: {chain}. {begins}."
    )


def slips_in_words(findings: Findings) -> str:
    """Say how far the end moves if an action without slack is a month late, and how late others may be."""
    planned = findings.plan.planned
    critical = planned[planned["is_critical"]]
    groups = sorted(critical.groupby("finish_slip"), key=lambda group: -int(str(group[0])))
    costs = [
        f"of {' or '.join(group['action_id'])} by {count_of(int(str(months)), 'month')}"
        for months, group in groups
    ]
    told = f"Which slip hurts: a month's delay {_moves(costs)}."
    if (critical["finish_slip"] > 1).any():
        told += " Where the end moves by more than that month, a window is missed."
    return " ".join([told, *_room(planned[~planned["is_critical"]])])


def why_then(findings: Findings, action: Any) -> str:  # noqa: ANN401 a row of a schedule
    """Say what fixes the start of an action, and its end where that is put off."""
    windows = findings.header.windows
    reasons = []
    if action.pushed_by:
        reasons.append(f"after {join_words(action.pushed_by)}")
    if action.start_from == StartFrom.WINDOW:
        reasons.append(
            f"next month open in {join_words(windows[name].label for name in action.start_windows)}"
        )
    if not reasons:
        reasons.append("as written" if action.start_from == StartFrom.OWN_MONTH else "by its time band")
    if int(action.lengthened_by) > 0:
        labels = join_words(windows[name].label for name in action.end_windows)
        reasons.append(f"ends {count_of(int(action.lengthened_by), 'month')} later, in {labels}")
    if action.soft_conflicts:
        reasons.append(f"would do better after {join_words(action.soft_conflicts)}, which ends later")
    return "; ".join(reasons)


def why_impossible(findings: Findings, date: Any) -> str:  # noqa: ANN401 a row of impossible dates
    """Say which need or window does not allow a month that was written."""
    spans = findings.plan.timetable.spans
    needs = [
        f"it needs {need}, which can end with {plan_month(findings, spans[need].end - 1)}"
        for need in date.needs
    ]
    held = [window_in_words(findings, name) for name in date.windows]
    if date.earliest is None:
        return f"no month is open in all of its windows: {'; '.join(held)}"
    return "; ".join([*needs, *held])


def window_in_words(findings: Findings, name: str) -> str:
    """Say when a window is open, for which moment, and how early a proposal is due."""
    window = findings.header.windows[name]
    moment = "start" if window.moment is WindowMoment.START else "end"
    months = " or ".join(MONTHS[number - 1] for number in sorted(window.months))
    told = f"{window.label}: an action can {moment} only in {months}"
    if window.notice_months:
        told += f", its proposal handed in {count_of(window.notice_months, 'month')} before"
    return told


def _moves(costs: Sequence[str]) -> str:
    """Write that the end moves after the first of several parts of a sentence.

    Examples
    --------
    >>> _moves(["of A by 12 months", "of B by 1 month"])
    'of A moves the end of all by 12 months, of B by 1 month'
    """
    first, *others = costs
    return ", ".join([first.replace(" by ", " moves the end of all by ", 1), *others])


def _room(others: pd.DataFrame) -> list[str]:
    """Say how late actions with slack may be."""
    if others.empty:
        return []
    least, most = int(others["slack"].min()), int(others["slack"].max())
    months = count_of(least, "month") if least == most else f"{least} to {count_of(most, 'month')}"
    told = f"The others can be late by {months} before the end of all moves"
    is_felt_sooner = (others["free_slack"] < others["slack"]).any()
    return [f"{told}; some of them make another late sooner." if is_felt_sooner else f"{told}."]


def _beginning(action: Any) -> str:  # noqa: ANN401 a row of a schedule
    if action.start_from == StartFrom.WINDOW:
        return "the first month that its window allows"
    return (
        "the month written for it" if action.start_from == StartFrom.OWN_MONTH else "as its time band has it"
    )


def _named(findings: Findings, rows: pd.DataFrame) -> str:
    """Name actions by id and title, and only the first few of many."""
    named = [titled(findings, row.action_id) for row in each_row(rows.head(MOST_NAMED))]
    more = len(rows) - len(named)
    return join_words([*named, f"{more} more"] if more else named)
