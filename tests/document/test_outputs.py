import pytest
from nbformat.v4 import new_output

from bahali.document.outputs import Narrative, Output, read_output, sanitise_html


def test_html_keeps_text_and_tables_only() -> None:
    markup = (
        '<div style="x"><h3 id="a">A</h3><img src="http://x"><a href="http://x">b</a><style>c</style></div>'
    )
    assert sanitise_html(markup) == "<h3>A</h3>b"


def test_table_of_pandas_gets_what_a_screen_reader_needs() -> None:
    frame = (
        '<table border="1" class="dataframe"><thead><tr style="x"><th></th><th>beds</th></tr></thead>'
        "<tbody><tr><th>0</th><td>12</td></tr></tbody></table>"
    )
    assert sanitise_html(frame) == (
        "<table><caption>Table made in the notebook, without a caption</caption>"
        '<thead><tr><td></td><th scope="col">beds</th></tr></thead>'
        '<tbody><tr><th scope="row">0</th><td>12</td></tr></tbody></table>'
    )


def test_caption_of_a_researcher_stays() -> None:
    table = '<table><caption>Beds</caption><thead><tr><th scope="col">a</th></tr></thead></table>'
    assert sanitise_html(table) == table


def test_html_is_preferred_to_picture_and_text() -> None:
    output = new_output("display_data", data={"text/html": "<p>a</p>", "image/png": "x", "text/plain": "b"})
    assert read_output(output) == Output("text/html", "<p>a</p>")


def test_picture_takes_the_words_it_came_with() -> None:
    output = new_output(
        "display_data", data={"image/png": "aGk="}, metadata={"image/png": {"alt": "Beds fell"}}
    )
    assert read_output(output) == Output("image/png", "aGk=", "Beds fell")


def test_picture_without_words_says_so() -> None:
    output = new_output("display_data", data={"image/png": "aGk=", "text/plain": "<Figure>"})
    assert read_output(output) == Output(
        "image/png", "aGk=", "Figure made in the notebook, without a description"
    )


def test_markdown_output_is_narrative() -> None:
    output = new_output("display_data", data={"text/markdown": "*a*", "text/plain": "<Markdown>"})
    assert read_output(output) == Narrative("*a*")


@pytest.mark.parametrize(
    ("name", "kept"), [("stdout", Output("text/plain", "counted 12\n")), ("stderr", None)]
)
def test_only_standard_output_is_kept(name: str, kept: Output | None) -> None:
    assert read_output(new_output("stream", name=name, text="counted \x1b[31m12\x1b[0m\n")) == kept


def test_output_without_a_form_for_readers_is_left_out() -> None:
    assert read_output(new_output("display_data", data={"application/json": {}})) is None
