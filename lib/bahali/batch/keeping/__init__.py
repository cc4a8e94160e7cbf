"""What is there: its manifest, how the last attempt ended, and whether it is as it should be."""
