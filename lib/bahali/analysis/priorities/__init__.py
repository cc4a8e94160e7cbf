"""Which actions come first, in which tier, what is recommended, and what to ask next?"""
