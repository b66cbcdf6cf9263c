"""Identifiers made by the program, so that no database needs a sequence."""

import uuid6


def new_id() -> str:
    """A new opaque id; later ids sort after earlier ones."""
    return str(uuid6.uuid7())
