"""People: roles given and ended, posts confirmed, sign-ins ended."""
