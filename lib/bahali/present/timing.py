"""Sentences about the calendar: what comes first, what fixes the end, which slip hurts, and why a month."""

from typing import Any

import pandas as pd

from bahali.analysis.calendar.months import write_month
from bahali.analysis.calendar.schedule import StartFrom
from bahali.analysis.findings import Findings
from bahali.present.words import count_of, join_words
from bahali.vocabulary.codes import WindowMoment
from bahali.vocabulary.dates import name_month, shorten_month
from bahali.vocabulary.language import _
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
    return _("{month} {year}").format(month=name_month(int(number)), year=year)


def month_in_brief(month: str) -> str:
    """Write a month given as YYYY-MM, its name cut short.

    Examples
    --------
    >>> month_in_brief("2026-07")
    'Jul 2026'
    """
    year, number = month.split("-")
    return _("{month} {year}").format(month=shorten_month(int(number)), year=year)


def plan_month(findings: Findings, number: int) -> str:
    """Write a month of the plan, counted from its start, in words."""
    return month_in_words(write_month(findings.header.planning.start, number))


def span_in_words(findings: Findings, action: Any) -> str:  # noqa: ANN401 a row of a schedule
    """Write the first and the last month of an action."""
    start = findings.header.planning.start
    months = (int(action.start_month), int(action.end_month) - 1)
    first, last = (month_in_brief(write_month(start, month)) for month in months)
    return first if first == last else _("{first} to {last}").format(first=first, last=last)


def titled(findings: Findings, action: str) -> str:
    """Name an action by its id and its title."""
    return f"{action} ({str(findings.names.action(action)).rstrip('. ')})"


def finish_in_words(findings: Findings) -> str:
    """Say when all that is recommended can have ended."""
    start = month_in_words(findings.header.planning.start)
    finish = int(findings.plan.finish or 0)
    if finish <= 0:
        return _("The plan starts in {start}, and all that is recommended was to end before that.").format(
            start=start
        )
    return _(
        "The plan starts in {start}. All that is recommended can be finished by the end of"
        " {plan_month} at the earliest, {months} after that start."
    ).format(
        start=start,
        plan_month=plan_month(findings, finish - 1),
        months=count_of(finish, "{n} month", "{n} months"),
    )


def first_in_words(findings: Findings) -> str:
    """Say what starts first, and what is under way when the plan starts."""
    schedule = findings.plan.schedule
    running = schedule[(schedule["start_month"] < 0) & (schedule["end_month"] > 0)]
    ahead = schedule[schedule["start_month"] >= 0]
    parts = []
    if not running.empty:
        parts.append(_("Under way when the plan starts: {named}.").format(named=_named(findings, running)))
    if not ahead.empty:
        month = int(ahead["start_month"].min())
        first = ahead[ahead["start_month"] == month]
        parts.append(
            _("What comes first: {named}, in {plan_month}.").format(
                named=_named(findings, first), plan_month=plan_month(findings, month)
            )
        )
    return " ".join(parts)


def fixing_in_words(findings: Findings) -> str:
    """Say which chain of actions fixes the end, and what its first action waits for."""
    path = findings.plan.critical_path
    first = next(row for row in each_row(findings.plan.planned) if row.action_id == path[0])
    begins = _("{path} starts in {plan_month}, {beginning}").format(
        path=path[0], plan_month=plan_month(findings, int(first.start_month)), beginning=_beginning(first)
    )
    if len(path) == 1:
        return _("What fixes the end: {titled}. {begins}; nothing later waits for it.").format(
            titled=titled(findings, path[0]), begins=begins
        )
    chain = _(", then ").join(titled(findings, action) for action in path)
    return _(
        "What fixes the end: a chain of {path}, each of which needs the one before: {chain}. {begins}."
    ).format(path=len(path), chain=chain, begins=begins)


