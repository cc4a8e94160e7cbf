"""When is each action done, what waits for what, and what fixes the end?"""
