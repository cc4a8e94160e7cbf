"""Scoring sheets for raters and groups: written from a pack, filled by hand, and read back into it."""
