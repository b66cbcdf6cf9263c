"""Returns: commissioned, filled in, cleared, submitted, queried, accepted."""

__all__ = ["step_return"]
