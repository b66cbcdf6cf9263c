"""Progress and Department: the board’s tables, filters and pictures."""
