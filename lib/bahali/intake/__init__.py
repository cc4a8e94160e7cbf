"""Floor 6, intake: what is handed out to be filled, and how other people's tables come into a pack."""
