"""Floor 0, vocabulary: the codes people write, the words we show for them, and how a fault is told."""
