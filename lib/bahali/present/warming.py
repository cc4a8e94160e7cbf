"""Does once what every first report of a process waits for, so that processes made from this one need not."""

import pandas as pd

import bahali.present.sections  # noqa: F401 with all that it imports
from bahali.document.blocks import Column, Table
from bahali.present.figures.bars import draw_severity
from bahali.present.figures.heat import draw_counts
from bahali.present.figures.stock import draw_stock
from bahali.present.figures.style import Words


def warm_up() -> None:
    """Import what a report needs, look up its fonts, and draw three small pictures that nobody sees.

    Call it once before a process is forked. It leaves no picture, no setting, no thread and no draw of chance
    behind, and changes nothing in what a report says or how it looks.
    """
    words = Words(name="warm-up", caption="Warm-up", alt="unseen-by-anybody", mark="Nobody")
    table = Table(name="warm-up-numbers", caption="Warm-up", columns=(Column(label="Number"),), rows=((1,),))
    gaps = pd.DataFrame({"gap_id": ["G"], "statement": ["Gap"], "severity": [1]})
    draw_severity(gaps, 5, words, table)
    draw_counts(pd.DataFrame({"Early": [0], "Late": [1]}, index=["Here"]), words, table)
    years = pd.DataFrame({"line": "Helpers", "year": [2030, 2031]})
    people = {"low": 1.0, "active": 2.0, "high": 3.0}
    draw_stock(years.assign(**people, target_n=2, target_year=2031), words, table)
