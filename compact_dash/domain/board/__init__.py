"""The board: lines of the plan with their ratings, why each is what it is, and a department’s overall."""

__all__ = ["line", "reasons"]
