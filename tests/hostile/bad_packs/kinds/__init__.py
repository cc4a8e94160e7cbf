"""One module for each kind of bad input; each gives its cases as ``CASES``."""
