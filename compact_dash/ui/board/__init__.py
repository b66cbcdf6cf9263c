"""Progress and Department: the board’s tables, filters and pictures."""

__all__ = ["filters", "progress_table", "why"]
