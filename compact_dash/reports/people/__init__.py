"""People: roles and posts."""

__all__ = ["posts"]
