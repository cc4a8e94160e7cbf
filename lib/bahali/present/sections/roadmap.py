"""The tables of the training roadmap."""

from typing import Any

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.analysis.workforce.training import Baseline
from bahali.document.blocks import Block, Heading, Items, Table
from bahali.present.tables import Cells, Title, build_crosstab, build_table
from bahali.present.training import name_cadres, reached_in_words
from bahali.present.words import is_blank, nothing_here, text_or_none, whole_or_none
from bahali.vocabulary.language import _
from bahali.workshop.frames import each_row


def target_table(findings: Findings) -> Table:
    """Show for each cadre that is trained: today, the first course, the end of the plan, and the target."""
    people = findings.people
    trained = pd.DataFrame(
        {"cadre_id": list(dict.fromkeys([*people.workforce["cadre_id"], *people.reached["cadre_id"]]))}
    )
    last = people.projection.by_cadre
    last = last[last["year"] == people.years[-1]][["cadre_id", "low", "active", "high"]]
    facts = people.reached.drop(
        columns=["jurisdiction", "is_baseline_known", "target_n", "target_year", "reached_year"]
    )
    rows = trained.merge(people.readiness, on="cadre_id").merge(last, on="cadre_id")
    rows = rows.merge(facts, on="cadre_id", how="left")
    names, training = name_cadres(findings, rows["cadre_id"]), people.projection.training
    return build_table(
        Title(
            "targets-table",
            _("Who must be trained, how many, and by when"),
            _("In brackets the least and the most. “At best” and “at worst” are the ends of the range."),
            is_wide=True,
        ),
        rows,
        (
            Cells(_("Cadre"), lambda row: names[row.cadre_id], is_free=True),
            Cells(_("Today"), lambda row: _today(training.baseline(row.cadre_id))),
            Cells(_("First course"), lambda row: whole_or_none(row.first_year) or _("none")),
            Cells(_("In service at the end of {years}").format(years=people.years[-1]), _at_end),
            Cells(_("Target"), _target),
            Cells(_("Reached"), lambda row: "" if is_blank(row.target_n) else reached_in_words(row)),
            Cells(_("If the last courses go on"), _level),
        ),
    )


def supervision_tables(findings: Findings) -> list[Block]:
    """Compare supervisors and trainers needed with those there are, year by year."""
    people = findings.people
    note = _(
        "Supervisors at the end of the year, trainers at its start, needed by all jurisdictions that"
        " share them; trainers for refreshers are not counted. Whether each of them has the time is"
        " for the workshop to say."
    )
    rows = [
        *_needs(findings, people.supervision, "supervisor_cadre_id", "active", _("{cadre}, to supervise")),
        *_needs(findings, people.trainers, "trainer_cadre_id", "there", _("{cadre}, to teach")),
    ]
    if not rows:
        return [nothing_here(_("For no cadre that is trained was it said who supervises or who teaches."))]
    table = pd.DataFrame([cells for _name, cells in rows], index=[name for name, _cells in rows])
    title = Title(
        "supervision-table", _("People needed to supervise and to teach, and those there would be"), note
    )
    return [build_crosstab(title, table, _("Who"), is_number=False)]


def cohort_table(findings: Findings) -> Table:
    """Count courses and seats by year, by the cost band of one cohort, and refreshers."""
    cohorts, refreshers = findings.people.cohorts, findings.people.refreshers
    bands = findings.header.cost_bands
    rows: dict[str, Any] = {}
    for code in [*bands, None]:
        of_band = cohorts[
            cohorts["unit_cost_band"].isna() if code is None else cohorts["unit_cost_band"] == code
        ]
        if len(of_band):
            label = _("cost not stated") if code is None else f"{code}, {bands[code].label}"
            rows[_("Cohorts, each {band}").format(band=label)] = of_band.set_index("year")["cohorts"]
    rows[_("Seats on these")] = cohorts.groupby("year")["seats"].sum()
    by_year = refreshers.groupby("year")[["refresher_seats", "refresher_cohorts"]].sum()
    rows[_("Refresher seats, on top")] = by_year["refresher_seats"]
    rows[_("Refresher cohorts, on top")] = by_year["refresher_cohorts"]
    table = pd.DataFrame(rows, index=list(findings.people.years)).T.fillna(0).astype(int)
    note = _("The cost band is that of one cohort; no sum is given, since a band is not an amount.")
    return build_crosstab(
        Title("cohorts-table", _("Courses in each year, by cost band"), note, sources=("training_targets",)),
        table,
        _("What"),
    )


