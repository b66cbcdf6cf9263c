"""Movement: how a headline rating changed between two points, and the words for it."""

from collections.abc import Mapping

WORDS = {
    "better": "better",
    "same": "same",
    "worse": "worse",
    "newly_rated": "newly rated",
    # The store keeps the term; the reader is told what it says of every line, also one that was answered.
    "went_silent": "no longer rated",
    "removed": "removed",
}
MOVED = tuple(name for name in WORDS if name != "same")


def moved_in_words(sums: Mapping[str, int]) -> str:
    """What moved, in words: 1 better, 2 worse; empty where nothing did."""
    return ", ".join(f"{sums[name]} {WORDS[name]}" for name in MOVED if sums[name])
