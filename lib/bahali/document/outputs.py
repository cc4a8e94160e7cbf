"""What a researcher's own cells show beside the sections, made safe for a report."""

import re
from dataclasses import dataclass
from html import escape
from typing import Literal

import nh3
from nbformat import NotebookNode

from bahali.document.freetext import clean_text
from bahali.vocabulary.language import N_, _

FIGURE_WITHOUT_WORDS = N_("Figure made in the notebook, without a description")
TABLE_WITHOUT_WORDS = N_("Table made in the notebook, without a caption")

_TABLE_TAGS = {"table", "caption", "thead", "tbody", "tr", "th", "td"}
_TAGS = _TABLE_TAGS | {"p", "strong", "em", "ul", "ol", "li", "h3", "h4", "pre", "code"}
_PICTURES: tuple[Literal["image/png", "image/svg+xml"], ...] = ("image/png", "image/svg+xml")


@dataclass(frozen=True)
class Narrative:
    """Markdown that a researcher wrote; not yet made safe."""

    text: str


@dataclass(frozen=True)
class Output:
    """One output of a researcher's own cell.

    Parameters
    ----------
    media_type : str
        What ``content`` is.
    content : str
        Safe HTML, a PNG in base64, SVG source, or plain text cleaned of invisible characters.
    alt : str
        For a picture: the words that stand for it.
    """

    media_type: Literal["text/html", "image/png", "image/svg+xml", "text/plain"]
    content: str
    alt: str = ""


def read_output(output: NotebookNode) -> Narrative | Output | None:
    """Take the best form of an output that a report can show: Markdown, HTML, a picture, else plain text.

    Parameters
    ----------
    output : NotebookNode
        One output of a code cell, not an error.

    Returns
    -------
    Narrative, Output or None
        None for standard error and for outputs without any such form.
    """
    if output.output_type == "stream":
        return Output("text/plain", clean_text(output.text)) if output.name == "stdout" else None
    forms = output.get("data", {})
    if "text/markdown" in forms:
        return Narrative(forms["text/markdown"])
    if "text/html" in forms:
        return Output("text/html", sanitise_html(forms["text/html"]))
    for media_type in _PICTURES:
        if media_type in forms:
            words = output.metadata.get(media_type, {}).get("alt", "").strip()
            return Output(media_type, forms[media_type], words or _(FIGURE_WITHOUT_WORDS))
    return Output("text/plain", clean_text(forms["text/plain"])) if "text/plain" in forms else None


def sanitise_html(markup: str) -> str:
    """Keep the text, lists and tables of somebody's HTML; tables get the headings and caption they lack.

    Examples
    --------
    >>> sanitise_html('<h3 onclick="alert(1)">Beds</h3><script>alert(2)</script>')
    '<h3>Beds</h3>'
    """
    safe = nh3.clean(clean_text(markup), tags=_TAGS, attributes={"th": {"scope"}}, link_rel=None).strip()
    return re.sub(r"<table>.*?</table>", lambda found: _complete_table(found[0]), safe, flags=re.DOTALL)


def _complete_table(table: str) -> str:
    """Name the table and say what each heading heads, as pandas does not."""
    if "<caption>" not in table:
        table = table.replace("<table>", f"<table><caption>{escape(_(TABLE_WITHOUT_WORDS))}</caption>", 1)
    table = re.sub(r"<th>\s*</th>|<th scope=\"\w*\">\s*</th>", "<td></td>", table)
    head, end, body = table.rpartition("</thead>")
    return head.replace("<th>", '<th scope="col">') + end + body.replace("<th>", '<th scope="row">')
