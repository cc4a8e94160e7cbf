"""What is recommended, how sure that is, and what was not chosen."""

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Figure, Paragraph, Table
from bahali.document.section import Section
from bahali.present import messages
from bahali.present.cards import build_card
from bahali.present.figures.places import draw_places
from bahali.present.figures.style import Words
from bahali.present.sections.rated import find_hindrance
from bahali.present.tables import Cells, Title, build_table
from bahali.present.words import (
    count_of,
    figure_mark,
    nothing_here,
    references,
    text_or_none,
    whole_or_none,
)
from bahali.vocabulary.language import _, ngettext
from bahali.workshop.frames import each_row


def recommendations(findings: Findings) -> Section:
    """Give the recommendations as cards, in their order."""
    blocks: list[Block] = [Paragraph(text=_intro(findings))]
    if not findings.priorities.is_ranked:
        blocks += [hindrance] if (hindrance := find_hindrance(findings)) else []
    if findings.priorities.recommended.empty:
        none = nothing_here(_none_recommended(findings))
        blocks += [] if none in blocks else [none]
    else:
        blocks += [_places_figure(findings)] if findings.priorities.is_ranked else []
        blocks += [build_card(findings, action) for action in each_row(findings.priorities.recommended)]
    return Section(name="recommendations", title=_("Recommendations"), blocks=tuple(blocks))


def not_chosen(findings: Findings) -> Section:
    """List the options that were considered and not chosen, each with its reason."""
    name, title = "not-chosen", _("Options considered and not chosen")
    others = findings.priorities.not_recommended
    if others.empty:
        text = (
            _none_recommended(findings)
            if findings.priorities.judged.empty
            else _(
                "Every action that was considered is recommended. A decision is easier to defend beside an"
                " alternative."
            )
        )
        return Section(name=name, title=title, blocks=(nothing_here(text),))
    table = build_table(
        Title("not-chosen-table", _("Actions considered and not recommended, with the reason")),
        others,
        (
            Cells(_("Action"), lambda row: row.title, is_free=True),
            Cells(_("Reason"), lambda row: messages.outcome_in_words(row.outcome)),
            Cells(_("Tier"), lambda row: text_or_none(row.tier)),
            Cells(
                _("What was said"),
                lambda row: text_or_none(row.dissent_note) or text_or_none(row.notes),
                is_free=True,
            ),
            Cells(
                _("Merged into"),
                lambda row: references([row.merged_into]),
            ),
            Cells(_("Id"), lambda row: row.action_id),
        ),
        row_names=others["action_id"],
    )
    return Section(name=name, title=title, blocks=(table,))


def _intro(findings: Findings) -> str:
    limit = findings.settings.max_recommendations
    order = (
        _("in the order of their value")
        if findings.priorities.is_ranked
        else _("in the order of the gaps they answer")
    )
    most = ngettext("{actions} is", "{actions} are", limit).format(
        actions=count_of(limit, "{n} action", "{n} actions")
    )
    return _(
        "At most {most} recommended, {order}; more only where they share the first place. Each card"
        " names the gaps it answers, one lead body, the instrument it changes and who approves the"
        " change. An action that fails a condition that no benefit outweighs is never recommended,"
        " whatever its value."
    ).format(most=most, order=order)


def _none_recommended(findings: Findings) -> str:
    if findings.priorities.judged.empty:
        return _("No action was proposed for {jurisdiction}.").format(jurisdiction=findings.jurisdiction.name)
    return _("No action can be recommended; the section on options says why for each.")


def _places_figure(findings: Findings) -> Figure:
    ranked = findings.priorities.recommended
    first = ranked.iloc[0]
    words = Words(
        name="places",
        caption=_("Place of each recommendation, and the range of places when weights or raters vary"),
        alt=_("Chart of {recommendations} by place. First is {action_id}, {title}; {range_in_words}.").format(
            recommendations=count_of(len(ranked), "{n} recommendation", "{n} recommendations"),
            action_id=first["action_id"],
            title=first["title"].rstrip("."),
            range_in_words=_range_in_words(first),
        ),
        mark=figure_mark(findings.workshop),
    )
    return draw_places(ranked, words, _places_table("places-numbers", ranked))


def _range_in_words(action: pd.Series) -> str:
    if action["best_place"] == action["worst_place"]:
        return _("it takes place {best_place} in nine of ten draws").format(best_place=action["best_place"])
    return _("its place ranges from {best_place} to {worst_place}").format(
        best_place=action["best_place"], worst_place=action["worst_place"]
    )


def _places_table(name: str, ranked: pd.DataFrame) -> Table:
    return build_table(
        Title(name, _("Places and their range")),
        ranked,
        (
            Cells(_("Action"), lambda row: row.title, is_free=True),
            Cells(_("Place"), lambda row: whole_or_none(row.place), is_number=True),
            Cells(_("Best"), lambda row: whole_or_none(row.best_place), is_number=True),
            Cells(_("Worst"), lambda row: whole_or_none(row.worst_place), is_number=True),
            Cells(_("Tier"), lambda row: text_or_none(row.tier)),
            Cells(_("Id"), lambda row: references([row.action_id])),
        ),
    )
