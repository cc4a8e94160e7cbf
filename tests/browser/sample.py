"""A made-up report that holds every kind of block, with the worst that a pack or a researcher may put in."""

import base64
import io

import matplotlib.pyplot as plt
import nbformat
from matplotlib.figure import Figure as Picture
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from bahali.document.blocks import (
    Block,
    Card,
    Column,
    Detail,
    Figure,
    Heading,
    Items,
    Notice,
    Paragraph,
    References,
    Table,
)
from bahali.document.section import Cover, Section

HOSTILE = (
    "<script>document.title = 'taken over'</script>",
    '"><img src="https://tracker.example/pixel.png" onerror="alert(1)">',
    "]]> --> </style></title></textarea></script>",
    "![a picture](https://tracker.example/pixel.png)",
    "[press here](javascript:alert(1)) and [here](//elsewhere.example/x) and [there](data:text/html,x)",
    "pay \u202eton\u202c the \u2066hidden\u2069 words\x00\x07\x1b[31m",
    "w" * 300,
    "{{ 7 * 7 }} {% raw %} ${7*7} &lt;b&gt; &#x3c;i&#x3e;",
)
"""Words that must show as words."""

HOSTILE_TEXT = "\n\n".join(HOSTILE)
ILLUSTRATIVE = Notice(
    kind="illustrative",
    title="Illustrative data",
    text="Every row was made up to show what the workbook does; none of it is a finding.",
)
THEMES = ("Response in the first days", "Legal aid and compensation", "Trained people", "Follow-up")


def build_notebook() -> NotebookNode:
    """Build the executed notebook of the sample report."""
    cells = [
        new_markdown_cell("# A note to whoever runs this", metadata={"tags": ["guide"]}),
        new_code_cell("cover", outputs=[_show(_build_cover())]),
        new_code_cell("show(key_messages)", outputs=[_show(_build_messages())]),
        new_code_cell("show(recommendations)", outputs=[_show(_build_recommendations())]),
        new_markdown_cell("# Our own reading\n\nAdded *by hand*, with " + HOSTILE_TEXT),
        new_code_cell("ratings.describe()", outputs=_build_own_outputs()),
        new_code_cell("show(decisions)", outputs=[_show(_build_decisions())]),
        new_code_cell("show(glossary)", outputs=[_show(_build_glossary())]),
        new_code_cell("show(sources)", outputs=[_show(_build_annex())]),
        new_code_cell("show(matrix)  # </code></pre>" + HOSTILE_TEXT, outputs=[_show(_build_matrix())]),
    ]
    notebook = new_notebook(cells=cells, metadata={"language_info": {"name": "python"}})
    # As it comes from a file: every output is a NotebookNode.
    return nbformat.reads(nbformat.writes(notebook), as_version=4)


def _show(piece: Section | Cover) -> NotebookNode:
    return new_output("display_data", data=piece._repr_mimebundle_())


def _build_cover() -> Cover:
    facts = (
        Detail(label="Workshop", value="Integrating psychosocial support into victim assistance"),
        Detail(label="Held", value="3 to 5 March 2025"),
        Detail(label="Prepared for", value=HOSTILE[0], is_free=True),
        Detail(label="Approved by", value=None),
    )
    return Cover(
        title="Provincial report",
        subtitle="Northern Province",
        facts=facts,
        notice=ILLUSTRATIVE,
    )


def _build_messages() -> Section:
    blocks: tuple[Block, ...] = (
        Paragraph(
            text="Of 24 actions proposed, 18 can be compared; ten are recommended. The first three keep "
            "their places under four of five ways of weighting the criteria, and the panel agrees on them."
        ),
        Items(
            items=tuple(f"{theme} comes before what needs a new law." for theme in THEMES), is_ordered=True
        ),
        Notice(
            kind="limit",
            title="What this cannot say",
            text="Fifteen people are a panel, not a sample: the numbers describe their judgement.",
        ),
        Heading(text="What the room said", name="room"),
        Paragraph(text="A *first* line\nand a second.\n\n- one\n- two\n\n" + HOSTILE_TEXT, is_free=True),
        Heading(text="In their own words", level=4),
        Items(items=("بحالی کے لیے سب سے پہلے (Impact) اثر", *HOSTILE), is_free=True),
        Paragraph(text="Words of ours, escaped all the same: <b>not bold</b> & co."),
        _build_figure(),
    )
    return Section(name="key-messages", title="Key messages <em>first</em>", blocks=blocks)


def _build_figure() -> Figure:
    numbers = Table(
        name="values-numbers",
        caption="Value of each action from 0 to 1, with its interval",
        columns=(Column(label="Action"), Column(label="Value", is_number=True)),
        rows=tuple((f"Action {place}", round(1 - place / 12, 2)) for place in range(1, 9)),
    )
    return Figure(
        name="values",
        caption="Three actions stand clear of the others; the rest overlap",
        alt='Bar chart: actions 1 to 3 lie above 0.75, "the rest" <between> 0.33 and 0.67',
        svg=_draw(numbers, "svg").decode(),
        table=numbers,
        width=7.0,
        height=3.6,
    )


