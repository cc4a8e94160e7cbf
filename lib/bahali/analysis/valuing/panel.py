"""What did each rater say of each action, and what do they say together?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bahali.vocabulary.codes import Aggregate, Unrated
from bahali.workshop.deciding import Deciding
from bahali.workshop.disclosure import Disclosure

Array = NDArray[np.float64]
Indexes = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Panel:
    """The ratings of some actions as one block of numbers.

    Parameters
    ----------
    raters, actions, criteria : tuple of str
        What the axes stand for.
    groups : tuple of str
        Stakeholder group of each rater; blank where it is not known.
    ratings : array, shape (raters, actions, criteria)
        As given; missing where a rater gave no number.
    scaled : array, shape (raters, actions, criteria)
        From 0 (worst) to 1 (best); where "don't know" counts as the middle, also those answers.
    """

    raters: tuple[str, ...]
    groups: tuple[str, ...]
    actions: tuple[str, ...]
    criteria: tuple[str, ...]
    ratings: Array
    scaled: Array

    @property
    def counts(self) -> Indexes:
        """How many raters gave a number, by action and criterion."""
        numbers: Indexes = (~np.isnan(self.ratings)).sum(axis=0)
        return numbers

    @property
    def flat(self) -> Array:
        """Ratings as given, raters by items; an item is one action on one criterion, action by action."""
        # Where nobody rated anything, numpy could not work out the size of a dimension by itself.
        return self.ratings.reshape(len(self.raters), len(self.actions) * len(self.criteria))

    def combine(self, deciding: Deciding) -> Array:
        """Make one value of all raters' for each action and criterion; see ``combine_numbers``.

        Where groups count equally, raters are first combined within each group, and then the groups by their
        mean. A cell with fewer than ``least_numbers`` is missing, or 0 where the pack says so.

        Returns
        -------
        array, shape (actions, criteria)
        """
        by_cell = np.moveaxis(self.scaled, 0, -1)
        parts = [combine_numbers(by_cell[..., group], deciding) for group in self.members_by_group(deciding)]
        together = self.average(np.stack(parts)) if parts else np.full(self.scaled.shape[1:], np.nan)
        unrated = 0.0 if deciding.unrated is Unrated.WORST else np.nan
        return np.where(Disclosure.has_numbers(self.counts, deciding), together, unrated)

    def members_by_group(self, deciding: Deciding) -> list[Indexes]:
        """Give the raters of each group that counts by itself; all in one where groups do not."""
        if not self.raters:
            return []
        if not deciding.balance_groups:
            return [np.arange(len(self.raters))]
        return [np.flatnonzero(np.array(self.groups) == name) for name in sorted(set(self.groups))]

    def keep_actions(self, actions: Collection[str]) -> "Panel":
        """Give the same panel about fewer actions."""
        kept = [place for place, action in enumerate(self.actions) if action in actions]
        return replace(
            self,
            actions=tuple(self.actions[place] for place in kept),
            ratings=self.ratings[:, kept],
            scaled=self.scaled[:, kept],
        )

    def keep_criteria(self, criteria: Collection[str]) -> "Panel":
        """Give the same panel about fewer criteria."""
        kept = [place for place, criterion in enumerate(self.criteria) if criterion in criteria]
        return replace(
            self,
            criteria=tuple(self.criteria[place] for place in kept),
            ratings=self.ratings[:, :, kept],
            scaled=self.scaled[:, :, kept],
        )

    def leave_out(self, raters: Collection[str]) -> "Panel":
        """Give the panel without some of its raters."""
        kept = [place for place, rater in enumerate(self.raters) if rater not in raters]
        return replace(
            self,
            raters=tuple(self.raters[place] for place in kept),
            groups=tuple(self.groups[place] for place in kept),
            ratings=self.ratings[kept],
            scaled=self.scaled[kept],
        )

    @staticmethod
    def average(parts: Array) -> Array:
        """Average what groups say, along the first axis; a group without a number is passed over."""
        has_number = ~np.isnan(parts)
        counts = has_number.sum(axis=0)
        totals = np.where(has_number, parts, 0.0).sum(axis=0)
        return _divide(totals, counts)


def build_panel(ratings: pd.DataFrame, groups: Mapping[str, str], criteria: Collection[str] = ()) -> Panel:
    """Put ratings into one block.

    Parameters
    ----------
    ratings : DataFrame
        From ``scale_ratings``.
    groups : mapping of str to str
        Stakeholder group of each participant.
    criteria : collection of str
        Criteria that have a place in the block even where nobody rated anything on them.
    """
    raters_axis, actions_axis = (sorted(ratings[name].unique()) for name in ("rater_id", "action_id"))
    axes = [raters_axis, actions_axis, sorted({*ratings["criterion_id"], *criteria})]
    places = [
        pd.Categorical(ratings[name], categories=axis).codes
        for name, axis in zip(("rater_id", "action_id", "criterion_id"), axes, strict=True)
    ]
    blocks = {name: np.full([len(axis) for axis in axes], np.nan) for name in ("rating", "scaled")}
    for name, block in blocks.items():
        block[tuple(places)] = ratings[name].to_numpy(dtype=float)
    raters, actions, criteria = (tuple(str(name) for name in axis) for axis in axes)
    return Panel(
        raters,
        tuple(groups.get(rater, "") for rater in raters),
        actions,
        criteria,
        blocks["rating"],
        blocks["scaled"],
    )


def combine_numbers(numbers: Array, deciding: Deciding) -> Array:
    """Make one number of several people's, along the last axis.

    The mean, the median, or the mean without the lowest and the highest ``trim_share`` of the numbers
    (rounded down to whole people); all three are the mean of a middle part of the sorted numbers.

    Parameters
    ----------
    numbers : array, shape (..., raters)
        Missing where a rater gave none.
    deciding : Deciding
        How raters are combined.

    Returns
    -------
    array, shape (...)
        Missing where nobody gave a number.

    References
    ----------
    Tukey and McLaughlin (1963), Less vulnerable confidence and significance procedures for location based on
    a single sample: trimming/winsorization 1, *Sankhyā A* 25(3): 331-352 (trimmed mean).
    """
    is_given = ~np.isnan(numbers)
    counts = is_given.sum(axis=-1)
    if deciding.aggregate is Aggregate.MEAN:
        return _divide(np.where(is_given, numbers, 0.0).sum(axis=-1), counts)
    in_order = np.sort(numbers, axis=-1)  # what is missing goes to the end
    if deciding.aggregate is Aggregate.MEDIAN:
        below, above = (_pick(in_order, place) for place in ((counts - 1) // 2, counts // 2))
        return (below + above) / 2
    # 0.29 of 100 people are 29, though 0.29 x 100 is 28.999999999999996 in the machine.
    cut = np.floor(counts * deciding.trim_share + 1e-9).astype(counts.dtype)
    places = np.arange(in_order.shape[-1])
    is_kept = (places >= cut[..., None]) & (places < (counts - cut)[..., None])
    return _divide(np.where(is_kept, in_order, 0.0).sum(axis=-1), is_kept.sum(axis=-1))


def _pick(in_order: Array, places: Indexes) -> Array:
    """Give the number at one place of each row; where nothing was given, the first place is missing too."""
    picked: Array = np.take_along_axis(in_order, np.maximum(places, 0)[..., None], axis=-1)[..., 0]
    return picked


def _divide(totals: Array, counts: Indexes) -> Array:
    """Divide, and give nothing where nothing was counted."""
    shares: Array = np.divide(totals, counts, out=np.full(counts.shape, np.nan), where=counts > 0)
    return shares
