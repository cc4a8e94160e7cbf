"""What fixes the months of a plan: its start, its fiscal year, its time bands and its windows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from bahali.analysis.calendar.months import MONTHS_IN_YEAR, count_months
from bahali.vocabulary.codes import WindowMoment
from bahali.workshop.header import Header, TimeBand, Window

EVERY_MONTH = frozenset(range(1, MONTHS_IN_YEAR + 1))


@dataclass(frozen=True)
class CalendarRules:
    """What a pack says of months.

    Parameters
    ----------
    plan_start : str
        First month of the plan, YYYY-MM.
    fiscal_month : int
        Month in which the fiscal year starts, 1 to 12.
    bands : mapping of str to TimeBand
        Time bands of the pack.
    windows : mapping of str to Window
        Months in which some kinds of change can start or end.
    """

    plan_start: str
    fiscal_month: int
    bands: Mapping[str, TimeBand]
    windows: Mapping[str, Window] = field(default_factory=dict)

    @classmethod
    def of(cls, header: Header) -> Self:
        """Take the rules from a pack."""
        planning = header.planning
        return cls(planning.start, planning.fiscal_year_start_month, header.time_bands, header.windows)

    def number(self, month: str) -> int:
        """Count a month, YYYY-MM, from the start of the plan, which is month 0."""
        return count_months(month) - count_months(self.plan_start)

    def windows_for(self, change_type: str, moment: WindowMoment) -> tuple[str, ...]:
        """Name the windows in which a change of this kind must start, or end."""
        return tuple(
            name
            for name, window in self.windows.items()
            if window.moment is moment and change_type in window.change_types
        )

    def opening(self, change_type: str, moment: WindowMoment) -> "Opening":
        """Give the months in which a change of this kind can start, or end."""
        windows = [self.windows[name] for name in self.windows_for(change_type, moment)]
        return Opening(
            months=EVERY_MONTH.intersection(*(window.months for window in windows)),
            notice=max((window.notice_months for window in windows), default=0),
            first_of_plan=int(self.plan_start[5:7]),
        )


@dataclass(frozen=True)
class Opening:
    """Months in which a moment may lie; of several windows all must hold.

    Parameters
    ----------
    months : frozenset of int
        Months of the year, 1 to 12; empty where windows share none.
    notice : int
        How many months earlier the proposal must be handed in.
    first_of_plan : int
        Month of the year in which the plan starts.
    """

    months: frozenset[int]
    notice: int
    first_of_plan: int

    def has(self, month: int) -> bool:
        """Tell whether a month of the plan is open, whatever the notice."""
        return (self.first_of_plan - 1 + month) % MONTHS_IN_YEAR + 1 in self.months

    def fit(self, month: int, hand_in_from: int) -> int:
        """Give the first open month from this one on.

        Parameters
        ----------
        month : int
            Month of the plan. What lies before the plan is a fact, and stays; so does what can never be
            right, because the windows share no month.
        hand_in_from : int
            First month in which the proposal can be handed in.
        """
        if month < 0 or not self.months:
            return month
        least = max(month, hand_in_from + self.notice)
        return next(later for later in range(least, least + MONTHS_IN_YEAR) if self.has(later))
