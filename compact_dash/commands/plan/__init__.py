"""The plan: lines added, changed, split, handed on, carried over and published."""

__all__ = ["known"]
