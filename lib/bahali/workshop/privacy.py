"""What may not come in about a person, and how small counts are kept from going out.

Sources of the rules: OCHA Centre for Humanitarian Data, guidance on statistical disclosure control (2019);
the threshold and the minimum number of raters are set in each pack.
"""

import re
from collections.abc import Mapping

from bahali.vocabulary.codes import Edition, Sensitivity
from bahali.vocabulary.language import _

PERSONAL_HEADINGS = frozenset(
    [
        "full_name",
        "first_name",
        "last_name",
        "surname",
        "father_name",
        "mother_name",
        "cnic",
        "id_number",
        "national_id",
        "passport",
        "phone",
        "mobile",
        "telephone",
        "whatsapp",
        "email",
        "e_mail",
        "address",
        "dob",
        "birth_date",
        "date_of_birth",
        "age",
        "gender",
        "sex",
        "diagnosis",
        "gps",
        "latitude",
        "longitude",
        "coordinates",
        "patient",
        "victim_name",
    ]
)


def is_personal_heading(heading: str) -> bool:
    """Tell whether a column of this name would hold data about a person.

    Examples
    --------
    >>> is_personal_heading("Phone no."), is_personal_heading("Full name")
    (True, True)
    """
    words = re.findall(r"[^\W_]+", heading.casefold())
    return "_".join(words) in PERSONAL_HEADINGS or any(word in PERSONAL_HEADINGS for word in words)


def show_count(count: int, threshold: int) -> str:
    """Write a count of people so that a small one points to nobody.

    Parameters
    ----------
    count : int
        Number of people.
    threshold : int
        Least number that may be shown; zero may be shown too, since it is about nobody.

    Examples
    --------
    >>> [show_count(n, 5) for n in (0, 1, 4, 5)]
    ['0', 'fewer than 5', 'fewer than 5', '5']
    """
    return (
        str(count)
        if count == 0 or count >= threshold
        else _("fewer than {threshold}").format(threshold=threshold)
    )


def suppress_counts(counts: Mapping[str, int], threshold: int) -> dict[str, int | None]:
    """Hide small counts, and as many others as it takes that none can be worked out from the total.

    Parameters
    ----------
    counts : mapping of str to int
        Number of people in each part of a whole whose total is known.
    threshold : int
        Least number that may be shown.

    Returns
    -------
    dict of str to int or None
        None where the count is hidden. The hidden parts together hold at least ``threshold`` people in at
        least two parts; where that cannot be reached, everything is hidden.

    References
    ----------
    Hundepool et al. (2012), *Statistical Disclosure Control*, ch. 4 (complementary suppression).

    Examples
    --------
    >>> suppress_counts({"a": 6, "b": 5, "c": 4}, 5)
    {'a': 6, 'b': None, 'c': None}
    """
    hidden = {part for part, count in counts.items() if 0 < count < threshold}
    remaining = sorted(
        (part for part in counts if part not in hidden and counts[part]), key=lambda part: counts[part]
    )
    while hidden and remaining and (len(hidden) < 2 or sum(counts[part] for part in hidden) < threshold):
        hidden.add(remaining.pop(0))
    if hidden and (len(hidden) < 2 or sum(counts[part] for part in hidden) < threshold):
        hidden = set(counts)
    return {part: None if part in hidden else count for part, count in counts.items()}


def may_be_listed(sensitivity: str | None, edition: Edition) -> bool:
    """Tell whether a row may be shown by itself; in the public edition only when no harm could follow.

    Examples
    --------
    >>> may_be_listed("high", Edition.PUBLIC), may_be_listed("high", Edition.RESTRICTED)
    (False, True)
    """
    return edition is Edition.RESTRICTED or sensitivity in (None, Sensitivity.LOW)
