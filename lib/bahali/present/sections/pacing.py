"""What a faster or slower training changes, and the lightest plan that reaches the targets."""

from typing import Any

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.analysis.workforce.projection import Pace
from bahali.document.blocks import Block, Items, Paragraph, Table
from bahali.present.tables import Title, build_crosstab
from bahali.present.training import name_cadres, relief_in_words
from bahali.present.words import count_of, is_blank, nothing_here
from bahali.vocabulary.language import N_, _
from bahali.workshop.frames import each_row

PACES = {
    Pace.SLOWER: N_("Half as many cohorts"),
    Pace.PLANNED: N_("As planned"),
    Pace.FASTER: N_("Half as many again"),
    Pace.LATER: N_("All a year later"),
}


def pace_table(findings: Findings) -> Table:
    """Show what giving courses faster, slower or later changes."""
    effects, shortages = findings.people.pace_effects, findings.people.pace_shortages
    names = name_cadres(findings, dict.fromkeys(effects["cadre_id"]))
    has_target = set(findings.people.reached["cadre_id"])
    cells = {
        names[str(code)]: [_effect(row, code in has_target) for row in each_row(rows)]
        for code, rows in effects.groupby("cadre_id", sort=False)
    }
    cells[_("Supervisors missing, at most")] = [_missing(number) for number in shortages["supervisors_short"]]
    cells[_("Trainers missing, at most")] = [_missing(number) for number in shortages["trainers_short"]]
    table = pd.DataFrame.from_dict(cells, orient="index", columns=[_(words) for words in PACES.values()])
    last = findings.people.years[-1]
    note = _(
        "Only the courses of this jurisdiction change. Half of one cohort is none, and half as many"
        " again is two. Missing people are counted as far as they are known."
    )
    title = Title(
        "pace-table",
        _("What another pace changes: in service at the end of {last}, and the target").format(last=last),
        note,
    )
    return build_crosstab(title, table, _("Cadre"), is_number=False)


def plan_blocks(findings: Findings) -> list[Block]:
    """Show the lightest plan that reaches the targets, or what stands in its way."""
    search = findings.people.search
    aside = [
        _("For {cadre} no course is planned, so no number of cohorts could be looked for.").format(
            cadre=findings.names.cadre(code)
        )
        for code in search.without_course
    ]
    aside += [
        _(
            "Nobody knows how many of “{cadre}” there are, so whether they can supervise so many is not"
            " checked here."
        ).format(cadre=findings.names.cadre(code))
        for code in search.unchecked_supervisors
    ]
    if not search.targets:
        nothing = nothing_here(_("No cadre with a course has a target, so there is no plan to look for."))
        return [nothing]
    if search.found is None:
        return [_no_plan(findings), *([Items(items=tuple(aside), is_free=True)] if aside else [])]
    return [_plan_table(findings), Paragraph(text=" ".join([_how_safe(findings), *aside]), is_free=True)]


def _no_plan(findings: Findings) -> Block:
    if not findings.people.search.is_settled:
        text = _("The plan is so large that the search was stopped before it found one, or what would help.")
        return Paragraph(text=text)
    reliefs = findings.people.search.reliefs
    told = [relief_in_words(findings, needs) for needs in reliefs]
    if not told:
        told = [_("Neither more supervisors, trainers or cohorts nor a few more years would change that.")]
    intro = _("No number of cohorts reaches all targets in their years within what is there.")
    return Paragraph(text=" ".join([intro, *told]), is_free=True)


def _plan_table(findings: Findings) -> Table:
    found = findings.people.search.found
    cohorts = found.cohorts if found else pd.DataFrame()
    shown = cohorts.assign(cell=[f"{row.cohorts} ({row.planned})" for row in each_row(cohorts)])
    names = name_cadres(findings, dict.fromkeys(cohorts["cadre_id"]))
    table = shown.pivot(index="cadre_id", columns="year", values="cell").rename(index=names)
    note = _(
        "Cohorts, in brackets those planned. The fewest in the busiest year of each cadre, then the"
        " fewest in all, then the earliest; supervisors, trainers and limits are kept, and all shares"
        " are as assumed. It is a least, not advice to train fewer people."
    )
    if found and not found.is_fewest:
        note += _(" The plan is so large that the search was stopped: fewer may be enough.")
    title = Title("plan-table", _("Fewest cohorts that would reach every target in its year"), note)
    return build_crosstab(title, table, _("Cadre"), is_number=False)


def _how_safe(findings: Findings) -> str:
    search = findings.people.search
    reached = search.found.projection.reached if search.found else pd.DataFrame()
    own = reached[reached["cadre_id"].isin(search.targets)]
    safe = own[own["at_low"].fillna(0).round(6) >= own["target_n"]]
    if len(safe) == len(own):
        return _(
            "This plan reaches every target even if as few complete and as many leave as is held possible."
        )
    held = _("{safe} of {targets}").format(
        safe=len(safe) or _("none"), targets=count_of(len(own), "{n} target", "{n} targets")
    )
    return _(
        "If fewer complete and more leave, this plan would still reach {held}; it has no room to spare."
    ).format(held=held)


def _missing(people: object) -> str:
    return _("not known") if is_blank(people) else str(people)


def _effect(row: Any, has_target: bool) -> str:  # noqa: ANN401 a row of a frame
    people = str(round(float(row.at_end)))
    if not has_target:
        return people
    return "{people}; {reached_year}".format(
        people=people,
        reached_year=_("not reached")
        if is_blank(row.reached_year)
        else _("reached in {reached_year}").format(reached_year=row.reached_year),
    )
