"""Which actions come first, how sure that is, who disagrees, and what a budget allows?

Inside, plain arrays have one shape each: ``values`` are actions by criteria from 0 (worst) to 1 (best),
``weights`` are one share for each criterion and add up to 1, and a leading axis stands for draws or raters.
"""
