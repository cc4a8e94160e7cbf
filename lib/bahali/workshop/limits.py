"""How much a pack may hold, so that a check ends within seconds and a gigabyte whatever somebody gives.

Each limit is far above what a workshop fills in, and its reason stands beside it. Whoever meets one is told
the limit; see ``docs/threat-model.md``.
"""

from collections.abc import Iterable, Iterator

from bahali.vocabulary.faults import Fault
from bahali.vocabulary.language import _

MOST_TABLE_BYTES = 20_000_000
"""Of one table. A hundred thousand ratings take 5 MB, the longest tables of words known to us 0.1 MB."""

MOST_ROWS = 100_000
"""Of one table: a hundred raters who rate a hundred actions on ten criteria."""

MOST_COLUMNS = 200
"""Of one table. The widest has about forty; a spreadsheet may leave some more blank ones behind it."""

LONGEST_CELL = 32_767
"""Characters. No cell of a spreadsheet can hold more: whatever does is a quote that was never closed."""

MOST_YAML_BYTES = 100_000
"""Of workshop.yaml, a batch file or a mapping, ten times as much as those known; YAML is read slowly."""

DEEPEST_YAML = 20
"""Entries within entries. The forms that are read have five."""

LONGEST_NUMBER = 30
"""Signs of a number in YAML. No sum of money, in any currency, has more."""

MOST_REPORTS = 1000
"""Of one batch file. Lists of values multiply: three of a hundred would ask for a million reports."""

MOST_NOTEBOOK_BYTES = 30_000_000
"""Of an executed notebook. Those known to us have 1 MB; pictures that a researcher adds may take more."""

MOST_COUNTED = 1_000_000_000
"""Of a count in a cell, such as people or courses: more than there are people in any country but two."""

MOST_FAULTS = 1000
"""Of one table or one rule, that are looked for. Whoever has more mends those first, and checks again."""


MOST_WORKBOOK_BYTES = 20_000_000
"""Of a workbook as it lies on the disk. A filled one of the largest workshop we can think of has 3 MB."""

MOST_UNPACKED_BYTES = 200_000_000
"""Of all parts of a workbook that are read, unpacked and counted while they are."""

MOST_PARTS = 2000
"""Of a workbook: sheets, pictures, settings. A filled one has about a hundred."""

MOST_ELEMENTS = 2_000_000
"""Of all parts of a workbook that are read. A cell takes two, and its words one or two more."""


def too_many(last: Fault) -> Fault:
    """Tell that no more faults were looked for after one of them, since there were so many."""
    problem = _("has more than {most} faults; no others were looked for").format(most=MOST_FAULTS)
    return Fault(last.file, problem, remedy=_("mend these, and check again"), is_warning=last.is_warning)


def limit(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Yield as many faults as are looked for, and say so where there are more."""
    for number, fault in enumerate(faults):
        if number == MOST_FAULTS:
            yield too_many(fault)
            return
        yield fault


def write_megabytes(count: int) -> str:
    """Write a number of bytes as people say it.

    Examples
    --------
    >>> write_megabytes(20_000_000), write_megabytes(200_000)
    ('20 MB', '0.2 MB')
    """
    return f"{count / 1_000_000:g} MB"
