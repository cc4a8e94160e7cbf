"""The code lists that a workshop pack may use, each code with the words shown to a reader.

Only lists that mean the same everywhere live here. What differs from workshop to workshop
(jurisdictions, themes, pillars, cost bands, time bands, criteria, requirements) is data of the pack.
"""

from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """A code as written in a cell, with the label a reader sees."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        """Make a member from its code and label."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member


class Domain(Code):
    """Kind of assistance."""

    PSYCHOSOCIAL = "PSY", "Psychosocial and mental health"
    LEGAL = "LEG", "Legal"
    FINANCIAL = "FIN", "Financial"
    COMMUNITY = "COM", "Community"
    HEALTH = "HLT", "Health services"
    COORDINATION = "COO", "Coordination and governance"
    WORKFORCE = "WRK", "Workforce"
    INFORMATION = "INF", "Information, data and monitoring"


class Phase(Code):
    """Time since the attack."""

    PREPAREDNESS = "PRE", "Before an attack"
    IMMEDIATE = "IMM", "First 4 weeks"
    SHORT = "SHO", "1 to 6 months"
    LONG = "LON", "After 6 months"
    ALL = "ALL", "All phases after an attack"


PHASES_AFTER_ATTACK = (Phase.IMMEDIATE, Phase.SHORT, Phase.LONG)


class Layer(Code):
    """Layer of the IASC pyramid of mental health and psychosocial support (2007)."""

    BASIC = "1", "Basic services and security"
    COMMUNITY = "2", "Community and family supports"
    FOCUSED = "3", "Focused, non-specialised supports"
    SPECIALISED = "4", "Specialised services"
    CROSS_CUTTING = "X", "Across all layers"


LAYERS_OF_CARE = (Layer.BASIC, Layer.COMMUNITY, Layer.FOCUSED, Layer.SPECIALISED)


class TargetGroup(Code):
    """People for whom a service or action is meant."""

    ADULTS = "ADU", "Adults"
    WOMEN = "WOM", "Women"
    CHILDREN = "CHI", "Children"
    BEREAVED = "BER", "Bereaved families"
    INJURED = "INJ", "People injured or living with a disability"
    OLDER = "OLD", "Older people"
    MINORITIES = "MIN", "Minorities"
    DISPLACED = "DIS", "Displaced people"
    RESPONDERS = "RES", "Responders and providers of care"
    WITNESSES = "WIT", "Witnesses"
    GENERAL = "GEN", "Everyone affected"


NAMED_GROUPS = tuple(group for group in TargetGroup if group is not TargetGroup.GENERAL)
"""Everybody but everyone: the groups that a service for all reaches in name only."""


class Modality(Code):
    """Way in which a service reaches people."""

    FACILITY = "FAC", "At a facility"
    OUTREACH = "OUT", "Outreach"
    TELEPHONE = "TEL", "By telephone"
    SCHOOL = "SCH", "At school"
    HOME = "HOM", "At home"
    DIGITAL = "DIG", "Online"


class Availability(Code):
    """Whether a service can be had today."""

    FULL = "FULL", "Available"
    PARTIAL = "PART", "Partly available"
    NONE = "NONE", "Not available"
    UNKNOWN = "UNK", "Not known"


class ServiceStatus(Code):
    """Where a service stands."""

    ONGOING = "ONG", "Running"
    FUNDED = "FUN", "Funded, not yet running"
    UNFUNDED = "UNF", "Planned, not funded"
    ENDED = "END", "Ended"


class CoverageArea(Code):
    """How far a service reaches; never finer than a district."""

    PROVINCE = "province", "Whole province"
    DISTRICTS = "some_districts", "Some districts"
    SITE = "single_site", "A single site"


class Sensitivity(Code):
    """How much harm could follow if it were known where a service is."""

    LOW = "low", "Low"
    MEDIUM = "med", "Medium"
    HIGH = "high", "High"


