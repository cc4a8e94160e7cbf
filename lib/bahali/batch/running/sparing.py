"""Spares a batch what takes seconds to load and nobody needs."""

import sys

_GRAMMAR = "rfc3987_syntax"


def spare_grammar() -> None:
    """Keep jsonschema, which checks notebooks, from building a grammar of web addresses when it is imported.

    Where that package is installed, as JupyterLab has it installed, building it takes about two seconds of
    processor time. Without it jsonschema does not check the syntax of addresses; notebooks have none.
    """
    sys.modules.setdefault(_GRAMMAR, None)  # type: ignore[arg-type]  # so importing it fails, as if not there
