"""Progress and Department: the board’s tables, filters and pictures."""

__all__ = ["filters", "line_filters", "progress_table", "why"]
