"""Can somebody act on each recommendation, and is anybody forgotten by all of them together?"""
