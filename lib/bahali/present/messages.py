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
    capitalise,
    count_of,
    is_blank,
    join_words,
)
from bahali.vocabulary.codes import Aggregate, DontKnow, Layer, Phase, Unrated
from bahali.vocabulary.law import Coverage
from bahali.workshop.deciding import Deciding
from bahali.workshop.frames import each_row
from bahali.workshop.privacy import show_count, suppress_counts

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
        return f"No action was proposed for {findings.jurisdiction.name}."
    considered = f"Of {count_of(proposed, 'action')} considered"
    if chosen == 0:
        return f"{considered}, none can be recommended yet."
    more = [_firm(findings), _disputed(findings)] if findings.priorities.is_ranked else []
    return f"{considered}, {'; '.join([f'{chosen} {_is_are(chosen)} recommended', *filter(None, more)])}."


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
    often = f"in at least {as_percent(deciding.robust_share)} of the draws of weights and raters"
    if len(listed) == 1:
        stays = "stays" if held else "does not stay"
        return f"the first {stays} {among_first(deciding.shortlist)} {often}"
    stays = "stay" if held > 1 else "stays"
    return f"of the first {len(listed)}, {held or 'none'} {stays} on the shortlist {often}"


def _disputed(findings: Findings) -> str:
    listed = _listed(findings)
    disputed = int(listed["is_contested"].sum())
    if disputed and len(listed) == 1:
        return "raters are divided about it"
    return f"raters are divided about {disputed} of the first {len(listed)}" if disputed else ""


def _severe_gaps(findings: Findings) -> Iterator[str]:
    gaps = findings.situation.gaps
    if gaps.empty:
        return
    highest = int(gaps["severity"].max())
    severest = gaps[gaps["severity"] == highest]
    named = "; ".join(_unstop(text) for text in severest["statement"].head(MOST_NAMED))
    counted = f"{capitalise(count_of(len(severest), 'gap'))} {_has_have(len(severest))}"
    more = "" if len(severest) <= MOST_NAMED else ", among others"
    yield f"{counted} the highest severity given ({highest}){more}: {named}."


def _empty_services(findings: Findings) -> Iterator[str]:
    if not findings.workshop.provides("services") or not findings.situation.empty_cells:
        return
    if findings.situation.services.empty:
        yield f"No service was recorded for {findings.jurisdiction.name}."
        return
    layer, phase = findings.situation.empty_cells[0]
    where = f"{Layer(layer).label.lower()} in the phase “{Phase(phase).label.lower()}”"
    more = len(findings.situation.empty_cells) - 1
    also = f", nor in {count_of(more, 'other combination')} of layer and phase" if more else ""
    yield f"No service that can be had today was recorded for {where}{also}."


def _law(findings: Findings) -> Iterator[str]:
    if findings.law.matrix.empty:
        return
    total = findings.law.matrix.size
    assessed = total - int(findings.law.coverage[Coverage.NOT_ASSESSED].sum())
    explicit = int(findings.law.coverage[Coverage.EXPLICIT].sum())
    pairs = f"Of {count_of(total, 'pair')} of a requirement and an instrument"
    if assessed == 0:
        yield f"{pairs}, none was assessed: somebody has yet to read the texts."
        return
    told = f"{assessed} {'was' if assessed == 1 else 'were'} assessed"
    rest = "; the rest waits for somebody to read the texts" if assessed < total else ""
    yield f"{pairs}, {told} and {explicit or 'none'} {'are' if explicit > 1 else 'is'} explicit{rest}."


def _training(findings: Findings) -> Iterator[str]:
    if not findings.workshop.provides(*TRAINING_TABLES) or findings.people.workforce.empty:
        return
    last = int(findings.people.workforce["year"].max())
    completed = round(float(findings.people.workforce["completed"].sum()))
    trainings = f"about {count_of(completed, 'training')}" if completed else "no training"
    yield (
        f"Under the planned courses, {trainings} would be completed by the end of the fiscal year that starts"
        f" in {last}."
    )


