"""Who must be trained, how many, and who supervises them."""

from collections import Counter

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Figure, Heading, Items, Notice, Paragraph, Table
from bahali.document.section import Section
from bahali.present.figures.stock import draw_stock
from bahali.present.figures.style import Words
from bahali.present.messages import TRAINING_TABLES
from bahali.present.tables import Cells, Title, build_crosstab, build_table
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
from bahali.workshop.frames import each_row

NAME, TITLE = "training", "Training roadmap"
COUNTED_FROM_ZERO = ("seats", "completed")


def training(findings: Findings) -> Section:
    """Show how many trained people there would be, year by year, and the supervision they need."""
    if not findings.workshop.provides(*TRAINING_TABLES):
        return Section(name=NAME, title=TITLE, blocks=(not_provided(findings.workshop, *TRAINING_TABLES),))
    if findings.people.workforce.empty:
        nothing = nothing_here(f"No training target was recorded for {findings.jurisdiction.name}.")
        return Section(name=NAME, title=TITLE, blocks=(nothing,))
    blocks: list[Block] = [
        Paragraph(text=_intro(findings)),
        _stock_figure(findings),
        *_unknown_baselines(findings),
        Heading(text="Year by year"),
        *_year_tables(findings),
        Heading(text="Courses"),
        _programme_table(findings),
    ]
    return Section(name=NAME, title=TITLE, blocks=tuple(blocks))


def _intro(findings: Findings) -> str:
    planning = findings.header.planning
    return (
        "People completing a course in a year are its cohorts, times the seats of each, times the share who"
        " complete. Trained people in service are those of the year before less those who leave, plus those"
        f" who complete. Where the workshop gave no share, {as_percent(planning.completion_rate)} complete"
        f" and {as_percent(planning.attrition_rate)} leave in a year. These are planning assumptions, not"
        " forecasts. A year stands for the fiscal year that starts in it."
    )


def _stock(findings: Findings) -> pd.DataFrame:
    """Give the projection with words for each cadre and programme."""
    workforce = findings.people.workforce
    ids = list(zip(workforce["cadre_id"], workforce["programme_id"], strict=True))
    words = {
        (cadre, course): f"{findings.names.cadre(cadre)}: {findings.names.programme(course)}"
        for cadre, course in ids
    }
    shared = {name for name, count in Counter(words.values()).items() if count > 1}
    # Two cadres may bear one name; their ids then tell them apart.
    lines = [f"{words[pair]} ({', '.join(pair)})" if words[pair] in shared else words[pair] for pair in ids]
    return workforce.assign(line=pd.Series(lines, index=workforce.index, dtype=object))


def _stock_figure(findings: Findings) -> Figure:
    stock = _stock(findings)
    last = stock[stock["year"] == stock["year"].max()].sort_values("active", ascending=False).iloc[0]
    people = round(float(last["active"]))
    words = Words(
        name="stock",
        caption="Trained people in service at the end of each year, by cadre and course",
        alt=f"Line chart of trained people {_years_in_words(stock)} for "
        f"{count_of(stock['line'].nunique(), 'cadre and course', 'pairs of cadre and course')}. In"
        f" {last['year']} the largest group is {last['line']}, with about {people}"
        f" {'person' if people == 1 else 'people'}.",
        mark=figure_mark(findings.workshop),
    )
    table = build_table(
        Title("stock-numbers", "Trained people in service, rounded"),
        stock,
        (
            Cells("Cadre and course", lambda row: row.line, is_free=True),
            Cells("Year", lambda row: int(row.year), is_number=True),
            Cells("In service", lambda row: round(float(row.active)), is_number=True),
        ),
    )
    return draw_stock(stock, words, table)


def _years_in_words(stock: pd.DataFrame) -> str:
    first, last = stock["year"].min(), stock["year"].max()
    return f"in {first}" if first == last else f"from {first} to {last}"


def _unknown_baselines(findings: Findings) -> list[Block]:
    workforce = findings.people.workforce
    unknown = workforce.loc[~workforce["is_baseline_known"].astype(bool), "cadre_id"].unique()
    if not len(unknown):
        return []
    named = join_words([findings.names.cadre(code) for code in unknown])
    text = (
        f"How many there are today is not known for: {named}. Their lines count only people trained under"
        " this plan."
    )
    return [Notice(kind="limit", title="Unknown starting points", text=text)]


def _by_year(findings: Findings, column: str, title: Title) -> Table:
    """Put one number of the projection into a table of cadres and courses by years."""
    stock = _stock(findings)
    rounded = stock.assign(shown=stock[column].astype("Float64").round().astype("Int64"))
    table = rounded.pivot(index="line", columns="year", values="shown").reindex(stock["line"].unique())
    # Before the first course of a cadre there are no seats; how many are in service then is not stated.
    table = table.fillna(0) if column in COUNTED_FROM_ZERO else table
    return build_crosstab(title, table, "Cadre and course")


def _year_tables(findings: Findings) -> list[Block]:
    supervisors = "A cadre without a supervision ratio is not stated."
    tables = [
        _by_year(findings, "seats", Title("seats-table", "Seats on courses in each year")),
        _by_year(
            findings,
            "completed",
            Title("completed-table", "People completing a course in each year, rounded"),
        ),
        _by_year(
            findings,
            "active",
            Title("active-table", "Trained people in service at the end of each year, rounded"),
        ),
        _by_year(
            findings,
            "supervisors_needed",
            Title("supervisors-table", "Supervisors needed in each year", supervisors),
        ),
    ]
    return [*tables, *_missed_targets(findings)]


def _missed_targets(findings: Findings) -> list[Block]:
    stock = _stock(findings)
    is_met = stock["is_target_met"].fillna(True).astype(bool)  # without a target, none is missed
    missed = stock[~is_met]
    if missed.empty:
        return []
    sentences = [
        f"{row.line}, {row.year}: {round(float(row.completed))} would complete, {row.target_trained} were"
        " hoped for."
        for row in each_row(missed)
    ]
    return [Heading(text="Targets the courses would not reach"), Items(items=tuple(sentences), is_free=True)]


def _programme_table(findings: Findings) -> Table:
    return build_table(
        Title("programmes-table", "Courses in the plan"),
        findings.people.programmes,
        (
            Cells("Course", lambda row: row.title, is_free=True),
            Cells("Content", lambda row: text_or_none(row.content_ref), is_free=True),
            Cells("Days", lambda row: whole_or_none(row.days), is_number=True),
            Cells("Seats", lambda row: whole_or_none(row.seats_per_cohort), is_number=True),
            Cells("Refresher after months", lambda row: whole_or_none(row.refresher_months), is_number=True),
            Cells("Id", lambda row: row.programme_id),
        ),
        row_names=findings.people.programmes["programme_id"],
    )
