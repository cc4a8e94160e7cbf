"""Who must be trained by when, what holds it up, and what a faster or slower training changes."""

from collections import Counter

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Figure, Heading, Items, Notice, Paragraph
from bahali.document.section import Section
from bahali.present.figures.stock import draw_stock
from bahali.present.figures.style import Words
from bahali.present.messages import TRAINING_TABLES
from bahali.present.sections.pacing import pace_table, plan_blocks
from bahali.present.sections.roadmap import (
    cohort_table,
    missed_years,
    programme_table,
    supervision_tables,
    target_table,
)
from bahali.present.tables import Cells, Title, build_table
from bahali.present.training import answer, assumptions
from bahali.present.words import count_of, figure_mark, join_words, not_provided, nothing_here
from bahali.vocabulary.language import N_, _, ngettext

NAME, TITLE = "training", N_("Training roadmap")


def training(findings: Findings) -> Section:
    """Show who must be trained by when, whether the plan does it, and what holds it up."""
    if not findings.workshop.provides(*TRAINING_TABLES):
        return Section(name=NAME, title=_(TITLE), blocks=(not_provided(findings.workshop, *TRAINING_TABLES),))
    if findings.people.workforce.empty:
        nothing = nothing_here(
            _("No training target was recorded for {jurisdiction}.").format(
                jurisdiction=findings.jurisdiction.name
            )
        )
        return Section(name=NAME, title=_(TITLE), blocks=(nothing,))
    blocks: list[Block] = [
        Paragraph(text=answer(findings), is_free=True),
        target_table(findings),
        *_unknown_baselines(findings),
        _stock_figure(findings),
        *missed_years(findings),
        Heading(text=_("Who supervises and who teaches")),
        *supervision_tables(findings),
        Heading(text=_("Courses and what they cost")),
        cohort_table(findings),
        programme_table(findings),
        Heading(text=_("Faster, slower, and the lightest plan that is enough")),
        pace_table(findings),
        *plan_blocks(findings),
        Heading(text=_("What these numbers rest on")),
        Items(items=tuple(assumptions(findings)), is_free=True),
    ]
    return Section(name=NAME, title=_(TITLE), blocks=tuple(blocks))


def _stock(findings: Findings) -> pd.DataFrame:
    """Give the projection with words for each cadre and course, targets and refreshers."""
    people = findings.people
    targets = people.reached[["cadre_id", "target_n", "target_year"]]
    pair = ["jurisdiction", "cadre_id", "programme_id", "year"]
    stock = people.workforce.merge(targets, on="cadre_id", how="left").merge(
        people.refreshers, on=pair, how="left"
    )
    return stock.assign(line=_name_lines(findings, stock))


def _name_lines(findings: Findings, stock: pd.DataFrame) -> pd.Series:
    """Name each line by its cadre, and by its course where the cadre has several."""
    ids = list(zip(stock["cadre_id"], stock["programme_id"], strict=True))
    courses = Counter(cadre for cadre, _course in set(ids))
    words = {(cadre, course): findings.names.cadre(cadre) or cadre for cadre, course in ids}
    for cadre, course in words:
        if courses[cadre] > 1:
            words[cadre, course] += f": {findings.names.programme(course)}"
    shared = {name for name, count in Counter(words.values()).items() if count > 1}
    # Two cadres may bear one name; their ids then tell them apart.
    names = {pair: f"{name} ({', '.join(pair)})" if name in shared else name for pair, name in words.items()}
    unknown = set(stock.loc[~stock["is_baseline_known"].astype(bool), "cadre_id"])
    lines = [
        _("{names} (newly trained only)").format(names=names[pair]) if pair[0] in unknown else names[pair]
        for pair in ids
    ]
    return pd.Series(lines, index=stock.index, dtype=object)


def _stock_figure(findings: Findings) -> Figure:
    stock = _stock(findings)
    last = stock[stock["year"] == stock["year"].max()].sort_values("active", ascending=False).iloc[0]
    people = round(float(last["active"]))
    words = Words(
        name="stock",
        caption=_(
            "Trained people in service at the end of each year; each picture has its own scale from"
            " nought. The band runs from the least to the most, the dashed line is the target up to its"
            " year"
        ),
        alt=ngettext(
            "Line charts of trained people {years_in_words} for {pairs_of_cadre_and_course}. In {year}"
            " the largest group is {line}, with about {people} person.",
            "Line charts of trained people {years_in_words} for {pairs_of_cadre_and_course}. In {year}"
            " the largest group is {line}, with about {people} people.",
            people,
        ).format(
            years_in_words=_years_in_words(stock),
            pairs_of_cadre_and_course=count_of(
                stock["line"].nunique(), "{n} cadre and course", "{n} pairs of cadre and course"
            ),
            year=last["year"],
            line=last["line"],
            people=people,
        ),
        mark=figure_mark(findings.workshop),
    )
    title = Title(
        "stock-numbers",
        _("Year by year: courses, and trained people in service at the end of the year, rounded"),
        _("Refreshers come on top of the planned courses."),
        is_wide=True,
    )
    return draw_stock(stock, words, build_table(title, stock, _year_columns()))


def _year_columns() -> tuple[Cells, ...]:
    return (
        Cells(_("Cadre"), lambda row: row.line, is_free=True),
        Cells(_("Year"), lambda row: int(row.year), is_number=True),
        Cells(_("Cohorts"), lambda row: int(row.cohorts), is_number=True),
        Cells(_("Seats"), lambda row: int(row.seats), is_number=True, unit=_("people")),
        Cells(_("Complete"), lambda row: round(float(row.completed)), is_number=True, unit=_("people")),
        Cells(_("In service"), lambda row: round(float(row.active)), is_number=True, unit=_("people")),
        Cells(_("At least"), lambda row: round(float(row.low)), is_number=True, unit=_("people")),
        Cells(_("At most"), lambda row: round(float(row.high)), is_number=True, unit=_("people")),
        Cells(
            _("Supervisors needed"),
            lambda row: None if pd.isna(row.supervisors_needed) else int(row.supervisors_needed),
            is_number=True,
            unit=_("people"),
        ),
        Cells(
            _("Refresher seats"),
            lambda row: None if pd.isna(row.refresher_seats) else int(row.refresher_seats),
            is_number=True,
            unit=_("people"),
        ),
    )


def _years_in_words(stock: pd.DataFrame) -> str:
    first, last = stock["year"].min(), stock["year"].max()
    return (
        _("in {first}").format(first=first)
        if first == last
        else _("from {first} to {last}").format(first=first, last=last)
    )


def _unknown_baselines(findings: Findings) -> list[Block]:
    workforce = findings.people.workforce
    unknown = workforce.loc[~workforce["is_baseline_known"].astype(bool), "cadre_id"].unique()
    if not len(unknown):
        return []
    named = join_words([findings.names.cadre(code) for code in unknown])
    text = _(
        "How many there are today is not known for: {named}. Their numbers count only people known to"
        " be there and those trained under this plan, so there may be more."
    ).format(named=named)
    return [Notice(kind="limit", title=_("Unknown starting points"), text=text)]
