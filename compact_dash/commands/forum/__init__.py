"""The Forum: planned, prepared, run, captured and followed up."""
