"""Traces of what happened to one person: cases, births, diagnoses."""

from bahali.vocabulary.personal.kinds import PersonalKind
from bahali.vocabulary.personal.trace import Trace, clues, either_case

PERSON = (
    r"(?:victim|survivor|patient|woman|man|boy|girl|child|person|martyr|deceased|widow|widower|client|constable"
    r"|officer|witness|suspect|accused|injured|complainant)"
)
RELATIVE = r"(?:son|daughter|wife|widow|widower|husband|father|mother|brother|sister|nephew|niece)"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[\s./-](?:\d{{1,2}}|{_MONTH})[\s.,/-]{{1,2}}\d{{2,4}}"
    rf"|{_MONTH}\s\d{{1,2}},?\s\d{{4}}|\d{{4}}-\d\d-\d\d)"
)
_DISEASE = (
    r"(?:ptsd|post-?traumatic|depress\w*|schizo\w*|bipolar|psychos[ie]s|psychotic|anxiety|hiv|aids|hepatitis"
    r"|epilep\w*|tuberculosis|dementia|cancer|diabet\w*|adjustment disorder|acute stress|panic|addict\w*)\b"
)
_WORDS = r"(?:\w+\s){0,3}?"
_ONE = rf"(?:this|that|one|my|our|his|her)\s(?:\w+\s)?(?:{PERSON}|{RELATIVE})"
_SOMEONE = rf"(?:the|a)\s(?:\w+\s)?(?:{PERSON}|{RELATIVE})"
_TREATED = r"(?:diagnosed with|suffer(?:s|ed|ing) from|treated for|admitted (?:with|for)|medicated for)"

CASES = (
    Trace(
        PersonalKind.CASE,
        either_case(
            r"\bf\.?i\.?r\.?\s?(?:no|number|#|نمبر)?[\s.:#-]{0,3}\d+(?:\s?/\s?\d+)?"
            r"|ایف آئی آر\s?(?:نمبر)?\s?\d+"
        ),
        clues("fir|f.i.r|ایف"),
    ),
    Trace(
        PersonalKind.CASE,
        either_case(
            r"\b(?:patient|victim|survivor|client|medical record|case file|mr)(?:'s)?\s"
            r"(?:id|file|no|number|registration|#)(?:\s(?:no|number))?[\s.:#-]{0,3}[a-z]{0,3}-?\d+"
        ),
        clues("patient|victim|survivor|client|record|file|mr "),
    ),
)
BIRTHS = (
    Trace(
        PersonalKind.BIRTH,
        either_case(
            rf"\b(?:born\s(?:on\s)?{_DATE}|(?:d\.?o\.?b\.?|date of birth|birth ?date|birthday)\b"
            rf"[\s.:=]{{0,4}}(?:is|was|on)?\s?(?:{_DATE}|\d{{4}}))|تاریخِ? پیدائش\D{{0,4}}\d+"
        ),
        clues("born|dob|d.o.b|birth|پیدائش"),
    ),
)
DIAGNOSES = (
    Trace(
        PersonalKind.HEALTH,
        either_case(
            rf"\b(?:he|she|{_ONE}|{_SOMEONE})\s{_WORDS}{_TREATED}\s{_WORDS}{_DISEASE}"
            rf"|\b(?:he|she)\s(?:has|had|developed)\s{_WORDS}{_DISEASE}"
        ),
        clues("diagnos|suffer|treated|admitted|medicated|he has|he had|developed"),
    ),
    Trace(
        PersonalKind.HEALTH,
        either_case(
            rf"\b(?:he|she|{_ONE})\s(?:\w+\s)?(?:attempted suicide|died by suicide|was raped|is pregnant)\b"
        ),
        clues("suicide|raped|pregnant"),
    ),
)
