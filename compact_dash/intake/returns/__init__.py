"""A return’s workbook, read into the answers the form would make."""
