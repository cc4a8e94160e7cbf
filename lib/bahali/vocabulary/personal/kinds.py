"""The kinds of data about a person that must not come in."""

from bahali.vocabulary.codes import Code
from bahali.vocabulary.language import N_


class PersonalKind(Code):
    """What a text seems to hold about a person."""

    MAIL = "mail", N_("an e-mail address")
    CARD = "card", N_("an identity card number")
    PHONE = "phone", N_("a telephone number")
    PLACE = "place", N_("a pair of coordinates")
    MAP = "map", N_("an exact place on a map")
    ACCOUNT = "account", N_("a bank account number")
    VEHICLE = "vehicle", N_("the number of a vehicle")
    HANDLE = "handle", N_("an account on a social network")
    CASE = "case", N_("the number of a police case or of a person's file")
    BIRTH = "birth", N_("a date of birth")
    ADDRESS = "address", N_("the address of a home")
    HEALTH = "health", N_("something about the health of one person")
    NAME = "name", N_("the name of a person")


SURE_KINDS = frozenset(
    {
        PersonalKind.MAIL,
        PersonalKind.CARD,
        PersonalKind.PHONE,
        PersonalKind.PLACE,
        PersonalKind.MAP,
        PersonalKind.ACCOUNT,
        PersonalKind.HANDLE,
    }
)
"""Kinds of which begin and end are known; of the others, more of the text may belong to the person."""
