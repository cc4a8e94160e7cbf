"""Who answered, and on what an answer may be given."""

from collections.abc import Iterator

from bahali.vocabulary.codes import RaterType
from bahali.vocabulary.faults import Fault, quote
from bahali.vocabulary.language import _
from bahali.vocabulary.nearness import did_you_mean
from bahali.workshop.pack import Tables
from bahali.workshop.tables.scoring import Comparison, Criterion, Score, WeightAnswer


def find_unknown_rater(
    tables: Tables, number: int, answer: Score | WeightAnswer | Comparison
) -> Iterator[Fault]:
    """Tell when an answer is of a person who is not among the participants; groups have own names."""
    if not is_known_rater(tables, answer):
        problem = _("found {rater_id}, which is not in the table participants").format(
            rater_id=quote(answer.rater_id)
        )
        remedy = did_you_mean(answer.rater_id, tables.keys["participants"])
        yield tables.fault(type(answer), number, "rater_id", problem, remedy)


def is_known_rater(tables: Tables, answer: Score | WeightAnswer | Comparison) -> bool:
    """Tell whether an answer may be of whom it names; without a table of participants nobody can say no."""
    is_person = answer.rater_type is RaterType.INDIVIDUAL
    return not is_person or answer.rater_id in tables.keys.get("participants", (answer.rater_id,))


def find_gates(tables: Tables) -> set[str]:
    """Name the criteria that are gates."""
    return {row.criterion_id for _number, row in tables.each(Criterion) if row.is_gate}
