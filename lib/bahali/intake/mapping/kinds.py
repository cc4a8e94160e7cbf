"""Kinds of entry in a mapping file, each with what it allows in words."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from bahali.workshop.cells import Allowed
from bahali.workshop.part import Words


def as_list(value: object) -> object:
    """Take one entry for a list of one."""
    return [value] if isinstance(value, str) else value


def _check_date_form(form: str) -> str:
    letters = "".join(dict.fromkeys(re.findall("[DMY]", form)))
    runs = re.findall("D+|M+|Y+", form)
    if not re.fullmatch("[DMY ./-]+", form) or len(runs) != len(letters):
        raise ValueError("not a form of dates")
    if "YYYY" not in runs or not {"M", "MM"} & set(runs) or "DDD" in form:
        raise ValueError("not a form of dates")
    return form


OneOrMore = Annotated[
    tuple[Words, ...], BeforeValidator(as_list), Field(min_length=1), Allowed("some text, or a list of it")
]
Codes = Annotated[dict[Words, str], Allowed("words of the source, each with our code")]
RowNumber = Annotated[int, Field(ge=1, le=1000), Allowed("a row number from 1 to 1000")]
Separators = Annotated[
    tuple[Literal["space", "line", ",", ";", "/", "|", "+", "&"], ...],
    BeforeValidator(as_list),
    Allowed('space, line, or a mark such as "," or ";"'),
]
Marks = Annotated[
    tuple[Literal["/", "-", ".", ":"], ...],
    BeforeValidator(as_list),
    Allowed('a mark: "/", "-", "." or ":"'),
]
HeadingsRow = Annotated[RowNumber | Literal["find"], Allowed("a row number from 1 to 1000, or find")]
AsWritten = Annotated[str, StringConstraints(strip_whitespace=False)]
DateForm = Annotated[
    str,
    AfterValidator(_check_date_form),
    Allowed("the order of day, month and year, such as DD/MM/YYYY"),
]
