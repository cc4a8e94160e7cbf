"""Phrases that take dignity from people, each with the reason and what to write instead.

People come first, then what happened to them or what they live with; nobody is ranked by innocence. The list
is kept short on purpose: each entry is one that an editor would mark wherever it stands.
"""

from bahali.analysis.quality.phrases import Phrase

_PEOPLE = (
    "people|persons|person|victim|victims|survivor|survivors|civilian|civilians|citizens|child|children|woman"
    "|women|man|men|family|families|patient|patients|individuals|adults|youth|girls|boys|widows|orphans|officers"
    "|responders"
)
_BEFORE_PEOPLE = rf"\s+(?:{_PEOPLE})\b"
_CONDITION = "people with a mental health condition"
_BY_ILLNESS = "it names people by an illness"
_LIVED_THROUGH = "people who have lived through an attack"
_A_LABEL = "it makes a label of what happened to people"
_KILLED = "people who were killed"
_HOW_UNDERSTOOD = "it says for others how a death is to be understood"

UNDIGNIFIED_PHRASES = (
    Phrase(
        f"innocent {_PEOPLE}|lives|bystanders",
        "victims and survivors, or people",
        "it implies that others are not innocent",
    ),
    Phrase(
        f"genuine|deserving {_PEOPLE}|beneficiary|beneficiaries",
        "people who are entitled to support",
        "it sorts people into worthy and unworthy",
    ),
    Phrase(
        "beneficiary*",
        "people who receive support, or rights-holders",
        "it makes people receivers of a favour",
        # In payments "beneficiary account" is the name of a field in a form, not of a person.
        unless_before=r"(?:['’]s)?\s+(?:bank|accounts?|IBAN)\b",
    ),
    Phrase("mentally disordered", _CONDITION, "it is a word of old laws, for quoting only"),
    Phrase("mental patient|patients|case|cases", _CONDITION, _BY_ILLNESS),
    Phrase(f"mentally ill {_PEOPLE}", _CONDITION, _BY_ILLNESS),
    Phrase("the mentally ill", _CONDITION, _BY_ILLNESS, unless_before=_BEFORE_PEOPLE),
    Phrase("lunatic|lunatics|insane|madman|madmen|imbecile|imbeciles", _CONDITION, "it is an insult"),
    Phrase("sufferer*", "people who live with it", "it reduces people to pain"),
    Phrase("suffer* from", "live with, or have", "it reduces people to pain"),
    Phrase(f"traumatised|traumatized {_PEOPLE}|communities|population|populations", _LIVED_THROUGH, _A_LABEL),
    Phrase(
        "the traumatised|traumatized",
        _LIVED_THROUGH,
        _A_LABEL,
        unless_before=rf"\s+(?:{_PEOPLE}|communities|populations?)\b",
    ),
    Phrase("commit*|committed|committing suicide", "died by suicide", "people commit crimes"),
    Phrase(
        "successful|failed suicide",
        "death by suicide, or suicide attempt",
        "it makes a success of a death",
        unless_before=r"\s+(?:attack|bomb)\w*",
    ),
    Phrase("martyr*|martyrdom|shuhada", _KILLED, _HOW_UNDERSTOOD),
    # With a capital behind it, "Shaheed" is part of a name.
    Phrase("shaheed", _KILLED, _HOW_UNDERSTOOD, unless_before=r"\s+(?-i:[A-Z])"),
    Phrase(
        "the disabled|deaf|blind",
        "people with disabilities",
        "it names people by one trait",
        unless_before=r"\s+spots?\b",
    ),
    Phrase("handicapped|crippled|cripple|cripples", "people with disabilities", "it is hurtful"),
    Phrase("wheelchair bound", "who uses a wheelchair", "a wheelchair lets people move"),
    Phrase(
        "confined|bound to a|the|their wheelchair|wheelchairs",
        "who uses a wheelchair",
        "a wheelchair lets people move",
    ),
    Phrase(
        "addict|addicts|alcoholic|alcoholics|junkie|junkies", "people who live with an addiction", _BY_ILLNESS
    ),
    Phrase(
        "helpless|hapless|pitiful|poor victim|victims|survivor|survivors|souls",
        "victims and survivors",
        "it takes away what people can do",
    ),
)
