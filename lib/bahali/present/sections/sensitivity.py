"""What would change the order: the weight of one criterion, one rater, another method."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.analysis.methods.comparing import HEADLINE
from bahali.document.blocks import Block, Items, Notice, Paragraph
from bahali.present.figures.stability import draw_stability
from bahali.present.figures.style import Words
from bahali.present.tables import Cells, Title, build_crosstab, build_table
from bahali.present.words import among_first, count_of, figure_mark, join_words
from bahali.vocabulary.codes import Attribution, StakeholderGroup
from bahali.workshop.frames import each_row

NEAR_END = 0.1  # of all weight; who set the weights would hardly insist on less
METHOD_NAMES = {
    "additive": "Weighted sum (used here)",
    "topsis": "TOPSIS",
    "vikor": "VIKOR",
    "promethee": "PROMETHEE II",
    "chnri": "CHNRI (all criteria alike)",
}


def weight_spans(findings: Findings) -> list[Block]:
    """Show how far one weight may move before the shortlist changes."""
    spans = findings.certainty.stability.join(_criteria(findings)).reset_index()
    if len(spans) < 2:
        return [Paragraph(text="Only one criterion has a weight, so it cannot move.")]
    tight = spans[(spans["shortlist_to"] - spans["shortlist_from"]) < 1]
    words = Words(
        name="stability",
        caption="Weights between which the shortlist keeps the same actions, one criterion at a time",
        alt=f"Spans of {count_of(len(spans), 'criterion', 'criteria')}. "
        + (_narrowest(tight) if len(tight) else "No single weight can change the shortlist."),
        mark=figure_mark(findings.workshop),
    )
    table = build_table(
        Title(
            "stability-numbers",
            "Weights between which the first action, and the shortlist, stay the same",
            "Of 100. One weight moves; the others keep their proportions.",
        ),
        spans,
        (
            Cells("Criterion", lambda row: row.label, is_free=True),
            Cells("Weight", lambda row: round(row.weight * 100), is_number=True),
            Cells("Same first action", lambda row: _span(row.first_from, row.first_to)),
            Cells("Same shortlist", lambda row: _span(row.shortlist_from, row.shortlist_to)),
        ),
    )
    return [draw_stability(spans, words, table), Items(items=tuple(_spans_in_words(findings, spans)))]


def _criteria(findings: Findings) -> pd.Series:
    return findings.workshop.table("criteria").set_index("criterion_id")["label"]


def _narrowest(tight: pd.DataFrame) -> str:
    span = tight.iloc[(tight["shortlist_to"] - tight["shortlist_from"]).argmin()]
    return (
        f"The narrowest is {span['label']}: the shortlist stays as it is while its weight is"
        f" {_between(span['shortlist_from'], span['shortlist_to'])}."
    )


def _between(low: float, high: float) -> str:
    return f"between {round(low * 100)} and {round(high * 100)} of 100"


def _span(low: float, high: float) -> str:
    return f"{round(low * 100)} to {round(high * 100)}"


def _spans_in_words(findings: Findings, spans: pd.DataFrame) -> Iterator[str]:
    ranked = findings.priorities.ranked
    leaders = list(ranked.loc[ranked["place"] == 1, "action_id"])
    first = f"{join_words(leaders)} {'is' if len(leaders) == 1 else 'are'} first"
    moving = spans[(spans["first_to"] - spans["first_from"]) < 1]
    if moving.empty:
        yield f"{first} whatever the weight of any single criterion."
    for span in each_row(moving):
        between = _between(span.first_from, span.first_to)
        yield f"{first} while the weight of “{span.label}” is {between}."
    if (spans["shortlist_to"] - spans["shortlist_from"] == 1).all():
        yield "The shortlist stays as it is whatever the weight of any single criterion."
    for span in each_row(spans):
        if ends := _near_ends(span):
            yield f"The shortlist would change if the weight of “{span.label}” {ends}."


def _near_ends(span: Any) -> str:  # noqa: ANN401 a row of itertuples
    """Name the ends of a span that are so near that the weight might as well be beyond them."""
    below = f"fell below {round(span.shortlist_from * 100)}"
    above = f"rose above {round(span.shortlist_to * 100)}"
    near = [
        words
        for words, distance, is_end in (
            (below, span.weight - span.shortlist_from, span.shortlist_from > 0),
            (above, span.shortlist_to - span.weight, span.shortlist_to < 1),
        )
        if is_end and distance < NEAR_END
    ]
    return f"{' or '.join(near)} of 100 (now {round(span.weight * 100)})" if near else ""


def influence(findings: Findings) -> Iterator[str]:
    """Say whether the shortlist hangs on one rater, one group or one criterion."""
    yield _raters_in_words(findings)
    yield from influence_of_groups(findings)
    without = findings.certainty.without_each_criterion
    for row in each_row(without):
        if row.entered or row.left:
            yield f"Without the criterion “{_criteria(findings)[row.left_out]}”, {_change(row)}."
    if len(without) and not without[["entered", "left"]].map(len).to_numpy().any():
        yield "Leaving out any one criterion would not change the shortlist."


def _change(row: Any) -> str:  # noqa: ANN401 a row of itertuples
    comes = f"{join_words(row.entered)} would come onto the shortlist" if row.entered else ""
    goes = f"{join_words(row.left)} would leave it" if row.left else ""
    return " and ".join(part for part in (comes, goes) if part)


def _raters_in_words(findings: Findings) -> str:
    """Say how often one rater decides, without telling how many there are where they are few."""
    without = findings.certainty.without_each_rater
    changing = int(without[["entered", "left"]].map(len).sum(axis=1).gt(0).sum())
    if changing == 0:
        return "Leaving out any one rater would not change the shortlist."
    if len(without) < findings.header.k_threshold or changing < findings.header.k_threshold:
        return "Leaving out one rater would in some cases change the shortlist."
    return f"Leaving out one rater would change the shortlist in {changing} of {len(without)} cases."


def influence_of_groups(findings: Findings) -> Iterator[str]:
    """Say what would change without each group, of groups that may be shown and are large enough."""
    if findings.header.attribution is not Attribution.GROUP:
        return
    sizes = Counter(findings.agreement.groups)
    least = max(findings.header.deciding.min_raters, findings.header.k_threshold)
    for row in each_row(findings.certainty.without_each_group):
        others = findings.agreement.raters - sizes[row.left_out]
        if min(sizes[row.left_out], others) >= least and (row.entered or row.left):
            yield f"Without the raters of the group “{StakeholderGroup(row.left_out).label}”, {_change(row)}."


def other_methods(findings: Findings) -> list[Block]:
    """Show the places by other published methods, with a caution where the shortlist differs."""
    compared = findings.certainty.methods
    shown = compared.places.reindex(list(findings.priorities.ranked["action_id"]))
    shown = shown.rename(columns=METHOD_NAMES)
    note = (
        "The other methods compare actions with each other, so their order can change when an action is"
        " added or dropped; the weighted sum on fixed scales cannot. They are shown as a check, not as a"
        " choice."
    )
    table = build_crosstab(
        Title("methods-table", "Place of each action by other published methods", note, is_wide=True),
        shown.astype("Int64"),
        "Action",
        is_id=True,
    )
    others = compared.correlations.drop(index=HEADLINE)
    differing = others[~others["is_same_shortlist"].fillna(value=True).astype(bool)]
    shortlist = findings.header.deciding.shortlist
    correlations = "; ".join(
        f"{METHOD_NAMES[str(name)]} {row.tau:.2f}" for name, row in others.iterrows() if not pd.isna(row.tau)
    )
    alike = Paragraph(
        text="Likeness of the order to the one used here (Kendall's tau-b, 1 is the same order):"
        f" {correlations}."
    )
    told = [table, *([alike] if correlations else []), *_compromise(findings)]
    if differing.empty:
        same = Paragraph(text=f"Every method puts the same actions {among_first(shortlist)}.")
        return [*told, same]
    names = join_words([METHOD_NAMES[str(name)] for name in differing.index])
    caution = Notice(
        kind="caution",
        title="The method matters here",
        text=f"{names} would put other actions {among_first(shortlist)}. Treat"
        f" {'the first place' if shortlist == 1 else 'the last places of the shortlist'} as a choice to be"
        " argued, not as a result.",
    )
    return [*told, caution]


def _compromise(findings: Findings) -> list[Block]:
    """Say which actions VIKOR cannot tell from the best."""
    proposed = findings.certainty.compromise
    if len(proposed) < 2:
        return []
    text = f"By VIKOR's own rule, {join_words(list(proposed))} are too close to call for the first place."
    return [Paragraph(text=text)]
