"""Copies: the file of the database watched, backed up by itself and on a press, and what is wrong with it said."""

__all__: list[str] = []
