"""What is each action worth, by whose ratings, on which fixed scales?"""
