"""The code lists that a workshop pack may use, each code with the words shown to a reader.

Only lists that mean the same everywhere live here. What differs from workshop to workshop
(jurisdictions, themes, pillars, cost bands, time bands, criteria, requirements) is data of the pack.
"""

from enum import StrEnum
from typing import Self

from bahali.vocabulary.language import N_, _


class Code(StrEnum):
    """A code as written in a cell, with the label a reader sees."""

    _words: str

    def __new__(cls, code: str, label: str = "") -> Self:
        """Make a member from its code and label."""
        member = str.__new__(cls, code)
        member._value_ = code
        member._words = label
        return member

    @property
    def label(self) -> str:
        """The words for the code, in the language that is spoken when they are read."""
        return _(self._words)


class Domain(Code):
    """Kind of assistance."""

    PSYCHOSOCIAL = "PSY", N_("Psychosocial and mental health")
    LEGAL = "LEG", N_("Legal")
    FINANCIAL = "FIN", N_("Financial")
    COMMUNITY = "COM", N_("Community")
    HEALTH = "HLT", N_("Health services")
    COORDINATION = "COO", N_("Coordination and governance")
    WORKFORCE = "WRK", N_("Workforce")
    INFORMATION = "INF", N_("Information, data and monitoring")


class Phase(Code):
    """Time since the attack."""

    PREPAREDNESS = "PRE", N_("Before an attack")
    IMMEDIATE = "IMM", N_("First 4 weeks")
    SHORT = "SHO", N_("1 to 6 months")
    LONG = "LON", N_("After 6 months")
    ALL = "ALL", N_("All phases after an attack")


PHASES_AFTER_ATTACK = (Phase.IMMEDIATE, Phase.SHORT, Phase.LONG)


class Layer(Code):
    """Layer of the IASC pyramid of mental health and psychosocial support (2007)."""

    BASIC = "1", N_("Basic services and security")
    COMMUNITY = "2", N_("Community and family supports")
    FOCUSED = "3", N_("Focused, non-specialised supports")
    SPECIALISED = "4", N_("Specialised services")
    CROSS_CUTTING = "X", N_("Across all layers")


LAYERS_OF_CARE = (Layer.BASIC, Layer.COMMUNITY, Layer.FOCUSED, Layer.SPECIALISED)


class TargetGroup(Code):
    """People for whom a service or action is meant."""

    ADULTS = "ADU", N_("Adults")
    WOMEN = "WOM", N_("Women")
    CHILDREN = "CHI", N_("Children")
    BEREAVED = "BER", N_("Bereaved families")
    INJURED = "INJ", N_("People injured or living with a disability")
    OLDER = "OLD", N_("Older people")
    MINORITIES = "MIN", N_("Minorities")
    DISPLACED = "DIS", N_("Displaced people")
    RESPONDERS = "RES", N_("Responders and providers of care")
    WITNESSES = "WIT", N_("Witnesses")
    GENERAL = "GEN", N_("Everyone affected")


NAMED_GROUPS = tuple(group for group in TargetGroup if group is not TargetGroup.GENERAL)
"""Everybody but everyone: the groups that a service for all reaches in name only."""


class Modality(Code):
    """Way in which a service reaches people."""

    FACILITY = "FAC", N_("At a facility")
    OUTREACH = "OUT", N_("Outreach")
    TELEPHONE = "TEL", N_("By telephone")
    SCHOOL = "SCH", N_("At school")
    HOME = "HOM", N_("At home")
    DIGITAL = "DIG", N_("Online")


class Availability(Code):
    """Whether a service can be had today."""

    FULL = "FULL", N_("Available")
    PARTIAL = "PART", N_("Partly available")
    NONE = "NONE", N_("Not available")
    UNKNOWN = "UNK", N_("Not known")


class ServiceStatus(Code):
    """Where a service stands."""

    ONGOING = "ONG", N_("Running")
    FUNDED = "FUN", N_("Funded, not yet running")
    UNFUNDED = "UNF", N_("Planned, not funded")
    ENDED = "END", N_("Ended")


class CoverageArea(Code):
    """How far a service reaches; never finer than a district."""

    PROVINCE = "province", N_("Whole province")
    DISTRICTS = "some_districts", N_("Some districts")
    SITE = "single_site", N_("A single site")


class Sensitivity(Code):
    """How much harm could follow if it were known where a service is."""

    LOW = "low", N_("Low")
    MEDIUM = "med", N_("Medium")
    HIGH = "high", N_("High")


