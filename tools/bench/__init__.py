"""The bench: the cost of a change on the Progress page, beside the cost of a rerun of a blank page."""

from tools.bench.run import kill, run

__all__ = ["kill", "run"]
