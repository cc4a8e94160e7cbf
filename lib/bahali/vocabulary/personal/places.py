"""Traces of where a person lives or something stands: coordinates, points on a map, addresses of homes."""

import re

from bahali.vocabulary.personal.kinds import PersonalKind
from bahali.vocabulary.personal.trace import Trace, clues, either_case

_DECIMAL = r"-?\d{1,3}\.\d{4,}\s?°?\s?"
_DEGREES = r"\d{1,3}(?:\.\d+)?\s?(?:°|º|deg(?:rees)?\b)"
_MINUTES = r"(?:\s?\d{1,2}(?:\.\d+)?\s?['’′])?(?:\s?\d{1,2}(?:\.\d+)?\s?(?:[\"”″]|''|′′))?"
_PLUS_CODE = r"[23456789CFGHJMPQRVWX]"
_CAPITALISED = r"[A-ZÀ-ÖØ-Þ][\w'’-]+"


def _is_near_zero(found: re.Match[str]) -> bool:
    """Tell two shares from two coordinates: hardly anybody lives where equator and Greenwich cross."""
    return all(abs(float(number)) <= 1 for number in re.findall(r"-?\d+\.\d+", found[0]))


def _is_year(found: re.Match[str]) -> bool:
    return bool(re.match(r"(?:19|20)\d\d\b", found[0]))


COORDINATES = (
    Trace(
        PersonalKind.PLACE,
        re.compile(rf"(?<![\d.]){_DECIMAL}[NSEW]?(?:\s?[,;/]\s*|\s+){_DECIMAL}(?:[NSEW]\b)?(?!\d)"),
        (),
        _is_near_zero,
    ),
    Trace(
        PersonalKind.PLACE,
        either_case(
            r"\b(?:lat|latitude|lon|long|lng|longitude|gps|coordinates?)\b[\s:=.(-]{1,4}"
            r"-?\d{1,3}(?:\.\d{2,}|°)[\d.]*"
        ),
        clues("lat|lon|lng|gps|coord"),
    ),
    Trace(
        PersonalKind.PLACE,
        re.compile(
            rf"{_DEGREES}{_MINUTES}\s?[NSEW]\b|\b[NSEW]\s?{_DEGREES}{_MINUTES}"
            r"|\b[NSEW]\s?\d{1,3}\.\d{3,}|(?<![\d.])\d{1,3}\.\d{3,}\s?[NSEW]\b"
        ),
    ),
)
MAPS = (
    Trace(
        PersonalKind.MAP,
        either_case(
            r"\b(?:maps\.google\.|google\.[a-z.]{2,6}/maps|goo\.gl/maps|maps\.app\.goo\.gl|maps\.apple\.com"
            r"|openstreetmap\.org/|osm\.org/|waze\.com/|bing\.com/maps|what3words\.com|w3w\.co|plus\.codes)\S*"
            r"|\bgeo:-?\d[\d.,-]+|(?<![\w/:])///\w+\.\w+\.\w+|@-?\d{1,3}\.\d{3,},-?\d{1,3}\.\d{3,}"
        ),
        clues("maps|openstreetmap|osm.org|waze|what3words|w3w|plus.codes|geo:|///|@"),
    ),
    Trace(
        PersonalKind.MAP,
        re.compile(
            rf"(?<![\w+])(?=[\dA-Z]*[A-Z])(?=[\dA-Z+]*\d){_PLUS_CODE}{{4,8}}\+{_PLUS_CODE}{{2,3}}(?![\w+])"
        ),
        ("+",),
    ),
)
HOMES = (
    Trace(
        PersonalKind.ADDRESS,
        either_case(
            r"\b(?:house|flat|apartment|apt|quarter)\b\s?(?:no\b|number\b|#)[\s.:#-]{0,3}"
            r"[a-z]?-?\d+[a-z]?\b[^;\n]{0,60}"
            r"|\bhouse\s\d+[a-z]?,?\s(?:street|st|gali|road|block|sector|mohalla)\b[^;\n]{0,40}"
            r"|\b(?:street|gali|st)\b\s?(?:no\b|#)[\s.:#-]{0,3}\d+"
            r"|(?:مکان|گلی|کوارٹر)\s?نمبر\s?\d+"
        ),
        clues("house|flat|apartment|apt|quarter|street|gali|st no|stno|st #|st#|مکان|گلی|کوارٹر"),
    ),
    Trace(
        PersonalKind.ADDRESS,
        re.compile(
            rf"(?<![\w./-])\d{{1,4}}[A-Z]?,?\s(?:{_CAPITALISED}\s){{1,3}}"
            r"(?:Street|Road|Avenue|Lane|Boulevard|Mohalla)\b"
        ),
        clues("street|road|avenue|lane|boulevard|mohalla"),
        _is_year,
    ),
)
