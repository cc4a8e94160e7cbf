"""Who must be trained, how many, and who supervises them."""

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Figure, Heading, Notice, Paragraph, Table
from bahali.document.section import Section
from bahali.present.figures.stock import draw_stock
from bahali.present.figures.style import Words
from bahali.present.tables import Heading as Head
from bahali.present.tables import Title, build_table
from bahali.present.words import (
    as_percent,
    count_of,
    figure_mark,
    join_words,
    not_provided,
    nothing_here,
    text_or_none,
    whole_or_none,
)

NAME, TITLE = "training", "Training roadmap"
TABLES = ("cadres", "training_programmes", "training_targets")


def training(findings: Findings) -> Section:
    """Show how many trained people there would be, year by year, and the supervision they need."""
    if not findings.workshop.provides(*TABLES):
        return Section(name=NAME, title=TITLE, blocks=(not_provided(findings.workshop, *TABLES),))
    if findings.people.workforce.empty:
        nothing = nothing_here(f"No training target was recorded for {findings.jurisdiction.name}.")
        return Section(name=NAME, title=TITLE, blocks=(nothing,))
    blocks: list[Block] = [
        Paragraph(text=_intro(findings)),
        _stock_figure(findings),
        *_unknown_baselines(findings),
        Heading(text="Year by year"),
        _workforce_table(findings),
        Heading(text="Courses"),
        _programme_table(findings),
    ]
    return Section(name=NAME, title=TITLE, blocks=tuple(blocks))


def _intro(findings: Findings) -> str:
    planning = findings.header.planning
    return (
        "People completing a course in a year are its cohorts, times the seats of each, times the share who complete."
        " Trained people in service are those of the year before less those who leave, plus those who complete."
        f" Where the workshop gave no share, {as_percent(planning.completion_rate)} complete and"
        f" {as_percent(planning.attrition_rate)} leave in a year. These are planning assumptions, not forecasts."
        " A year stands for the fiscal year that starts in it."
    )


def _stock(findings: Findings) -> pd.DataFrame:
    """Give the projection with words for each cadre and programme."""
    workforce = findings.people.workforce
    lines = [
        f"{findings.names.cadre(row.cadre_id)}: {findings.names.programme(row.programme_id)}"
        for row in workforce.itertuples()
    ]
    return workforce.assign(line=lines)


def _stock_figure(findings: Findings) -> Figure:
    stock = _stock(findings)
    last = stock[stock["year"] == stock["year"].max()].sort_values("active", ascending=False).iloc[0]
    words = Words(
        name="stock",
        caption="Trained people in service at the end of each year, by cadre and course",
        alt=f"Line chart of trained people from {stock['year'].min()} to {stock['year'].max()} for "
        f"{count_of(stock['line'].nunique(), 'cadre and course', 'pairs of cadre and course')}. In {last['year']} the largest "
        f"group is {last['line']}, with about {round(float(last['active']))} people.",
        mark=figure_mark(findings.workshop),
    )
    table = build_table(
        Title("stock-numbers", "Trained people in service, rounded"),
        stock,
        (
            Head("Cadre and course", lambda row: row.line, is_free=True),
            Head("Year", lambda row: int(row.year), is_number=True),
            Head("In service", lambda row: round(float(row.active)), is_number=True),
        ),
    )
    return draw_stock(stock, words, table)


def _unknown_baselines(findings: Findings) -> list[Block]:
    workforce = findings.people.workforce
    unknown = workforce.loc[~workforce["is_baseline_known"].astype(bool), "cadre_id"].unique()
    if not len(unknown):
        return []
    named = join_words([findings.names.cadre(code) for code in unknown])
    text = f"How many there are today is not known for: {named}. Their lines count only people trained under this plan."
    return [Notice(kind="limit", title="Unknown starting points", text=text)]


def _workforce_table(findings: Findings) -> Table:
    return build_table(
        Title(
            "workforce-table", "Seats, completions, people in service and supervisors needed", is_wide=True
        ),
        _stock(findings),
        (
            Head("Cadre and course", lambda row: row.line, is_free=True),
            Head("Year", lambda row: int(row.year), is_number=True),
            Head("Courses", lambda row: int(row.cohorts), is_number=True),
            Head("Seats", lambda row: int(row.seats), is_number=True),
            Head("Complete", lambda row: round(float(row.completed)), is_number=True),
            Head("In service", lambda row: round(float(row.active)), is_number=True),
            Head("Supervisors needed", lambda row: whole_or_none(row.supervisors_needed), is_number=True),
            Head("Target", lambda row: whole_or_none(row.target_trained), is_number=True),
        ),
    )


def _programme_table(findings: Findings) -> Table:
    return build_table(
        Title("programmes-table", "Courses in the plan"),
        findings.people.programmes,
        (
            Head("Course", lambda row: row.title, is_free=True),
            Head("Content", lambda row: text_or_none(row.content_ref), is_free=True),
            Head("Days", lambda row: whole_or_none(row.days), is_number=True),
            Head("Seats", lambda row: whole_or_none(row.seats_per_cohort), is_number=True),
            Head("Refresher after months", lambda row: whole_or_none(row.refresher_months), is_number=True),
            Head("Id", lambda row: row.programme_id),
        ),
        row_names=findings.people.programmes["programme_id"],
    )
