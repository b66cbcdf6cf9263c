"""The minutes on the Agenda page."""
