"""Progress and Department: the board’s tables, filters and pictures."""

__all__ = ["line_filters", "progress_table", "why"]
