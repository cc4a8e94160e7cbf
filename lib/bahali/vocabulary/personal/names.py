"""Traces of a person's name: after a title, beside a relative, after a word for a person."""

import re

from bahali.vocabulary.personal.kinds import PersonalKind
from bahali.vocabulary.personal.people import PERSON, RELATIVE
from bahali.vocabulary.personal.trace import Trace, clues, either_case

_CAPITALS = "A-ZÀ-ÖØ-Þ"
_NAME = rf"(?:[{_CAPITALS}][\w'’-]*\.?)"
_NAMES = rf"{_NAME}(?:\s{_NAME}){{0,7}}"
_LONG_NAME = rf"[{_CAPITALS}][\w'’-]+(?:\s{_NAME}){{0,7}}"
_WORD = r"[^\W\d_]{2,}"
_WORDS = rf"{_WORD}(?:\s{_WORD})?"
_TITLES = r"(?:M[rsx]|Mrs|Mst|Miss|Messrs|Dr|Prof|Professor|Engr|Capt|Lt|Maj|Brig)"
_MORE_TITLES = r"(?:(?:Prof|Dr|Engr|Mr|Col|Gen|Justice)\b\.?\s?){0,2}"
_INITIALS = rf"(?:[{_CAPITALS}]\.\s?){{0,3}}"
_FORENAMES = r"(?:Syeda?|Sayyid|Muhammad|Mohammad|Mohammed|Muhammed|Mohd|Maulana|Mufti|Hafiz|Qari|Haji)"
_NO_NAMES = r"(?:and|or|of|the|in|to|for|is|was|at|on|with|visits?|will|from|by|as|no)\b"
_INSTITUTION = re.compile(
    r"\b(?:Hospitals?|Institutes?|Cent(?:er|re)s?|Universit\w+|Colleges?|Schools?|Foundations?|Trusts?|Roads?"
    r"|Streets?|Awards?|Acts?|Rules|Committees?|Commissions?|Funds?|Welfare|Memorial|Librar\w+|Clinics?|Wards?"
    r"|Blocks?|Halls?|Chairs?|Societ\w+|Complex|Airport|Stadium|Academy|Town|Colony|Programm?e?s?|Schemes?"
    r"|Model)\b"
)
_OFFICE = re.compile(
    r"\w+\.?\s(?:Speaker|Chair\w*|President|Minister|Secretary|Director|Commissioner|Governor)\b"
)


def _is_institution(found: re.Match[str]) -> bool:
    """Tell an institution, a law or an office that is called after a person, or addressed like one."""
    return bool(_INSTITUTION.search(found[0]) or _OFFICE.fullmatch(found[0]))


NAMES = (
    Trace(
        PersonalKind.NAME,
        re.compile(rf"\b{_TITLES}\b\.?\s?{_MORE_TITLES}{_INITIALS}{_LONG_NAME}"),
        clues("mr|ms|mx|miss|mst|messrs|dr|prof|engr|capt|lt|maj|brig"),
        _is_institution,
    ),
    Trace(
        PersonalKind.NAME,
        re.compile(rf"(?<!\w)(?:mr|mrs|dr)\.?\s(?!{_NO_NAMES}){_WORDS}"),
        clues("mr|dr"),
    ),
    Trace(
        PersonalKind.NAME,
        re.compile(
            rf"\b{_FORENAMES}\.?\s{_NAMES}|\b{_NAME}\s(?:Bibi|Begum|Khatoon|Bano)\b(?:\s{_NAME}){{0,4}}"
        ),
        clues(
            "syed|sayyid|muhammad|mohammad|mohammed|muhammed|mohd|maulana|mufti|hafiz|qari|haji"
            "|bibi|begum|khatoon|bano"
        ),
        _is_institution,
    ),
    Trace(
        PersonalKind.NAME,
        either_case(rf"(?:\b{_WORD}\s){{0,3}}(?<![\w/])[sdr]/o\.?\s?{_WORDS}"),
        clues("s/o|d/o|r/o"),
    ),
    Trace(PersonalKind.NAME, re.compile(rf"\b{_NAME}\s[wW]/[oO]\.?\s{_NAMES}"), ("w/o",)),
    Trace(
        PersonalKind.NAME,
        re.compile(rf"\b{RELATIVE}\sof\s(?:the\s)?(?:late\s)?{_LONG_NAME}"),
        clues("son of|er of|wife of|widow of|husband of|nephew of|niece of"),
        _is_institution,
    ),
    Trace(
        PersonalKind.NAME,
        re.compile(rf"\b{_NAME}(?:(?:\s{_NAME}){{1,3}},?|,)\sresident of\s{_NAMES}"),
        ("resident of",),
    ),
    Trace(
        PersonalKind.NAME,
        re.compile(
            rf"\b(?i:{PERSON}s?)\s(?:was\s|is\s)?(?:named|called|identified as|by the name of)\s{_LONG_NAME}"
            rf"|\b(?i:my name is)\s{_WORD}"
        ),
        clues("named |called |identified as |the name of |name is "),
        _is_institution,
    ),
    Trace(
        PersonalKind.NAME,
        either_case(
            rf"\b(?:(?:{PERSON}|{RELATIVE})(?:['’]s)?\sname|name of (?:the )?(?:{PERSON}|{RELATIVE}))"
            rf"\s?(?:is|was|[:=-])\s?{_WORDS}"
        ),
        ("name",),
    ),
    Trace(
        PersonalKind.NAME,
        re.compile(rf"(?<![^\n;|])\s?(?:Full\s)?[Nn]ame\s?[:=]\s?{_LONG_NAME}"),
        ("name",),
        _is_institution,
    ),
    Trace(
        PersonalKind.NAME,
        re.compile(
            rf"(?:جناب|محترمہ|مسمی|مسماة|مسمات|مسماۃ|محمد)\s{_WORDS}"
            rf"|{_WORD}\s(?:ولد|زوجہ|بنت)\s{_WORDS}"
        ),
        clues("جناب|محترمہ|مسم|ولد|زوجہ|بنت|محمد"),
    ),
)
