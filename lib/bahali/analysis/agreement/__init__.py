"""Do raters agree, on what are they divided, and has the panel settled?"""
