"""Agenda and Present: the Forum prepared, run and shown."""

__all__ = ["plan_forum_form"]
