"""Floor 6, difference: what changed between two editions of the same reports."""
