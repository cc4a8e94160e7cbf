"""Reading a report back from an executed notebook: the one source of every format."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from nbformat import NotebookNode

from bahali.document.blocks import Block, Card, Explorer, Figure, Heading, Table
from bahali.document.cells import make_anchor
from bahali.document.outputs import Narrative, Output, read_output
from bahali.document.results import Results
from bahali.document.section import BLOCK_MIME_TYPE, Cover, KeptResults, Section, read_results, read_shown
from bahali.vocabulary.language import speaking

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
    results : Results, optional
        What the report says in numbers and ids; None where its notebook keeps none that can be read here.
    """

    cover: Cover
    parts: tuple[Part, ...]
    code: tuple[str, ...] = ()
    names: frozenset[str] = field(default=frozenset())
    handouts: Mapping[str, "ReportDocument"] = field(default_factory=dict)
    results: Results | None = None

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections alone, in reading order."""
        return tuple(part for part in self.parts if isinstance(part, Section))

    @property
    def is_handout(self) -> bool:
        """True for a paper of one or two pages, which has no contents and no numbers."""
        return any(section.handout for section in self.sections)


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
    found = [piece for number, cell in enumerate(notebook.cells, 1) for piece in _read_cell(number, cell)]
    covers = [piece for piece in found if isinstance(piece, Cover)]
    if len(covers) != 1:
        raise ValueError(f"the notebook shows {len(covers)} covers; a report needs exactly one")
    with speaking(covers[0].language):
        shown = list(_read_own(found))
    pieces = [piece for piece in shown if not isinstance(piece, Cover | KeptResults)]
    parts = _put_annexes_last(piece for piece in pieces if not _handout_of(piece))
    names = _collect_names(part for part in parts if isinstance(part, Section))
    code = tuple(cell.source for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip())
    handouts = _collect_handouts(covers[0], pieces)
    return ReportDocument(covers[0], parts, code, names, handouts, _find_results(shown))


def read_kept(notebook: Mapping[str, Any]) -> tuple[Cover | None, Results | None]:
    """Read only the cover of a report and the results that its notebook keeps, which is quick.

    Returns
    -------
    tuple of Cover or None, and Results or None
        None where the notebook has none.

    Raises
    ------
    ValueError
        If its results were kept by a newer version, or cannot be read.
    """
    carried = [
        output["data"][BLOCK_MIME_TYPE]
        for cell in notebook["cells"]
        for output in cell.get("outputs", [])
        if BLOCK_MIME_TYPE in output.get("data", {})
    ]
    pieces = [read_shown(content) for content in carried if content.get("type") in ("cover", "results")]
    covers = [piece for piece in pieces if isinstance(piece, Cover)]
    kept = [piece for piece in pieces if isinstance(piece, KeptResults)]
    return covers[0] if covers else None, read_results(kept[-1]) if kept else None


def _find_results(shown: Iterable[Part | Cover | KeptResults]) -> Results | None:
    """Read the results kept, if any; a report can be shown whether or not they can be read."""
    kept = [piece for piece in shown if isinstance(piece, KeptResults)]
    with suppress(ValueError):
        return read_results(kept[-1]) if kept else None
    return None


def _handout_of(piece: Part) -> str:
    return piece.handout if isinstance(piece, Section) else ""


def _collect_handouts(cover: Cover, pieces: Sequence[Part]) -> dict[str, ReportDocument]:
    """Gather the sections of each handout in the order of the notebook."""
    handouts: dict[str, ReportDocument] = {}
    for name in dict.fromkeys(filter(None, map(_handout_of, pieces))):
        sections = tuple(piece for piece in pieces if isinstance(piece, Section) and piece.handout == name)
        handouts[name] = ReportDocument(cover, sections, names=_collect_names(sections))
    return handouts


def _read_cell(number: int, cell: NotebookNode) -> Iterator[Part | Cover | KeptResults | NotebookNode]:
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
            carried = output.get("data", {}).get(BLOCK_MIME_TYPE)
            yield output if carried is None else read_shown(carried)


def _read_own(
    found: Iterable[Part | Cover | KeptResults | NotebookNode],
) -> Iterator[Part | Cover | KeptResults]:
    """Read a researcher's own outputs, which may need words of ours in the language of the cover."""
    for piece in found:
        shown = read_output(piece) if isinstance(piece, NotebookNode) else piece
        if shown is not None:
            yield shown


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
        case Figure() | Explorer():
            return (block.name, *_names_of(block.table))
        case _:
            return ()
