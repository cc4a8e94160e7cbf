"""Codes about laws and other instruments, and which change each kind of instrument allows."""

from bahali.vocabulary.codes import Code


class InstrumentType(Code):
    """What an instrument is."""

    CONSTITUTION = "constitution", "Constitution"
    ACT = "act", "Act"
    ORDINANCE = "ordinance", "Ordinance"
    RULES = "rules", "Rules"
    REGULATION = "regulation", "Regulations"
    POLICY = "policy", "Policy"
    STRATEGY = "strategy", "Strategy"
    PLAN = "plan", "Plan"
    GUIDELINE = "guideline", "Guideline, procedure or terms of reference"
    BUDGET = "budget", "Budget or development scheme"
    MEMORANDUM = "mou", "Memorandum of understanding"
    CURRICULUM = "curriculum", "Curriculum"
    INTERNATIONAL = "international", "International instrument"


class InstrumentStatus(Code):
    """Legal standing of an instrument."""

    IN_FORCE = "in_force", "In force"
    BILL = "bill", "Bill"
    DRAFT = "draft", "Draft"
    LAPSED = "lapsed", "Lapsed"
    UNKNOWN = "unknown", "Not known"


class ImplementationStatus(Code):
    """How far an instrument is applied; an Act can be in force for years without rules."""

    APPLIED = "applied", "Applied"
    PARTLY = "partly", "Partly applied"
    NOT_APPLIED = "not_applied", "Not applied"
    UNKNOWN = "unknown", "Not known"


class ChangeType(Code):
    """What is to be done to an instrument."""

    AMEND_ACT = "amend_act", "Amend the Act"
    MAKE_RULES = "make_rules", "Make rules under the Act"
    ISSUE_CODE = "issue_code", "Issue a code of practice under the Act"
    AMEND_RULES = "amend_rules", "Amend the rules or regulations"
    REVISE_POLICY = "revise_policy", "Revise the policy, strategy or plan"
    NOTIFY_SOP = "notify_sop", "Notify or revise the guideline or procedure"
    BUDGET_HEAD = "budget_head", "Open a budget head or scheme"
    AMEND_MEMORANDUM = "amend_mou", "Add to the memorandum of understanding"
    ADOPT_CURRICULUM = "adopt_curriculum", "Adopt or revise the curriculum"
    REVIEW_LAW = "review_law", "Review the law and circulate model clauses"


class Coverage(Code):
    """What an instrument says about a requirement.

    ``not assessed`` is the default. ``silent`` is a finding of law and needs the full text.
    """

    EXPLICIT = "explicit", "Explicit"
    PARTIAL = "partial", "Partial"
    SILENT = "silent", "Silent"
    CONFLICT = "conflict", "In conflict"
    NOT_ASSESSED = "not_assessed", "Not assessed"


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
    return (
        f"allowed: {', '.join(fitting)}" if fitting else "an instrument of this type can only be referred to"
    )
