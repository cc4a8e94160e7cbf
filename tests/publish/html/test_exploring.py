"""The numbers that the script of a page weighs anew."""

import json
from typing import Any

from bs4 import BeautifulSoup, Tag

from bahali.document.blocks import Column, Explorer, Option, Paragraph, Table, WeightSet
from bahali.document.reading import ReportDocument
from bahali.document.section import Cover, Section
from bahali.publish.html import render_report
from bahali.publish.html.exploring import describe_explorer

ATTACK = "</script><script>alert(1)</script><!-- \u2028 & ]]>\u202e\x00"
CLEANED = "</script><script>alert(1)</script><!-- \n & ]]>"


def report_with(*options: Option, criteria: tuple[str, ...] = ("Benefit", "Reach")) -> ReportDocument:
    explorer = Explorer(
        name="weights",
        criteria=criteria,
        sets=(WeightSet(name="base", weights=(0.1 + 0.2, 0.7)),),
        chosen="base",
        options=options,
        shortlist=2,
        table=Table(name="numbers", caption="Values", columns=(Column(label="Action"),), rows=()),
    )
    section = Section(name="explorer", title="What if?", blocks=(Paragraph(text="Before."), explorer))
    return ReportDocument(Cover(title="Report", subtitle="North"), (section,), names=frozenset({"A-2"}))


def numbers_in(page: str) -> Any:
    element = BeautifulSoup(page, "html.parser").find("script", id="page-explorer")
    assert isinstance(element, Tag)
    return json.loads(element.string or "")


def test_numbers_reach_the_page_with_every_digit() -> None:
    options = (
        Option(name="A-1", title="Open", values=(1 / 3, None), place=1, chance="79 %", is_recommended=True),
        Option(name="A-2", title="Close", values=(0.5, 1.0), place=None),
    )
    assert numbers_in(render_report(report_with(*options))) == {
        "criteria": ["Benefit", "Reach"],
        "sets": [{"name": "base", "weights": [0.1 + 0.2, 0.7]}],
        "chosen": "base",
        "options": [
            {
                **{"name": "A-1", "anchor": None, "title": "Open", "values": [1 / 3, None]},
                **{"place": 1, "chance": "79 %", "recommended": True},
            },
            {
                **{"name": "A-2", "anchor": "A-2", "title": "Close", "values": [0.5, 1.0]},
                **{"place": None, "chance": "", "recommended": False},
            },
        ],
        "shortlist": 2,
    }


def test_hostile_words_stay_words() -> None:
    option = Option(name=ATTACK, title=ATTACK, values=(0.5, 0.5), place=1, chance=ATTACK)
    page = render_report(report_with(option, criteria=(ATTACK, "Reach")))
    assert "<script>alert(1)" not in page
    numbers = numbers_in(page)
    assert numbers["criteria"] == [CLEANED, "Reach"]
    assert {numbers["options"][0][field] for field in ("name", "title", "chance")} == {CLEANED}


def test_a_report_without_an_explorer_carries_no_numbers() -> None:
    section = Section(name="one", title="One", blocks=(Paragraph(text="Words."),))
    report = ReportDocument(Cover(title="Report", subtitle="North"), (section,))
    assert describe_explorer(report) is None
    assert 'id="page-explorer"' not in render_report(report)
