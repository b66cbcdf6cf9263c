"""The Forum: planned, prepared, run, captured and followed up."""

__all__ = ["run_forum"]
