"""Which actions are worth most together, within money and rules?"""
