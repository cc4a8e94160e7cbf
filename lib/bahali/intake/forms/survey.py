"""The pieces of a form: its questions and lists of choices, in the words of XLSForm."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

Cells = dict[str, str]

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff￾￿]+")


@dataclass
class Form:
    """A form.

    Parameters
    ----------
    form_id : str
        Its id, and the name of its files.
    title : str
        Its title.
    survey : list of dict
        Questions and groups, in their order.
    choices : list of dict
        Choices of all lists.
    """

    form_id: str
    title: str
    survey: list[Cells] = field(default_factory=list)
    choices: list[Cells] = field(default_factory=list)

    @property
    def settings(self) -> Cells:
        """Id, title and version; the version is made from the content, so another one is another form."""
        content = json.dumps([self.title, self.survey, self.choices]).encode()
        version = str(int(sha256(content).hexdigest()[:8], 16))
        return {"form_title": safe_words(self.title), "form_id": self.form_id, "version": version}

    def ask(self, kind: str, name: str, label: str, **more: str) -> None:
        """Add a question, a note or the begin of a group."""
        words = {key: safe_words(text) if key == "hint" else text for key, text in more.items() if text}
        self.survey.append({"type": kind, "name": name, "label": safe_words(label), **words})

    def end_group(self) -> None:
        """End the group begun last."""
        self.survey.append({"type": "end_group"})

    def offer(self, list_name: str, choices: Mapping[str, str]) -> None:
        """Add a list of choices, each with its code and the words for it."""
        self.choices += [
            {"list_name": list_name, "name": code, "label": safe_words(label)}
            for code, label in choices.items()
        ]

    def as_sheets(self) -> dict[str, Sequence[Cells]]:
        """Give the sheets of an XLSForm."""
        return {"survey": self.survey, "choices": self.choices, "settings": [self.settings]}


def safe_words(text: str) -> str:
    r"""Give words so that a form shows them as they are: one line, and no reference to a question.

    Examples
    --------
    >>> safe_words("Costs ${x}\nand more")
    'Costs $ {x} and more'
    """
    return _UNPRINTABLE.sub(" ", text).replace("${", "$ {").strip()
