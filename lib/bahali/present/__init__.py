"""Floor 4, present: turns results into blocks (words, tables, figures, sections); computes nothing."""
