"""How much does each criterion count, and by whose answer?"""
