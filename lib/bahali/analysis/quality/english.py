"""Just enough English to find words in their forms; it errs towards forms that nobody writes."""

import unicodedata

_VOWELS = "aeiou"
_ENDINGS = ("ings", "ing", "ied", "ies", "ed", "es", "s", "e", "y")
_LEAST_STEM = 3  # letters


def inflect(verb: str) -> frozenset[str]:
    """Give the regular forms of a verb, in British and American spelling.

    Examples
    --------
    >>> sorted(inflect("notify"))
    ['notified', 'notifies', 'notify', 'notifying']
    >>> "organizing" in inflect("organise"), "planned" in inflect("plan")
    (True, True)
    """
    forms = set()
    for spelling in spellings(verb):
        forms |= {spelling, _third_person(spelling)}
        forms |= {root + ending for root, ending in _past_and_present(spelling)}
    return frozenset(forms)


def spellings(verb: str) -> frozenset[str]:
    """Give a verb in its British spelling as both spellings.

    Examples
    --------
    >>> sorted(spellings("organise")), sorted(spellings("train"))
    (['organise', 'organize'], ['train'])
    """
    american = verb[:-2] + "ze" if verb.endswith(("ise", "yse")) else verb
    return frozenset({verb, american})


def stem(word: str) -> str:
    """Cut a word down to what its forms share.

    Examples
    --------
    >>> stem("policies") == stem("policy"), stem("training") == stem("train"), stem("class")
    (True, True, 'clas')
    """
    word = word.casefold().removesuffix("'s").removesuffix("’s").replace("iz", "is")
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _LEAST_STEM), "")
    root = word if word.endswith("ss") else word.removesuffix(ending)
    return root[:-1] if root[-2:-1] == root[-1:] else root


def is_latin(text: str) -> bool:
    """Tell whether at least half of the letters of a text are Latin; true where there are no letters.

    Examples
    --------
    >>> [is_latin(text) for text in ("Train staff", "Éduquer", "Учить", "PM+ کی تربیت دیں", "72")]
    [True, True, False, False, True]
    """
    if text.isascii():
        return True
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return 2 * latin >= len(letters)


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _past_and_present(verb: str) -> tuple[tuple[str, str], ...]:
    if verb.endswith("ee"):
        return (verb, "d"), (verb, "ing")
    if verb.endswith("e"):
        return (verb, "d"), (verb[:-1], "ing")
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return (verb[:-1], "ied"), (verb, "ing")
    plain = (verb, "ed"), (verb, "ing")
    ends_short = verb[-1] not in _VOWELS + "wxy" and verb[-2:-1] in _VOWELS and verb[-3:-2] not in _VOWELS
    return (*plain, (verb + verb[-1], "ed"), (verb + verb[-1], "ing")) if ends_short else plain
