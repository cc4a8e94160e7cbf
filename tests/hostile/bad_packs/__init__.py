"""Packs and files that somebody could hand in to do harm, or by mistake; and what must come of each."""
