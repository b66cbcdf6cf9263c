"""Movement: how a headline rating changed between two points, and the words for it."""

from collections.abc import Mapping

from compact_dash.domain.board.phrase import NUMBER, Phrase, Phrases

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


# Only what moved.
MOVED_PHRASES = tuple(Phrase(name, "", f"{NUMBER} {WORDS[name]}", f"{NUMBER} {WORDS[name]}") for name in MOVED)
JOINT = ", "


def moved_in_words(sums: Mapping[str, int]) -> str:
    """What moved, in words: 1 better, 2 worse; empty where nothing did."""
    return Phrases(MOVED_PHRASES, JOINT).said(sums)
