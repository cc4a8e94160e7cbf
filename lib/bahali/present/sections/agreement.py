"""Whether raters agree, and on what they part ways."""

from typing import Any

import pandas as pd

from bahali.analysis.agreement.rounds import STABLE_BELOW
from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Heading, Notice, Paragraph, Table
from bahali.document.section import Section
from bahali.present import messages
from bahali.present.figures.differences import draw_differences
from bahali.present.figures.style import Words
from bahali.present.sections.rated import find_hindrance
from bahali.present.tables import Cells, Title, build_table
from bahali.present.words import (
    as_percent,
    count_of,
    figure_mark,
    is_blank,
    join_words,
    references,
)
from bahali.vocabulary.codes import Attribution, StakeholderGroup
from bahali.vocabulary.language import N_, _
from bahali.workshop.frames import each_row

# In words only, for a panel too small for decimals.
DEGREES = ((0.7, N_("largely")), (0.3, N_("partly")), (float("-inf"), N_("hardly")))
MOST_DIFFERENCES = 8  # rows that can be read in ten seconds
LEAST_DIFFERENCE = 1.0  # points of the rating scale


def agreement(findings: Findings) -> Section:
    """Show how far raters agree, on what groups part ways, and whether another round settled it."""
    name, title = "agreement", _("Do raters agree?")
    if hindrance := find_hindrance(findings):
        return Section(name=name, title=title, blocks=(hindrance,))
    blocks: list[Block] = [
        Paragraph(text=_rule_in_words(findings)),
        _actions_table(findings),
        _criteria_table(findings),
        Heading(text=_("Where groups part ways")),
        *_differences(findings),
        *_rounds(findings),
    ]
    return Section(name=name, title=title, blocks=tuple(blocks))


def _rule_in_words(findings: Findings) -> str:
    rule, deciding = findings.header.deciding.agreed_on, findings.header.deciding
    return _(
        "Raters are said to agree that an action is good on a criterion when at least {least_share}"
        " of them give {for_from} or better and fewer than {most_other} give {against_to} or worse,"
        " on a scale of {lowest_rating} to {highest_rating} on which more is better; and that it is"
        " not good in the reverse case. They are divided where the middle of their ratings is wider"
        " than the RAND/UCLA rule allows (IPRAS, on ratings stretched to 1 to 9). Fewer than"
        " {min_raters} numbers are not judged."
    ).format(
        least_share=as_percent(rule.least_share),
        for_from=rule.for_from,
        most_other=as_percent(rule.most_other),
        against_to=rule.against_to,
        lowest_rating=deciding.lowest_rating,
        highest_rating=deciding.highest_rating,
        min_raters=deciding.least_numbers,
    )


def _actions_table(findings: Findings) -> Table:
    measured = findings.agreement.by_action
    ranked = findings.priorities.ranked.join(measured, on="action_id")
    has_classic = bool(measured["classic_judged"].any())
    note = _(
        "Numbers of criteria. Most common answer: the share of raters who give the most common"
        " answer, on average over the criteria (CHNRI average expert agreement); who gave no number"
        " is left out of it."
    )
    if has_classic:
        note += _(
            " Classic rule: RAND/UCLA, for 8 to 16 raters; agreed where few ratings lie outside the third"
            " of the scale that holds the middle one, divided where several lie in each outer third."
        )
    return build_table(
        Title("agreement-actions", _("Agreement by action"), note, is_wide=True),
        ranked,
        (
            Cells(_("Action"), lambda row: row.title, is_free=True),
            Cells(_("Agreement"), lambda row: messages.agreement_in_words(findings, row)),
            Cells(_("Agreed good"), lambda row: int(row.agreed_good), is_number=True, unit=_("criteria")),
            Cells(_("Agreed not good"), lambda row: int(row.agreed_bad), is_number=True, unit=_("criteria")),
            Cells(_("Divided"), lambda row: int(row.disputed), is_number=True, unit=_("criteria")),
            *([Cells(_("Classic rule"), _classic)] if has_classic else []),
            Cells(_("Most common answer"), lambda row: _share(findings, row)),
            Cells(_("Id"), lambda row: references([row.action_id])),
        ),
    )


def _classic(action: Any) -> str:  # noqa: ANN401 a row of itertuples
    """Say on how many criteria the RAND/UCLA rule that counts ratings finds agreement and division."""
    if not action.classic_judged:
        return _("not defined")
    return _("{classic_agreed} agreed, {classic_divided} divided").format(
        classic_agreed=action.classic_agreed, classic_divided=action.classic_divided
    )


def _criteria_table(findings: Findings) -> Table:
    labels = findings.workshop.table("criteria").set_index("criterion_id")["label"]
    measured = findings.agreement.by_criterion.join(labels).reset_index()
    note = _(
        "Same order (Kendall's W): 1 where all raters put the actions in one order, 0 where their"
        " orders have nothing in common; only raters who rated every action count. Same ratings"
        " (Krippendorff's alpha, ordinal): 1 where all give the same numbers, 0 where they agree no"
        " more than by chance, below 0 where less. Of few raters both are words: largely from 0.7,"
        " hardly below 0.3. Not known: too few raters, or no difference to agree on."
    )
    return build_table(
        Title("agreement-criteria", _("Agreement by criterion"), note),
        measured,
        (
            Cells(_("Criterion"), lambda row: row.label, is_free=True),
            Cells(_("Same order (W)"), lambda row: _degree(findings, row.kendall_w)),
            Cells(_("Same ratings (alpha)"), lambda row: _degree(findings, row.krippendorff_alpha)),
            Cells(_("Actions on which raters are divided"), lambda row: int(row.disputed), is_number=True),
        ),
    )


