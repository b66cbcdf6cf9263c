"""The Forum: its agenda, the meeting as a fold over its log, the clock and the chair’s brief."""

__all__ = ["item", "kinds"]