class GapType(Code):
    """What is lacking."""

    STAFF = "STAFF", N_("Staff")
    SKILL = "SKILL", N_("Skills")
    SUPPLY = "SUPPLY", N_("Supplies and space")
    FINANCE = "FINANCE", N_("Money")
    LAW = "LAW", N_("Law")
    RULES = "RULES", N_("Rules and procedures")
    COORDINATION = "COORD", N_("Coordination")
    REFERRAL = "REFERRAL", N_("Referral")
    INFORMATION = "INFO", N_("Information")
    ACCESS = "ACCESS", N_("Access")
    QUALITY = "QUALITY", N_("Quality")
    STIGMA = "STIGMA", N_("Stigma")
    DATA = "DATA", N_("Data")


class Evidence(Code):
    """Strongest kind of evidence behind a practice or action."""

    TRIAL = "E1", N_("Trial or systematic review")
    EVALUATION = "E2", N_("Programme evaluation")
    DOCUMENTED = "E3", N_("Documented practice")
    VIEW = "E4", N_("View of experts or participants")


class Confidence(Code):
    """How sure the people who wrote a row are of it."""

    HIGH = "H", N_("High")
    MEDIUM = "M", N_("Medium")
    LOW = "L", N_("Low")


class StakeholderGroup(Code):
    """Part that a participant took in the workshop."""

    POLICY = "POL", N_("Policymakers")
    VICTIM_SUPPORT = "VSO", N_("Victim support officers")
    HEALTH = "HLT", N_("Health departments")
    SOCIAL_WELFARE = "SW", N_("Social welfare departments")
    HOME = "HOME", N_("Home departments")
    JUSTICE = "JUS", N_("Justice and prosecution")
    DISASTER = "PDMA", N_("Disaster management authorities")
    CIVIL_SOCIETY = "CSO", N_("Civil society")
    ACADEMIA = "ACA", N_("Universities")
    UNITED_NATIONS = "UN", N_("United Nations")
    SURVIVORS = "SUR", N_("Representatives of victims and survivors")
    OTHER = "OTH", N_("Others")


class InstitutionKind(Code):
    """What an institution is."""

    HEALTH = "health", N_("Health")
    HOME = "home", N_("Home affairs")
    SOCIAL_WELFARE = "sw", N_("Social welfare")
    DISASTER = "pdma", N_("Disaster management")
    LAW = "law", N_("Law")
    FINANCE = "finance", N_("Finance")
    PLANNING = "pnd", N_("Planning and development")
    EDUCATION = "edu", N_("Education")
    JUSTICE = "justice", N_("Justice and prosecution")
    COUNTER_TERRORISM = "ct", N_("Counter-terrorism coordination")
    CIVIL_SOCIETY = "ngo", N_("Civil society")
    UNITED_NATIONS = "un", N_("United Nations")
    OTHER = "other", N_("Other")


class RaterType(Code):
    """Whether one person or a group gave a rating."""

    INDIVIDUAL = "individual", N_("One person")
    GROUP = "group", N_("A group, by consensus")


class Answer(Code):
    """What a rater may write instead of a number."""

    DONT_KNOW = "DK", N_("Don't know")
    ABSTAIN = "ABSTAIN", N_("Abstained")


class Direction(Code):
    """Whether a high rating is good."""

    HIGHER = "higher_is_better", N_("Higher is better")
    LOWER = "lower_is_better", N_("Lower is better")


class GateResult(Code):
    """Whether an action passes a condition that no benefit can outweigh."""

    PASSED = "pass", N_("Passed")
    CONDITIONAL = "conditional", N_("Passed with a condition")
    FAILED = "fail", N_("Not passed")
    NOT_ASSESSED = "not_assessed", N_("Not assessed")


class ActionStatus(Code):
    """Where an action stands in the decision."""

    PROPOSED = "proposed", N_("Proposed")
    MERGED = "merged", N_("Merged into another action")
    ADOPTED = "adopted", N_("Adopted")
    REJECTED = "rejected", N_("Not taken up")


OPEN_STATUSES = (ActionStatus.PROPOSED, ActionStatus.ADOPTED)


class DependencyKind(Code):
    """How strictly one action waits for another."""

    HARD = "hard", N_("Must come first")
    SOFT = "soft", N_("Better first")


class IndicatorLevel(Code):
    """Step of the results chain that an indicator measures."""

    INPUT = "input", N_("Input")
    PROCESS = "process", N_("Process")
    OUTPUT = "output", N_("Output")
    OUTCOME = "outcome", N_("Outcome")


class ImplementationStage(Code):
    """Stage of the EPIS framework, for plans that are grouped by it."""

    EXPLORATION = "exploration", N_("Exploration")
    PREPARATION = "preparation", N_("Preparation")
    IMPLEMENTATION = "implementation", N_("Implementation")
    SUSTAINMENT = "sustainment", N_("Sustainment")


class WindowMoment(Code):
    """Which moment of an action must lie in a window."""

    START = "start", N_("It starts in the window")
    END = "end", N_("It ends in the window")


