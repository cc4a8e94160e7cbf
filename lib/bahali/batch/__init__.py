"""Floor 6, batch: runs many notebooks with papermill, keeps their faults apart, and writes the index."""
