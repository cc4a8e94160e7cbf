"""What the printed worksheets WS1 to WS7 ask, and on which sheet each answer goes."""

from dataclasses import dataclass

from bahali.vocabulary.codes import (
    Availability,
    Code,
    CoverageArea,
    Domain,
    Evidence,
    GapType,
    Layer,
    Phase,
    TargetGroup,
)
from bahali.vocabulary.language import N_
from bahali.vocabulary.law import ChangeType, Coverage


@dataclass(frozen=True)
class Question:
    """One printed worksheet.

    Parameters
    ----------
    name : str
        Name of its sheet.
    title : str
        The question that a group answers.
    sheets : tuple of str
        Sheets of the workbook that the answers go to.
    columns : tuple of (str, int)
        Headings, each with its share of the width.
    codes : tuple of type of Code
        Lists of codes that are printed below.
    parts : tuple of str
        Lists of the workshop's own that are printed below, where it has them already.
    advice : str
        What else a group must know.
    """

    name: str
    title: str
    sheets: tuple[str, ...]
    columns: tuple[tuple[str, int], ...]
    codes: tuple[type[Code], ...] = ()
    parts: tuple[str, ...] = ()
    advice: str = ""


NUMBER = N_("No.")
QUESTIONS = (
    Question(
        "WS1",
        N_("What exists?"),
        ("services",),
        (
            (NUMBER, 5),
            (N_("Who offers it? (body)"), 32),
            (N_("What is offered?"), 46),
            (N_("Where, broadly? (never an address)"), 28),
            (N_("For whom?"), 24),
            (N_("When after an attack?"), 24),
            (N_("Does it work: fully, partly, not?"), 24),
            (N_("What keeps people from it?"), 32),
        ),
        (Domain, Layer, Phase, TargetGroup, Availability, CoverageArea),
    ),
    Question(
        "WS2",
        N_("What is missing, and why?"),
        ("gaps",),
        (
            (NUMBER, 5),
            (N_("What is missing? (one sentence)"), 66),
            (N_("Who misses out?"), 34),
            (N_("Why is it missing? (what a system lacks)"), 52),
            (N_("What is lacking? (code)"), 24),
            (N_("How serious? 1 to 5"), 20),
        ),
        (GapType, TargetGroup, Phase, Layer),
        ("themes",),
        N_("5 is most serious. One gap to a row; the same gap of two jurisdictions takes two rows."),
    ),
    Question(
        "WS3",
        N_("What works?"),
        ("practices",),
        (
            (NUMBER, 5),
            (N_("What works, and where?"), 58),
            (N_("How do we know?"), 36),
            (N_("What would it need to work elsewhere?"), 58),
            (N_("Which gap could it answer? (id)"), 28),
        ),
        (Evidence,),
        (),
        N_("Tell what was done and what it changed; tell of no single person."),
    ),
    Question(
        "WS4",
        N_("Who must do what?"),
        ("actions",),
        (
            (NUMBER, 5),
            (N_("What is to be done? (a verb and its object)"), 56),
            (N_("Who leads? (one body with the power)"), 34),
            (N_("Which law, rule or procedure changes?"), 36),
            (N_("By when? (band)"), 18),
            (N_("How much? (cost band)"), 18),
            (N_("Which gap does it answer? (id)"), 22),
            (N_("Who could be harmed, and what prevents it?"), 36),
        ),
        (ChangeType, Domain),
        ("time_bands", "cost_bands"),
    ),
    Question(
        "WS5",
        N_("How good is each action?"),
        ("scores",),
        ((NUMBER, 5), (N_("Action (id and title)"), 56)),
        (),
        ("criteria",),
        N_(
            "Rate the actions of your own jurisdiction and the national ones. DK: you do not know. ABSTAIN: "
            "you do not answer. Write the pseudonym or the group above, never a name. There is a ballot for "
            "the computer too: bahali template --ballot."
        ),
    ),
    Question(
        "WS6",
        N_("Who needs training?"),
        ("cadres", "training_targets"),
        (
            (NUMBER, 5),
            (N_("Which kind of worker?"), 46),
            (N_("How many are there now?"), 24),
            (N_("How do we know the number?"), 34),
            (N_("Which course?"), 36),
            (N_("How many trained, by which year?"), 28),
            (N_("Who supervises them?"), 34),
        ),
        (Layer,),
        (),
        N_("Not known is an answer: leave the number blank. Kinds of workers, no single persons."),
    ),
    Question(
        "WS7",
        N_("What does our law or procedure say?"),
        ("assessments",),
        (
            (NUMBER, 5),
            (N_("Law, rule or procedure"), 40),
            (N_("Requirement (id)"), 22),
            (N_("Section"), 18),
            (N_("Says it, says part, silent?"), 26),
            (N_("What should it say?"), 60),
            (N_("Who can change it?"), 34),
        ),
        (Coverage, ChangeType),
        ("requirements",),
        N_(
            "Prepared beforehand by a lawyer who has read the texts, and only confirmed in the room. What "
            "nobody has read in full is not_assessed; silent is a finding."
        ),
    ),
)
