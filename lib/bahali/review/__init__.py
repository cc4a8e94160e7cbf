"""Floor 6, review: takes what reviewers marked and commented back into the pack."""
