"""Sentences about results; each is true for any workshop because it is made from its numbers."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from bahali.analysis.findings import Findings
from bahali.analysis.priorities.recommending import Outcome
from bahali.present.words import as_percent, capitalise, count_of, is_blank, join_words
from bahali.vocabulary.codes import Aggregate, Layer, Phase
from bahali.vocabulary.law import Coverage
from bahali.workshop.frames import each_row
from bahali.workshop.header import Deciding
from bahali.workshop.privacy import show_count, suppress_counts

MOST_NAMED = 3  # more names than this in one sentence are not read
MOST_FIRST = 5  # actions on the first page
RATING_TABLES = ("criteria", "weights", "scores")  # a place needs all of them
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
    firm = f"; {_firm(findings)}" if findings.priorities.is_ranked else ""
    return f"{considered}, {chosen} {_is_are(chosen)} recommended{firm}."


def _firm(findings: Findings) -> str:
    shares, wanted = findings.priorities.recommended["tier_share"], findings.header.deciding.robust_share
    kept = int((shares >= wanted).sum())
    runs = f"in at least {as_percent(wanted)} of the variations of weights and raters"
    if len(shares) == 1:
        return f"it {'keeps' if kept else 'does not keep'} its tier {runs}"
    return f"{kept or 'none'} of them {'keeps its' if kept == 1 else 'keep their'} tier {runs}"


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
    """Give the first recommendations, each with its lead."""
    return [
        f"{_place(action)}{_unstop(action.title)}. Lead:"
        f" {findings.names.institution(action.lead_institution_id)}."
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
    judged = " and how raters judged it" if findings.workshop.provides(*RATING_TABLES) else ""
    return (
        f"They rest on what {panel} put into tables{judged}. That is the view of a panel, not a sample: the"
        " numbers order the discussion and do not replace it."
    )


def how_prepared(findings: Findings) -> str:
    """Say how the tables became recommendations."""
    given = [name for name in ("services", "gaps", "practices") if findings.workshop.provides(name)]
    listed = f"Participants listed {join_words([*given, 'actions that they propose'])}."
    if not findings.workshop.provides(*RATING_TABLES):
        return f"{listed} Nobody rated the actions: they stand in the order of the gaps they answer."
    return f"{listed} {_how_rated(findings.header.deciding)}{_conditions(findings)}"


def _how_rated(deciding: Deciding) -> str:
    how = "the middle rating" if deciding.aggregate is Aggregate.MEDIAN else "the average rating"
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
    if findings.workshop.provides(*RATING_TABLES):
        least = findings.header.deciding.min_raters
        yield f"An action with fewer than {least} raters has no place."
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


def agreement_in_words(findings: Findings, share: object) -> str:
    """Write the share of ratings near the middle as a word; a percentage of a few would mislead."""
    if is_blank(share):
        return "not known"
    if float(share) >= findings.header.deciding.agreement_share:  # type: ignore[arg-type]
        return "broad"
    return "mixed" if float(share) >= 0.5 else "contested"  # type: ignore[arg-type]


def robustness_in_words(findings: Findings, share: object) -> str:
    """Say whether an action keeps its tier when weights and raters vary."""
    if is_blank(share):
        return "not known"
    runs = as_percent(float(share))  # type: ignore[arg-type]
    is_robust = float(share) >= findings.header.deciding.robust_share  # type: ignore[arg-type]
    return f"{'firm' if is_robust else 'depends on weights or raters'} (same tier in {runs} of variations)"


OUTCOME_REASONS = {
    Outcome.GATE_FAILED: "does not pass a condition that no benefit outweighs",
    Outcome.MERGED: "merged into another action",
    Outcome.REJECTED: "not taken up by the workshop",
    Outcome.TOO_FEW_RATERS: "has too few raters",
    Outcome.NOT_RATED: "was not rated",
    Outcome.INCOMPLETE: "nobody rated it on at least one of the criteria",
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
