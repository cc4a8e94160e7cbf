"""Which instruments say what, and what is to change in them."""

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Heading, Items, Paragraph
from bahali.document.section import Section
from bahali.present.sections.law.answer import answer
from bahali.present.sections.law.drafting import drafting_notes
from bahali.present.sections.law.leverage import leverage_table
from bahali.present.sections.law.picture import matrix_blocks
from bahali.present.sections.law.texts import instrument_table, provision_table, unchecked_texts
from bahali.present.words import not_provided, nothing_here
from bahali.vocabulary.language import N_, _

NAME, TITLE = "integration", N_("Integration into laws and procedures")
NOT_MET = N_(
    "No instrument was found to meet these requirements explicitly, or one is in conflict with them, and"
)


def integration(findings: Findings) -> Section:
    """Show how far each requirement is built in, which change closes most, and what each change must do."""
    if not findings.workshop.provides("requirements", "instruments"):
        nothing = not_provided(findings.workshop, "requirements", "instruments", "assessments")
        return Section(name=NAME, title=_(TITLE), blocks=(nothing,))
    if findings.law.matrix.empty:
        nothing = nothing_here(
            _("No instrument was recorded for {jurisdiction}.").format(
                jurisdiction=findings.jurisdiction.name
            )
        )
        return Section(name=NAME, title=_(TITLE), blocks=(nothing,))
    blocks: list[Block] = [
        *answer(findings),
        Paragraph(text=_what_words_mean(findings)),
        *matrix_blocks(findings),
        *leverage_table(findings),
        *drafting_notes(findings),
        *_left_open(findings),
        Heading(text=_("Instruments and what was seen of them")),
        instrument_table(findings),
        *unchecked_texts(findings),
        *provision_table(findings),
    ]
    return Section(name=NAME, title=_(TITLE), blocks=tuple(blocks))


def _what_words_mean(findings: Findings) -> str:
    return _(
        "The integration matrix has a row for each thing that a framework must say for {subject} to"
        " be part of it, and a column for each instrument. Explicit: the text says it. Partial: it"
        " says a part, or leaves it to be read into the words. In conflict: it says what stands"
        " against it. “Not assessed” means that nobody has read the text for this yet. “Silent” is a"
        " finding of law and is written only where somebody read the text. Overall, one explicit text"
        " is enough, unless another is in conflict; silent means that every instrument is."
    ).format(subject=findings.header.subject_in_words)


def _left_open(findings: Findings) -> list[Block]:
    """List what is not met and moves nowhere, and what only moves with actions that are not recommended."""
    blocks: list[Block] = []
    if findings.law.uncarried:
        blocks += [
            Heading(text=_("Requirements nobody carries")),
            Paragraph(text=_("{not_met} no proposed change carries them yet:").format(not_met=_(NOT_MET))),
            _named(findings, findings.law.uncarried),
        ]
    if findings.law.postponed:
        blocks += [
            Heading(text=_("Requirements that wait")),
            Paragraph(
                text=_("{not_met} only actions carry them that are not among the recommendations:").format(
                    not_met=_(NOT_MET)
                )
            ),
            _named(findings, findings.law.postponed),
        ]
    return blocks


def _named(findings: Findings, requirements: list[str]) -> Items:
    return Items(items=tuple(findings.names.requirement(code) for code in requirements), is_free=True)