def first_actions(findings: Findings) -> list[str]:
    """Give the first recommendations, each with its lead and what it changes."""
    return [
        f"{_place(action)}{_unstop(action.title)}. Lead:"
        f" {findings.names.institution(action.lead_institution_id)}; it changes"
        f" {changed_text(findings, action)}."
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
    panel = f"a workshop of {count_of(people, 'person', 'people')}" if people else "one workshop"
    judged = " and how raters judged it" if findings.priorities.is_rated else ""
    return (
        f"They rest on what {panel} put into tables{judged}. That is the view of a panel, not a sample: the"
        " numbers order the discussion and do not replace it."
    )


def how_prepared(findings: Findings) -> str:
    """Say how the tables became recommendations."""
    given = [name for name in ("services", "gaps", "practices") if findings.workshop.provides(name)]
    listed = f"Participants listed {join_words([*given, 'actions that they propose'])}."
    if not findings.priorities.is_rated:
        return f"{listed} Nobody rated the actions: they stand in the order of the gaps they answer."
    return f"{listed} {_how_rated(findings.header.deciding)}{_conditions(findings)}"


def _how_rated(deciding: Deciding) -> str:
    how = {
        Aggregate.MEDIAN: "the middle rating",
        Aggregate.MEAN: "the average rating",
        Aggregate.TRIMMED_MEAN: "the average without the highest and the lowest"
        f" {as_percent(deciding.trim_share)} of the ratings",
    }[deciding.aggregate]
    if deciding.balance_groups:
        how += " of each group, all groups counting alike,"
    return (
        "The actions were rated on criteria with fixed scales from"
        f" {deciding.lowest_rating} to {deciding.highest_rating}. For each criterion {how} counts, brought to"
        " a scale on which more is better; the value of an action is the sum of these, each multiplied by the"
        " weight of its criterion."
    )


def _conditions(findings: Findings) -> str:
    criteria = findings.workshop.table("criteria")
    gates = [f"“{text}”" for text in criteria.loc[criteria["is_gate"].astype(bool), "label"]]
    return f" No benefit outweighs {join_words(gates)}." if gates else ""


def who_took_part(findings: Findings) -> str:
    """Say who was in the room, as far as it points to nobody."""
    header = findings.header
    parts = []
    if header.participants_total is not None:
        sentence = f"{count_of(header.participants_total, 'participant')} took part"
        if header.women_total is not None:
            women = {0: "none of them women", 1: "1 of them a woman"}
            told = women.get(header.women_total, f"{header.women_total} of them women")
            sentence += f", {told} ({header.people_source})"
        parts.append(sentence + ".")
    if header.groups_present:
        parts.append(f"Groups in the room: {join_words(header.groups_present)}.")
    parts.append(
        "Views are not attributed to persons, and a number of raters or of members of a group below"
        f" {header.k_threshold} is not shown."
    )
    return " ".join(parts)


def limits(findings: Findings) -> Iterator[str]:
    """Yield what the reader must keep in mind."""
    if findings.priorities.is_rated:
        yield from _rating_limits(findings.header.deciding)
    if not findings.law.matrix.empty:
        yield (
            "A cell of the integration matrix that nobody assessed says “not assessed”; it does not say that"
            " the law is silent."
        )
    if not findings.header.groups_absent:
        yield "Whether victims and survivors agree is for them to say; the tables do not tell."
    if findings.workshop.warnings:
        number = len(findings.workshop.warnings)
        listed = "it is listed" if number == 1 else "they are listed"
        yield f"Checking the tables brought {count_of(number, 'remark')}; {listed} in an annex."
    if findings.header.validation_status:
        yield f"State of validation: {findings.header.validation_status}"


def _rating_limits(deciding: Deciding) -> Iterator[str]:
    few = f"that fewer than {deciding.min_raters} people rated"
    if deciding.unrated is Unrated.WORST:
        yield f"An action {few} has no place; a criterion {few} an action on counts as the worst for it."
    else:
        yield f"An action {few}, over all or on a criterion that counts, has no place."
    if deciding.dont_know is DontKnow.MIDDLE:
        yield "“Don't know” counts as the middle of the scale."


def missing_for_ratings(findings: Findings) -> tuple[str, ...]:
    """Name the tables that an order by value lacks; any table of weights will do."""
    weights = () if findings.workshop.weight_sets else ("weights",)
    return tuple(name for name in ("criteria", *weights, "scores") if not findings.workshop.provides(name))


def panel_counts(findings: Findings) -> dict[str, int | None]:
    """Count the participants in each group; small numbers, and what would give them away, are hidden."""
    participants = findings.workshop.table("participants")
    counts = Counter(participants["stakeholder_group"])
    return suppress_counts(dict(sorted(counts.items())), findings.header.k_threshold)


def raters_in_words(findings: Findings, raters: object) -> str:
    """Write how many raters there were, people or groups, without pointing to a few."""
    if is_blank(raters):
        return "nobody"
    return show_count(int(raters), findings.header.k_threshold)  # type: ignore[call-overload]


def agreement_in_words(findings: Findings, action: Any) -> str:  # noqa: ANN401 a row of itertuples
    """Say in one word how far the raters of an action agree; a percentage of a few would mislead."""
    if is_blank(action.within_one_share):
        return "not known"
    if action.is_contested:
        return "contested"
    return "broad" if action.within_one_share >= findings.header.deciding.agreement_share else "mixed"


def robustness_in_words(findings: Findings, share: object) -> str:
    """Say whether an action's value keeps its tier when weights and raters are drawn again."""
    if is_blank(share):
        return "not known"
    draws = as_chance(float(share))  # type: ignore[arg-type]
    is_robust = float(share) >= findings.header.deciding.robust_share  # type: ignore[arg-type]
    return f"{'firm' if is_robust else 'depends on weights or raters'} (same tier in {draws} of the draws)"


OUTCOME_REASONS = {
    Outcome.GATE_FAILED: "does not pass a condition that no benefit outweighs",
    Outcome.MERGED: "merged into another action",
    Outcome.REJECTED: "not taken up by the workshop",
    Outcome.TOO_FEW_RATERS: "has too few raters",
    Outcome.NOT_RATED: "was not rated",
    Outcome.INCOMPLETE: "too few people rated it on at least one of the criteria",
    Outcome.BELOW_LIMIT: "comes after the recommendations shown",
}


def outcome_in_words(outcome: str) -> str:
    """Say why an action is not among the recommendations."""
    return OUTCOME_REASONS[Outcome(outcome)]


def _is_are(number: int) -> str:
    return "is" if number == 1 else "are"


def _has_have(number: int) -> str:
    return "has" if number == 1 else "have"


def _place(action: Any) -> str:  # noqa: ANN401 a row of itertuples has no better type
    return "" if is_blank(action.place) else f"Place {action.place}: "


def _unstop(text: str) -> str:
    return text.rstrip(" .")
