import re

import pytest

from bahali.document.blocks import Column, Figure, Table
from bahali.document.section import Section
from bahali.publish.html.labels import write_labels, write_string

PHRASE = "a cell that is long enough to be read"


def make_table(name: str, *labels: str, cell: str = PHRASE) -> Table:
    columns = tuple(Column(label=label) for label in labels)
    return Table(name=name, caption="C", columns=columns, rows=((cell,) * len(labels),))


def make_section(*blocks: Table | Figure) -> Section:
    return Section(name="s", title="S", blocks=blocks)


def test_every_column_of_a_table_has_its_label_and_every_cell_but_the_first_shows_it() -> None:
    style = write_labels([make_section(make_table("decisions", "Decision", "Cost", "Seen by"))])
    assert '[id="decisions"] { --label-1: "Decision"; --label-2: "Cost"; --label-3: "Seen by"; }' in style
    assert re.findall(r"td:nth-child\((\d)\)::before \{ content: var\(--label-(\d)\); \}", style) == [
        ("2", "2"),
        ("3", "3"),
    ]


def test_tables_with_the_same_columns_share_their_labels() -> None:
    tables = (make_table("one", "A", "Cost", "By"), make_table("two", "A", "Cost", "By"))
    style = write_labels([make_section(*tables)])
    assert style.count("Cost") == 1
    assert '[id="one"], [id="two"] {' in style


def test_numbers_behind_a_figure_are_labelled_too() -> None:
    figure = Figure(
        name="f", caption="F", alt="what it says", svg="<svg/>", table=make_table("f-numbers", "A", "B", "C"),
        width=1, height=1,
    )  # fmt: skip
    assert '[id="f-numbers"]' in write_labels([make_section(figure)])


def test_tables_to_compare_get_no_labels() -> None:
    assert write_labels([make_section(make_table("t", "A", "B", "C", cell="short"))]) == ""


@pytest.mark.parametrize("label", ['"; } body { display: none', "</style><script>", "\\", "a\nb", "*/"])
def test_label_cannot_end_its_rule_or_the_style(label: str) -> None:
    written = write_string(label)
    assert re.fullmatch(r'"(?:\w| |\\[0-9a-f]+ )*"', written)
    told = re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), written[1:-1])
    assert told == label
