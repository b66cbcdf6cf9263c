"""Returns: what was asked, what was answered, what is still missing."""
