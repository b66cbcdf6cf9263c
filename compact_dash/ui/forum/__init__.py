"""Agenda and Present: the Forum prepared, run and shown."""

__all__ = ["forum_planning"]
