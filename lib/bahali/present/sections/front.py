"""The first pages: cover, key messages, and how the report was prepared."""

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Detail, Heading, Items, Notice, Paragraph
from bahali.document.section import Cover, Section
from bahali.present import messages
from bahali.present.words import join_words
from bahali.vocabulary.codes import Edition
from bahali.vocabulary.dates import write_period
from bahali.vocabulary.language import N_, _

RESTRICTED = N_("For the secretariat and the bodies named in it. Not to be passed on.")


def cover(findings: Findings) -> Cover:
    """Give the head of the report: what it is, for where, from which workshop."""
    header = findings.header
    facts = [
        Detail(label=_("Workshop"), value=header.title, is_free=True),
        Detail(label=_("Held"), value=f"{write_period(header.start, header.end)}, {header.place}"),
        Detail(label=_("Organised by"), value=join_words(header.organisers), is_free=True),
    ]
    if header.funder:
        facts.append(Detail(label=_("Funded by"), value=header.funder, is_free=True))
    facts.append(Detail(label=_("Edition"), value=findings.settings.edition.label))
    kind = (
        _("National synthesis on {subject}") if findings.is_national else _("Provincial report on {subject}")
    )
    return Cover(
        title=_("{jurisdiction}: recommendations").format(jurisdiction=findings.jurisdiction.name),
        subtitle=kind.format(subject=header.subject_in_words),
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
            Heading(text=_("What comes first")),
            Items(items=tuple(first), is_free=True),
        ]
    next_steps = messages.next_steps(findings)
    if next_steps:
        blocks += [
            Heading(text=_("The first 90 days of the plan")),
            Items(items=tuple(next_steps), is_free=True),
        ]
    blocks.append(
        Notice(
            kind="limit", title=_("How far these messages reach"), text=messages.reach_of_messages(findings)
        )
    )
    return Section(name="key-messages", title=_("Key messages"), blocks=tuple(blocks))


def preparation(findings: Findings) -> Section:
    """Say how the report was prepared, who was in the room, and what that limits."""
    header = findings.header
    blocks: list[Block] = [
        Paragraph(text=messages.how_prepared(findings)),
        Heading(text=_("Who was in the room")),
        Paragraph(text=messages.who_took_part(findings)),
    ]
    if header.groups_absent:
        absent = join_words(header.groups_absent)
        text = _(
            "Not in the room: {absent}. What is recommended here should be discussed with them before it"
            " is decided."
        ).format(absent=absent)
        blocks.append(Notice(kind="limit", title=_("Voices that are missing"), text=text))
    blocks += [Heading(text=_("Limits")), Items(items=tuple(messages.limits(findings)))]
    blocks.append(Paragraph(text=header.disclaimer, is_free=True))
    return Section(name="preparation", title=_("How this report was prepared"), blocks=tuple(blocks))


def _data_notice(findings: Findings) -> Notice | None:
    header = findings.header
    is_restricted = findings.settings.edition is Edition.RESTRICTED
    if header.is_illustrative:
        text = header.data_notice or _(
            "The content was invented to show the method. It is no finding of a workshop."
        )
        text = (
            _("{text} Restricted edition: {restricted}").format(text=text, restricted=_(RESTRICTED))
            if is_restricted
            else text
        )
        return Notice(kind="illustrative", title=_("Illustrative data"), text=text)
    if is_restricted:
        return Notice(kind="restricted", title=_("Restricted edition"), text=_(RESTRICTED))
    return None
