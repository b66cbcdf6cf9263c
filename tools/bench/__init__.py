"""The bench: what a change on the Progress page costs, beside the same of a blank page."""

from tools.bench.run import kill, run

__all__ = ["kill", "run"]
