"""The explorer as HTML: the table that always stands, and a sentence on what a script would add."""

from bahali.document.blocks import Explorer
from bahali.document.cells import make_anchor, render_plain
from bahali.document.tables import render_table
from bahali.vocabulary.language import N_, _

STILL = N_("The sliders appear where a browser runs the script of the page. The table stands either way.")


def render_explorer(explorer: Explorer, anchors: frozenset[str]) -> str:
    """Show the order of the report as a table; the script of a page puts the controls before it.

    Without script nothing is missing that the report says. The numbers that the script works with stand
    elsewhere in the page, since a notebook has no use for them.
    """
    return (
        f'<div class="explorer" id="{make_anchor(explorer.name)}">\n'
        f'<p class="explorer-still">{render_plain(_(STILL))}</p>\n'
        f"{render_table(explorer.table, anchors)}\n</div>"
    )
