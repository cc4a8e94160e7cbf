"""Which questions are worth another round."""

from typing import Any

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Heading, Items, Paragraph, Table
from bahali.document.section import Section
from bahali.present import messages
from bahali.present.sections.rated import find_hindrance
from bahali.present.tables import Cells, Title, build_table
from bahali.present.words import among_first, as_percent, is_blank, references
from bahali.vocabulary.language import _
from bahali.workshop.frames import each_row

MOST_QUESTIONS = 6  # as many as a group can settle in an afternoon
MOST_ACTIONS = 3


def questions(findings: Findings) -> Section:
    """List the disagreements that are worth another round, the most worthwhile first."""
    name, title = "questions", _("Questions worth another round")
    if hindrance := find_hindrance(findings):
        return Section(name=name, title=title, blocks=(hindrance,))
    shortlist = findings.header.deciding.shortlist
    asked = findings.certainty.questions
    asked = asked[asked["gain"] > 0].head(MOST_QUESTIONS).reset_index(drop=True)
    blocks: list[Block] = []
    if asked.empty:
        text = _("No single open question would change which actions are {among_first}.").format(
            among_first=among_first(shortlist)
        )
        blocks.append(Paragraph(text=text))
    else:
        is_told = any(findings.disclosure.tells_extremes(row.raters) for row in each_row(asked))
        text = f"{_how_read(findings)} {_how_far(findings, is_told=is_told)}"
        blocks += [Paragraph(text=text), _questions_table(findings, asked, is_told=is_told)]
    return Section(name=name, title=title, blocks=(*blocks, *_whole_actions(findings)))


def _how_read(findings: Findings) -> str:
    return _(
        "Of all points on which raters differ, these are the ones whose answer could change which"
        " actions are {among_first}. Each is one action on one criterion."
    ).format(among_first=among_first(findings.header.deciding.shortlist))


def _how_far(findings: Findings, *, is_told: bool) -> str:
    if not is_told:
        return _("How far an answer could move its action is not shown, because few people rated it.")
    return _(
        "If the panel settled it on one of the ratings given, the action could take a place in the"
        " range shown. The gain says how much more the shortlist would then be worth on average, in"
        " points of 100 for each action on it.{all_known}"
    ).format(all_known=_all_known(findings))


def _whole_actions(findings: Findings) -> list[Block]:
    """Name the actions worth talking about as a whole, because raters differ about them throughout."""
    whole = findings.certainty.open_actions
    whole = whole[whole["gain"] > 0].head(MOST_ACTIONS)
    if whole.empty:
        return []
    items = tuple(_whole_in_words(findings, row) for row in each_row(whole))
    return [Heading(text=_("Actions worth talking about as a whole")), Items(items=items, is_free=True)]


def _whole_in_words(findings: Findings, row: Any) -> str:  # noqa: ANN401 a row of itertuples
    """Say where one rater's view could take an action; of a few raters that would tell what one holds."""
    told = {"action_id": row.action_id, "title": _title(findings, row.action_id)}
    if not findings.disclosure.tells_extremes(row.raters):
        return _("{action_id}, {title}: raters see it differently throughout.").format(**told)
    return _(
        "{action_id}, {title}: if the panel saw it as one of its raters does, it could take"
        " {in_places}; gain {gain:.1f}."
    ).format(
        **told,
        in_places=_in_places(row.best_place, row.worst_place),
        gain=row.gain * 100 / findings.header.deciding.shortlist,
    )


def _all_known(findings: Findings) -> str:
    """Say what knowing everything would gain, so that the single gains can be judged beside it."""
    gain = findings.certainty.gain_of_certainty * 100 / findings.header.deciding.shortlist
    return (
        _(" If all weights and ratings were known for sure, it would be {gain:.1f}.").format(gain=gain)
        if gain >= 0.05
        else ""
    )


def _title(findings: Findings, action_id: str) -> str:
    return (findings.names.action(action_id) or "").rstrip(" .")


def _questions_table(findings: Findings, asked: pd.DataFrame, *, is_told: bool) -> Table:
    """List the questions; how far each could move its action only where that is told of one of them."""
    shortlist = findings.header.deciding.shortlist
    criteria = findings.workshop.table("criteria").set_index("criterion_id")
    labels, texts = criteria["label"], criteria["question"]
    return build_table(
        Title(
            "questions-table",
            _("Questions whose answer could change the shortlist, the most worthwhile first"),
            _(
                "Chance: of all ratings given, the share that would move the action onto the shortlist of"
                " {shortlist} or off it."
            ).format(shortlist=shortlist),
            is_wide=True,
        ),
        asked,
        (
            Cells(_("Action"), lambda row: findings.names.action(row.action_id), is_free=True),
            Cells(
                _("Question"),
                lambda row: _ask(labels[row.criterion_id], texts[row.criterion_id]),
                is_free=True,
            ),
            *([Cells(_("Places it could take"), lambda row: _places(findings, row))] if is_told else []),
            Cells(_("Chance of a change"), lambda row: _chance(findings, row.chance, row.raters)),
            *([Cells(_("Gain"), lambda row: _gain(findings, row))] if is_told else []),
            Cells(_("Raters"), lambda row: messages.raters_of_action(findings, row.raters)),
            Cells(_("Id"), lambda row: references([row.action_id])),
        ),
    )


def _chance(findings: Findings, chance: float, raters: int) -> str:
    """Say how many of the ratings given would change the shortlist; of a few raters without a number."""
    if findings.disclosure.tells_share(chance * raters, raters):
        return as_percent(chance)
    return _("most answers") if chance > 0.5 else _("some answers") if chance > 0 else _("none")


def _ask(label: str, question: object) -> str:
    return label if is_blank(question) else f"{label}: {question}"


def _places(findings: Findings, row: Any) -> str:  # noqa: ANN401 a row of itertuples
    """Write the best and the worst place; of a few raters they would give the extreme ratings away."""
    best, worst = row.best_place, row.worst_place
    if not findings.disclosure.tells_extremes(row.raters):
        return _("not shown")
    return str(best) if best == worst else _("{best} to {worst}").format(best=best, worst=worst)


def _gain(findings: Findings, row: Any) -> str:  # noqa: ANN401
    """Write the gain, which is worked out of each single rating; not of a few."""
    if not findings.disclosure.tells_extremes(row.raters):
        return _("not shown")
    return f"{row.gain * 100 / findings.header.deciding.shortlist:.1f}"


def _in_places(best: int, worst: int) -> str:
    return (
        _("place {best}").format(best=best)
        if best == worst
        else _("any place from {best} to {worst}").format(best=best, worst=worst)
    )
