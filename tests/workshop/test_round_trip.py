"""What is written into a table is what is read from it."""

import csv
import re
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from bahali.workshop.checking import check_table
from bahali.workshop.fields import codes_of, holds
from bahali.workshop.reading import read_csv
from bahali.workshop.tables import TABLE_KINDS

words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30).filter(lambda text: text.strip() != "")


def valid_cells(field: FieldInfo) -> st.SearchStrategy[tuple[str, Any]]:
    """Give the text of a cell that a field may hold, and the value it should become."""
    if holds(field, tuple) and holds(field, float):
        # People type few decimals, and no powers of ten.
        anchor = st.tuples(st.integers(-9, 99), st.integers(0, 1000).map(lambda tenths: tenths / 10))
        return st.lists(anchor, min_size=1, max_size=3).map(
            lambda pairs: ("; ".join(f"{rating}={worth!r}" for rating, worth in pairs), tuple(pairs))
        )
    if holds(field, tuple):
        part = st.sampled_from(codes_of(field)) if codes_of(field) else st.just("A-XX-01")
        return st.lists(part, min_size=1, max_size=3).map(lambda parts: ("; ".join(parts), tuple(parts)))
    if codes_of(field):
        return st.sampled_from(codes_of(field)).map(lambda code: (code, code))
    if holds(field, bool):
        return st.booleans().map(lambda answer: ("Y" if answer else "N", answer))
    if holds(field, date):
        return st.dates().map(lambda day: (day.isoformat(), day))
    return valid_numbers_and_words(field)


def valid_numbers_and_words(field: FieldInfo) -> st.SearchStrategy[tuple[str, Any]]:
    """Keep to the bounds and patterns of the field; in an optional one they stand inside its annotation."""
    marks = [
        *field.metadata,
        *(m for part in getattr(field.annotation, "__args__", ()) for m in getattr(part, "__metadata__", ())),
    ]
    marks += [inner for mark in marks if isinstance(mark, FieldInfo) for inner in mark.metadata]
    least = next((mark.ge for mark in marks if hasattr(mark, "ge")), 0)
    most = next((mark.le for mark in marks if hasattr(mark, "le")), least + 50)
    if holds(field, int):
        return st.integers(least, most).map(lambda number: (str(number), number))
    if holds(field, float):
        return st.floats(least, most).map(lambda number: (repr(number), number))
    patterns = [mark.pattern for mark in marks if getattr(mark, "pattern", None)]
    if patterns:
        return st.from_regex(re.compile(patterns[0], re.ASCII), fullmatch=True).map(lambda text: (text, text))
    return words.map(lambda text: (text, text.strip()))


@given(st.sampled_from(sorted(TABLE_KINDS)), st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_valid_values_are_read_back_as_they_were_written(name: str, data: st.DataObject) -> None:
    kind = TABLE_KINDS[name]
    cells = st.fixed_dictionaries(
        {column: valid_cells(field) for column, field in kind.row.model_fields.items()}
    )
    written = data.draw(st.lists(cells, min_size=1, max_size=3))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(kind.row.model_fields)
            writer.writerows([row[column][0] for column in kind.row.model_fields] for row in written)
        raw, reading_faults = read_csv(path, "a.csv")
    assert reading_faults == []
    assert raw is not None
    rows, faults = check_table(raw, kind)
    assert faults == []
    expected = [{column: value for column, (_, value) in row.items()} for row in written]
    assert [row.model_dump() for _, row in rows] == expected
