"""History: changes in words."""
