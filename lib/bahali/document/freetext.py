"""Words that people wrote, made safe: invisible tricks removed, light Markdown honoured, HTML never.

Markdown is read without images, headings, tables and reference links, so that no part of a text is dropped;
what is left passes an allow-list, so that nothing in a pack can become markup of ours.
"""

import re
from functools import cache
from itertools import pairwise

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

# Bidi embeddings, overrides and isolates let a text show in another order than it is stored. The joiners
# U+200C and U+200D stay: Urdu needs them.
_REMOVED = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_LINE_BREAK = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_TERMINAL_COLOUR = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")

_LINE_TAGS = {"strong", "em", "a", "br"}
_TEXT_TAGS = _LINE_TAGS | {"p", "ul", "ol", "li"}
_NARRATIVE_TAGS = _TEXT_TAGS | {"h2", "h3"}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
# Each of these would swallow characters that a writer meant: "> 50 beds", "[a]: see annex", "~", "***".
_BLOCKS_NOT_READ = ["blockquote", "table", "code", "fence", "hr", "reference", "html_block"]
_WORDS_NOT_READ = ["html_inline", "backticks", "strikethrough", "image", "entity"]
_EMPTY_LINK = re.compile(r"<a [^>]*>\s*</a>")


def clean_text(text: str) -> str:
    r"""Take out what a reader cannot see: bidi controls, control characters, terminal colours.

    Line breaks of every kind become ``\n``; the joiners that Urdu needs stay. The outcome is plain text,
    to be escaped by whoever puts it into markup.

    Examples
    --------
    >>> clean_text("pay\u202eyap\x07\r\nnext")
    'payyap\nnext'
    """
    return _REMOVED.sub("", _LINE_BREAK.sub("\n", _TERMINAL_COLOUR.sub("", text)))


def render_free_text(text: str) -> str:
    """Turn what somebody wrote into paragraphs and lists of HTML.

    Bold, italics, lists and web links are honoured; a line break stays one; everything else shows as typed.

    Parameters
    ----------
    text : str
        Words from the pack, possibly with light Markdown, possibly hostile.

    Returns
    -------
    str
        HTML made of p, strong, em, ul, ol, li, a and br only; links lead to http and https only.

    Examples
    --------
    >>> render_free_text("Train **all** teams <b>now</b>")
    '<p>Train <strong>all</strong> teams &lt;b&gt;now&lt;/b&gt;</p>'
    """
    return _allow(_parser().render(clean_text(text)), _TEXT_TAGS)


def render_free_line(text: str) -> str:
    """Turn what somebody wrote into HTML that fits inside a sentence or a table cell: no paragraphs or lists.

    Examples
    --------
    >>> render_free_line("Ask the *tehsil* hospital")
    'Ask the <em>tehsil</em> hospital'
    """
    return _allow(_parser().renderInline(clean_text(text)), _LINE_TAGS)


def render_narrative(text: str, level: int) -> str:
    """Turn a Markdown cell that a researcher added into HTML, every heading at the one level that fits there.

    Parameters
    ----------
    text : str
        Source of the cell.
    level : {2, 3}
        Level its headings get, whatever they were, so that no level of the report is skipped.
    """
    markup = _parser(with_headings=True).render(clean_text(text))
    return _allow(re.sub(r"(</?h)[1-6]>", rf"\g<1>{level}>", markup), _NARRATIVE_TAGS)


class _Parser(MarkdownIt):
    """Markdown whose links lead to the web only; any other stays as it was typed."""

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return url.lower().startswith(("http://", "https://"))


@cache
def _parser(with_headings: bool = False) -> MarkdownIt:
    parser = _Parser("js-default", {"html": False, "breaks": True})
    parser.disable(_BLOCKS_NOT_READ + _WORDS_NOT_READ)
    if not with_headings:
        parser.disable(["heading", "lheading"])
    parser.core.ruler.push("image_marks", _drop_image_marks)
    return parser


def _drop_image_marks(state: StateCore) -> None:
    """Remove the "!" that is left when an image is read as a link."""
    for token in state.tokens:
        children = token.children or []
        for mark, following in pairwise(children):
            if following.type == "link_open" and mark.type == "text":
                mark.content = mark.content.removesuffix("!")


def _allow(markup: str, tags: set[str]) -> str:
    attributes = {tag: names for tag, names in _ATTRIBUTES.items() if tag in tags}
    safe = nh3.clean(
        markup, tags=tags, attributes=attributes, url_schemes={"http", "https"}, url_relative="deny"
    )
    return _EMPTY_LINK.sub("", safe).strip()
