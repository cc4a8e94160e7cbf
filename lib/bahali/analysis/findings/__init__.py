"""What one report rests on: every result for one jurisdiction, worked out once and when first asked for."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from bahali.analysis.decisions import order_by_body
from bahali.analysis.findings.agreement import Agreement
from bahali.analysis.findings.certainty import Certainty
from bahali.analysis.findings.continuity import Continuity
from bahali.analysis.findings.country import Country
from bahali.analysis.findings.law import Law
from bahali.analysis.findings.money import Money
from bahali.analysis.findings.people import People
from bahali.analysis.findings.plan import Plan
from bahali.analysis.findings.priorities import Priorities
from bahali.analysis.findings.quality import Quality
from bahali.analysis.findings.review import Review
from bahali.analysis.findings.situation import Situation
from bahali.vocabulary.codes import Edition, SourceAccess
from bahali.vocabulary.faults import Fault, InputError, quote
from bahali.vocabulary.language import _
from bahali.workshop import Settings, Workshop
from bahali.workshop.disclosure import Disclosure
from bahali.workshop.header import INTERNATIONAL, Header, Jurisdiction
from bahali.workshop.names import Names
from bahali.workshop.settings import SHOWN_AS
from bahali.workshop.view import View


@dataclass(frozen=True)
class Findings:
    """Results for one jurisdiction of a workshop.

    Parameters
    ----------
    workshop : Workshop
        The workshop, read and checked.
    settings : Settings
        Parameters of the run, fitted to the workshop.
    """

    workshop: Workshop
    settings: Settings

    @property
    def header(self) -> Header:
        """Facts of the workshop."""
        return self.workshop.header

    @property
    def jurisdiction(self) -> Jurisdiction:
        """The jurisdiction that the report is about."""
        return self.header.jurisdictions[self.settings.jurisdiction]

    @property
    def is_national(self) -> bool:
        """True when the report is about the whole country."""
        return self.settings.jurisdiction == self.header.national

    @property
    def disclosure(self) -> Disclosure:
        """What this edition may tell about people."""
        return self._view.disclosure

    @cached_property
    def names(self) -> Names:
        """What the ids stand for."""
        return Names(self.workshop)

    @cached_property
    def situation(self) -> Situation:
        """What exists, what works and what is missing."""
        return Situation(self._view)

    @cached_property
    def continuity(self) -> Continuity:
        """Where the layers of support hold a person, and where they do not."""
        return Continuity(self._view, self.priorities.recommended)

    @cached_property
    def priorities(self) -> Priorities:
        """Which actions come first."""
        return Priorities(self._view)

    @cached_property
    def certainty(self) -> Certainty:
        """How sure the order is, and what would change it."""
        return Certainty(self._view, self.priorities)

    @cached_property
    def agreement(self) -> Agreement:
        """Whether raters agree, and on what they part ways."""
        return Agreement(self._view, self.priorities)

    @cached_property
    def money(self) -> Money:
        """Which actions fit the money there is."""
        return Money(self._view, self._everywhere)

    @cached_property
    def law(self) -> Law:
        """What instruments say, and what is to change in them."""
        return Law(self._view, self.priorities.recommended)

    @cached_property
    def people(self) -> People:
        """Who is trained, year by year."""
        return People(self._view)

    @cached_property
    def plan(self) -> Plan:
        """When the recommended actions are done, and how anyone will know."""
        return Plan(self._view, self.priorities.recommended)

    @cached_property
    def quality(self) -> Quality:
        """What a careful editor would remark on the actions and on what is said of people."""
        return Quality(self._view, self.priorities.recommended)

    @cached_property
    def review(self) -> Review:
        """What reviewers said of an earlier edition, and what they were answered."""
        return Review(self._view, self.priorities.recommended)

    @cached_property
    def decisions(self) -> pd.DataFrame:
        """Recommended actions under the bodies that lead them, those first that must start first."""
        return order_by_body(self.priorities.recommended, self.plan.schedule)

    @cached_property
    def country(self) -> Country:
        """What jurisdictions share, and where they differ.

        Raises
        ------
        InputError
            If the workshop was cut for a province, since then only a part of the others is there.
        """
        if self.workshop.cut_for not in ("", self.header.national):
            raise InputError([_only_for_the_country(self.header, self.workshop.cut_for)])
        return Country(self._view, self._everywhere, self.law)

    @cached_property
    def sources(self) -> pd.DataFrame:
        """Publications that rows of the jurisdiction rely on, or that no row names."""
        rows = self.workshop.table("sources")
        if self.settings.edition is not Edition.RESTRICTED:
            rows = rows[rows["access"] == SourceAccess.PUBLIC]
        elsewhere = self._sources_of_others()
        return rows[~rows["source_id"].isin(elsewhere)].reset_index(drop=True)

    def _sources_of_others(self) -> set[str]:
        """Sources used only by rows of other jurisdictions."""
        own: set[str] = set()
        other: set[str] = set()
        for rows in self.workshop.tables.values():
            if {"source_id", "jurisdiction"} <= set(rows.columns):
                is_own = rows["jurisdiction"].isin([self.settings.jurisdiction, INTERNATIONAL])
                own |= set(rows.loc[is_own, "source_id"].dropna())
                other |= set(rows.loc[~is_own, "source_id"].dropna())
        return set() if self.is_national else other - own

    @cached_property
    def _everywhere(self) -> dict[str, Priorities]:
        """Priorities of every jurisdiction; one object for each, so that none is worked out twice."""
        own = self.settings.jurisdiction
        return {
            code: self.priorities
            if code == own
            else Priorities(self._view.towards(code), self.priorities.weighing)
            for code in self.header.jurisdictions
        }

    @property
    def _view(self) -> View:
        return View(self.workshop, self.settings)


def _only_for_the_country(header: Header, found: str) -> Fault:
    problem = _("found {found}; a part of the report sets all jurisdictions beside each other").format(
        found=quote(found)
    )
    remedy = _("write {national}, or take that part out of the notebook").format(national=header.national)
    return Fault(_(SHOWN_AS), problem, column="jurisdiction", remedy=remedy)
