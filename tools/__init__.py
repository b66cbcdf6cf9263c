"""Tools for those who work on the product, not part of it."""