def slips_in_words(findings: Findings) -> str:
    """Say how far the end moves if an action without slack is a month late, and how late others may be."""
    planned = findings.plan.planned
    critical = planned[planned["is_critical"]]
    groups = sorted(critical.groupby("finish_slip"), key=lambda group: -int(str(group[0])))
    costs = [
        (
            _("of {actions} moves the end of all by {months}")
            if place == 0
            else _("of {actions} by {months}")
        ).format(
            actions=_(" or ").join(group["action_id"]),
            months=count_of(int(str(months)), "{n} month", "{n} months"),
        )
        for place, (months, group) in enumerate(groups)
    ]
    told = _("Which slip hurts: a month's delay {costs}.").format(costs=", ".join(costs))
    if (critical["finish_slip"] > 1).any():
        told += _(" Where the end moves by more than that month, a window is missed.")
    return " ".join([told, *_room(planned[~planned["is_critical"]])])


def why_then(findings: Findings, action: Any) -> str:  # noqa: ANN401 a row of a schedule
    """Say what fixes the start of an action, and its end where that is put off."""
    windows = findings.header.windows
    reasons = []
    if action.pushed_by:
        reasons.append(_("after {pushed_by}").format(pushed_by=join_words(action.pushed_by)))
    if action.start_from == StartFrom.WINDOW:
        reasons.append(
            _("next month open in {windows}").format(
                windows=join_words(windows[name].label for name in action.start_windows)
            )
        )
    if not reasons:
        reasons.append(_("as written") if action.start_from == StartFrom.OWN_MONTH else _("by its time band"))
    if int(action.lengthened_by) > 0:
        labels = join_words(windows[name].label for name in action.end_windows)
        reasons.append(
            _("ends {months} later, in {labels}").format(
                months=count_of(int(action.lengthened_by), "{n} month", "{n} months"), labels=labels
            )
        )
    if action.soft_conflicts:
        reasons.append(
            _("would do better after {soft_conflicts}, which ends later").format(
                soft_conflicts=join_words(action.soft_conflicts)
            )
        )
    return "; ".join(reasons)


def why_impossible(findings: Findings, date: Any) -> str:  # noqa: ANN401 a row of impossible dates
    """Say which need or window does not allow a month that was written."""
    spans = findings.plan.timetable.spans
    needs = [
        _("it needs {need}, which can end with {plan_month}").format(
            need=need, plan_month=plan_month(findings, spans[need].end - 1)
        )
        for need in date.needs
    ]
    held = [window_in_words(findings, name) for name in date.windows]
    if date.earliest is None:
        return _("no month is open in all of its windows: {held}").format(held="; ".join(held))
    return "; ".join([*needs, *held])


def window_in_words(findings: Findings, name: str) -> str:
    """Say when a window is open, for which moment, and how early a proposal is due."""
    window = findings.header.windows[name]
    months = _(" or ").join(name_month(number) for number in sorted(window.months))
    told = (
        _("{window}: an action can start only in {months}")
        if window.moment is WindowMoment.START
        else _("{window}: an action can end only in {months}")
    ).format(window=window.label, months=months)
    if window.notice_months:
        told += _(", its proposal handed in {months} before").format(
            months=count_of(window.notice_months, "{n} month", "{n} months")
        )
    return told


def _room(others: pd.DataFrame) -> list[str]:
    """Say how late actions with slack may be."""
    if others.empty:
        return []
    least, most = int(others["slack"].min()), int(others["slack"].max())
    months = (
        count_of(least, "{n} month", "{n} months")
        if least == most
        else _("{least} to {months}").format(least=least, months=count_of(most, "{n} month", "{n} months"))
    )
    told = _("The others can be late by {months} before the end of all moves").format(months=months)
    is_felt_sooner = (others["free_slack"] < others["slack"]).any()
    return [
        _("{told}; some of them make another late sooner.").format(told=told)
        if is_felt_sooner
        else f"{told}."
    ]


def _beginning(action: Any) -> str:  # noqa: ANN401 a row of a schedule
    if action.start_from == StartFrom.WINDOW:
        return _("the first month that its window allows")
    return (
        _("the month written for it")
        if action.start_from == StartFrom.OWN_MONTH
        else _("as its time band has it")
    )


def _named(findings: Findings, rows: pd.DataFrame) -> str:
    """Name actions by id and title, and only the first few of many."""
    named = [titled(findings, row.action_id) for row in each_row(rows.head(MOST_NAMED))]
    more = len(rows) - len(named)
    return join_words([*named, _("{more} more").format(more=more)] if more else named)