def _share(findings: Findings, action: Any) -> str:  # noqa: ANN401 a row of itertuples
    """Write the share of a few people as a word, since it would tell how many they are."""
    if is_blank(action.expert_agreement):
        return _("not known")
    if not findings.disclosure.tells_share(action.expert_agreement * action.raters, action.raters):
        return _("more than half") if action.expert_agreement > 0.5 else _("half or fewer")
    return as_percent(float(action.expert_agreement))


def _degree(findings: Findings, measure: object) -> str:
    """Write a measure of a panel; of few raters as a word, since decimals would tell how many they are."""
    if is_blank(measure):
        return _("not known")
    number = float(measure)  # type: ignore[arg-type]
    if findings.disclosure.tells_degree(findings.agreement.raters):
        return f"{number:.2f}"
    return _(next(word for least, word in DEGREES if number >= least))


def _differences(findings: Findings) -> list[Block]:
    if not findings.agreement.may_show_groups:
        text = _("The workshop agreed that views are not attributed to groups, so groups are not compared.")
        return [Notice(kind="limit", title=_("Not shown"), text=text)]
    compared = findings.agreement.group_differences
    least = findings.disclosure.least_in_group
    if compared.empty:
        text = _(
            "No two groups have at least {least} raters each on one question, so none are compared."
        ).format(least=least)
        return [Paragraph(text=text)]
    apart = compared[compared["difference"].abs() >= LEAST_DIFFERENCE].head(MOST_DIFFERENCES)
    if apart.empty:
        text = _("Wherever groups can be compared, their middle ratings differ by less than a point.")
        return [Paragraph(text=text)]
    named = _name_groups(findings, apart)
    first = named.iloc[0]
    words = Words(
        name="differences",
        caption=_("Questions on which the middle ratings of two groups lie farthest apart"),
        alt=_(
            "Middle ratings of two groups on {questions}. Farthest apart: {action_id}, {criterion}:"
            " {first_name} {first_median:g}, {second_name} {second_median:g}."
        ).format(
            questions=count_of(len(named), "{n} question", "{n} questions"),
            action_id=first["action_id"],
            criterion=first["criterion"],
            first_name=first["first_name"],
            first_median=first["first_median"],
            second_name=first["second_name"],
            second_median=first["second_median"],
        ),
        mark=figure_mark(findings.workshop),
    )
    deciding = findings.header.deciding
    scale = (deciding.lowest_rating, deciding.highest_rating)
    text = _(
        "Only groups of at least {least} raters are compared. A difference describes this panel; in"
        " groups of a few people it may be chance. It says where to let both sides explain"
        " themselves, not who is right."
    ).format(least=least)
    return [Paragraph(text=text), draw_differences(named, scale, words, _differences_table(named))]


def _name_groups(findings: Findings, apart: pd.DataFrame) -> pd.DataFrame:
    labels = findings.workshop.table("criteria").set_index("criterion_id")["label"]
    is_place = findings.header.attribution is Attribution.JURISDICTION
    name = findings.names.jurisdiction if is_place else lambda code: StakeholderGroup(code).label
    return apart.assign(
        criterion=[labels[row.criterion_id] for row in each_row(apart)],
        label=[f"{row.action_id}  {labels[row.criterion_id]}" for row in each_row(apart)],
        first_name=[name(code) for code in apart["first_group"]],
        second_name=[name(code) for code in apart["second_group"]],
    )


def _differences_table(named: pd.DataFrame) -> Table:
    return build_table(
        Title("differences-numbers", _("Middle ratings of two groups")),
        named,
        (
            Cells(_("Question"), lambda row: row.label, is_free=True),
            Cells(_("One group"), lambda row: f"{row.first_name}: {row.first_median:g}"),
            Cells(_("Another group"), lambda row: f"{row.second_name}: {row.second_median:g}"),
            Cells(_("Id"), lambda row: references([row.action_id])),
        ),
    )


def _rounds(findings: Findings) -> list[Block]:
    rounds = findings.agreement.rounds
    if rounds.empty:
        return []
    settled = list(rounds.loc[rounds["is_stable"], "action_id"])
    moving = list(rounds.loc[~rounds["is_stable"] & rounds["shift"].notna(), "action_id"])
    unknown = list(rounds.loc[rounds["shift"].isna(), "action_id"])
    sentences = [
        _("Rated in more than one round: {action_id}; the last rating counts.").format(
            action_id=join_words(list(rounds["action_id"]))
        ),
        _("Opinions have settled on {settled}.").format(settled=join_words(settled)) if settled else "",
        _("Opinions still moved on {moving}: a further round may change them again.").format(
            moving=join_words(moving)
        )
        if moving
        else "",
        _(
            "Settled means that fewer than {stable_below} of the ratings would have to move to turn the"
            " first round into the last."
        ).format(stable_below=as_percent(STABLE_BELOW))
        if settled or moving
        else "",
        _(
            "Too few raters gave a number in both rounds to say whether opinions have settled on {unknown}."
        ).format(unknown=join_words(unknown))
        if unknown
        else "",
    ]
    text = " ".join(sentence for sentence in sentences if sentence)
    return [Heading(text=_("From round to round")), Paragraph(text=text)]
