"""What may go out about people: decided here, and nowhere else.

Every section, figure, file and page that tells something of participants, raters or reviewers asks here
first. Nothing outside this module compares a number of people with ``k_threshold`` or ``min_raters``.

Sources of the rules: OCHA Centre for Humanitarian Data, guidance on statistical disclosure control (2019);
Hundepool et al. (2012), *Statistical Disclosure Control*, ch. 4 (complementary suppression). The numbers are
set in each pack.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bahali.vocabulary.codes import Attribution, Edition, Sensitivity
from bahali.vocabulary.language import _
from bahali.workshop.deciding import Deciding
from bahali.workshop.header import Header

LEAST_FOR_QUARTILES = 6
"""The quartiles, the middle and the mean of five numbers are four facts about five people: three of the
numbers themselves, and the sum of the other two."""

OF_ONE_PERSON = ("rater_id", "participant_id")
"""Columns whose cell stands for one person."""


def show_count(count: int, threshold: int) -> str:
    """Write a count of people so that a small one points to nobody.

    Examples
    --------
    >>> [show_count(n, 5) for n in (0, 1, 4, 5)]
    ['0', 'fewer than 5', 'fewer than 5', '5']
    """
    if count == 0 or count >= threshold:
        return str(count)
    return _("fewer than {threshold}").format(threshold=threshold)


@dataclass(frozen=True)
class Disclosure:
    """What one edition of one workshop's reports may tell about people.

    Parameters
    ----------
    threshold : int
        Least number of people that may be told; zero may be told too, since it is about nobody.
    deciding : Deciding
        How many people must have rated something before anything is told of it.
    attribution : Attribution
        Whether views may be attributed to groups or jurisdictions; never to persons.
    edition : Edition
        Public, or restricted to the secretariat. Counts are hidden in both.
    """

    threshold: int
    deciding: Deciding
    attribution: Attribution
    edition: Edition

    @classmethod
    def of(cls, header: Header, edition: Edition) -> "Disclosure":
        """Give what an edition of the reports of a workshop may tell."""
        return cls(header.k_threshold, header.deciding, header.attribution, edition)

    @property
    def is_restricted(self) -> bool:
        """True for the edition that stays inside the secretariat."""
        return self.edition is Edition.RESTRICTED

    @staticmethod
    def has_raters(answers: Any, deciding: Deciding) -> Any:  # noqa: ANN401 a number or many
        """Tell whether enough people answered about something for anything to be told of their answers.

        Whoever says "don't know" or abstains has answered: nobody can tell whose number is missing.
        """
        return answers >= deciding.min_raters

    @staticmethod
    def has_numbers(numbers: Any, deciding: Deciding) -> Any:  # noqa: ANN401 a number or many
        """Tell whether enough of those who answered gave a number; all but one of the fewest raters must."""
        return numbers >= deciding.least_numbers

    def tells(self, count: int, whole: int | None = None) -> bool:
        """Tell whether a number of people may be told, and with the whole also those who are left.

        Examples
        --------
        >>> from bahali.workshop.deciding import Deciding, Tier
        >>> rules = Deciding(tiers=(Tier(name="High", least_value=50), Tier(name="Low", least_value=0)))
        >>> public = Disclosure(5, rules, Attribution.NONE, Edition.PUBLIC)
        >>> public.tells(14), public.tells(14, whole=15), public.tells(15, whole=15)
        (True, False, True)
        """
        parts = (count,) if whole is None else (count, whole - count)
        return all(part == 0 or part >= self.threshold for part in parts)

    def tells_share(self, part: float, whole: float) -> bool:
        """Tell whether the share that some people have in a whole may be told as a number."""
        return whole >= self.threshold and self.tells(round(part), round(whole))

    def say_count(self, count: int, whole: int | None = None) -> str:
        """Write a number of people so that a small one, and a small rest, point to nobody."""
        if self.tells(count, whole) or not self.tells(count):
            return show_count(count, self.threshold)
        return "0" if count == 0 else _("{threshold} or more").format(threshold=self.threshold)

    def suppress(self, counts: Mapping[str, int]) -> dict[str, int | None]:
        """Hide small parts, and as many others as it takes that none can be worked out from the total.

        Parameters
        ----------
        counts : mapping of str to int
            Number of people in each part of a whole whose total is known.

        Returns
        -------
        dict of str to int or None
            None where the count is hidden. At least two parts are, and each of them could still be
            ``threshold`` or more, for all that the total tells; where that cannot be reached, all are hidden.
        """
        hidden = {part for part, count in counts.items() if not self.tells(count)}
        shown = sorted(
            (part for part in counts if part not in hidden and counts[part]), key=lambda part: counts[part]
        )
        while hidden and shown and not self._are_lost(hidden, counts):
            hidden.add(shown.pop(0))
        if hidden and not self._are_lost(hidden, counts):
            hidden = set(counts)
        return {part: None if part in hidden else count for part, count in counts.items()}

    def _are_lost(self, hidden: set[str], counts: Mapping[str, int]) -> bool:
        """Tell whether hidden parts, each of at least one person, cannot be told from their sum."""
        most = sum(counts[part] for part in hidden) - (len(hidden) - 1)
        return len(hidden) >= 2 and most >= self.threshold

    def pool(self, counts: Mapping[str, int]) -> tuple[dict[str, int], int]:
        """Give the parts that may be told, and how many people all others are together; these have no names.

        That somebody of a small part was there at all may point to a person as much as the number does.
        """
        told = self.suppress(counts)
        shown = {part: count for part, count in told.items() if count is not None}
        return (shown, sum(counts.values()) - sum(shown.values())) if shown else ({}, 0)

    def tells_degree(self, raters: int) -> bool:
        """Tell whether how alike raters are may be told with decimals, which would count a few."""
        return raters >= self.threshold

    def tells_extremes(self, raters: int) -> bool:
        """Tell whether something may be told that hangs on the single highest or lowest rating."""
        return raters >= self.threshold

    def tells_quartiles(self, raters: int) -> bool:
        """Tell whether the range that holds the middle half of some people's numbers may be told."""
        return raters >= max(self.threshold, LEAST_FOR_QUARTILES)

    def tells_draws(self, raters: int) -> bool:
        """Tell whether shares of draws may be told in which nothing varies but what these raters said."""
        return raters >= self.threshold

    @property
    def compares_groups(self) -> bool:
        """True where the workshop lets views be attributed to groups or to jurisdictions."""
        return self.attribution in (Attribution.GROUP, Attribution.JURISDICTION)

    @property
    def names_groups(self) -> bool:
        """True where the workshop lets views be attributed to the groups that people belong to."""
        return self.attribution is Attribution.GROUP

    @property
    def least_in_group(self) -> int:
        """Fewest raters of a group of which something may be told."""
        return max(self.deciding.min_raters, self.threshold)

    def tells_group(self, size: int, others: int) -> bool:
        """Tell whether what a group thinks, or what all think without it, may be told."""
        return min(size, others) >= self.least_in_group

    def choose_groups(self, sizes: Mapping[str, int], total: int) -> frozenset[str]:
        """Give the groups whose middle rating of one question may be told.

        Parameters
        ----------
        sizes : mapping of str to int
            How many of each group gave a number.
        total : int
            How many raters gave one, those without a group too.

        Returns
        -------
        frozenset of str
            None at all where the rest, which the value of all and those of these groups could give away, is
            smaller than what may be told by itself. Where groups count alike, no group may be left over,
            since the value of all is then the mean of theirs.
        """
        told = frozenset(name for name, size in sizes.items() if self.tells_group(size, total - size))
        rest = total - sum(sizes[name] for name in told)
        is_safe = rest == 0 or (rest >= self.deciding.min_raters and not self.deciding.balance_groups)
        return told if is_safe else frozenset()

    def withholds_weights(self, raters: int) -> bool:
        """Tell whether a set of weights would show what too few raters answered; 0 raters: given as a set."""
        return not self.is_restricted and raters > 0 and not self.has_raters(raters, self.deciding)

    def tells_remark(self, column: str | None) -> bool:
        """Tell whether a remark of the check may be repeated: one on a single rater says who rated what."""
        return self.is_restricted or column not in OF_ONE_PERSON

    def lists(self, sensitivity: str | None) -> bool:
        """Tell whether a service may be shown by itself; in public only where no harm could follow.

        Examples
        --------
        >>> from bahali.workshop.deciding import Deciding, Tier
        >>> rules = Deciding(tiers=(Tier(name="High", least_value=50), Tier(name="Low", least_value=0)))
        >>> [Disclosure(5, rules, Attribution.NONE, edition).lists("high") for edition in Edition]
        [False, True]
        """
        return self.is_restricted or sensitivity in (None, Sensitivity.LOW)
