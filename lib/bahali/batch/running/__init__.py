"""One report: its notebook in one kernel, its formats, and whose fault it is when that fails."""
