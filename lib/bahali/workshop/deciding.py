"""How ratings and weights become priorities: the part ``deciding`` of ``workshop.yaml``."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from bahali.vocabulary.codes import Aggregate, DontKnow, PairGroup, Unrated, WeightDraws
from bahali.workshop.cells import Allowed
from bahali.workshop.part import Part, Words

Share = Annotated[float, Field(ge=0, le=1), Allowed("a share from 0 to 1")]
AboveZero = Annotated[float, Field(gt=0, le=1), Allowed("a share above 0, up to 1")]
LeastHalf = Annotated[float, Field(ge=0.5, le=1), Allowed("a share from 0.5 to 1")]


class Tier(Part):
    """One class of priority: an action belongs to the first tier of which it meets every demand.

    Parameters
    ----------
    name : str
        Name as printed.
    least_value : int
        Least value, from 0 to 100.
    most_place : int, optional
        The action takes this place or a better one.
    least_chance : float
        Least share of the draws in which the action is on the shortlist.
    allows_contested : bool
        False where an action on which raters disagree belongs to a later tier.
    allows_unchecked : bool
        False where an action of which a condition was not checked belongs to a later tier.
    """

    name: Words
    least_value: Annotated[int, Field(ge=0, le=100), Allowed("a whole number from 0 to 100")]
    most_place: Annotated[int, Field(ge=1, le=99), Allowed("a place from 1 to 99")] | None = None
    least_chance: Share = 0.0
    allows_contested: bool = True
    allows_unchecked: bool = True

    @property
    def is_open(self) -> bool:
        """True when every action that has a value may belong to it."""
        is_lax = self.allows_contested and self.allows_unchecked and self.most_place is None
        return is_lax and not (self.least_value or self.least_chance)


class Consensus(Part):
    """The rule by which raters agree that an action is good, or not good, on a criterion.

    Good: at least ``least_share`` of the numbers are ``for_from`` or better, and fewer than ``most_other``
    are ``against_to`` or worse. Not good: the reverse. For a criterion on which lower is better, the scale is
    turned round first.
    """

    for_from: int
    against_to: int
    least_share: LeastHalf = 0.7
    most_other: AboveZero = 0.15

    @model_validator(mode="after")
    def check_ends(self) -> Self:
        """Refuse a rule by which the same number, or the same action, is for and against."""
        if self.against_to >= self.for_from:
            raise ValueError("against_to must be below for_from")
        if self.most_other > self.least_share:
            raise ValueError("most_other must not be above least_share")
        return self


class Deciding(Part):
    """How ratings become priorities; printed in every report that shows one."""

    lowest_rating: int = 1
    highest_rating: int = 5
    aggregate: Aggregate = Aggregate.MEDIAN
    trim_share: Annotated[float, Field(ge=0, lt=0.5), Allowed("a share from 0, below 0.5")] = 0.2
    balance_groups: bool = False
    dont_know: DontKnow = DontKnow.LEFT_OUT
    unrated: Unrated = Unrated.NO_PLACE
    min_raters: Annotated[int, Field(ge=4, le=20), Allowed("a whole number from 4 to 20")] = 4
    tiers: Annotated[tuple[Tier, ...], Field(min_length=2)]
    shortlist: Annotated[int, Field(ge=1, le=20), Allowed("a whole number from 1 to 20")] = 5
    robust_share: LeastHalf = 0.8
    agreement_share: LeastHalf = 0.75
    contested_weight: Share = 0.3
    consensus: Consensus | None = None
    weight_draws: WeightDraws = WeightDraws.AROUND
    weight_spread: Annotated[float, Field(gt=0, le=0.3), Allowed("a share above 0, up to 0.3")] = 0.05
    pair_group: PairGroup = PairGroup.JUDGEMENTS
    random_index: Annotated[Literal["saaty", "tummala-ling"], Allowed("saaty or tummala-ling")] = "saaty"
    consistency_limit: Annotated[float, Field(gt=0, le=0.5), Allowed("a share above 0, up to 0.5")] = 0.1
    may_rate_elsewhere: bool = False

    @model_validator(mode="after")
    def check_order(self) -> Self:
        """Refuse scales, rules and tiers that do not run the right way; tell every fault."""
        if problems := [*self._scale_problems(), *self._tier_problems()]:
            raise ValueError("; ".join(problems))
        return self

    def _scale_problems(self) -> Iterator[str]:
        if self.lowest_rating >= self.highest_rating:
            yield "lowest_rating must be below highest_rating"
        elif self.consensus is not None:
            ends = (self.consensus.against_to, self.consensus.for_from)
            if not all(self.lowest_rating <= end <= self.highest_rating for end in ends):
                yield "for_from and against_to of consensus must be on the rating scale"

    def _tier_problems(self) -> Iterator[str]:
        limits = [tier.least_value for tier in self.tiers]
        if limits != sorted(limits, reverse=True) or len(set(limits)) != len(limits) or limits[-1] != 0:
            yield "tiers must run from the highest least_value down to 0, each once"
        elif not self.tiers[-1].is_open:
            yield "the last tier must make no demand, so that every action belongs to one"

    @property
    def least_numbers(self) -> int:
        """Fewest numbers that something must have been given: one of the fewest raters may not know."""
        return max(self.min_raters - 1, 1)

    @property
    def agreed_on(self) -> Consensus:
        """The rule of consensus: the one given, else 70 and 15 % on the outer thirds of the scale.

        The shares are those often used for core outcome sets. The outer thirds of 1 to 9 are 1 to 3 and 7
        to 9; those of 1 to 5, rounded, are 1 to 2 and 4 to 5.
        """
        if self.consensus is not None:
            return self.consensus
        third = max(round((self.highest_rating - self.lowest_rating + 1) / 3), 1)
        return Consensus(for_from=self.highest_rating + 1 - third, against_to=self.lowest_rating - 1 + third)
