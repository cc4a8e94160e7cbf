"""A copy of a workbook in which every fault is marked in its cell, for whoever has to mend it."""