def programme_table(findings: Findings) -> Table:
    """List the courses of the plan."""
    names, bands = findings.names, findings.header.cost_bands
    return build_table(
        Title("programmes-table", _("Courses in the plan"), is_wide=True),
        findings.people.programmes,
        (
            Cells(_("Course"), lambda row: row.title, is_free=True),
            Cells(_("Content"), lambda row: text_or_none(row.content_ref), is_free=True),
            Cells(_("Days"), lambda row: whole_or_none(row.days), is_number=True),
            Cells(
                _("Seats"), lambda row: whole_or_none(row.seats_per_cohort), is_number=True, unit=_("people")
            ),
            Cells(
                _("Refresher after months"), lambda row: whole_or_none(row.refresher_months), is_number=True
            ),
            Cells(_("Given by"), lambda row: names.cadre(row.trainer_cadre_id), is_free=True),
            Cells(
                _("Trainers each"),
                lambda row: whole_or_none(row.trainers_per_cohort),
                is_number=True,
                unit=_("people"),
            ),
            Cells(_("Most cohorts a year"), lambda row: whole_or_none(row.most_cohorts), is_number=True),
            Cells(
                _("Cost of one"), lambda row: bands[row.unit_cost_band].label if row.unit_cost_band else None
            ),
            Cells(_("Id"), lambda row: row.programme_id),
        ),
        row_names=findings.people.programmes["programme_id"],
    )


def missed_years(findings: Findings) -> list[Block]:
    """Tell in which years fewer people would complete than were hoped for."""
    workforce = findings.people.workforce
    missed = workforce[
        ~workforce["is_target_met"].fillna(True).astype(bool)
    ]  # without a target, none is missed
    if missed.empty:
        return []
    names = name_cadres(findings, dict.fromkeys(missed["cadre_id"]))
    sentences = [
        _(
            "{names}, {programme}, {year}: {completed} would complete, {target_trained} were hoped for."
        ).format(
            names=names[row.cadre_id],
            programme=findings.names.programme(row.programme_id),
            year=row.year,
            completed=round(float(row.completed)),
            target_trained=row.target_trained,
        )
        for row in each_row(missed)
    ]
    return [Heading(text=_("Hopes the courses would not meet")), Items(items=tuple(sentences), is_free=True)]


def _needs(
    findings: Findings, rows: pd.DataFrame, key: str, there: str, told: str
) -> list[tuple[str, dict[str, str]]]:
    names = name_cadres(findings, dict.fromkeys(rows[key]))
    return [
        (
            told.format(cadre=names[str(code)]),
            {str(row.year): _need(row, getattr(row, there)) for row in each_row(years)},
        )
        for code, years in rows.groupby(key, sort=False)
    ]


def _need(row: Any, there: float) -> str:  # noqa: ANN401 a row of a frame
    at_least = "" if getattr(row, "is_needed_known", True) else _(" or more")
    has = (
        _("has {there}").format(there=int(round(float(there), 6)))
        if row.is_there_known
        else _("there: not known")
    )
    short = "" if is_blank(row.short) or not row.short else _(", {short} short").format(short=row.short)
    return _("needs {needed}{at_least}, {has}{short}").format(
        needed=row.needed, at_least=at_least, has=has, short=short
    )


def _target(row: Any) -> str:  # noqa: ANN401 a row of a frame
    return (
        _("none")
        if is_blank(row.target_n)
        else _("{target_n} by {target_year}").format(target_n=row.target_n, target_year=row.target_year)
    )


def _today(baseline: Baseline) -> str:
    least, likely, most = (int(number) for number in baseline[:3])
    if not baseline.is_known:
        return _("at least {least}").format(least=least) if least else _("not known")
    return (
        str(likely)
        if least == most
        else _("{likely} ({least} to {most})").format(likely=likely, least=least, most=most)
    )


def _at_end(row: Any) -> str:  # noqa: ANN401 a row of a frame
    low, likely, high = (round(float(number)) for number in (row.low, row.active, row.high))
    number = (
        str(likely)
        if low == high
        else _("{likely} ({low} to {high})").format(likely=likely, low=low, high=high)
    )
    return number if row.is_baseline_known else _("{number}, newly trained").format(number=number)


def _level(row: Any) -> str | None:  # noqa: ANN401 a row of a frame
    if is_blank(row.settles_at):
        return ""
    below = _(", below the target") if row.is_settled_below else ""
    return _("settles near {settles_at}{below}").format(settles_at=round(float(row.settles_at)), below=below)