class RequirementLibrary(Code):
    """Which requirements a workshop assesses beside its own."""

    STANDARD = "standard", N_("The shipped ones, R01 to R18")
    NONE = "none", N_("None but its own")


class SourceAccess(Code):
    """Who can see a source."""

    PUBLIC = "public", N_("Public")
    RESTRICTED = "restricted", N_("Restricted")


class JurisdictionLevel(Code):
    """Whether a jurisdiction is the whole country or a part of it."""

    NATIONAL = "national", N_("National")
    PROVINCIAL = "provincial", N_("Provincial")


class NationalRole(Code):
    """What the national level does, where care itself is for the provinces to give."""

    COORDINATE = "coordinate", N_("Brings bodies to one table")
    STANDARD = "standard", N_("Sets a standard that all can use")
    FUND = "fund", N_("Opens or shares money")
    REVIEW_LAW = "review_law", N_("Reviews law")
    REPORT = "report", N_("Keeps data to one standard and reports")
    DELIVER = "deliver", N_("Gives care itself")


class DataClass(Code):
    """Whether the content of a pack came from a workshop or was invented to show the method."""

    REAL = "real", N_("Workshop data")
    ILLUSTRATIVE = "illustrative", N_("Illustrative data")


class Attribution(Code):
    """What a report may say of who held a view."""

    NONE = "none", N_("Not attributed")
    JURISDICTION = "jurisdiction", N_("By jurisdiction")
    GROUP = "group", N_("By stakeholder group")
    INSTITUTION = "institution", N_("By institution")


class ReviewVerdict(Code):
    """What a reviewer marked on a part of a report."""

    AGREE = "agree", N_("Agrees")
    DISAGREE = "disagree", N_("Disagrees")
    COMMENT = "comment", N_("Comments only")


class PointStatus(Code):
    """What became of a point that a reviewer raised."""

    OPEN = "open", N_("Not answered yet")
    ANSWERED = "answered", N_("Answered")
    ACCEPTED = "accepted", N_("Taken up")
    DECLINED = "declined", N_("Not taken up")
    WITHHELD = "withheld", N_("Kept inside the secretariat")


class Edition(Code):
    """For whom a report is made."""

    PUBLIC = "public", N_("Public edition")
    RESTRICTED = "restricted", N_("Restricted edition")


class Aggregate(Code):
    """How the ratings of several people become one."""

    MEDIAN = "median", N_("Median")
    MEAN = "mean", N_("Mean")
    TRIMMED_MEAN = "trimmed_mean", N_("Trimmed mean")


class DontKnow(Code):
    """What a rater's "don't know" counts for."""

    LEFT_OUT = "left_out", N_("Left out")
    MIDDLE = "middle", N_("Counts as the middle of the scale")


class Unrated(Code):
    """What becomes of an action that too few people rated on a criterion that counts."""

    NO_PLACE = "no_place", N_("Has no place")
    WORST = "worst", N_("Counts as the worst on that criterion")


class WeightMethod(Code):
    """How a rater said how much each criterion matters."""

    POINTS = "points", N_("Points shared out")
    SWING = "swing", N_("Swing from worst to best")
    RANK = "rank", N_("Order of importance")


class PairGroup(Code):
    """How the pairwise comparisons of several raters become one set of weights."""

    JUDGEMENTS = "judgements", N_("Geometric mean of the comparisons")
    PRIORITIES = "priorities", N_("Mean of each rater's weights")


class WeightDraws(Code):
    """Which weights are tried out to see whether the order holds."""

    AROUND = "around", N_("Around the chosen set")
    ORDERED = "ordered", N_("Any weights in the order of the chosen set")
    UNIFORM = "uniform", N_("Any weights at all")
    PARTICIPANTS = "participants", N_("The weights that raters gave themselves")


class FloorOf(Code):
    """Whom a least share of a budget is kept for."""

    JURISDICTION = "jurisdiction", N_("Jurisdiction")
    TARGET_GROUP = "target_group", N_("Target group")
    LAYER = "layer", N_("Layer of support")
    DOMAIN = "domain", N_("Kind of assistance")


class ReferenceOutcome(Code):
    """Goal and outcomes of the IASC common monitoring and evaluation framework, version 2 (2021).

    The words are ours, shorter than those of the framework.
    """

    GOAL = "G", N_("Less suffering, better mental health and well-being")
    DIGNITY = "O1", N_("Help does no harm and respects dignity")
    PROTECTION = "O2", N_("People are safe and their rights protected")
    STRUCTURES = "O3", N_("Families and communities further well-being and growth")
    SUPPORT = "O4", N_("Families and communities support people with mental health problems")
    CARE = "O5", N_("People with mental health problems use suitable care")
