"""Returns: commissioned, filled in, cleared, submitted, queried, accepted."""
