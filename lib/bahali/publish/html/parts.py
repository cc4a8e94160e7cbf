"""The parts of a report as HTML: sections, and what a researcher added between them."""

import base64
from collections.abc import Iterator, Sequence
from html import escape

from markupsafe import Markup

from bahali.document.freetext import render_narrative
from bahali.document.markup import render_section
from bahali.document.outputs import Narrative, Output
from bahali.document.reading import Part
from bahali.document.section import Section
from bahali.publish.numbering import number_sections
from bahali.vocabulary.language import _


def render_parts(parts: Sequence[Part], names: frozenset[str]) -> Markup:
    """Show the parts in their order.

    Parameters
    ----------
    parts : sequence of Part
        Sections and additions, in reading order.
    names : frozenset of str
        Names that ids may link to.
    """
    return Markup("\n".join(_render_each(parts, names)))


def _render_each(parts: Sequence[Part], names: frozenset[str]) -> Iterator[str]:
    numbers = iter(number_sections(part for part in parts if isinstance(part, Section)))
    level = 2  # of a researcher's headings: below the section they follow, when there is one
    for number, part in enumerate(parts, start=1):
        match part:
            case Section():
                level = 3
                yield render_section(part.name, part.title, part.blocks, names, next(numbers))
            case Narrative():
                yield f'<div class="narrative" dir="auto">{render_narrative(part.text, level)}</div>'
            case Output():
                yield _render_output(part, _("Output {number} of the notebook").format(number=number))


def _render_output(output: Output, label: str) -> str:
    if output.media_type == "text/html":
        return (
            f'<div class="output table-frame" role="region" aria-label="{escape(label)}" tabindex="0">'
            f"{output.content}</div>"
        )
    if output.media_type == "text/plain":
        return f'<pre class="output">{escape(output.content)}</pre>'
    return f'<figure class="output">{_render_picture(output)}</figure>'


def _render_picture(output: Output) -> str:
    source = output.content
    if output.media_type == "image/svg+xml":
        source = base64.b64encode(source.encode()).decode("ascii")
    address = f"data:{output.media_type};base64,{''.join(source.split())}"
    return f'<img alt="{escape(output.alt)}" src="{escape(address)}">'
