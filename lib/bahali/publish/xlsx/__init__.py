"""A report as a workbook: one sheet for each table, and a first one that explains them."""

from bahali.publish.xlsx.workbook import write_xlsx

__all__ = ["write_xlsx"]
