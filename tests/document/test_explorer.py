"""The explorer as HTML: what stands for everybody, with or without a script."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from pydantic import ValidationError

from bahali.document.blocks import Column, Explorer, Option, Table, WeightSet
from bahali.document.markup import render_block
from bahali.document.reading import _names_of

TABLE = Table(
    name="numbers", caption="Values", columns=(Column(label="Action"),), rows=(("Open a <b>desk",),)
)


@pytest.fixture(name="make")
def make_explorer() -> Callable[..., Explorer]:
    def make(**changes: object) -> Explorer:
        pieces: dict[str, object] = {
            "name": "weights",
            "criteria": ("Benefit", "Reach"),
            "sets": (WeightSet(name="base", weights=(0.7, 0.3)),),
            "chosen": "base",
            "options": (Option(name="A-1", title="Open a desk", values=(0.5, None), place=1),),
            "shortlist": 1,
            "table": TABLE,
        }
        return Explorer.model_validate(pieces | changes)

    return make


Make = Callable[..., Explorer]


def test_the_table_and_a_sentence_stand_without_script(make: Make) -> None:
    soup = BeautifulSoup(render_block(make()), "html.parser")
    assert [cell.get_text() for cell in soup.select(".explorer#weights tbody th")] == ["Open a <b>desk"]
    assert [line.get_text() for line in soup.select("p")] == [
        "The sliders appear where a browser runs the script of the page. The table stands either way."
    ]
    assert not soup.select("script, input, button, select, b, [hidden], [style]")


def test_its_names_are_known_to_the_report(make: Make) -> None:
    assert _names_of(make()) == ("weights", "numbers")


def test_it_is_read_back_as_it_was_carried_to_the_last_digit(make: Make) -> None:
    explorer = make(
        sets=(WeightSet(name="base", weights=(0.1 + 0.2, 0.7)),),
        options=(Option(name="A-1", title="Open a desk", values=(1 / 3, None), place=None),),
    )
    assert Explorer.model_validate_json(explorer.model_dump_json()) == explorer


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"criteria": ("Benefit",)}, "explorer weights, set base: 2 numbers for 1 criteria"),
        (
            {"options": (Option(name="A-1", title="Desk", values=(0.5,), place=1),)},
            "explorer weights, option A-1: 1 numbers for 2 criteria",
        ),
        ({"chosen": "other"}, "explorer weights: no set is called other"),
        ({"shortlist": 0}, "greater than or equal to 1"),
    ],
)
def test_what_does_not_fit_together_is_refused(make: Make, changes: dict[str, object], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        make(**changes)
