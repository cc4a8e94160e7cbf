"""Headings that say something themselves, such as "Year 2031": each such column gives rows of its own."""

import re

from bahali.intake.mapping.open_sheet import OpenSheet

WHOLE_CELL = "cell"  # what is caught of a heading has a name of its own; this one is for the cell below it
LONGEST_HEADING = 200  # characters, that is compared with a template


def read_template(template: str) -> re.Pattern[str]:
    r"""Make the pattern of headings such as "rate_{action}__{criterion}".

    Examples
    --------
    >>> read_template("rate_{action}__{criterion}").fullmatch("rate_A_AA_01__C1").groupdict()
    {'action': 'A_AA_01', 'criterion': 'C1'}
    """
    pieces = re.split(r"\{([a-z_]+)\}", template)
    written = [f"(?P<{each}>.+?)" if number % 2 else re.escape(each) for number, each in enumerate(pieces)]
    return re.compile("".join(written), re.IGNORECASE)


def find_each(sheet: OpenSheet, template: str) -> list[tuple[int, dict[str, str]]]:
    """Find every column whose heading, without its groups, reads like a template; and what it caught."""
    marks = "|".join(map(re.escape, sheet.headings.groups))
    in_groups = rf"(?:.*(?:{marks}))?" if marks else ""
    pattern = re.compile(in_groups + read_template(template).pattern, re.IGNORECASE)
    found = []
    for place, name in enumerate(sheet.headings.names):
        if len(name) <= LONGEST_HEADING and (match := pattern.fullmatch(name)):
            found.append((place, match.groupdict()))
            sheet.used.add(place)
    return found
