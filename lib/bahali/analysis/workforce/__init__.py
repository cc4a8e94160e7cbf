"""How many people are trained, supervised and taught, year by year, and which plan reaches the targets."""
