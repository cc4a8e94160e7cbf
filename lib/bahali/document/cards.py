"""Cards as HTML: one recommendation each, under a heading that can be linked to."""

from collections.abc import Iterable

from bahali.document.blocks import Card, Detail
from bahali.document.cells import make_anchor, render_field, render_id, render_plain


def render_card(card: Card, anchors: frozenset[str]) -> str:
    """Show a card: its id and title, its marks, then its labelled lines.

    The id in the heading is a link to itself, so that an address of this one recommendation can be copied.
    """
    anchor = make_anchor(card.name)
    own_link = f'<a href="#{anchor}">{render_id(card.shown_as or card.name, frozenset())}</a>'
    return (
        f'<article class="card" aria-labelledby="{anchor}">\n'
        f'<h3 id="{anchor}">{own_link} <span dir="auto">{render_plain(card.title)}</span></h3>\n'
        f"{render_details(card.marks, 'marks', anchors)}{render_details(card.details, 'details', anchors)}"
        "</article>"
    )


def render_details(details: Iterable[Detail], kind: str, anchors: frozenset[str]) -> str:
    """Show labelled lines as a list of terms; nothing when there are none."""
    lines = "".join(_render_detail(detail, anchors) for detail in details)
    return f'<dl class="{kind}">\n{lines}</dl>\n' if lines else ""


def _render_detail(detail: Detail, anchors: frozenset[str]) -> str:
    direction = ' dir="auto"' if detail.is_free else ""
    value = render_field(detail.value, anchors, detail.is_free)
    return f"<div><dt>{render_plain(detail.label)}</dt><dd{direction}>{value}</dd></div>\n"
