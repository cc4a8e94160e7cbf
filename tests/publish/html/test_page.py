import base64
import copy
import hashlib
import json
import re
import warnings

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbconvert.exporters import get_exporter
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from bahali.document.blocks import Card, Detail, Heading, Items, Notice, Paragraph, References
from bahali.document.reading import read_report
from bahali.document.section import Cover, Section
from bahali.publish.html import WayBack, render_report, write_html

JSON = "application/json"  # of an element that holds data, which no browser runs
NOTICE = Notice(kind="illustrative", title="Illustrative data", text="Made up.")


def show(piece: Section | Cover) -> NotebookNode:
    return new_code_cell(
        "print('</code><script>')", outputs=[new_output("display_data", data=piece._repr_mimebundle_())]
    )


def make_notebook(*cells: NotebookNode, language: str = "en") -> NotebookNode:
    cover = Cover(title="Report & plan", subtitle="North", language=language, notice=NOTICE)
    return nbformat.reads(nbformat.writes(new_notebook(cells=[show(cover), *cells])), as_version=4)


def make_section() -> Section:
    cards = tuple(
        Card(
            name=f"A-{place}",
            title="Open a desk",
            details=(Detail(label="After", value=References(ids=("A-1",))),),
        )
        for place in (1, 2)
    )
    return Section(name="actions", title="Actions", blocks=(Heading(text="First", name="first"), *cards))


def read_page(notebook: NotebookNode) -> BeautifulSoup:
    return BeautifulSoup(write_html(notebook), "html.parser")


def read_data(page: BeautifulSoup, name: str) -> dict[str, str]:
    data = page.find("script", id=name)
    assert data["type"] == JSON
    return json.loads(data.get_text())


def test_same_notebook_gives_the_same_bytes() -> None:
    notebook = make_notebook(show(make_section()))
    again = copy.deepcopy(notebook)
    again.cells[0].id = "other"
    assert write_html(notebook) == write_html(again)


def test_notebook_is_not_changed() -> None:
    notebook = make_notebook(show(make_section()))
    before = copy.deepcopy(notebook)
    write_html(notebook)
    assert notebook == before


def digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def test_policy_allows_the_one_style_and_the_one_script_and_nothing_else() -> None:
    page = write_html(make_notebook())
    (style,) = re.findall(r"<style>(.*?)</style>", page, flags=re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    policy = BeautifulSoup(page, "html.parser").find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert policy["content"] == (
        f"default-src 'none'; img-src data:; font-src data:; style-src '{digest(style)}'; "
        f"script-src '{digest(script)}'; base-uri 'none'; form-action 'none'"
    )


def test_page_has_no_other_script_and_no_style_attribute() -> None:
    page = read_page(make_notebook(show(make_section())))
    assert [script.attrs for script in page.find_all("script") if script.get("type") != JSON] == [{}]
    assert not page.find_all(["link", "iframe", "button", "input"])
    assert not page.find_all(style=True)


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ur", "rtl")])
def test_page_says_its_language_and_direction(language: str, direction: str) -> None:
    page = read_page(make_notebook(language=language))
    assert (page.html["lang"], page.html["dir"]) == (language, direction)


def test_title_is_that_of_the_cover() -> None:
    assert read_page(make_notebook()).title.get_text() == "Report & plan – North"


def test_notice_stands_at_head_and_foot() -> None:
    page = read_page(make_notebook())
    assert "Illustrative data" in page.header.get_text()
    assert "Illustrative data: Made up." in page.footer.get_text()


def test_a_report_leads_to_no_file_beside_it_unless_told_where() -> None:
    report = read_report(make_notebook(show(make_section())))
    alone = BeautifulSoup(render_report(report), "html.parser")
    assert [link["href"] for link in alone.select("a") if not link["href"].startswith("#")] == []
    beside = BeautifulSoup(render_report(report, WayBack("all.html", "<i>All</i>")), "html.parser")
    (link,) = beside.select(".page-head a")
    assert (link["href"], link.get_text()) == ("all.html", "<i>All</i>")


def test_contents_are_a_lid_that_is_open_without_script() -> None:
    contents = read_page(make_notebook(show(make_section()))).nav
    assert contents.details.has_attr("open")
    assert contents.details.summary.get_text() == "Contents"
    assert len(contents.details.select("a")) == len(contents.select("a"))


def test_contents_list_sections_and_what_is_in_them() -> None:
    contents = read_page(make_notebook(show(make_section()))).nav
    assert contents["aria-label"] == "Contents"
    assert [(link["href"], link.get_text().strip()) for link in contents.find_all("a")] == [
        ("#actions", "1 Actions"),
        ("#first", "First"),
        ("#A-1", "A-1 Open a desk"),
        ("#A-2", "A-2 Open a desk"),
        ("#page-code", "How this report was computed"),
    ]


def test_sections_are_numbered_alike_in_headings_and_contents() -> None:
    annex = Section(name="sources", title="Sources", blocks=(Paragraph(text="a"),), is_annex=True)
    page = read_page(make_notebook(show(annex), new_markdown_cell("Ours"), show(make_section())))
    assert [heading.get_text() for heading in page.select("main h2[id]")][:2] == ["1 Actions", "A Sources"]
    assert [link.get_text() for link in page.select("nav ol > li > a[href]")][:2] == [
        "1 Actions",
        "A Sources",
    ]


def test_fixed_words_are_said_in_the_language_of_the_report() -> None:
    page = read_page(make_notebook(show(make_section()), language="ar-XB"))
    shown = [page.select_one(place).get_text() for place in (".skip", ".contents-title", "#page-code")]
    assert all(words.startswith("⟦") and words.endswith("⟧") for words in shown)
    assert page.nav["aria-label"].startswith("⟦")
    assert all(words.startswith("⟦") for words in read_data(page, "page-words").values())


def test_glossary_gives_the_page_its_terms() -> None:
    blocks = (Heading(text="Codes"), Items(items=("PSY: Psychosocial & mental </script>", "silent: Silent")))
    page = read_page(make_notebook(show(Section(name="glossary", title="Glossary", blocks=blocks))))
    assert read_data(page, "page-terms") == {"PSY": "Psychosocial & mental </script>"}


def test_ids_become_links_across_the_report() -> None:
    page = read_page(make_notebook(show(make_section())))
    assert [link["href"] for link in page.select("dd a")] == ["#A-1", "#A-1"]


def test_code_stands_only_in_the_closed_annex() -> None:
    page = read_page(make_notebook(show(make_section())))
    annex = page.select_one("section.computed details")
    assert not annex.has_attr("open")
    assert [code.get_text() for code in annex.find_all("code")] == ["print('</code><script>')"] * 2
    annex.extract()
    assert "print(" not in page.get_text()


def test_narrative_of_a_researcher_is_made_safe_and_fits_its_place() -> None:
    cells = [new_markdown_cell("# Ours\n\n<script>alert(1)</script>") for _ in range(2)]
    before, after = read_page(make_notebook(cells[0], show(make_section()), cells[1])).select(".narrative")
    assert before.h2.get_text() == after.h3.get_text() == "Ours"
    assert before.p.get_text() == "<script>alert(1)</script>"


def test_outputs_of_a_researcher_are_shown_each_in_its_way() -> None:
    outputs = [
        new_output("display_data", data={"text/html": "<table><tr><td>1</td></tr></table>"}),
        new_output("display_data", data={"image/png": 'aGk=\n" onerror="alert(1)'}),
        new_output(
            "display_data", data={"image/svg+xml": "<svg/>"}, metadata={"image/svg+xml": {"alt": "Beds"}}
        ),
        new_output("display_data", data={"text/plain": "<b>"}),
    ]
    page = read_page(make_notebook(new_code_cell("x", outputs=outputs)))
    table, png, svg, plain = page.select("main > .output")
    assert table["aria-label"] == "Output 1 of the notebook"
    assert set(png.img.attrs) == {"alt", "src"}
    assert svg.img["src"] == "data:image/svg+xml;base64," + base64.b64encode(b"<svg/>").decode()
    assert svg.img["alt"] == "Beds"
    assert plain.get_text() == "<b>"


def test_hostile_words_of_the_cover_stay_words() -> None:
    attack = "</title></style><script>alert(1)</script>{{ 7 * 7 }}"
    cover = Cover(title=attack, subtitle=attack, language='"><script>', notice=NOTICE)
    page = read_page(new_notebook(cells=[show(cover)]))
    assert [script.get("type") for script in page.find_all("script") if "alert" in script.get_text()] == []
    assert page.h1.get_text() == attack


def test_nbconvert_knows_the_exporter_by_its_name() -> None:
    notebook = make_notebook(show(Section(name="s", title="S", blocks=(Paragraph(text="a"),))))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        page, resources = get_exporter("bahali")().from_notebook_node(notebook)
    assert page == write_html(notebook)
    assert resources["output_extension"] == ".html"
