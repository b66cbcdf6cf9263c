"""The Forum: its agenda, the room while it meets, and the wall everybody looks at."""

__all__ = ["kept_agenda", "meetings", "readiness", "room"]
