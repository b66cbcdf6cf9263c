"""The Forum: planned, prepared, run, captured and followed up."""

__all__ = ["keep_agenda", "run_forum"]
