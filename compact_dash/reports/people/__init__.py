"""People: roles and posts."""
