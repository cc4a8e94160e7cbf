import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from bahali.document.blocks import Block, Card, Column, Figure, Heading, Paragraph, Table
from bahali.document.outputs import Narrative, Output
from bahali.document.reading import read_report
from bahali.document.section import Cover, Section

COVER = Cover(title="Report", subtitle="North")


def make_section(name: str, *blocks: Block, is_annex: bool = False) -> Section:
    return Section(name=name, title=name.title(), blocks=blocks, is_annex=is_annex)


def show(piece: Section | Cover) -> NotebookNode:
    return new_code_cell("show()", outputs=[new_output("display_data", data=piece._repr_mimebundle_())])


def make_notebook(*cells: NotebookNode) -> NotebookNode:
    notebook = new_notebook(cells=[show(COVER), *cells])
    return nbformat.reads(nbformat.writes(notebook), as_version=4)


def test_sections_come_back_as_they_were_shown() -> None:
    first, second = make_section("one", Paragraph(text="a")), make_section("two")
    report = read_report(make_notebook(show(first), show(second)))
    assert report.cover == COVER
    assert report.sections == report.parts == (first, second)


def test_annexes_go_last_and_keep_what_follows_them() -> None:
    annex, section = make_section("annex", is_annex=True), make_section("one")
    notebook = make_notebook(show(annex), new_markdown_cell("on the annex"), show(section))
    assert read_report(notebook).parts == (section, annex, Narrative("on the annex"))


def test_guides_for_the_researcher_are_left_out() -> None:
    guide = new_markdown_cell("# How to use this", metadata={"tags": ["guide"]})
    assert read_report(make_notebook(guide, new_markdown_cell(" \n"))).parts == ()


def test_markdown_that_a_researcher_adds_stays_at_its_place() -> None:
    section = make_section("one")
    parts = read_report(make_notebook(new_markdown_cell("before"), show(section))).parts
    assert parts == (Narrative("before"), section)


def test_outputs_of_a_researcher_are_kept_and_standard_error_is_not() -> None:
    streams = [new_output("stream", name=name, text=name) for name in ("stdout", "stderr")]
    report = read_report(make_notebook(new_code_cell("print()", outputs=streams)))
    assert report.parts == (Output("text/plain", "stdout"),)


def test_code_is_gathered_without_empty_cells() -> None:
    assert read_report(make_notebook(new_code_cell("  "), new_code_cell("1 + 1"))).code == ("show()", "1 + 1")


def test_names_of_all_pieces_are_gathered() -> None:
    table = Table(name="t", caption="T", columns=(Column(label="a"),), rows=(("x",),), row_names=("G-1",))
    numbers = table.model_copy(update={"name": "n", "row_names": ("",)})
    figure = Figure(
        name="f", caption="F", alt="What it shows", svg="<svg/>", table=numbers, width=1, height=1
    )
    blocks = (Heading(text="H", name="h"), Heading(text="I"), table, figure, Card(name="A-1", title="A"))
    report = read_report(make_notebook(show(make_section("s", *blocks))))
    assert report.names == {"s", "h", "t", "G-1", "f", "n", "A-1"}


def test_name_given_twice_is_refused() -> None:
    card = Card(name="A-1", title="A")
    notebook = make_notebook(show(make_section("one", card)), show(make_section("two", card)))
    with pytest.raises(ValueError, match="named twice in the report: A-1; is a section shown by two cells"):
        read_report(notebook)


def test_notebook_that_ended_in_an_error_is_refused() -> None:
    error = new_output("error", ename="KeyError", evalue="'x'", traceback=[])
    with pytest.raises(ValueError, match="cell 2 ended in an error: KeyError: 'x'; mend it"):
        read_report(make_notebook(new_code_cell("x", outputs=[error])))


@pytest.mark.parametrize(("cells", "count"), [([], 0), ([show(COVER), show(COVER)], 2)])
def test_report_needs_exactly_one_cover(cells: list[NotebookNode], count: int) -> None:
    with pytest.raises(ValueError, match=f"shows {count} covers; a report needs exactly one"):
        read_report(new_notebook(cells=cells))
