"""When each action is done, what fixes the end, and what starts first."""

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Figure, Heading, Items, Notice, Paragraph, Table
from bahali.document.section import Section
from bahali.present import timing
from bahali.present.figures.gantt import draw_calendar
from bahali.present.figures.style import Words
from bahali.present.sections.phases import (
    first_days,
    foundations,
    phases,
    quick_wins,
    stages,
    windows,
)
from bahali.present.tables import Cells, Title, build_table
from bahali.present.words import (
    capitalise,
    count_of,
    figure_mark,
    join_words,
    not_provided,
    nothing_here,
    references,
    whole_or_none,
)
from bahali.vocabulary.language import N_, _
from bahali.workshop.frames import each_row

NAME, TITLE = "calendar", N_("Calendar")
SLIPS = N_(
    "The last two columns say how late an action may be before one that waits for it ends later"
    " too, and before the end of all moves. What is late and misses a window waits for the next."
)

ALSO = N_(
    "Recommended actions cannot start before these have ended, which are not among the"
    " recommendations of this report."
)


def calendar(findings: Findings) -> Section:
    """Show when each recommended action is done, what fixes the end, and what starts first."""
    if findings.plan.schedule.empty:
        nothing = nothing_here(_("There is no recommended action to plan."))
        return Section(name=NAME, title=_(TITLE), blocks=(nothing,))
    blocks: list[Block] = [
        Paragraph(text=timing.finish_in_words(findings)),
        _answers(findings),
        _calendar_figure(findings),
        _schedule_table(findings),
    ]
    if not findings.workshop.provides("dependencies"):
        blocks.append(not_provided(findings.workshop, "dependencies"))
    blocks += [*_also_needed(findings), *_impossible_dates(findings), *foundations(findings)]
    blocks += [*quick_wins(findings), *first_days(findings), *windows(findings)]
    blocks += [*phases(findings), *stages(findings)]
    return Section(name=NAME, title=_(TITLE), blocks=tuple(blocks))


def _answers(findings: Findings) -> Items:
    told = (
        timing.first_in_words(findings),
        timing.fixing_in_words(findings),
        timing.slips_in_words(findings),
    )
    return Items(items=tuple(sentence for sentence in told if sentence), is_free=True)


def _calendar_figure(findings: Findings) -> Figure:
    planned = findings.plan.planned
    first, last = planned.iloc[0], planned.sort_values("end_month", kind="stable").iloc[-1]
    months = count_of(max(int(last["end_month"]), 0), "{n} month", "{n} months")
    words = Words(
        name="calendar-figure",
        caption=_("When each recommended action is done, by half-year, and what fixes the end"),
        alt=_(
            "Bars over time for {actions}. {action_id} starts first, in {half_year}; {last_id} ends"
            " last, {months} after the start of the plan. Fixed by {critical_path}."
        ).format(
            actions=count_of(len(planned), "{n} action", "{n} actions"),
            action_id=first["action_id"],
            half_year=first["half_year"],
            last_id=last["action_id"],
            months=months,
            critical_path=join_words(findings.plan.critical_path),
        ),
        mark=figure_mark(findings.workshop),
    )
    table = build_table(
        Title("calendar-numbers", _("Months from the start of the plan")),
        planned,
        (
            Cells(_("Action"), lambda row: row.title, is_free=True),
            Cells(_("Start"), lambda row: int(row.start_month), is_number=True, unit=_("months")),
            Cells(_("End"), lambda row: int(row.end_month), is_number=True, unit=_("months")),
            Cells(_("Slack"), lambda row: int(row.slack), is_number=True, unit=_("months")),
            Cells(
                _("Proposal due"),
                lambda row: whole_or_none(row.hand_in_month),
                is_number=True,
                unit=_("months"),
            ),
            Cells(_("Id"), lambda row: references([row.action_id])),
        ),
    )
    return draw_calendar(planned, findings.plan.half_years, words, table)


def _schedule_table(findings: Findings) -> Table:
    knows_needs = findings.workshop.provides("dependencies")
    return build_table(
        Title(
            "schedule-table",
            _("When each action is done, why then, and how late it may be"),
            _(SLIPS),
            is_wide=True,
        ),
        findings.plan.schedule,
        (
            Cells(_("Action"), lambda row: row.title, is_free=True),
            Cells(_("Lead"), lambda row: findings.names.institution(row.lead_institution_id), is_free=True),
            Cells(_("When"), lambda row: timing.span_in_words(findings, row)),
            Cells(_("Why then"), lambda row: capitalise(timing.why_then(findings, row)), is_free=True),
            Cells(_("Waits for"), lambda row: references(row.waits_for) if knows_needs else None),
            Cells(_("Months late before others are"), lambda row: int(row.free_slack), is_number=True),
            Cells(_("Months late before the end moves"), lambda row: int(row.slack), is_number=True),
            Cells(_("Id"), lambda row: references([row.action_id])),
        ),
    )


def _also_needed(findings: Findings) -> list[Block]:
    """Name what recommended actions cannot do without and which is not recommended here."""
    homes = findings.workshop.table("actions").set_index("action_id")["jurisdiction"]
    sentences = [
        _("{titled}, {jurisdiction}: needed by {needed_by}.").format(
            titled=timing.titled(findings, row.action_id),
            jurisdiction=findings.names.jurisdiction(homes[row.action_id]),
            needed_by=join_words(row.needed_by),
        )
        for row in each_row(findings.plan.also_needed)
    ]
    blocks: list[Block] = []
    if sentences:
        blocks += [
            Heading(text=_("Must be done too")),
            Paragraph(text=_(ALSO)),
            Items(items=tuple(sentences), is_free=True),
        ]
    lost = [
        _("{action_id} needs {need}").format(action_id=row.action_id, need=row.need)
        for row in each_row(findings.plan.lost_needs)
    ]
    if lost:
        text = _("{lost}, which was not taken up. The calendar goes on as if nothing were missing.").format(
            lost=join_words(lost)
        )
        blocks.append(Notice(kind="caution", title=_("A need that nobody will meet"), text=text))
    return blocks


def _impossible_dates(findings: Findings) -> list[Block]:
    dates = findings.plan.impossible_dates
    if dates.empty:
        return []
    table = build_table(
        Title(
            "impossible-dates",
            _("Months written by the workshop that cannot be kept"),
            _("The earliest end supposes that an action takes as long as written."),
        ),
        dates,
        (
            Cells(_("Action"), lambda row: findings.names.action(row.action_id), is_free=True),
            Cells(_("Moment"), lambda row: _("Start") if row.moment == "start" else _("End")),
            Cells(_("Written"), lambda row: timing.month_in_words(row.written) if row.written else None),
            Cells(
                _("Earliest"), lambda row: timing.month_in_words(row.earliest) if row.earliest else _("none")
            ),
            Cells(_("Why"), lambda row: capitalise(timing.why_impossible(findings, row)), is_free=True),
            Cells(_("Id"), lambda row: references([row.action_id])),
        ),
    )
    return [Heading(text=_("Dates that cannot be kept")), table]
