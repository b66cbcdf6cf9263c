"""The People page, and who is here on every page."""
