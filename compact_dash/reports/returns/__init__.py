"""Returns: what was asked, what was answered, what is still missing."""

__all__ = ["answered", "supplements"]
