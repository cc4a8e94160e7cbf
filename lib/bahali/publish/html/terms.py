"""Words that the glossary of a report explains, for a page that shows the meaning where the word stands."""

from collections.abc import Iterable, Iterator

from bahali.document.blocks import Block, Items
from bahali.document.freetext import clean_text
from bahali.document.section import Section

GLOSSARY = "glossary"  # name of the section
SHORTEST_TERM = 2  # characters; a single letter or figure means too many other things in a sentence


def list_terms(sections: Iterable[Section]) -> dict[str, str]:
    """List each word of the glossary with its meaning.

    Parameters
    ----------
    sections : iterable of Section
        All sections of a report; without a glossary among them there are no terms.

    Returns
    -------
    dict of str to str
        A line that explains nothing, such as ``silent: Silent``, is left out, and so is a single letter.
    """
    blocks = (block for section in sections if section.name == GLOSSARY for block in section.blocks)
    return {term: meaning for term, meaning in _each_line(blocks) if _explains(term, meaning)}


def _each_line(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if isinstance(block, Items):
            for item in block.items:
                term, _separator, meaning = clean_text(item).partition(": ")
                yield term.strip(), meaning.strip()


def _explains(term: str, meaning: str) -> bool:
    """Tell whether a line says more than its own term, which ``conflict: In conflict`` does not."""
    own, others = ({*words.replace("_", " ").casefold().split()} for words in (term, meaning))
    says_more = not own <= others or len(others - own) > 1
    return len(term) >= SHORTEST_TERM and bool(meaning) and says_more
