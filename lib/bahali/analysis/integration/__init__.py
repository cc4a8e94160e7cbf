"""How far support is built into the instruments of a jurisdiction, and what is to change in them."""

from bahali.analysis.integration.matrix import build_matrix, count_coverage
from bahali.analysis.integration.standing import compare_standing, count_standing

__all__ = ["build_matrix", "compare_standing", "count_coverage", "count_standing"]
