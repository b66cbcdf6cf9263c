"""History: every change, and the mark where the trail ends."""

__all__ = ["mark"]
