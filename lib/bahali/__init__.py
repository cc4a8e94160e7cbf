"""Bahali turns what a workshop produced into prioritised, traceable recommendations."""
