"""Pictures as SVG: made small, and made safe to stand inside a page.

Text stays text: it is sharp at any size, can be searched and copied, and takes a tenth of the room that the
outlines of its letters took. Pages bring the font along.
"""

import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"

_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DECIMALS = 2  # of a point; finer than any screen or printer shows
_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_NO_TURN = re.compile(r"rotate\(-?0 [^)]*\)\s*")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
_ISOLATE_RIGHT_TO_LEFT, _END_OF_ISOLATE = "\u2067", "\u2069"

_ELEMENTS = {"svg", "g", "path", "rect", "line", "circle", "polygon", "polyline", "use", "text", "tspan"} | {
    *("defs", "clipPath", "pattern", "title", "desc")
}
_ATTRIBUTES = {
    *("id", "d", "x", "y", "dx", "dy", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "points"),
    *("width", "height", "viewBox", "transform", "clip-path", "patternUnits", "href", "version"),
    *("fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray"),
    *("stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "opacity", "direction"),
    *("font-family", "font-size", "font-style", "font-weight", "text-anchor", "unicode-bidi"),
    "{http://www.w3.org/XML/1998/namespace}space",
}
_SAFE_REFERENCE = re.compile(r"#[\w.:-]+")

ElementTree.register_namespace("", SVG)


def slim_svg(source: str) -> str:
    """Make an SVG that a plotting library wrote small: nothing that can be seen changes.

    Parameters
    ----------
    source : str
        A whole SVG file, its text as text.

    Returns
    -------
    str
        One ``svg`` element without styles: a page's security policy refuses them inside markup.

    Examples
    --------
    >>> slim_svg('<svg xmlns="http://www.w3.org/2000/svg"><g id="a"><path style="fill: red"/></g></svg>')
    '<svg xmlns="http://www.w3.org/2000/svg" stroke-linejoin="round"><path fill="red" /></svg>'
    """
    root = fromstring(_NOT_IN_XML.sub("", source))
    _drop(root, lambda part: _local(part) in {"metadata", "style"})
    for part in root.iter():
        _set_plain_attributes(part)
        part.tail = None
        if _local(part) == "text":
            part.text = _isolate(part.text or "")
        else:
            part.text = None
    _drop_unused_names(root)
    _flatten(root)
    _hoist_font(root)
    root.set("stroke-linejoin", "round")  # as matplotlib's own style sheet says
    return ElementTree.tostring(root, encoding="unicode")


def inline_svg(source: str, prefix: str) -> ElementTree.Element | None:
    """Read a picture to stand inside a page, its names made unique there.

    Parameters
    ----------
    source : str
        One ``svg`` element.
    prefix : str
        What every name inside the picture begins with, unique in the page.

    Returns
    -------
    Element or None
        None when it holds anything that is not plainly drawing, such as a script, a style or an address;
        then it must stay outside the page, as an image.
    """
    try:
        root: ElementTree.Element = fromstring(source)
    except (ElementTree.ParseError, DefusedXmlException):
        return None
    parts = list(root.iter())
    if not all(_is_drawing(part) for part in parts):
        return None
    for part in parts:
        _prefix_names(part, prefix)
    return root


def _local(part: ElementTree.Element) -> str:
    return part.tag.rpartition("}")[2] if isinstance(part.tag, str) else ""


def _drop(root: ElementTree.Element, is_dropped: Callable[[ElementTree.Element], bool]) -> None:
    for parent in list(root.iter()):
        for child in list(parent):
            if is_dropped(child):
                parent.remove(child)


def _set_plain_attributes(part: ElementTree.Element) -> None:
    """Turn styles into attributes, shorten numbers, and leave out turns by nothing."""
    for rule in part.attrib.pop("style", "").split(";"):
        name, colon, value = rule.partition(":")
        if colon:
            part.set(name.strip(), value.strip())
    link = part.attrib.pop(f"{{{XLINK}}}href", None)
    if link:
        part.set("href", link)
    for name, value in list(part.attrib.items()):
        if name in {"d", "transform", "x", "y", "width", "height", "points", "stroke-width", "font-size"}:
            part.set(name, _shorten_numbers(value))
    if "transform" in part.attrib:
        turned = _NO_TURN.sub("", part.attrib["transform"]).strip()
        part.set("transform", turned) if turned else part.attrib.pop("transform")
    if "d" in part.attrib:
        part.set("d", re.sub(r"\s*([A-Za-z])\s*", r"\1", " ".join(part.attrib["d"].split())))
    part.attrib.pop("version", None)


def _shorten_numbers(text: str) -> str:
    return _NUMBER.sub(lambda found: f"{round(float(found[0]), _DECIMALS):g}", text)


def _isolate(text: str) -> str:
    """Let words that begin from the right run from the right, in viewers that only know left to right."""
    first = _LETTER.search(text)
    if first and _RIGHT_TO_LEFT.match(first[0]):
        return f"{_ISOLATE_RIGHT_TO_LEFT}{text}{_END_OF_ISOLATE}"
    return text


def _drop_unused_names(root: ElementTree.Element) -> None:
    used = set(_references(root))
    for part in root.iter():
        if part.get("id") not in used:
            part.attrib.pop("id", None)


def _references(root: ElementTree.Element) -> Iterator[str]:
    for part in root.iter():
        for name, value in part.attrib.items():
            yield from _REFERENCE.findall(value)
            if name == "href":
                yield value.removeprefix("#")


def _flatten(root: ElementTree.Element) -> None:
    """Take away groups that say nothing, and definitions that define nothing."""
    for parent in reversed(list(root.iter())):
        children: list[ElementTree.Element] = []
        for child in parent:
            is_bare = _local(child) in {"g", "defs"} and not child.attrib
            if is_bare and (_local(child) == "g" or not len(child)):
                children += list(child)
            else:
                children.append(child)
        parent[:] = children


def _hoist_font(root: ElementTree.Element) -> None:
    """Name the font once, where every text has the same, and keep double spaces."""
    texts = [part for part in root.iter() if _local(part) == "text"]
    families = {part.get("font-family") for part in texts}
    if len(families) == 1 and (family := families.pop()):
        root.set("font-family", family)
        root.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        for part in texts:
            part.attrib.pop("font-family")


def _is_drawing(part: ElementTree.Element) -> bool:
    if (
        not isinstance(part.tag, str)
        or not part.tag.startswith(f"{{{SVG}}}")
        or _local(part) not in _ELEMENTS
    ):
        return False
    for name, value in part.attrib.items():
        leads_out = "url(" in _REFERENCE.sub("", value)
        if name not in _ATTRIBUTES or leads_out or (name == "href" and not _SAFE_REFERENCE.fullmatch(value)):
            return False
    return True


def _prefix_names(part: ElementTree.Element, prefix: str) -> None:
    for name, value in list(part.attrib.items()):
        if name == "id":
            part.set(name, f"{prefix}-{value}")
        elif name == "href":
            part.set(name, f"#{prefix}-{value.removeprefix('#')}")
        elif "url(#" in value:
            part.set(name, _REFERENCE.sub(rf"url(#{prefix}-\1)", value))
