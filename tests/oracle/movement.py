"""An independent statement of how a line moved between two moments, and of a department's overall rating."""

from collections.abc import Mapping
from fractions import Fraction

from tests.oracle.rules import RANK, Line

# The first of these wins a tie.
UNRATED = ("no_return", "no_milestone", "not_yet_asked")


def movement(then: Line | None, now: Line) -> str | None:
    """What became of a line since `then`; nothing for one that is rated at neither end."""
    if on_board(then) and not on_board(now):
        return "removed"
    before, after = rank(then), rank(now)
    if before and after:
        return "better" if after > before else "worse" if after < before else "same"
    if after:
        return "newly_rated"
    return "went_silent" if before else None


def on_board(line: Line | None) -> bool:
    """Whether the line is among those counted, and still promised."""
    return line is not None and line.counts and line.headline != "withdrawn"


def rank(line: Line | None) -> int | None:
    return line.rank if line is not None and line.counts else None


def only_lapsed(then: Line | None, now: Line) -> bool:
    """Whether the headline changed for no other reason than that an agreed rating ran out."""
    if then is None or not (then.counts and now.counts):
        return False
    ran_out = then.agreed is not None and now.agreed is None
    unmoved = (then.claimed, then.computed) == (now.claimed, now.computed)
    return ran_out and unmoved and then.rank != now.rank


def overall(counts: Mapping[str, int], red_percent: int = 25, rated_percent: int = 50) -> str:
    """A department's rating from its counts by headline, taken rule by rule as the page of rules gives them."""
    colours = [word for word in RANK if word != "complete" for _ in range(counts.get(word, 0))]
    unrated = [word for word in UNRATED for _ in range(counts.get(word, 0))]
    complete = counts.get("complete", 0)
    still_open = len(colours) + len(unrated)
    rated = len(colours) + complete
    if not still_open:
        return "complete" if complete else "nothing_to_rate"
    if unrated.count("not_yet_asked") == still_open:
        return "not_yet_asked"
    if Fraction(len(colours), still_open) < Fraction(rated_percent, 100):
        return max(UNRATED, key=unrated.count)
    if Fraction(colours.count("red"), rated) > Fraction(red_percent, 100):
        return "red"
    return "amber" if {"amber", "red"} & set(colours) else "green"
