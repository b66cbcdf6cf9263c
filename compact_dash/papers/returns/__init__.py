"""The papers of a return: the commissioning note, the workbook to fill in, the calendar entries."""
