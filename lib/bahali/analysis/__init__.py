"""Floor 2, analysis: pure functions from tables to tables; no files, no pictures, no sentences."""
