"""How much each criterion counts, and by whose answer."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.analysis.findings.weighing import Consistency
from bahali.document.blocks import Block, Heading, Items, Notice, Paragraph, Table
from bahali.document.section import Section
from bahali.present import messages
from bahali.present.tables import Cells, Title, build_crosstab, build_table
from bahali.present.words import as_amount, join_words, not_provided
from bahali.vocabulary.codes import Edition, WeightMethod
from bahali.workshop.tables import WEIGHT_TABLES


def weighing(findings: Findings) -> Section:
    """Show every set of weights and where it comes from, and what each set would put first."""
    name, title = "weighing", "How much each criterion counts"
    if not findings.workshop.weight_sets:
        return Section(name=name, title=title, blocks=(not_provided(findings.workshop, *WEIGHT_TABLES[:1]),))
    blocks: list[Block] = [_weights_table(findings), _origins_table(findings), *_spread_table(findings)]
    if findings.priorities.is_ranked:
        blocks.append(_places_table(findings))
    if withheld := sorted(_withheld(findings)):
        text = (
            f"The weights of {join_words([f'“{name}”' for name in withheld])} come from too few raters to be"
            " shown in this edition."
        )
        blocks.append(Notice(kind="limit", title="Not shown", text=text))
    blocks += [*_consistency_in_words(findings), *_repairs(findings), *_ballots(findings)]
    return Section(name=name, title=title, blocks=tuple(blocks))


def _weights_table(findings: Findings) -> Table:
    labels = _labels(findings)
    table = findings.priorities.weighing.table
    shown = table[~table.index.isin(_withheld(findings))]
    percent = (shown * 100).round().astype(int).rename(columns=labels).T
    note = f"Percent. The headline uses the set “{findings.settings.weight_set}”."
    return build_crosstab(
        Title("weights-table", "Weights of the criteria in each set", note), percent, "Criterion"
    )


def _withheld(findings: Findings) -> set[str]:
    """Name the sets that would show the weights of one or two raters; only the secretariat may see those."""
    if findings.settings.edition is not Edition.PUBLIC:
        return set()
    origins = findings.priorities.weighing.origins
    few = origins["raters"].between(1, findings.header.deciding.min_raters - 1)
    return set(origins.loc[few, "weight_set"])


def _origins_table(findings: Findings) -> Table:
    return build_table(
        Title("origins-table", "Where each set of weights comes from"),
        findings.priorities.weighing.origins,
        (
            Cells("Set", lambda row: row.weight_set),
            Cells("How", lambda row: _how(findings, row)),
            Cells("By", lambda row: _by(findings, row), is_free=True),
        ),
    )


def _how(findings: Findings, row: Any) -> str:  # noqa: ANN401 a row of itertuples
    if row.how == "given":
        return "Given as a set"
    if row.how == "pairs":
        group = findings.header.deciding.pair_group
        how = group.label[0].lower() + group.label[1:]
        return f"Pairs of criteria compared (AHP), {how}"
    methods = "; ".join(WeightMethod(code).label.lower() for code in row.how.split("+"))
    return f"Mean of what each rater gave, by {methods}"


def _by(findings: Findings, row: Any) -> str:  # noqa: ANN401 a row of itertuples
    if row.how == "given":
        return row.set_by or "not stated"
    return f"{messages.raters_in_words(findings, row.raters)} raters"


def _places_table(findings: Findings) -> Table:
    places = findings.certainty.places_by_set.reindex(list(findings.priorities.ranked["action_id"]))
    title = Title("places-by-set", "Place of each action under each set of weights", is_wide=True)
    return build_crosstab(title, places, "Action", is_id=True)


def _spread_table(findings: Findings) -> list[Block]:
    """Show how far raters lie apart on weights, of sets that enough of them gave."""
    spread = findings.priorities.weighing.spread
    shown = spread[spread["raters"] >= findings.header.k_threshold]
    if shown.empty:
        return []
    labels = _labels(findings)
    note = (
        "Of 100. Half of the raters gave a weight within the range, a quarter less and a quarter more; the"
        " outermost weights are not shown."
    )
    table = build_table(
        Title("spread-table", "How far raters lie apart on each weight", note),
        shown,
        (
            Cells("Criterion", lambda row: labels.get(row.criterion_id, row.criterion_id), is_free=True),
            Cells("Set", lambda row: row.weight_set),
            Cells("Middle weight", lambda row: round(row.middle * 100), is_number=True),
            Cells("Middle half of the raters", lambda row: f"{row.low * 100:.0f} to {row.high * 100:.0f}"),
        ),
    )
    return [table]


def _consistency_in_words(findings: Findings) -> list[Block]:
    checked = findings.priorities.weighing.consistency
    if not checked:
        return []
    deciding = findings.header.deciding
    loose = sum(each.ratio > deciding.consistency_limit for each in checked)
    told = _fit_in_words(loose, len(checked), findings.header.k_threshold)
    text = (
        f"{told} Comparisons fit together where the consistency ratio is {deciding.consistency_limit:g} or"
        f" less (random index of {deciding.random_index.title()})."
    )
    return [Paragraph(text=text)]


def _fit_in_words(loose: int, checked: int, threshold: int) -> str:
    """Say how many raters' comparisons do not fit together, without a number where raters are few."""
    if loose == 0:
        return "Each rater's comparisons of pairs fit together well."
    if loose < threshold:
        return "The comparisons of pairs of some raters do not fit together well."
    return f"The comparisons of pairs of {loose} of {checked} raters do not fit together well."


