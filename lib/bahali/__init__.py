"""Bahali turns what a workshop produced into prioritised, traceable recommendations."""

from bahali.vocabulary.postponing import postpone_grammar

postpone_grammar()
