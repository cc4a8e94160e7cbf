"""Pictures of results: each function draws one kind, and gives it with its words and its numbers."""
