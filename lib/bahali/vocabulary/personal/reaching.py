"""Traces by which a person can be reached or looked up: mail, cards, telephones, accounts, vehicles."""

import re

from bahali.vocabulary.personal.harmless import is_book, is_dates, is_other_number
from bahali.vocabulary.personal.kinds import PersonalKind
from bahali.vocabulary.personal.trace import Trace, clues, either_case

_NUMBER_WORD = r"(?:\s?(?:no|number|num|نمبر)\b)?[\s.:#=-]{0,4}"
_BEFORE_AT = r"(?<![\w.+-])[\w.+-]{1,64}"
_HOST = r"[\w-]{1,63}"
_OPEN, _CLOSE = r"[\[({<]\s?", r"\s?[\])}>]"
_ENDS = r"(?:com|org|net|edu|gov|info|int|pk|co|uk|eu|me|io)"
_HOSTS = r"(?:gmail|yahoo|hotmail|icloud|protonmail)"

MAIL = (
    Trace(PersonalKind.MAIL, re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.\w{2,}"), ("@",)),
    Trace(PersonalKind.MAIL, re.compile(rf"{_BEFORE_AT}\s?@\s?{_HOST}\s?\.\s?[^\W\d_]{{2,}}"), ("@",)),
    Trace(
        PersonalKind.MAIL,
        either_case(
            rf"{_BEFORE_AT}\s?(?:{_OPEN}at{_CLOSE}\s?{_HOST}"
            rf"\s?(?:\.|{_OPEN}(?:dot|\.){_CLOSE}|\sdot\s)\s?[a-z]{{2,}}"
            rf"|\sat\s{_HOST}(?:\s?{_OPEN}dot{_CLOSE}\s?|\sdot\s){_ENDS}\b"
            rf"|\sat\s{_HOSTS}\b)"
        ),
        clues("dot|at)|at]|at}|at>|at )|at ]|gmail|yahoo|hotmail|icloud|protonmail"),
    ),
)
CARDS = (
    Trace(PersonalKind.CARD, re.compile(r"(?<!\d)\d{5}[\s./_-]?\d{7}[\s./_-]?\d(?!\d)"), (), is_book),
    Trace(
        PersonalKind.CARD,
        either_case(
            rf"(?:\b(?:passport|nicop|cnic|nic|identity card|id card)\b|شناختی کارڈ|پاسپورٹ){_NUMBER_WORD}"
            r"[a-z]{0,3}\s?\d{5,}"
        ),
        clues("passport|nic|card|شناختی|پاسپورٹ"),
    ),
    Trace(PersonalKind.ACCOUNT, re.compile(r"\b[A-Z]{2}\d{2}\s?[A-Z]{4}(?:\s?\d{4}){3,5}\b")),
)
PHONES = (
    # As Pakistani mobiles are written; letters right before hide them no more.
    Trace(
        PersonalKind.PHONE,
        re.compile(r"(?<!\d)(?:\+?92|0092|[0Oo])[\s.-]{0,2}3\d\d[\s./-]{0,2}\d{7}(?!\d)"),
    ),
    # Letters right before are more often the start of a reference.
    Trace(
        PersonalKind.PHONE,
        re.compile(r"(?<![\w./-])\+?(?:\d[\s().-]{0,3}|\d/){9,14}\d(?![\w-]|[./]\d)"),
        (),
        is_other_number,
    ),
    Trace(
        PersonalKind.PHONE,
        either_case(
            r"(?:\b(?:phone|telephone|tel|mobile|cell|whatsapp|ph|mob)\b|فون|موبائل|واٹس ایپ)"
            rf"{_NUMBER_WORD}\+?\d(?:[\s-]?\d){{5,}}"
        ),
        clues("phone|tel|mob|cell|whatsapp|ph|فون|موبائل|واٹس"),
        lambda found: is_dates(re.sub(r"^\D+", "", found[0])),
    ),
)
ACCOUNTS = (
    Trace(
        PersonalKind.HANDLE,
        either_case(r"\b(?:wa\.me/|api\.whatsapp\.com/send|t\.me/|linkedin\.com/in/)\S+"),
        clues("wa.me|whatsapp|t.me/|linkedin"),
    ),
    Trace(
        PersonalKind.HANDLE,
        either_case(
            r"\b(?:twitter|instagram|insta|facebook|fb|telegram|tiktok|snapchat|skype|linkedin)\b"
            r"(?:\s?(?:id|handle|account|profile|name|user))?\s?(?:[:=]\s?@?|@)[\w.]{3,}"
        ),
        clues("twitter|insta|facebook|fb|telegram|tiktok|snapchat|skype|linkedin"),
    ),
)
VEHICLES = (
    Trace(
        PersonalKind.VEHICLE,
        either_case(
            r"\b(?:vehicle|car|plate|motorcycle|motorbike|rickshaw|truck|van|bus)\b"
            r"(?:\s(?:registration|reg|plate))?\.?\s?(?:no|number|#)[\s.:#-]{0,3}"
            r"[a-z]{2,3}[\s-]?\d{2,4}(?:-\d{2,4})?\b"
        ),
        clues("vehicle|car|plate|motor|rickshaw|truck|van|bus"),
    ),
)
