"""Codes about laws and other instruments, and which change each kind of instrument allows."""

from bahali.vocabulary.codes import Code
from bahali.vocabulary.language import N_, _


class InstrumentType(Code):
    """What an instrument is."""

    CONSTITUTION = "constitution", N_("Constitution")
    ACT = "act", N_("Act")
    ORDINANCE = "ordinance", N_("Ordinance")
    RULES = "rules", N_("Rules")
    REGULATION = "regulation", N_("Regulations")
    POLICY = "policy", N_("Policy")
    STRATEGY = "strategy", N_("Strategy")
    PLAN = "plan", N_("Plan")
    GUIDELINE = "guideline", N_("Guideline, procedure or terms of reference")
    BUDGET = "budget", N_("Budget or development scheme")
    MEMORANDUM = "mou", N_("Memorandum of understanding")
    CURRICULUM = "curriculum", N_("Curriculum")
    INTERNATIONAL = "international", N_("International instrument")


class InstrumentStatus(Code):
    """Legal standing of an instrument."""

    IN_FORCE = "in_force", N_("In force")
    BILL = "bill", N_("Bill")
    DRAFT = "draft", N_("Draft")
    LAPSED = "lapsed", N_("Lapsed")
    UNKNOWN = "unknown", N_("Not known")


class ImplementationStatus(Code):
    """How far an instrument is applied; an Act can be in force for years without rules."""

    APPLIED = "applied", N_("Applied")
    PARTLY = "partly", N_("Partly applied")
    NOT_APPLIED = "not_applied", N_("Not applied")
    UNKNOWN = "unknown", N_("Not known")


class ChangeType(Code):
    """What is to be done to an instrument."""

    AMEND_ACT = "amend_act", N_("Amend the Act")
    MAKE_RULES = "make_rules", N_("Make rules under the Act")
    ISSUE_CODE = "issue_code", N_("Issue a code of practice under the Act")
    AMEND_RULES = "amend_rules", N_("Amend the rules or regulations")
    REVISE_POLICY = "revise_policy", N_("Revise the policy, strategy or plan")
    NOTIFY_SOP = "notify_sop", N_("Notify or revise the guideline or procedure")
    BUDGET_HEAD = "budget_head", N_("Open a budget head or scheme")
    AMEND_MEMORANDUM = "amend_mou", N_("Add to the memorandum of understanding")
    ADOPT_CURRICULUM = "adopt_curriculum", N_("Adopt or revise the curriculum")
    REVIEW_LAW = "review_law", N_("Review the law and circulate model clauses")


class Coverage(Code):
    """What an instrument says about a requirement.

    ``not assessed`` is the default. ``silent`` is a finding of law and needs the full text.
    """

    EXPLICIT = "explicit", N_("Explicit")
    PARTIAL = "partial", N_("Partial")
    SILENT = "silent", N_("Silent")
    CONFLICT = "conflict", N_("In conflict")
    NOT_ASSESSED = "not_assessed", N_("Not assessed")


_STATUTES = (InstrumentType.ACT, InstrumentType.ORDINANCE)
_SUBORDINATE = (InstrumentType.RULES, InstrumentType.REGULATION)
_POLICIES = (InstrumentType.POLICY, InstrumentType.STRATEGY, InstrumentType.PLAN)

INSTRUMENTS_OPEN_TO_CHANGE: dict[ChangeType, tuple[InstrumentType, ...]] = {
    ChangeType.AMEND_ACT: _STATUTES,
    ChangeType.MAKE_RULES: _STATUTES,
    ChangeType.ISSUE_CODE: _STATUTES,
    ChangeType.AMEND_RULES: _SUBORDINATE,
    ChangeType.REVISE_POLICY: _POLICIES,
    ChangeType.NOTIFY_SOP: (InstrumentType.GUIDELINE, *_POLICIES),
    ChangeType.BUDGET_HEAD: (InstrumentType.BUDGET, *_STATUTES),
    ChangeType.AMEND_MEMORANDUM: (InstrumentType.MEMORANDUM,),
    ChangeType.ADOPT_CURRICULUM: (InstrumentType.CURRICULUM, InstrumentType.GUIDELINE),
    ChangeType.REVIEW_LAW: (*_STATUTES, *_SUBORDINATE, *_POLICIES, InstrumentType.GUIDELINE),
}


def changes_open_to(kind: InstrumentType) -> tuple[ChangeType, ...]:
    """Give the kinds of change that an instrument of this type allows.

    Examples
    --------
    >>> [change.value for change in changes_open_to(InstrumentType.RULES)]
    ['amend_rules', 'review_law']
    """
    return tuple(change for change, kinds in INSTRUMENTS_OPEN_TO_CHANGE.items() if kind in kinds)


def allowed_changes(kind: InstrumentType) -> str:
    """Say which kinds of change an instrument of this type allows, for somebody who chose another."""
    fitting = changes_open_to(kind)
    if not fitting:
        return _("an instrument of this type can only be referred to")
    return _("allowed: {codes}").format(codes=", ".join(fitting))
