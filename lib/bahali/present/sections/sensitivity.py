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
from bahali.vocabulary.codes import StakeholderGroup
from bahali.vocabulary.language import N_, _, ngettext
from bahali.workshop.frames import each_row

NEAR_END = 0.1  # of all weight; who set the weights would hardly insist on less
METHOD_NAMES = {
    "additive": N_("Weighted sum (used here)"),
    "topsis": N_("TOPSIS"),
    "vikor": N_("VIKOR"),
    "promethee": N_("PROMETHEE II"),
    "chnri": N_("CHNRI (all criteria alike)"),
}


def weight_spans(findings: Findings) -> list[Block]:
    """Show how far one weight may move before the shortlist changes."""
    spans = findings.certainty.stability.join(_criteria(findings)).reset_index()
    if len(spans) < 2:
        return [Paragraph(text=_("Only one criterion has a weight, so it cannot move."))]
    tight = spans[(spans["shortlist_to"] - spans["shortlist_from"]) < 1]
    words = Words(
        name="stability",
        caption=_("Weights between which the shortlist keeps the same actions, one criterion at a time"),
        alt=_("Spans of {criteria}. ").format(criteria=count_of(len(spans), "{n} criterion", "{n} criteria"))
        + (_narrowest(tight) if len(tight) else _("No single weight can change the shortlist.")),
        mark=figure_mark(findings.workshop),
    )
    table = build_table(
        Title(
            "stability-numbers",
            _("Weights between which the first action, and the shortlist, stay the same"),
            _("Of 100. One weight moves; the others keep their proportions."),
        ),
        spans,
        (
            Cells(_("Criterion"), lambda row: row.label, is_free=True),
            Cells(_("Weight"), lambda row: round(row.weight * 100), is_number=True, unit=_("of 100")),
            Cells(_("Same first action"), lambda row: _span(row.first_from, row.first_to)),
            Cells(_("Same shortlist"), lambda row: _span(row.shortlist_from, row.shortlist_to)),
        ),
    )
    return [draw_stability(spans, words, table), Items(items=tuple(_spans_in_words(findings, spans)))]


def _criteria(findings: Findings) -> pd.Series:
    return findings.workshop.table("criteria").set_index("criterion_id")["label"]


def _narrowest(tight: pd.DataFrame) -> str:
    span = tight.iloc[(tight["shortlist_to"] - tight["shortlist_from"]).argmin()]
    return _("The narrowest is {label}: the shortlist stays as it is while its weight is {between}.").format(
        label=span["label"], between=_between(span["shortlist_from"], span["shortlist_to"])
    )


def _between(low: float, high: float) -> str:
    return _("between {low} and {high} of 100").format(low=round(low * 100), high=round(high * 100))


def _span(low: float, high: float) -> str:
    return _("{low} to {high}").format(low=round(low * 100), high=round(high * 100))


def _spans_in_words(findings: Findings, spans: pd.DataFrame) -> Iterator[str]:
    ranked = findings.priorities.ranked
    leaders = list(ranked.loc[ranked["place"] == 1, "action_id"])
    first = ngettext("{leaders} is first", "{leaders} are first", len(leaders)).format(
        leaders=join_words(leaders)
    )
    moving = spans[(spans["first_to"] - spans["first_from"]) < 1]
    if moving.empty:
        yield _("{first} whatever the weight of any single criterion.").format(first=first)
    for span in each_row(moving):
        between = _between(span.first_from, span.first_to)
        yield _("{first} while the weight of “{span}” is {between}.").format(
            first=first, span=span.label, between=between
        )
    if (spans["shortlist_to"] - spans["shortlist_from"] == 1).all():
        yield _("The shortlist stays as it is whatever the weight of any single criterion.")
    for span in each_row(spans):
        if ends := _near_ends(span):
            yield _("The shortlist would change if the weight of “{span}” {ends}.").format(
                span=span.label, ends=ends
            )


def _near_ends(span: Any) -> str:  # noqa: ANN401 a row of itertuples
    """Name the ends of a span that are so near that the weight might as well be beyond them."""
    below = _("fell below {shortlist_from}").format(shortlist_from=round(span.shortlist_from * 100))
    above = _("rose above {shortlist_to}").format(shortlist_to=round(span.shortlist_to * 100))
    near = [
        words
        for words, distance, is_end in (
            (below, span.weight - span.shortlist_from, span.shortlist_from > 0),
            (above, span.shortlist_to - span.weight, span.shortlist_to < 1),
        )
        if is_end and distance < NEAR_END
    ]
    return (
        _("{near} of 100 (now {weight})").format(near=_(" or ").join(near), weight=round(span.weight * 100))
        if near
        else ""
    )