def _repairs(findings: Findings) -> list[Block]:
    """Say which comparison to talk about again; names raters, so not in the public edition."""
    loose = [each for each in findings.priorities.weighing.consistency if each.repair is not None]
    if not loose or findings.settings.edition is Edition.PUBLIC:
        return []
    limit = findings.header.deciding.consistency_limit
    items = tuple(_repair_in_words(each, _labels(findings), limit) for each in loose)
    return [Heading(text="Comparisons to talk about again"), Items(items=items)]


def _labels(findings: Findings) -> dict[str, str]:
    criteria = findings.workshop.table("criteria")
    return dict(zip(criteria["criterion_id"], criteria["label"], strict=True))


def _repair_in_words(each: Consistency, labels: dict[str, str], limit: float) -> str:
    names = [labels.get(code, code) for code in each.criteria]
    sentences = [f"{each.rater_id}, set “{each.weight_set}”: consistency ratio {each.ratio:.2f}."]
    if each.triad is not None:
        trio = [names[place] for place in each.triad[:3]]
        sentences.append(f"“{trio[0]}”, “{trio[1]}” and “{trio[2]}” contradict each other most.")
    if each.repair is not None:
        first, second = names[each.repair.row], names[each.repair.column]
        reach = (
            "fit together" if each.repair.ratio <= limit + 1e-9 else f"come closest ({each.repair.ratio:.2f})"
        )
        sentences.append(
            f"All would {reach} if “{first}” were {_times(each.repair.suggested)} as “{second}”, instead of"
            f" {_times(each.repair.given)}. Ask what was meant; do not change it unasked."
        )
    return " ".join(sentences)


def _times(judgement: float) -> str:
    times = as_amount(max(judgement, 1 / judgement))
    if times == "1":
        return "just as important"
    return f"{times} times as important" if judgement > 1 else f"1/{times} as important"


def _ballots(findings: Findings) -> Iterator[Block]:
    """Give the weights of each rater under a pseudonym, for the secretariat alone."""
    ballots = findings.priorities.weighing.ballots
    if ballots.empty:
        return
    yield Heading(text="Weights that raters gave themselves")
    if findings.settings.edition is Edition.PUBLIC:
        text = "The weights of single raters are in the restricted edition only, under pseudonyms."
        yield Notice(kind="limit", title="Not shown", text=text)
        return
    labels = _labels(findings)
    percent = (ballots * 100).round().astype(int).rename(columns=labels)
    percent.index = pd.Index([f"{rater} ({name})" for name, rater in percent.index])
    yield build_crosstab(
        Title("ballots-table", "Weights by rater, percent", is_wide=True), percent, "Rater and set"
    )
