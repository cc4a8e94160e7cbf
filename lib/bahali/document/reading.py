"""Reading a report back from an executed notebook: the one source of every format."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from nbformat import NotebookNode

from bahali.document.blocks import Block, Card, Figure, Heading, Table
from bahali.document.cells import make_anchor
from bahali.document.outputs import Narrative, Output, read_output
from bahali.document.section import BLOCK_MIME_TYPE, Cover, Section, read_shown

GUIDE_TAG = "guide"  # a Markdown cell for whoever runs the notebook, never for the reader of the report

Part = Section | Narrative | Output
"""What stands in a report: a section of ours, or what a researcher added to the notebook."""


@dataclass(frozen=True)
class ReportDocument:
    """A report as every format needs it.

    Parameters
    ----------
    cover : Cover
        Its title, facts and notice.
    parts : tuple of Part
        Sections, and what a researcher added after each, in reading order; annexes last.
    code : tuple of str
        Source of each code cell, in the order of the notebook.
    names : frozenset of str
        Names of all pieces that have a place in the report, to link ids to.
    handouts : mapping of str to ReportDocument
        Papers of their own, such as the brief, by name; each has the same cover.
    """

    cover: Cover
    parts: tuple[Part, ...]
    code: tuple[str, ...] = ()
    names: frozenset[str] = field(default=frozenset())
    handouts: Mapping[str, "ReportDocument"] = field(default_factory=dict)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections alone, in reading order."""
        return tuple(part for part in self.parts if isinstance(part, Section))


def read_report(notebook: NotebookNode) -> ReportDocument:
    """Collect what an executed notebook shows, in the order of its cells.

    Sections come from the outputs that carry blocks. A Markdown cell becomes narrative at its place unless it
    is tagged ``guide``. Other outputs of code cells are kept too, made safe; standard error is not.

    Raises
    ------
    ValueError
        If a cell ended in an error, if there is no cover or more than one, or if two pieces have one name.
    pydantic.ValidationError
        If an output says that it carries blocks and they cannot be read.
    """
    shown = [piece for number, cell in enumerate(notebook.cells, 1) for piece in _read_cell(number, cell)]
    covers = [piece for piece in shown if isinstance(piece, Cover)]
    if len(covers) != 1:
        raise ValueError(f"the notebook shows {len(covers)} covers; a report needs exactly one")
    pieces = [piece for piece in shown if not isinstance(piece, Cover)]
    parts = _put_annexes_last(piece for piece in pieces if not _handout_of(piece))
    names = _collect_names(part for part in parts if isinstance(part, Section))
    code = tuple(cell.source for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip())
    return ReportDocument(covers[0], parts, code, names, _collect_handouts(covers[0], pieces))


def _handout_of(piece: Part) -> str:
    return piece.handout if isinstance(piece, Section) else ""


def _collect_handouts(cover: Cover, pieces: Sequence[Part]) -> dict[str, ReportDocument]:
    """Gather the sections of each handout in the order of the notebook."""
    handouts: dict[str, ReportDocument] = {}
    for name in dict.fromkeys(filter(None, map(_handout_of, pieces))):
        sections = tuple(piece for piece in pieces if isinstance(piece, Section) and piece.handout == name)
        handouts[name] = ReportDocument(cover, sections, names=_collect_names(sections))
    return handouts


def _read_cell(number: int, cell: NotebookNode) -> Iterator[Part | Cover]:
    if cell.cell_type == "markdown":
        if GUIDE_TAG not in cell.metadata.get("tags", []) and cell.source.strip():
            yield Narrative(cell.source)
    elif cell.cell_type == "code":
        for output in cell.outputs:
            if output.output_type == "error":
                raise ValueError(
                    f"cell {number} ended in an error: {output.ename}: {output.evalue}; "
                    "mend it and run the notebook again before making a report"
                )
            yield from _read_shown_or_own(output)


def _read_shown_or_own(output: NotebookNode) -> Iterator[Part | Cover]:
    carried = output.get("data", {}).get(BLOCK_MIME_TYPE)
    if carried is not None:
        yield read_shown(carried)
    elif (own := read_output(output)) is not None:
        yield own


def _put_annexes_last(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Keep what a researcher added with the section that it follows."""
    body: list[Part] = []
    annexes: list[Part] = []
    place = body
    for part in parts:
        if isinstance(part, Section):
            place = annexes if part.is_annex else body
        place.append(part)
    return (*body, *annexes)


def _collect_names(sections: Iterable[Section]) -> frozenset[str]:
    """Gather every name, and refuse one that is given twice: a link to it would lead to either."""
    names = [name for section in sections for name in (section.name, *_names_in(section.blocks))]
    counts = Counter(make_anchor(name) for name in names)
    twice = [anchor for anchor, count in counts.items() if count > 1]
    if twice:
        raise ValueError(f"named twice in the report: {', '.join(twice)}; is a section shown by two cells?")
    return frozenset(names)


def _names_in(blocks: Iterable[Block]) -> Iterator[str]:
    return chain.from_iterable(_names_of(block) for block in blocks)


def _names_of(block: Block) -> tuple[str, ...]:
    match block:
        case Heading(name=str() as name) | Card(name=name):
            return (name,)
        case Table():
            return (block.name, *filter(None, block.row_names))
        case Figure():
            return (block.name, *_names_of(block.table))
        case _:
            return ()