def influence(findings: Findings) -> Iterator[str]:
    """Say whether the shortlist hangs on one rater, one group or one criterion."""
    yield _raters_in_words(findings)
    yield from influence_of_groups(findings)
    without = findings.certainty.without_each_criterion
    for row in each_row(without):
        if row.entered or row.left:
            yield _("Without the criterion “{criteria}”, {change}.").format(
                criteria=_criteria(findings)[row.left_out], change=_change(row)
            )
    if len(without) and not without[["entered", "left"]].map(len).to_numpy().any():
        yield _("Leaving out any one criterion would not change the shortlist.")


def _change(row: Any) -> str:  # noqa: ANN401 a row of itertuples
    comes = (
        _("{entered} would come onto the shortlist").format(entered=join_words(row.entered))
        if row.entered
        else ""
    )
    goes = _("{left} would leave it").format(left=join_words(row.left)) if row.left else ""
    return _(" and ").join(part for part in (comes, goes) if part)


def _raters_in_words(findings: Findings) -> str:
    """Say how often one rater decides, without telling how many there are where they are few."""
    without = findings.certainty.without_each_rater
    changing = int(without[["entered", "left"]].map(len).sum(axis=1).gt(0).sum())
    if changing == 0:
        return _("Leaving out any one rater would not change the shortlist.")
    if not findings.disclosure.tells_share(changing, len(without)):
        return _("Leaving out one rater would in some cases change the shortlist.")
    return _("Leaving out one rater would change the shortlist in {changing} of {without} cases.").format(
        changing=changing, without=len(without)
    )


def influence_of_groups(findings: Findings) -> Iterator[str]:
    """Say what would change without each group, of groups that may be shown and are large enough."""
    if not findings.disclosure.names_groups:
        return
    sizes = Counter(findings.agreement.groups)
    for row in each_row(findings.certainty.without_each_group):
        others = findings.agreement.raters - sizes[row.left_out]
        if findings.disclosure.tells_group(sizes[row.left_out], others) and (row.entered or row.left):
            yield _("Without the raters of the group “{stakeholdergroup}”, {change}.").format(
                stakeholdergroup=StakeholderGroup(row.left_out).label, change=_change(row)
            )


def other_methods(findings: Findings) -> list[Block]:
    """Show the places by other published methods, with a caution where the shortlist differs."""
    compared = findings.certainty.methods
    shown = compared.places.reindex(list(findings.priorities.ranked["action_id"]))
    shown = shown.rename(columns={name: _(words) for name, words in METHOD_NAMES.items()})
    note = _(
        "The other methods compare actions with each other, so their order can change when an action"
        " is added or dropped; the weighted sum on fixed scales cannot. They are shown as a check,"
        " not as a choice."
    )
    table = build_crosstab(
        Title("methods-table", _("Place of each action by other published methods"), note, is_wide=True),
        shown.astype("Int64"),
        _("Action"),
        is_id=True,
    )
    others = compared.correlations.drop(index=HEADLINE)
    differing = others[~others["is_same_shortlist"].fillna(value=True).astype(bool)]
    shortlist = findings.header.deciding.shortlist
    correlations = "; ".join(
        f"{_(METHOD_NAMES[str(name)])} {row.tau:.2f}"
        for name, row in others.iterrows()
        if not pd.isna(row.tau)
    )
    alike = Paragraph(
        text=_(
            "Likeness of the order to the one used here (Kendall's tau-b, 1 is the same order):"
            " {correlations}."
        ).format(correlations=correlations)
    )
    told = [table, *([alike] if correlations else []), *_compromise(findings)]
    if differing.empty:
        same = Paragraph(
            text=_("Every method puts the same actions {among_first}.").format(
                among_first=among_first(shortlist)
            )
        )
        return [*told, same]
    names = join_words([_(METHOD_NAMES[str(name)]) for name in differing.index])
    caution = Notice(
        kind="caution",
        title=_("The method matters here"),
        text=ngettext(
            "{names} would put other actions {among_first}. Treat the first place as a choice to be"
            " argued, not as a result.",
            "{names} would put other actions {among_first}. Treat the last places of the shortlist as a"
            " choice to be argued, not as a result.",
            shortlist,
        ).format(names=names, among_first=among_first(shortlist)),
    )
    return [*told, caution]


def _compromise(findings: Findings) -> list[Block]:
    """Say which actions VIKOR cannot tell from the best."""
    proposed = findings.certainty.compromise
    if len(proposed) < 2:
        return []
    text = _("By VIKOR's own rule, {proposed} are too close to call for the first place.").format(
        proposed=join_words(list(proposed))
    )
    return [Paragraph(text=text)]
