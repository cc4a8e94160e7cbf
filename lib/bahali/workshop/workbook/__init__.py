"""A workshop pack as one Excel workbook: a sheet for each table, and sheets for what workshop.yaml says."""
