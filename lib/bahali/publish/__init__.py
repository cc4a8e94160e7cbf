"""Floor 5, publish: renders the blocks of an executed notebook into files people open; computes nothing."""
