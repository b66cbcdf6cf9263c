"""The Forum: planned, prepared, run, captured and followed up."""

__all__ = ["capture", "keep_agenda", "run_forum"]
