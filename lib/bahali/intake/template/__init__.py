"""The workbook of a workshop, written from the models that check what is filled in."""
