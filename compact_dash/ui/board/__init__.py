"""Progress and Department: the board’s tables, filters and pictures."""

__all__ = ["progress_table"]
