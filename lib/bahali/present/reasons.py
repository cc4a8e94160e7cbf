"""Why a recommendation stands where it does, in the words of its own numbers."""

from collections.abc import Iterator
from typing import Any

from bahali.analysis.findings import Findings
from bahali.analysis.priorities.tiers import Obstacle
from bahali.present.words import (
    among_first,
    as_chance,
    as_percent,
    as_points,
    count_of,
    is_blank,
    join_words,
)
from bahali.vocabulary.language import N_, _

MOST_NAMED = 3  # more ids than this in one sentence are not read
OBSTACLE_WORDS = {
    Obstacle.PLACE: N_("too many actions come before it"),
    Obstacle.CHANCE: N_("it does not stay on the shortlist often enough"),
    Obstacle.CONTESTED: N_("raters are divided about it"),
    Obstacle.UNCHECKED: N_("a condition was not checked"),
}


def explain_place(findings: Findings, action: Any) -> str:  # noqa: ANN401 a row of itertuples
    """Say what gives a recommendation its place and tier, and how far that can be relied on.

    Parameters
    ----------
    findings : Findings
        Results of the jurisdiction.
    action : named tuple
        A row of ``findings.priorities.recommended`` that has a place.
    """
    return " ".join(f"{sentence}." for sentence in _sentences(findings, action))


def _sentences(findings: Findings, action: Any) -> Iterator[str]:  # noqa: ANN401
    deciding = findings.header.deciding
    yield _("Value {action} of 100, place {place}{sharing}").format(
        action=as_points(float(action.value)), place=action.place, sharing=_sharing(findings, action)
    )
    span = (
        _("place {best_place}").format(best_place=action.best_place)
        if action.best_place == action.worst_place
        else _("a place between {best_place} and {worst_place}").format(
            best_place=action.best_place, worst_place=action.worst_place
        )
    )
    chance = as_chance(float(action.chance))
    listed = _("{among_first} in {chance} of all draws").format(
        among_first=among_first(deciding.shortlist), chance=chance
    )
    yield _("In nine of ten draws of weights and raters it takes {span}; it is {listed}").format(
        span=span, listed=listed
    )
    if action.obstacles:
        why = join_words([_(OBSTACLE_WORDS[Obstacle(code)]) for code in action.obstacles])
        yield _("By its value alone it would be in the tier “{band}”; it is not, because {why}").format(
            band=action.band, why=why
        )
    if not is_blank(action.dont_know_share) and action.dont_know_share > 0:
        yield _("{share} of the answers about it were “don't know” or an abstention").format(
            share=_share(findings, action)
        )


def _share(findings: Findings, action: Any) -> str:  # noqa: ANN401
    """Write the share as a word where a few people did not know, or a few did: it would tell how many."""
    if not findings.disclosure.tells_share(action.unsure, action.answerers):
        return _("Some")
    return as_percent(float(action.dont_know_share))


def _sharing(findings: Findings, action: Any) -> str:  # noqa: ANN401
    ranked = findings.priorities.ranked
    same = ranked.loc[
        (ranked["place"] == action.place) & (ranked["action_id"] != action.action_id), "action_id"
    ]
    if same.empty:
        return ""
    few = len(same) <= MOST_NAMED
    return _(", shared with {same}").format(
        same=join_words(list(same)) if few else count_of(len(same), "{n} other action", "{n} other actions")
    )
