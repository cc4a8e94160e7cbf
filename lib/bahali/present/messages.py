"""Sentences about results; each is true for any workshop because it is made from its numbers."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.analysis.priorities.recommending import Outcome
from bahali.present.signing import changed_text
from bahali.present.words import (
    among_first,
    as_chance,
    as_percent,
    count_of,
    is_blank,
    join_words,
)
from bahali.vocabulary.codes import Aggregate, DontKnow, Layer, Phase, Unrated
from bahali.vocabulary.faults import Fault
from bahali.vocabulary.language import N_, _, ngettext
from bahali.vocabulary.law import Coverage
from bahali.workshop.deciding import Deciding
from bahali.workshop.frames import each_row

MOST_NAMED = 3  # more names than this in one sentence are not read
MOST_FIRST = 5  # actions on the first page
TRAINING_TABLES = ("cadres", "training_programmes", "training_targets")


def key_sentences(findings: Findings) -> Iterator[str]:
    """Yield the sentences of the first page."""
    yield _recommended(findings)
    yield from _severe_gaps(findings)
    yield from _empty_services(findings)
    yield from _law(findings)
    yield from _training(findings)


def _recommended(findings: Findings) -> str:
    proposed, chosen = len(findings.priorities.judged), len(findings.priorities.recommended)
    if proposed == 0:
        return _("No action was proposed for {jurisdiction}.").format(jurisdiction=findings.jurisdiction.name)
    actions = count_of(proposed, "{n} action", "{n} actions")
    if chosen == 0:
        return _("Of {actions} considered, none can be recommended yet.").format(actions=actions)
    more = [_firm(findings), _disputed(findings)] if findings.priorities.is_ranked else []
    told = ngettext(
        "Of {actions} considered, {n} is recommended", "Of {actions} considered, {n} are recommended", chosen
    )
    return "; ".join([told.format(actions=actions, n=chosen), *filter(None, more)]) + "."


def _listed(findings: Findings) -> pd.DataFrame:
    """Give the recommendations that are on the shortlist."""
    listed = findings.priorities.recommended
    return listed[(listed["place"] <= findings.header.deciding.shortlist).fillna(value=False)]


def _firm(findings: Findings) -> str:
    """Say how much of the shortlist holds; nothing where it has room for every action anyway."""
    deciding, listed = findings.header.deciding, _listed(findings)
    if len(findings.priorities.ranked) <= deciding.shortlist:
        return ""
    held = int((listed["chance"].astype(float) >= deciding.robust_share).sum())
    often = _("in at least {robust_share} of the draws of weights and raters").format(
        robust_share=as_percent(deciding.robust_share)
    )
    if len(listed) == 1:
        told = _("the first stays {place} {often}") if held else _("the first does not stay {place} {often}")
        return told.format(place=among_first(deciding.shortlist), often=often)
    if not held:
        return _("of the first {listed}, none stays on the shortlist {often}").format(
            listed=len(listed), often=often
        )
    return ngettext(
        "of the first {listed}, {held} stays on the shortlist {often}",
        "of the first {listed}, {held} stay on the shortlist {often}",
        held,
    ).format(listed=len(listed), held=held, often=often)


def _disputed(findings: Findings) -> str:
    listed = _listed(findings)
    disputed = int(listed["is_contested"].sum())
    if disputed and len(listed) == 1:
        return _("raters are divided about it")
    return (
        _("raters are divided about {disputed} of the first {listed}").format(
            disputed=disputed, listed=len(listed)
        )
        if disputed
        else ""
    )


def _severe_gaps(findings: Findings) -> Iterator[str]:
    gaps = findings.situation.gaps
    if gaps.empty:
        return
    highest = int(gaps["severity"].max())
    severest = gaps[gaps["severity"] == highest]
    named = "; ".join(_unstop(text) for text in severest["statement"].head(MOST_NAMED))
    more = "" if len(severest) <= MOST_NAMED else _(", among others")
    yield ngettext(
        "{n} gap has the highest severity given ({highest}){more}: {named}.",
        "{n} gaps have the highest severity given ({highest}){more}: {named}.",
        len(severest),
    ).format(n=len(severest), highest=highest, more=more, named=named)


def _empty_services(findings: Findings) -> Iterator[str]:
    if not findings.workshop.provides("services") or not findings.situation.empty_cells:
        return
    if findings.situation.services.empty:
        yield _("No service was recorded for {jurisdiction}.").format(jurisdiction=findings.jurisdiction.name)
        return
    layer, phase = findings.situation.empty_cells[0]
    where = _("{layer} in the phase “{phase}”").format(
        layer=Layer(layer).label.lower(), phase=Phase(phase).label.lower()
    )
    more = len(findings.situation.empty_cells) - 1
    also = (
        _(", nor in {other_combinations} of layer and phase").format(
            other_combinations=count_of(more, "{n} other combination", "{n} other combinations")
        )
        if more
        else ""
    )
    yield _("No service that can be had today was recorded for {where}{also}.").format(where=where, also=also)


def _law(findings: Findings) -> Iterator[str]:
    if findings.law.matrix.empty:
        return
    total = findings.law.matrix.size
    assessed = total - int(findings.law.coverage[Coverage.NOT_ASSESSED].sum())
    explicit = int(findings.law.coverage[Coverage.EXPLICIT].sum())
    pairs = count_of(
        total,
        "{n} pair of a requirement and an instrument",
        "{n} pairs of a requirement and an instrument",
    )
    if assessed == 0:
        yield _("Of {pairs}, none was assessed: somebody has yet to read the texts.").format(pairs=pairs)
        return
    told = ngettext("{n} was assessed", "{n} were assessed", assessed).format(n=assessed)
    found = ngettext("{n} is explicit", "{n} are explicit", explicit or 1).format(n=explicit or _("none"))
    rest = _("; the rest waits for somebody to read the texts") if assessed < total else ""
    yield _("Of {pairs}, {assessed} and {explicit}{rest}.").format(
        pairs=pairs, assessed=told, explicit=found, rest=rest
    )


def _training(findings: Findings) -> Iterator[str]:
    if not findings.workshop.provides(*TRAINING_TABLES) or findings.people.workforce.empty:
        return
    last = int(findings.people.workforce["year"].max())
    completed = round(float(findings.people.workforce["completed"].sum()))
    trainings = (
        _("about {trainings}").format(trainings=count_of(completed, "{n} training", "{n} trainings"))
        if completed
        else _("no training")
    )
    yield (
        _(
            "Under the planned courses, {trainings} would be completed by the end of the fiscal year that"
            " starts in {last}."
        ).format(trainings=trainings, last=last)
    )


def first_actions(findings: Findings) -> list[str]:
    """Give the first recommendations, each with its lead and what it changes."""
    return [
        _("{place}{action}. Lead: {institution}; it changes {changed_text}.").format(
            place=_place(action),
            action=_unstop(action.title),
            institution=findings.names.institution(action.lead_institution_id),
            changed_text=changed_text(findings, action),
        )
        for action in each_row(findings.priorities.recommended.head(MOST_FIRST))
    ]


def next_steps(findings: Findings) -> list[str]:
    """Give what starts within 90 days of the start of the plan, by the body that leads it."""
    return [
        f"{findings.names.institution(action.lead_institution_id)}: {_unstop(action.title)}"
        for action in each_row(findings.plan.first_days)
    ]


def reach_of_messages(findings: Findings) -> str:
    """Say what the messages rest on, so that nobody takes them for a survey."""
    people = findings.header.participants_total
    panel = (
        _("a workshop of {people}").format(people=count_of(people, "{n} person", "{n} people"))
        if people
        else _("one workshop")
    )
    judged = _(" and how raters judged it") if findings.priorities.is_rated else ""
    return _(
        "They rest on what {panel} put into tables{judged}. That is the view of a panel, not a"
        " sample: the numbers order the discussion and do not replace it."
    ).format(panel=panel, judged=judged)


def how_prepared(findings: Findings) -> str:
    """Say how the tables became recommendations."""
    words = {"services": _("services"), "gaps": _("gaps"), "practices": _("practices")}
    given = [told for name, told in words.items() if findings.workshop.provides(name)]
    listed = _("Participants listed {tables}.").format(
        tables=join_words([*given, _("actions that they propose")])
    )
    if not findings.priorities.is_rated:
        return _(
            "{listed} Nobody rated the actions: they stand in the order of the gaps they answer."
        ).format(listed=listed)
    return f"{listed} {_how_rated(findings.header.deciding)}{_conditions(findings)}"


def _how_rated(deciding: Deciding) -> str:
    how = {
        Aggregate.MEDIAN: _("the middle rating"),
        Aggregate.MEAN: _("the average rating"),
        Aggregate.TRIMMED_MEAN: _(
            "the average without the highest and the lowest {trim_share} of the ratings"
        ).format(trim_share=as_percent(deciding.trim_share)),
    }[deciding.aggregate]
    if deciding.balance_groups:
        how += _(" of each group, all groups counting alike,")
    return _(
        "The actions were rated on criteria with fixed scales from {lowest_rating} to"
        " {highest_rating}. For each criterion {how} counts, brought to a scale on which more is"
        " better; the value of an action is the sum of these, each multiplied by the weight of its"
        " criterion."
    ).format(lowest_rating=deciding.lowest_rating, highest_rating=deciding.highest_rating, how=how)


def _conditions(findings: Findings) -> str:
    criteria = findings.workshop.table("criteria")
    gates = [f"“{text}”" for text in criteria.loc[criteria["is_gate"].astype(bool), "label"]]
    return _(" No benefit outweighs {gates}.").format(gates=join_words(gates)) if gates else ""


def who_took_part(findings: Findings) -> str:
    """Say who was in the room, as far as it points to nobody."""
    header = findings.header
    parts = []
    if header.participants_total is not None:
        sentence = _("{participants} took part").format(
            participants=count_of(header.participants_total, "{n} participant", "{n} participants")
        )
        if header.women_total is not None:
            sentence += f", {_women(header.women_total)} ({header.people_source})"
        parts.append(f"{sentence}.")
    if header.groups_present:
        parts.append(
            _("Groups in the room: {groups_present}.").format(
                groups_present=join_words(header.groups_present)
            )
        )
    parts.append(
        _(
            "Views are not attributed to persons, and a number of raters or of members of a group below"
            " {k_threshold} is not shown."
        ).format(k_threshold=header.k_threshold)
    )
    return " ".join(parts)


def _women(number: int) -> str:
    if not number:
        return _("none of them women")
    return ngettext("{n} of them a woman", "{n} of them women", number).format(n=number)


def limits(findings: Findings) -> Iterator[str]:
    """Yield what the reader must keep in mind."""
    if findings.priorities.is_rated:
        yield from _rating_limits(findings.header.deciding)
    if not findings.law.matrix.empty:
        yield (
            _(
                "A cell of the integration matrix that nobody assessed says “not assessed”; it does not say"
                " that the law is silent."
            )
        )
    if not findings.header.groups_absent:
        yield _("Whether victims and survivors agree is for them to say; the tables do not tell.")
    if told_remarks(findings):
        number = len(told_remarks(findings))
        yield ngettext(
            "Checking the tables brought {n} remark; it is listed in an annex.",
            "Checking the tables brought {n} remarks; they are listed in an annex.",
            number,
        ).format(n=number)
    if findings.header.validation_status:
        yield _("State of validation: {validation_status}").format(
            validation_status=findings.header.validation_status
        )


def told_remarks(findings: Findings) -> list[Fault]:
    """Give the remarks of the check that this edition may repeat."""
    return [one for one in findings.workshop.warnings if findings.disclosure.tells_remark(one.column)]


def _rating_limits(deciding: Deciding) -> Iterator[str]:
    few = _("that fewer than {min_raters} people rated").format(min_raters=deciding.min_raters)
    if deciding.unrated is Unrated.WORST:
        yield _(
            "An action {few} has no place; a criterion {few} an action on counts as the worst for it."
        ).format(few=few)
    else:
        yield _("An action {few}, over all or on a criterion that counts, has no place.").format(few=few)
    if deciding.dont_know is DontKnow.MIDDLE:
        yield _("“Don't know” counts as the middle of the scale.")


def missing_for_ratings(findings: Findings) -> tuple[str, ...]:
    """Name the tables that an order by value lacks; any table of weights will do."""
    weights = () if findings.workshop.weight_sets else ("weights",)
    return tuple(name for name in ("criteria", *weights, "scores") if not findings.workshop.provides(name))


def panel_counts(findings: Findings) -> tuple[dict[str, int], int]:
    """Count the participants in each group that may be told, and those of all others together."""
    participants = findings.workshop.table("participants")
    counts = Counter(participants["stakeholder_group"])
    return findings.disclosure.pool(dict(sorted(counts.items())))


def raters_of_action(findings: Findings, raters: object) -> str:
    """Write how many of the panel rated an action; neither a few, nor a few who did not, are numbered."""
    return raters_in_words(findings, raters, len(findings.priorities.panel.raters))


def raters_in_words(findings: Findings, raters: object, whole: int | None = None) -> str:
    """Write how many raters there were, people or groups, without pointing to a few."""
    if is_blank(raters):
        return _("nobody")
    return findings.disclosure.say_count(int(raters), whole)  # type: ignore[call-overload]


def agreement_in_words(findings: Findings, action: Any) -> str:  # noqa: ANN401 a row of itertuples
    """Say in one word how far the raters of an action agree; a percentage of a few would mislead."""
    if is_blank(action.within_one_share):
        return _("not known")
    if action.is_contested:
        return _("contested")
    is_broad = action.within_one_share >= findings.header.deciding.agreement_share
    return _("broad") if is_broad else _("mixed")


def robustness_in_words(findings: Findings, share: object) -> str:
    """Say whether an action's value keeps its tier when weights and raters are drawn again."""
    if is_blank(share):
        return _("not known")
    draws = as_chance(float(share))  # type: ignore[arg-type]
    is_robust = float(share) >= findings.header.deciding.robust_share  # type: ignore[arg-type]
    return (
        _("firm (same tier in {draws} of the draws)")
        if is_robust
        else _("depends on weights or raters (same tier in {draws} of the draws)")
    ).format(draws=draws)


OUTCOME_REASONS = {
    Outcome.GATE_FAILED: N_("does not pass a condition that no benefit outweighs"),
    Outcome.MERGED: N_("merged into another action"),
    Outcome.REJECTED: N_("not taken up by the workshop"),
    Outcome.TOO_FEW_RATERS: N_("has too few raters"),
    Outcome.NOT_RATED: N_("was not rated"),
    Outcome.INCOMPLETE: N_("too few people rated it on at least one of the criteria"),
    Outcome.BELOW_LIMIT: N_("comes after the recommendations shown"),
}


def outcome_in_words(outcome: str) -> str:
    """Say why an action is not among the recommendations."""
    return _(OUTCOME_REASONS[Outcome(outcome)])


def _place(action: Any) -> str:  # noqa: ANN401 a row of itertuples has no better type
    return "" if is_blank(action.place) else _("Place {place}: ").format(place=action.place)


def _unstop(text: str) -> str:
    return text.rstrip(" .")
