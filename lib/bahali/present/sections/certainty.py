"""How sure the order is, and what would change it."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.analysis.robustness.trial import RATERS
from bahali.document.blocks import Block, Figure, Heading, Items, Notice, Paragraph, Table
from bahali.document.section import Section
from bahali.present import messages
from bahali.present.figures.acceptability import draw_acceptability
from bahali.present.figures.style import Words
from bahali.present.sections.rated import find_hindrance
from bahali.present.sections.sensitivity import influence, other_methods, weight_spans
from bahali.present.tables import Cells, Title, build_crosstab, build_table
from bahali.present.words import (
    among_first,
    as_chance,
    as_percent,
    as_points,
    capitalise,
    count_of,
    figure_mark,
    references,
    text_or_none,
)
from bahali.vocabulary.codes import WeightDraws
from bahali.vocabulary.language import N_, _, ngettext
from bahali.workshop.frames import each_row

LEAST_FIRST_SHARE = 0.05  # an action that is first more rarely is no rival for the first place
OFTEN = 0.9  # nine of ten draws
CLEAR_STEP = 0.6  # share of the draws from which one action is clearly worth more than the next
DRAWN = {
    WeightDraws.AROUND: N_("weights around the chosen set"),
    WeightDraws.ORDERED: N_("any weights that keep the chosen order of the criteria"),
    WeightDraws.UNIFORM: N_("any weights at all"),
    WeightDraws.PARTICIPANTS: N_("the weights of one rater, of those who gave weights themselves,"),
}


def certainty(findings: Findings) -> Section:
    """Say how sure the order is, and what would change it."""
    name, title = "certainty", _("How sure we are, and what would change the order")
    if hindrance := find_hindrance(findings):
        return Section(name=name, title=title, blocks=(hindrance,))
    blocks: list[Block] = [
        Paragraph(text=_how_drawn(findings)),
        _chances_figure(findings),
        _certainty_table(findings),
        *_movers(findings),
        *_about_weights(findings),
        Heading(text=_("What the order hangs on")),
        Items(items=tuple(influence(findings))),
        Heading(text=_("Does the method matter?")),
        *other_methods(findings),
    ]
    return Section(name=name, title=title, blocks=tuple(blocks))


def _about_weights(findings: Findings) -> list[Block]:
    """Show what hangs on weights; less where it would tell weights that are withheld."""
    kinds: list[Block] = [Heading(text=_("Which uncertainty matters more")), _kinds_table(findings)]
    moving = Heading(text=_("How far one weight may move"))
    if findings.settings.weight_set in findings.priorities.weighing.withheld:
        text = _("The weights of {name} come from too few raters to be shown in this edition.").format(
            name=f"“{findings.settings.weight_set}”"
        )
        return [*kinds, moving, Notice(kind="limit", title=_("Not shown"), text=text)]
    return [*_beliefs(findings), *kinds, moving, *weight_spans(findings)]


def _how_drawn(findings: Findings) -> str:
    shortlist, draws = findings.header.deciding.shortlist, findings.settings.draws
    has_room = len(findings.priorities.ranked) <= shortlist
    room = _(" The shortlist has room for all of them, so every action is always on it.") if has_room else ""
    listed = (
        _(" or {among_first} (the shortlist)").format(among_first=among_first(shortlist))
        if shortlist > 1
        else ""
    )
    return _(
        "All actions were valued and placed again {draws:,} times; each time is called a draw. In"
        " each, {weights_drawn} were taken, and raters were taken at random from those who rated, as"
        " if others like them had been asked. The bars show how often each action came"
        " first{listed}.{room} These are the views of a panel: nothing here is a statistical test."
    ).format(draws=draws, weights_drawn=_weights_drawn(findings), listed=listed, room=room)


def _weights_drawn(findings: Findings) -> str:
    kind = findings.header.deciding.weight_draws
    if kind is WeightDraws.PARTICIPANTS and not len(findings.priorities.trial.own):
        kind = WeightDraws.AROUND
    if kind is not WeightDraws.AROUND:
        return _(DRAWN[kind])
    spread = as_percent(findings.header.deciding.weight_spread)
    return _("{drawn} (one of average size typically moves by {spread} of all weight)").format(
        drawn=_(DRAWN[kind]), spread=spread
    )


def _chances_figure(findings: Findings) -> Figure:
    ranked, shortlist = findings.priorities.ranked, findings.header.deciding.shortlist
    first = ranked.sort_values("first_share", ascending=False, kind="stable").iloc[0]
    words = Words(
        name="chances",
        caption=_(
            "How often each action comes first{or_listed}, when weights and raters are drawn again"
        ).format(or_listed=_or_listed(shortlist)),
        alt=_(
            "Bars of {actions}. {action_id}, {title}, comes first in {first_share} of the draws. {clear_ones}"
        ).format(
            actions=count_of(len(ranked), "{n} action", "{n} actions"),
            action_id=first["action_id"],
            title=first["title"].rstrip("."),
            first_share=as_chance(first["first_share"]),
            clear_ones=_clear_ones(ranked),
        ),
        mark=figure_mark(findings.workshop),
    )
    table = build_table(
        Title("chances-numbers", _("Share of the draws, percent")),
        ranked,
        (
            Cells(_("Action"), lambda row: row.title, is_free=True),
            Cells(
                _("First"),
                lambda row: round(row.first_share * 100),
                is_number=True,
                unit=_("percent of draws"),
            ),
            *_listed_column(shortlist),
            Cells(_("Mean place"), lambda row: f"{row.expected_place:.1f}"),
            Cells(_("Id"), lambda row: references([row.action_id])),
        ),
    )
    return draw_acceptability(ranked, shortlist, words, table)


def _or_listed(shortlist: int) -> str:
    return _(", or {among_first}").format(among_first=among_first(shortlist)) if shortlist > 1 else ""


def _listed_column(shortlist: int) -> list[Cells]:
    """Give the column of the shortlist, where that is more than the first place."""
    label = capitalise(among_first(shortlist))
    return (
        [Cells(label, lambda row: round(row.chance * 100), is_number=True, unit=_("percent of draws"))]
        if shortlist > 1
        else []
    )


def _clear_ones(ranked: pd.DataFrame) -> str:
    sure = int((ranked["chance"] >= OFTEN).sum())
    unsure = int(((ranked["chance"] > 1 - OFTEN) & (ranked["chance"] < OFTEN)).sum())
    others = _(", and {unsure} in some draws and not in others").format(unsure=unsure) if unsure else ""
    return ngettext(
        "{actions} is on the shortlist in nine of ten draws or more{others}.",
        "{actions} are on the shortlist in nine of ten draws or more{others}.",
        sure,
    ).format(actions=capitalise(count_of(sure, "{n} action", "{n} actions")), others=others)


def _certainty_table(findings: Findings) -> Table:
    deciding = findings.header.deciding
    note = _(
        "Value runs from 0 to 100. Places: the one taken, and in brackets those in nine of ten draws."
        " Fewer than {k_threshold} raters are not numbered. Broad agreement: at least"
        " {agreement_share} of the ratings within one point of the middle one. Contested: fewer than"
        " half are, or raters are divided on criteria that carry {contested_weight} of the weight or"
        " more."
    ).format(
        k_threshold=findings.header.k_threshold,
        agreement_share=as_percent(deciding.agreement_share),
        contested_weight=as_percent(deciding.contested_weight),
    )
    return build_table(
        Title("certainty-table", _("Value, places, agreement and robustness"), note, is_wide=True),
        findings.priorities.ranked,
        (
            Cells(_("Action"), lambda row: row.title, is_free=True),
            Cells(
                _("Value"), lambda row: as_points(float(row.value)), is_number=True, unit=_("points of 100")
            ),
            Cells(_("Places"), _places),
            Cells(_("Tier"), lambda row: text_or_none(row.tier)),
            Cells(_("Raters"), lambda row: messages.raters_of_action(findings, row.raters)),
            Cells(_("Agreement"), lambda row: messages.agreement_in_words(findings, row)),
            Cells(_("Same tier"), lambda row: as_chance(row.band_share)),
            Cells(_("On the shortlist"), lambda row: as_chance(row.chance)),
            Cells(_("Id"), lambda row: references([row.action_id])),
        ),
    )


def _places(row: Any) -> str:  # noqa: ANN401 a row of itertuples
    """Write the place, and in brackets the range where there is one."""
    if row.best_place == row.worst_place == row.place:
        return str(row.place)
    if row.best_place == row.worst_place:
        return f"{row.place} ({row.best_place})"
    return _("{place} ({best_place} to {worst_place})").format(
        place=row.place, best_place=row.best_place, worst_place=row.worst_place
    )


def _movers(findings: Findings) -> list[Block]:
    """Say which actions move far, and which steps are not clear."""
    ranked = findings.priorities.ranked
    spread = (ranked["worst_place"] - ranked["best_place"]).astype(int)
    movers = ranked[spread >= max(2, len(ranked) / 2)]
    sentences = [
        _(
            "{action_id} moves between place {best_place} and place {worst_place}: talk about its ratings"
            " again before relying on its place."
        ).format(action_id=row.action_id, best_place=row.best_place, worst_place=row.worst_place)
        for row in each_row(movers)
    ]
    sentences += _steps(findings)
    return [Items(items=tuple(sentences))] if sentences else []


def _beliefs(findings: Findings) -> list[Block]:
    """Say what somebody would have to hold for another action to come first."""
    shares, weights = findings.certainty.beliefs
    often = shares[shares["first_share"] >= LEAST_FIRST_SHARE]
    if len(often) < 2:
        leader, share = shares.index[0], as_chance(float(shares["first_share"].iloc[0]))
        others = "" if len(shares) == 1 else _(" No other action does often enough to be a rival.")
        return [
            Paragraph(
                text=_("{leader} comes first in {share} of the draws.{others}").format(
                    leader=leader, share=share, others=others
                )
            )
        ]
    labels = findings.workshop.table("criteria").set_index("criterion_id")["label"].to_dict()
    # By position: a criterion may be called as one of the other columns.
    columns = [
        often[["first_share"]].set_axis([_("First in")], axis=1),
        weights.loc[often.index].rename(columns=labels),
        often[["confidence"]].set_axis([_("Sure")], axis=1),
    ]
    percent = (pd.concat(columns, axis=1) * 100).round().astype(int)
    note = _(
        "Percent. The mean weights of the draws in which the action comes first (central weights), of"
        " the actions that do in at least {least_first_share}. Sure: with those weights, how often it"
        " is first when raters are drawn again (confidence factor)."
    ).format(least_first_share=as_percent(LEAST_FIRST_SHARE))
    title = Title(
        "beliefs-table", _("What one would have to hold for an action to come first"), note, is_wide=True
    )
    return [build_crosstab(title, percent, _("Action"), is_id=True, unit=_("percent"))]


def _steps(findings: Findings) -> Iterator[str]:
    """Say which steps down the order are not clear."""
    steps, places = findings.certainty.steps, findings.priorities.ranked.set_index("action_id")["place"]
    for step in each_row(steps[steps["winning"] <= CLEAR_STEP]):
        if places[step.action_id] == places[step.next_id]:
            continue
        is_close = step.winning >= 1 - CLEAR_STEP
        verdict = _("too close to call") if is_close else _("mostly it is the other way round")
        yield (
            _(
                "{action_id} is worth more than {next_id}, which follows it, in {winning} of the draws:"
                " {verdict}."
            ).format(
                action_id=step.action_id,
                next_id=step.next_id,
                winning=as_chance(step.winning),
                verdict=verdict,
            )
        )


def _untold_kinds(findings: Findings) -> list[str]:
    """Name the draws in which nothing varies but what a few people said; they would show each one's view."""
    gave_weights = len(findings.priorities.trial.own)
    own = {RATERS: findings.agreement.raters, WeightDraws.PARTICIPANTS.value: gave_weights}
    return [kind for kind, raters in own.items() if not findings.disclosure.tells_draws(raters)]


def _kinds_table(findings: Findings) -> Table:
    robustness = findings.priorities.robustness
    shortlist = findings.header.deciding.shortlist
    chances = robustness.chances if robustness else pd.DataFrame()
    chances = chances.drop(columns=_untold_kinds(findings), errors="ignore")
    percent = (chances.reindex(list(findings.priorities.ranked["action_id"])) * 100).round().astype(int)
    labels = {kind.value: kind.label for kind in WeightDraws} | {RATERS: _("Only the raters are drawn again")}
    note = _(
        "Percent of the draws in which the action is {among_first}. In every column but the last only"
        " the weights vary. Where columns differ much, agree on weights first; where the last one is"
        " far from 0 and 100, talk about ratings first."
    ).format(among_first=among_first(shortlist))
    if RATERS not in chances:
        note = _(
            "Percent of the draws in which the action is {among_first}. Only the weights vary: of so few"
            " raters, draws would show who said what. Where columns differ much, agree on weights first."
        ).format(among_first=among_first(shortlist))
    title = Title("kinds-table", _("Chance of the shortlist, by what is drawn"), note, is_wide=True)
    return build_crosstab(
        title, percent.rename(columns=labels), _("Action"), is_id=True, unit=_("percent of draws")
    )
