"""Movement: how a headline rating changed between two points, and the words for it."""

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
