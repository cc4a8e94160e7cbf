"""The language of the fixed words: which one is spoken, and how a word of ours is said in it.

Every word that we write for a reader goes through ``_`` or ``ngettext``, as a whole sentence with places:
``_("{count} of {total} cells").format(count=3, total=9)``. What people wrote in the pack is never translated.
"""

import gettext
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path

LOCALES = Path(__file__).parent / "locale"
ENGLISH = "en"
PSEUDO_LANGUAGES = {"en-XA": "ltr", "ar-XB": "rtl"}
"""Not languages: every fixed word comes out in marks, so that a word that is not translated stands out."""

_RIGHT_TO_LEFT = {"ar", "fa", "he", "ks", "pnb", "ps", "sd", "skr", "ug", "ur"}
_PLACE = re.compile(r"(\{[^{}]*\})")
_ACCENTED = str.maketrans("aeiouyAEIOUYcnszCNSZ", "áéíóúýÁÉÍÓÚÝçñšžÇÑŠŽ")

_spoken: ContextVar[str] = ContextVar("spoken", default=ENGLISH)


def use_language(language: str) -> None:
    """Speak a language from here on, in this thread or task.

    Parameters
    ----------
    language : str
        BCP 47 tag; one without a catalogue is spoken as English.
    """
    _spoken.set(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language for a while, and then again the one before."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def spoken_language() -> str:
    """Give the BCP 47 tag of the language that is spoken now."""
    return _spoken.get()


def known_languages() -> tuple[str, ...]:
    """List the languages that fixed words can be said in."""
    catalogues = sorted(path.stem for path in LOCALES.glob("*.po"))
    return (ENGLISH, *catalogues, *PSEUDO_LANGUAGES)


def find_direction(language: str) -> str:
    """Tell in which direction a language is written.

    Examples
    --------
    >>> find_direction("ur-PK"), find_direction("en"), find_direction("pa-Arab")
    ('rtl', 'ltr', 'rtl')
    """
    if language in PSEUDO_LANGUAGES:
        return PSEUDO_LANGUAGES[language]
    primary, *others = language.lower().split("-")
    return "rtl" if primary in _RIGHT_TO_LEFT or "arab" in others else "ltr"


def _(words: str) -> str:
    """Say fixed words in the language that is spoken.

    Examples
    --------
    >>> with speaking("en-XA"):
    ...     _("First of {count}")
    '⟦Fíršt óf {count}⟧'
    """
    return _catalogue(_spoken.get()).gettext(words) if words else ""


def ngettext(one: str, many: str, number: int) -> str:
    """Say fixed words that hang on a number in the language that is spoken.

    Examples
    --------
    >>> [ngettext("{n} gap", "{n} gaps", n).format(n=n) for n in (1, 2)]
    ['1 gap', '2 gaps']
    """
    return _catalogue(_spoken.get()).ngettext(one, many, number)


def pgettext(context: str, words: str) -> str:
    """Say fixed words that mean something else elsewhere; ``context`` tells translators which is meant.

    Examples
    --------
    >>> pgettext("instead of a number", "no")
    'no'
    """
    return _catalogue(_spoken.get()).pgettext(context, words)


def N_(words: str) -> str:  # noqa: N802 the name that extraction tools know
    """Mark words as fixed where they are defined; whoever shows them passes them through ``_``."""
    return words


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 as above, for words that hang on a number
    """Mark words for one and for many as fixed; whoever shows them passes them through ``ngettext``."""
    return one, many


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language in PSEUDO_LANGUAGES:
        return _PseudoTranslations()
    if language == ENGLISH or language not in known_languages():  # what is no name of ours is no path either
        return gettext.NullTranslations()
    return _read_catalogue(LOCALES / f"{language}.po")


def _read_catalogue(path: Path) -> gettext.NullTranslations:
    """Read a catalogue as translators keep it; what nobody has translated or reviewed stays English."""
    # Babel takes a tenth of a second to load, which English need not wait for.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


class _PseudoTranslations(gettext.NullTranslations):
    """Puts accents on the vowels and brackets around the whole, and leaves named places as they are."""

    def gettext(self, message: str) -> str:
        parts = _PLACE.split(message)
        accented = [part if _PLACE.fullmatch(part) else part.translate(_ACCENTED) for part in parts]
        return f"⟦{''.join(accented)}⟧"

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002
        return self.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)
