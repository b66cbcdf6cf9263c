"""Agenda and Present: the Forum prepared, run and shown."""
