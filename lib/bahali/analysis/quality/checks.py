"""What is checked of recommendations, and what one check gives."""

from collections.abc import Iterable
from dataclasses import dataclass

from bahali.vocabulary.codes import Code
from bahali.vocabulary.faults import Fault
from bahali.vocabulary.language import N_
from bahali.workshop.tables import TABLE_KINDS


class Check(Code):
    """What is checked: first each action by itself, then the words, then all recommendations together."""

    VERB = "verb", N_("The title starts with what is done, and says to what")
    VAGUE = "vague", N_("Title and expected result hold no vague phrase")
    LEAD = "lead", N_("The lead has public authority, and the custodian of the instrument takes part")
    APPROVER = "approver", N_("Somebody is named who approves it")
    FUNDING = "funding", N_("A funding route is named, or that there is none")
    RESULT = "result", N_("An expected result is named")
    GAP = "gap", N_("It answers a gap of its own jurisdiction")
    INDICATOR = "indicator", N_("It has an indicator, with a target once it is adopted or recommended")
    DUPLICATE = "duplicate", N_("No other open action proposes much the same")
    WORDING = "wording", N_("People are written about with dignity")
    NUMBER = "number", N_("There are few enough recommendations to be read")
    GROUPS = "groups", N_("Every target group has a recommendation of its own")
    PHASES = "phases", N_("Every phase after an attack has a recommendation")
    LAYERS = "layers", N_("The recommendations do not lean on specialists")
    SEVERE = "severe", N_("Every severe gap has a recommendation, or a reason for having none")
    ALTERNATIVES = "alternatives", N_("At least one other option was considered")


class Obstacle(Code):
    """Why something could not be checked."""

    NO_OPEN_ACTION = "no_open_action", N_("no action is open")
    NO_OTHER_ACTION = "no_other_action", N_("there are no two open actions")
    NOTHING_RECOMMENDED = "nothing_recommended", N_("nothing is recommended")
    NO_INDICATORS = "no_indicators", N_("the table of indicators was not given")
    NO_CUSTODIAN = "no_custodian", N_("nobody recorded who keeps the instrument")
    NO_LAYER = "no_layer", N_("no layer of care is named")
    NO_SEVERE_GAP = "no_severe_gap", N_("no gap is that severe")
    NO_TEXT = "no_text", N_("there are no words to look at")
    OTHER_LETTERS = "other_letters", N_("written in letters other than Latin")


@dataclass(frozen=True)
class Result:
    """What one check found.

    Parameters
    ----------
    check : Check
        Which check it is.
    looked_at : int
        How many actions, gaps, cells or groups were looked at; with 0, nothing was checked.
    remarks : tuple of Fault
        What a careful editor would mark, each with its place and a suggested mend; never an error.
    left_out : int
        How many could not be checked, or not in every part.
    obstacle : Obstacle, optional
        Why they could not.
    """

    check: Check
    looked_at: int
    remarks: tuple[Fault, ...] = ()
    left_out: int = 0
    obstacle: Obstacle | None = None

    @property
    def is_checked(self) -> bool:
        """True when there was something to check."""
        return self.looked_at > 0

    @property
    def is_passed(self) -> bool:
        """True when something was checked and nothing is remarked."""
        return self.is_checked and not self.remarks


def not_checked(check: Check, obstacle: Obstacle) -> Result:
    """Give the result of a check that could not be made at all."""
    return Result(check, looked_at=0, obstacle=obstacle)


def conclude(
    check: Check,
    looked_at: int,
    remarks: Iterable[Fault],
    obstacle: Obstacle,
    left_out: int = 0,
) -> Result:
    """Give the result of a check; ``obstacle`` says why, where something or all could not be checked."""
    if not looked_at:
        return Result(check, 0, left_out=left_out, obstacle=obstacle)
    return Result(check, looked_at, tuple(remarks), left_out, obstacle if left_out else None)


def remark(table: str, row: int | str | None, column: str, problem: str, remedy: str) -> Fault:
    """Make a remark on one cell of a table; on the whole column where there is no row."""
    number = row if row is None or isinstance(row, str) else int(row)
    return Fault(TABLE_KINDS[table].file, problem, number, column, remedy, is_warning=True)
