"""The first pages: cover, key messages, and how the report was prepared."""

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Detail, Heading, Items, Notice, Paragraph
from bahali.document.section import Cover, Section
from bahali.present import messages
from bahali.present.words import join_words
from bahali.vocabulary.codes import Edition
from bahali.vocabulary.dates import write_period

RESTRICTED = "For the secretariat and the bodies named in it. Not to be passed on."


def cover(findings: Findings) -> Cover:
    """Give the head of the report: what it is, for where, from which workshop."""
    header = findings.header
    facts = [
        Detail(label="Workshop", value=header.title, is_free=True),
        Detail(label="Held", value=f"{write_period(header.start, header.end)}, {header.place}"),
        Detail(label="Organised by", value=join_words(header.organisers), is_free=True),
    ]
    if header.funder:
        facts.append(Detail(label="Funded by", value=header.funder, is_free=True))
    facts.append(Detail(label="Edition", value=findings.settings.edition.label))
    kind = "National synthesis" if findings.is_national else "Provincial report"
    return Cover(
        title=f"{findings.jurisdiction.name}: recommendations",
        subtitle=f"{kind} on {header.subject}",
        facts=tuple(facts),
        language=findings.settings.language,
        notice=_data_notice(findings),
        workshop=header.workshop_id,
        jurisdiction=findings.settings.jurisdiction,
        edition=findings.settings.edition.value,
        dated=header.end,
    )


def key_messages(findings: Findings) -> Section:
    """Say on one page what somebody must know who reads nothing else."""
    first = messages.first_actions(findings)
    blocks: list[Block] = [Items(items=tuple(messages.key_sentences(findings)))]
    if first:
        blocks += [
            Heading(text="What comes first"),
            Items(items=tuple(first), is_free=True),
        ]
    next_steps = messages.next_steps(findings)
    if next_steps:
        blocks += [
            Heading(text="The first 90 days of the plan"),
            Items(items=tuple(next_steps), is_free=True),
        ]
    blocks.append(
        Notice(kind="limit", title="How far these messages reach", text=messages.reach_of_messages(findings))
    )
    return Section(name="key-messages", title="Key messages", blocks=tuple(blocks))


def preparation(findings: Findings) -> Section:
    """Say how the report was prepared, who was in the room, and what that limits."""
    header = findings.header
    blocks: list[Block] = [
        Paragraph(text=messages.how_prepared(findings)),
        Heading(text="Who was in the room"),
        Paragraph(text=messages.who_took_part(findings)),
    ]
    if header.groups_absent:
        absent = join_words(header.groups_absent)
        text = (
            f"Not in the room: {absent}. What is recommended here should be discussed with them before it is"
            " decided."
        )
        blocks.append(Notice(kind="limit", title="Voices that are missing", text=text))
    blocks += [Heading(text="Limits"), Items(items=tuple(messages.limits(findings)))]
    blocks.append(Paragraph(text=header.disclaimer, is_free=True))
    return Section(name="preparation", title="How this report was prepared", blocks=tuple(blocks))


def _data_notice(findings: Findings) -> Notice | None:
    header = findings.header
    is_restricted = findings.settings.edition is Edition.RESTRICTED
    if header.is_illustrative:
        text = (
            header.data_notice
            or "The content was invented to show the method. It is no finding of a workshop."
        )
        text = f"{text} Restricted edition: {RESTRICTED}" if is_restricted else text
        return Notice(kind="illustrative", title="Illustrative data", text=text)
    if is_restricted:
        return Notice(kind="restricted", title="Restricted edition", text=RESTRICTED)
    return None
