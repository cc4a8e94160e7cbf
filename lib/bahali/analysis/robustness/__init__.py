"""How often does each action come first when weights and raters are drawn again, and what changes that?"""
