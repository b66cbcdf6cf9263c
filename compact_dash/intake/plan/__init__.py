"""A plan’s workbook or CSV files, read into rows that agree with each other."""