def _draw(numbers: Table, kind: str) -> bytes:
    with plt.rc_context({"svg.fonttype": "path", "svg.hashsalt": "sample"}):
        picture = Picture(figsize=(7.0, 3.6), layout="constrained")
        axes = picture.subplots()
        axes.barh([str(row[0]) for row in numbers.rows], [float(str(row[1])) for row in numbers.rows])
        axes.set_xlabel("Value, 0 to 1")
        file = io.BytesIO()
        picture.savefig(file, format=kind, metadata={"Date": None} if kind == "svg" else None)
    return file.getvalue()


def _build_recommendations() -> Section:
    cards = tuple(_build_card(place) for place in range(1, 6))
    heading = Heading(text="Recommended", name="recommended")
    return Section(name="recommendations", title="Recommendations", blocks=(heading, *cards))


def _build_card(place: int) -> Card:
    wordy = "Trained responders reach families within 72 hours in every district, in their own language. "
    return Card(
        name=f"A-NP-{place:02}",
        title=f"Set up a referral desk in each district hospital, with a named focal person ({place})",
        marks=(
            Detail(label="Place", value=place),
            Detail(label="Tier", value="Do first"),
            Detail(label="Agreement", value="high"),
        ),
        details=(
            Detail(label="Answers gaps", value=References(ids=("G-NP-01", "G-NP-02", "A-NP-02", "A-XX-99"))),
            Detail(label="Why", value=wordy * 3 + (HOSTILE_TEXT if place == 5 else ""), is_free=True),
            Detail(label="Lead", value="Department of Health"),
            Detail(label="Cost, million", value=12.5),
            Detail(label="Depends on", value=References(ids=())),
            Detail(label="Do no harm", value=None),
        ),
    )


def _build_decisions() -> Section:
    columns = (
        Column(label="Decision"),
        Column(label="What it changes", is_free=True),
        Column(label="Cost, million", is_number=True),
        Column(label="Approved by </style>"),
    )
    costs = (12500, 900, None, -2, 1100)
    bodies = (
        "Cabinet of the province",
        "Assembly, on a Bill of the department",
        "بحالی محکمہ",
        "board",
        "Assembly",
    )
    rows = tuple(
        (
            f"Decision {place}: open a referral desk in each district",
            f"Rules, section {place}, بحالی",
            cost,
            body,
        )
        for place, (cost, body) in enumerate(zip(costs, bodies, strict=True), start=1)
    )
    table = Table(name="asked", caption="What the department is asked to decide", columns=columns, rows=rows)
    intro = Paragraph(
        text="Each tier of the shortlist waits for decisions; a tier is no promise, and PSY stands first."
    )
    return Section(name="decisions", title="Decisions", blocks=(intro, table))


def _build_glossary() -> Section:
    lines = (
        "PSY: Psychosocial support",
        "shortlist: The first places",
        "tier: A class of priority, " + HOSTILE[0],
    )
    return Section(name="glossary", title="Glossary", blocks=(Items(items=lines),), is_annex=True)


def _build_annex() -> Section:
    gaps = Table(
        name="gaps",
        caption="Gaps named in the workshop, the most severe first",
        columns=(
            Column(label="Gap"),
            Column(label="What is missing", is_free=True),
            Column(label="Severity, 1 to 5", is_number=True),
            Column(label="Answered by"),
        ),
        rows=(
            ("G-NP-01", "No one calls the family **after** the first week", 5, References(ids=("A-NP-01",))),
            ("G-NP-02", HOSTILE_TEXT, 1234567, References(ids=())),
            ("G-NP-03", None, None, References(ids=("A-NP-02", "A-XX-99"))),
        ),
        row_names=("G-NP-01", "G-NP-02", "G-NP-03"),
        note="Severity: 1 is least, 5 is most. Blank ids answer nothing.",
    )
    nothing = Table(
        name="nothing", caption="Services closed since last year", columns=(Column(label="Service"),), rows=()
    )
    return Section(name="annex-gaps", title="Annex: gaps", blocks=(gaps, nothing), is_annex=True)


def _build_matrix() -> Section:
    instruments = [f"Instrument {number}: Victims Support and Rehabilitation Act" for number in range(1, 10)]
    rows = tuple(
        (
            f"Requirement {number}: a named body is responsible for long-term support",
            *(("met", "silent", None) * 3),
        )
        for number in range(1, 31)
    )
    matrix = Table(
        name="matrix",
        caption="What each instrument says on each requirement",
        columns=(Column(label="Requirement"), *(Column(label=title) for title in instruments)),
        rows=rows,
        is_wide=True,
    )
    return Section(name="integration", title="Integration matrix", blocks=(matrix,))


def _build_own_outputs() -> list[NotebookNode]:
    frame = (
        '<style>td {color: red}</style><table border="1" onclick="alert(1)"><thead><tr><th></th>'
        "<th>beds</th></tr></thead><tbody><tr><th>Lower</th><td>12</td></tr></tbody></table><script>alert(1)</script>"
    )
    numbers = _build_figure().table
    picture = base64.b64encode(_draw(numbers, "png")).decode()
    return [
        new_output("execute_result", data={"text/html": frame, "text/plain": "frame"}, execution_count=1),
        new_output("display_data", data={"image/png": picture, "text/plain": "<Figure>"}),
        new_output("stream", name="stdout", text="counted\x1b[31m 12\x1b[0m " + HOSTILE_TEXT),
        new_output("stream", name="stderr", text="a warning"),
        new_output("display_data", data={"text/plain": "plain <b>words</b>"}),
    ]
