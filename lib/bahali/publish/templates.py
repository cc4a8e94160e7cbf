"""The one place that page templates come from: what stands in them is escaped, and nothing may be missing."""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bahali.document.freetext import clean_text
from bahali.publish.style import ASSETS
from bahali.vocabulary.language import _, ngettext


def fill_template(name: str, **places: object) -> str:
    """Write a page from a template of the assets, in the language that is spoken.

    Parameters
    ----------
    name : str
        Path of the template in the assets, such as ``"report/index.html.j2"``.
    **places : object
        What the template names; all text is escaped unless it is marked as markup.

    Raises
    ------
    jinja2.UndefinedError
        If the template names something that was not given.
    """
    return _environment().get_template(name).render(places)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.globals |= {"_": _, "ngettext": ngettext}
    environment.filters["clean"] = clean_text
    return environment
