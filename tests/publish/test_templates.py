"""Templates: what is put into a page is text, and what is missing is an error."""

import pytest
from jinja2 import UndefinedError

from bahali.publish.templates import fill_template

PLACES = {"direction": "ltr", "policy": "", "style": "", "notice": ""}


def test_what_is_not_given_is_an_error_and_no_blank() -> None:
    with pytest.raises(UndefinedError, match="'page' is undefined"):
        fill_template("index/index.html.j2", **PLACES)


def test_what_is_given_as_text_comes_out_as_text() -> None:
    page = {"language": "en", "title": "<b>A\0</b>", "notice": None, "entries": ()}
    page |= {"dates": "", "place": "", "summary": "<i>"}
    written = fill_template("index/index.html.j2", page=page, **PLACES)
    assert "<title>Reports – &lt;b&gt;A&lt;/b&gt;</title>" in written
    assert "&lt;i&gt;" in written
