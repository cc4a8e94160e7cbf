"""How much money there is, and for whom a least share of it is kept: the part ``budgets`` of the header."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from bahali.vocabulary.codes import FloorOf
from bahali.workshop.cells import Allowed
from bahali.workshop.part import Part, Words

Amount = Annotated[
    float, Field(ge=0, allow_inf_nan=False), Allowed("an amount of at least 0, in the unit of money_unit")
]
Covered = Annotated[str, Allowed("a code of jurisdictions")]


class BudgetFloor(Part):
    """What a budget keeps for one jurisdiction, target group, layer or kind of assistance.

    Parameters
    ----------
    of : FloorOf
        What the code stands for.
    code : str
        A code of that list; an action counts when it carries the code.
    least_share : float
        Least share of the money spent, from 0 to 1.
    least_actions : int
        Least number of actions.
    """

    of: FloorOf
    code: Words
    least_share: Annotated[float, Field(ge=0, le=1), Allowed("a share from 0 to 1")] = 0.0
    least_actions: Annotated[int, Field(ge=0, le=50), Allowed("a whole number from 0 to 50")] = 0

    @model_validator(mode="after")
    def check_demand(self) -> Self:
        """Refuse a floor that demands nothing."""
        if not (self.least_share or self.least_actions):
            raise ValueError("give least_share or least_actions")
        return self


class Budget(Part):
    """One sum of money, the jurisdictions whose actions it pays for, and what it keeps for whom.

    Budgets that cover exactly the same jurisdictions hold at once: what is chosen must fit all of them, and
    the table of costs says how much an action takes of each. Otherwise each budget is worked out by itself.
    """

    label: Words
    amount: Amount
    covers: Annotated[tuple[Covered, ...], Field(min_length=1)]
    floors: tuple[BudgetFloor, ...] = ()
