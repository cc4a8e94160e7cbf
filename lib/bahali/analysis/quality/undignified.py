"""Phrases that take dignity from people, each with the reason and what to write instead.

People come first, then what happened to them or what they live with; nobody is ranked by innocence. The list
is kept short on purpose: each entry is one that an editor would mark wherever it stands.
"""

from bahali.analysis.quality.phrases import Phrase
from bahali.vocabulary.language import N_

_PEOPLE = (
    "people|persons|person|victim|victims|survivor|survivors|civilian|civilians|citizens|child|children|woman"
    "|women|man|men|family|families|patient|patients|individuals|adults|youth|girls|boys|widows|orphans|officers"
    "|responders"
)
_BEFORE_PEOPLE = rf"\s+(?:{_PEOPLE})\b"
_CONDITION = N_("people with a mental health condition")
_BY_ILLNESS = N_("it names people by an illness")
_LIVED_THROUGH = N_("people who have lived through an attack")
_A_LABEL = N_("it makes a label of what happened to people")
_KILLED = N_("people who were killed")
_HOW_UNDERSTOOD = N_("it says for others how a death is to be understood")

UNDIGNIFIED_PHRASES = (
    Phrase(
        f"innocent {_PEOPLE}|lives|bystanders",
        N_("victims and survivors, or people"),
        N_("it implies that others are not innocent"),
    ),
    Phrase(
        f"genuine|deserving {_PEOPLE}|beneficiary|beneficiaries",
        N_("people who are entitled to support"),
        N_("it sorts people into worthy and unworthy"),
    ),
    Phrase(
        "beneficiary*",
        N_("people who receive support, or rights-holders"),
        N_("it makes people receivers of a favour"),
        # In payments "beneficiary account" is the name of a field in a form, not of a person.
        unless_before=r"(?:['’]s)?\s+(?:bank|accounts?|IBAN)\b",
    ),
    Phrase("mentally disordered", _CONDITION, N_("it is a word of old laws, for quoting only")),
    Phrase("mental patient|patients|case|cases", _CONDITION, _BY_ILLNESS),
    Phrase(f"mentally ill {_PEOPLE}", _CONDITION, _BY_ILLNESS),
    Phrase("the mentally ill", _CONDITION, _BY_ILLNESS, unless_before=_BEFORE_PEOPLE),
    Phrase("lunatic|lunatics|insane|madman|madmen|imbecile|imbeciles", _CONDITION, N_("it is an insult")),
    Phrase("sufferer*", N_("people who live with it"), N_("it reduces people to pain")),
    Phrase("suffer* from", N_("live with, or have"), N_("it reduces people to pain")),
    Phrase(f"traumatised|traumatized {_PEOPLE}|communities|population|populations", _LIVED_THROUGH, _A_LABEL),
    Phrase(
        "the traumatised|traumatized",
        _LIVED_THROUGH,
        _A_LABEL,
        unless_before=rf"\s+(?:{_PEOPLE}|communities|populations?)\b",
    ),
    Phrase("commit*|committed|committing suicide", N_("died by suicide"), N_("people commit crimes")),
    Phrase(
        "successful|failed suicide",
        N_("death by suicide, or suicide attempt"),
        N_("it makes a success of a death"),
        unless_before=r"\s+(?:attack|bomb)\w*",
    ),
    Phrase("martyr*|martyrdom|shuhada", _KILLED, _HOW_UNDERSTOOD),
    # With a capital behind it, "Shaheed" is part of a name.
    Phrase("shaheed", _KILLED, _HOW_UNDERSTOOD, unless_before=r"\s+(?-i:[A-Z])"),
    Phrase(
        "the disabled|deaf|blind",
        N_("people with disabilities"),
        N_("it names people by one trait"),
        unless_before=r"\s+spots?\b",
    ),
    Phrase("handicapped|crippled|cripple|cripples", N_("people with disabilities"), N_("it is hurtful")),
    Phrase("wheelchair bound", N_("who uses a wheelchair"), N_("a wheelchair lets people move")),
    Phrase(
        "confined|bound to a|the|their wheelchair|wheelchairs",
        N_("who uses a wheelchair"),
        N_("a wheelchair lets people move"),
    ),
    Phrase(
        "addict|addicts|alcoholic|alcoholics|junkie|junkies",
        N_("people who live with an addiction"),
        _BY_ILLNESS,
    ),
    Phrase(
        "helpless|hapless|pitiful|poor victim|victims|survivor|survivors|souls",
        N_("victims and survivors"),
        N_("it takes away what people can do"),
    ),
)
