"""What a workshop knows of raters, actions, criteria and its scale; a ballot is compared with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from bahali.intake.ballots.layout import ACTION_COLUMN, CRITERION, RATER, RATER_TYPE, ROUND, VALUE, WORKSHOP
from bahali.vocabulary.codes import Answer, RaterType
from bahali.vocabulary.faults import quote
from bahali.vocabulary.nearness import did_you_mean
from bahali.vocabulary.personal import is_like_name
from bahali.workshop import Workshop
from bahali.workshop.fields import describe_field
from bahali.workshop.tables.scoring import Score

Problem = tuple[str, str, str]
"""The key or column where something is wrong, what is wrong, and what to do."""

PARTICIPANT = "participant_id"
_SOUND = {
    RATER: "P01",
    RATER_TYPE: RaterType.INDIVIDUAL.value,
    ACTION_COLUMN: "A-XX-01",
    CRITERION: "C1",
    VALUE: "1",
}
"""A score without a fault, in which one cell is tried."""


@dataclass(frozen=True)
class Known:
    """What a ballot is compared with.

    Parameters
    ----------
    workshop_id : str
        The workshop.
    actions, criteria, gates : frozenset of str
        Ids of the actions, of the criteria to rate by, and of the gates, which are not rated.
    participants : frozenset of str, optional
        Pseudonyms of the participants; None where the workshop lists none.
    scale : range
        Numbers that may be given.
    """

    workshop_id: str
    actions: frozenset[str]
    criteria: frozenset[str]
    gates: frozenset[str]
    participants: frozenset[str] | None
    scale: range

    def find_rater_problems(self, said: Mapping[str, str]) -> Iterator[Problem]:
        """Tell what is wrong with who answers."""
        if said[WORKSHOP] != self.workshop_id:
            problem = f"found {quote(said[WORKSHOP])}; the pack is {quote(self.workshop_id)}"
            yield WORKSHOP, problem, "take it into the pack of its own workshop"
        for key in (RATER, RATER_TYPE, ROUND):
            yield from _find_cell_problems(key, said[key])
        if said[RATER] and said[RATER_TYPE] == RaterType.INDIVIDUAL:
            yield from self._find_stranger(said[RATER])

    def find_heading_problem(self, criterion: str) -> tuple[str, str] | None:
        """Tell why a column cannot be rated by."""
        if criterion in self.gates:
            return "is a gate, and a gate is not rated", "put the answer into tables/gate_checks.csv"
        if criterion not in self.criteria:
            allowed = ", ".join(sorted(self.criteria))
            remedy = did_you_mean(criterion, self.criteria)
            return f"there is no such criterion; allowed: {allowed}", remedy
        return None

    def find_action_problem(self, action: str) -> tuple[str, str] | None:
        """Tell why an action cannot be rated."""
        if action in self.actions:
            return None
        remedy = did_you_mean(action, self.actions)
        return f"found {quote(action)}, which is not in tables/actions.csv", remedy

    def find_value_problem(self, value: str) -> str | None:
        """Tell why a rating cannot be used."""
        if value.upper() in set(Answer):
            return None
        if not next(_find_cell_problems(VALUE, value), None) and int(value) in self.scale:
            return None
        allowed = f"a whole number from {self.scale[0]} to {self.scale[-1]}, DK or ABSTAIN"
        return f"found {quote(value)}; allowed: {allowed}"

    def _find_stranger(self, rater: str) -> Iterator[Problem]:
        if self.participants is not None and rater not in self.participants:
            # What stands there may be a name, so it is not repeated.
            yield RATER, "is not in tables/participants.csv", "write the pseudonym that stands there"
        elif is_like_name(rater):
            yield RATER, "looks like the name of a person", "write a pseudonym such as P01"


def know(workshop: Workshop) -> Known:
    """Collect what ballots of a workshop are compared with."""
    criteria = workshop.tables["criteria"]
    is_gate = criteria["is_gate"].astype(bool)
    participants = workshop.tables["participants"][PARTICIPANT]
    deciding = workshop.header.deciding
    return Known(
        workshop_id=workshop.header.workshop_id,
        actions=frozenset(workshop.tables["actions"][ACTION_COLUMN]),
        criteria=frozenset(criteria.loc[~is_gate, CRITERION]),
        gates=frozenset(criteria.loc[is_gate, CRITERION]),
        participants=frozenset(participants) if workshop.provides("participants") else None,
        scale=range(deciding.lowest_rating, deciding.highest_rating + 1),
    )


def _find_cell_problems(column: str, text: str) -> Iterator[Problem]:
    """Tell what the model of a score says against one cell."""
    allowed = describe_field(Score.model_fields[column])
    if not text:
        yield column, f"is blank; needed: {allowed}", ""
        return
    try:
        Score.model_validate({**_SOUND, column: text})
    except ValidationError:
        yield column, f"found {quote(text)}; allowed: {allowed}", ""
