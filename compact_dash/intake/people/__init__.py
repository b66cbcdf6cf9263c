"""A list of people, read into rows."""
