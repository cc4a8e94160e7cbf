"""Takes the tables of other people into a pack, as a mapping file says, and lists all that did not come."""
