"""The bench: what the product costs beside a blank page, and what a reader waits for beside other frameworks."""

from tools.bench.comparison import Comparison, compare, film
from tools.bench.run import grow, kill, run

__all__ = ["Comparison", "compare", "film", "grow", "kill", "run"]