class GapType(Code):
    """What is lacking."""

    STAFF = "STAFF", "Staff"
    SKILL = "SKILL", "Skills"
    SUPPLY = "SUPPLY", "Supplies and space"
    FINANCE = "FINANCE", "Money"
    LAW = "LAW", "Law"
    RULES = "RULES", "Rules and procedures"
    COORDINATION = "COORD", "Coordination"
    REFERRAL = "REFERRAL", "Referral"
    INFORMATION = "INFO", "Information"
    ACCESS = "ACCESS", "Access"
    QUALITY = "QUALITY", "Quality"
    STIGMA = "STIGMA", "Stigma"
    DATA = "DATA", "Data"


class Evidence(Code):
    """Strongest kind of evidence behind a practice or action."""

    TRIAL = "E1", "Trial or systematic review"
    EVALUATION = "E2", "Programme evaluation"
    DOCUMENTED = "E3", "Documented practice"
    VIEW = "E4", "View of experts or participants"


class Confidence(Code):
    """How sure the people who wrote a row are of it."""

    HIGH = "H", "High"
    MEDIUM = "M", "Medium"
    LOW = "L", "Low"


class StakeholderGroup(Code):
    """Part that a participant took in the workshop."""

    POLICY = "POL", "Policymakers"
    VICTIM_SUPPORT = "VSO", "Victim support officers"
    HEALTH = "HLT", "Health departments"
    SOCIAL_WELFARE = "SW", "Social welfare departments"
    HOME = "HOME", "Home departments"
    JUSTICE = "JUS", "Justice and prosecution"
    DISASTER = "PDMA", "Disaster management authorities"
    CIVIL_SOCIETY = "CSO", "Civil society"
    ACADEMIA = "ACA", "Universities"
    UNITED_NATIONS = "UN", "United Nations"
    SURVIVORS = "SUR", "Representatives of victims and survivors"
    OTHER = "OTH", "Others"


class InstitutionKind(Code):
    """What an institution is."""

    HEALTH = "health", "Health"
    HOME = "home", "Home affairs"
    SOCIAL_WELFARE = "sw", "Social welfare"
    DISASTER = "pdma", "Disaster management"
    LAW = "law", "Law"
    FINANCE = "finance", "Finance"
    PLANNING = "pnd", "Planning and development"
    EDUCATION = "edu", "Education"
    JUSTICE = "justice", "Justice and prosecution"
    COUNTER_TERRORISM = "ct", "Counter-terrorism coordination"
    CIVIL_SOCIETY = "ngo", "Civil society"
    UNITED_NATIONS = "un", "United Nations"
    OTHER = "other", "Other"


class RaterType(Code):
    """Whether one person or a group gave a rating."""

    INDIVIDUAL = "individual", "One person"
    GROUP = "group", "A group, by consensus"


class Answer(Code):
    """What a rater may write instead of a number."""

    DONT_KNOW = "DK", "Don't know"
    ABSTAIN = "ABSTAIN", "Abstained"


class Direction(Code):
    """Whether a high rating is good."""

    HIGHER = "higher_is_better", "Higher is better"
    LOWER = "lower_is_better", "Lower is better"


class GateResult(Code):
    """Whether an action passes a condition that no benefit can outweigh."""

    PASSED = "pass", "Passed"
    CONDITIONAL = "conditional", "Passed with a condition"
    FAILED = "fail", "Not passed"
    NOT_ASSESSED = "not_assessed", "Not assessed"


class ActionStatus(Code):
    """Where an action stands in the decision."""

    PROPOSED = "proposed", "Proposed"
    MERGED = "merged", "Merged into another action"
    ADOPTED = "adopted", "Adopted"
    REJECTED = "rejected", "Not taken up"


OPEN_STATUSES = (ActionStatus.PROPOSED, ActionStatus.ADOPTED)


class DependencyKind(Code):
    """How strictly one action waits for another."""

    HARD = "hard", "Must come first"
    SOFT = "soft", "Better first"


class IndicatorLevel(Code):
    """Step of the results chain that an indicator measures."""

    INPUT = "input", "Input"
    PROCESS = "process", "Process"
    OUTPUT = "output", "Output"
    OUTCOME = "outcome", "Outcome"


class ImplementationStage(Code):
    """Stage of the EPIS framework, for plans that are grouped by it."""

    EXPLORATION = "exploration", "Exploration"
    PREPARATION = "preparation", "Preparation"
    IMPLEMENTATION = "implementation", "Implementation"
    SUSTAINMENT = "sustainment", "Sustainment"


