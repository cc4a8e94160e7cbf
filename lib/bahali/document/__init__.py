"""Floor 3, document: the typed pieces a report is made of, and how a notebook shows and carries them."""
