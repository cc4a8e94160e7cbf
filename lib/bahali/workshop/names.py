"""What the ids of a workshop stand for."""

from dataclasses import dataclass, field

from bahali.workshop.tables import TABLE_KINDS
from bahali.workshop.workshop import Workshop


@dataclass(frozen=True)
class Names:
    """Gives the words for an id; None where a cell is blank, and the id itself where its table is absent."""

    workshop: Workshop
    _columns: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict, repr=False)

    def jurisdiction(self, code: str) -> str:
        """Give the name of a jurisdiction."""
        return self.workshop.header.jurisdictions[code].name

    def theme(self, code: str) -> str:
        """Give the words of a theme."""
        return self.workshop.header.themes.get(code, code)

    def institution(self, code: object) -> str | None:
        """Give the name of an institution."""
        return self._look_up("institutions", "name", code)

    def instrument(self, code: object) -> str | None:
        """Give the short title of an instrument, or its title."""
        short = self._column("instruments", "short_title").get(str(code))
        return short or self._look_up("instruments", "title", code)

    def cadre(self, code: object) -> str | None:
        """Give the name of a cadre."""
        return self._look_up("cadres", "label", code)

    def programme(self, code: object) -> str | None:
        """Give the title of a course."""
        return self._look_up("training_programmes", "title", code)

    def action(self, code: object) -> str | None:
        """Give the title of an action."""
        return self._look_up("actions", "title", code)

    def requirement(self, code: str) -> str:
        """Give a requirement by its id and its short words."""
        short = self._column("requirements", "short_label").get(code)
        return f"{code} {short or self._look_up('requirements', 'label', code)}"

    def _look_up(self, table: str, column: str, code: object) -> str | None:
        return self._column(table, column).get(code, code) if isinstance(code, str) else None

    def _column(self, table: str, column: str) -> dict[str, str]:
        key = (table, column)
        if key not in self._columns:
            named = self.workshop.tables[table].dropna(subset=[column])
            ids = named[TABLE_KINDS[table].key_columns[0]]
            self._columns[key] = dict(zip(ids, named[column], strict=True))
        return self._columns[key]