class WindowMoment(Code):
    """Which moment of an action must lie in a window."""

    START = "start", "It starts in the window"
    END = "end", "It ends in the window"


class RequirementLibrary(Code):
    """Which requirements a workshop assesses beside its own."""

    STANDARD = "standard", "The shipped ones, R01 to R18"
    NONE = "none", "None but its own"


class SourceAccess(Code):
    """Who can see a source."""

    PUBLIC = "public", "Public"
    RESTRICTED = "restricted", "Restricted"


class JurisdictionLevel(Code):
    """Whether a jurisdiction is the whole country or a part of it."""

    NATIONAL = "national", "National"
    PROVINCIAL = "provincial", "Provincial"


class NationalRole(Code):
    """What the national level does, where care itself is for the provinces to give."""

    COORDINATE = "coordinate", "Brings bodies to one table"
    STANDARD = "standard", "Sets a standard that all can use"
    FUND = "fund", "Opens or shares money"
    REVIEW_LAW = "review_law", "Reviews law"
    REPORT = "report", "Keeps data to one standard and reports"
    DELIVER = "deliver", "Gives care itself"


class DataClass(Code):
    """Whether the content of a pack came from a workshop or was invented to show the method."""

    REAL = "real", "Workshop data"
    ILLUSTRATIVE = "illustrative", "Illustrative data"


class Attribution(Code):
    """What a report may say of who held a view."""

    NONE = "none", "Not attributed"
    JURISDICTION = "jurisdiction", "By jurisdiction"
    GROUP = "group", "By stakeholder group"
    INSTITUTION = "institution", "By institution"


class Edition(Code):
    """For whom a report is made."""

    PUBLIC = "public", "Public edition"
    RESTRICTED = "restricted", "Restricted edition"


class Aggregate(Code):
    """How the ratings of several people become one."""

    MEDIAN = "median", "Median"
    MEAN = "mean", "Mean"
    TRIMMED_MEAN = "trimmed_mean", "Trimmed mean"


class DontKnow(Code):
    """What a rater's "don't know" counts for."""

    LEFT_OUT = "left_out", "Left out"
    MIDDLE = "middle", "Counts as the middle of the scale"


class Unrated(Code):
    """What becomes of an action that too few people rated on a criterion that counts."""

    NO_PLACE = "no_place", "Has no place"
    WORST = "worst", "Counts as the worst on that criterion"


class WeightMethod(Code):
    """How a rater said how much each criterion matters."""

    POINTS = "points", "Points shared out"
    SWING = "swing", "Swing from worst to best"
    RANK = "rank", "Order of importance"


class PairGroup(Code):
    """How the pairwise comparisons of several raters become one set of weights."""

    JUDGEMENTS = "judgements", "Geometric mean of the comparisons"
    PRIORITIES = "priorities", "Mean of each rater's weights"


class WeightDraws(Code):
    """Which weights are tried out to see whether the order holds."""

    AROUND = "around", "Around the chosen set"
    ORDERED = "ordered", "Any weights in the order of the chosen set"
    UNIFORM = "uniform", "Any weights at all"
    PARTICIPANTS = "participants", "The weights that raters gave themselves"


class FloorOf(Code):
    """Whom a least share of a budget is kept for."""

    JURISDICTION = "jurisdiction", "Jurisdiction"
    TARGET_GROUP = "target_group", "Target group"
    LAYER = "layer", "Layer of support"
    DOMAIN = "domain", "Kind of assistance"


class ReferenceOutcome(Code):
    """Goal and outcomes of the IASC common monitoring and evaluation framework, version 2 (2021).

    The words are ours, shorter than those of the framework.
    """

    GOAL = "G", "Less suffering, better mental health and well-being"
    DIGNITY = "O1", "Help does no harm and respects dignity"
    PROTECTION = "O2", "People are safe and their rights protected"
    STRUCTURES = "O3", "Families and communities further well-being and growth"
    SUPPORT = "O4", "Families and communities support people with mental health problems"
    CARE = "O5", "People with mental health problems use suitable care"
