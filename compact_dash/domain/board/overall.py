"""A department's overall rating, judged from the counts of its rateable commitments."""

from collections.abc import Mapping
from dataclasses import dataclass

from compact_dash.domain.house import house
from compact_dash.domain.rating import UNRATED, Rating


@dataclass(frozen=True)
class OverallRule:
    """The two thresholds of the rule, in per cent; without settings in force, those that the rule began with."""

    red_percent: int = 25
    rated_percent: int = 50


@dataclass(frozen=True)
class Overall:
    """A rating and the one sentence that says why."""

    rating: Rating
    reason: str


def overall(counts: Mapping[Rating, int], rule: OverallRule) -> Overall:
    """The overall rating with its reason: the first case of the rule that holds, in the rule's order.

    `counts` gives the number of rateable commitments under each headline rating; a rating left out counts none.
    """
    count = {rating: counts.get(rating, 0) for rating in Rating}
    complete = count[Rating.COMPLETE]
    on_board = {rating: count[rating] for rating in (Rating.GREEN, Rating.AMBER, Rating.RED)}
    unrated = {rating: count[rating] for rating in UNRATED}
    open_rated, open_unrated = sum(on_board.values()), sum(unrated.values())
    opened = open_rated + open_unrated
    if opened + complete == 0:
        return Overall(Rating.NOTHING_TO_RATE, f"It has only the standing promise to keep to the {house().agreement}.")
    if opened and unrated[Rating.NOT_YET_ASKED] == opened:
        return Overall(Rating.NOT_YET_ASKED, "No return has fallen due yet.")
    # Withdrawn commitments are neither open nor complete, so they change nothing.
    if opened == 0:
        return Overall(Rating.COMPLETE, f"All {complete} rateable commitments are complete.")
    if open_rated == 0 or open_rated * 100 < opened * rule.rated_percent:
        return mostly_unrated(unrated, open_rated, opened)
    # The rule counts complete commitments among the rated ones, though not among the open ones above.
    return from_colours(on_board, complete + open_rated, rule)


def mostly_unrated(unrated: Mapping[Rating, int], rated: int, opened: int) -> Overall:
    """The overall rating where too few open commitments are rated: the commonest reason why they are not.

    On a tie no return goes before no milestone.
    """
    most = max(unrated, key=lambda rating: (unrated[rating], -UNRATED.index(rating)))
    share = f"Only {rated} of {opened}" if rated else f"None of the {opened}"
    return Overall(most, f"{share} open commitments can be rated; {unrated[most]} {PLIGHT[most]}.")


PLIGHT = {
    Rating.NO_RETURN: "have no return",
    Rating.NO_MILESTONE: "have no dated milestone",
    Rating.NOT_YET_ASKED: "have not been asked about",
}


def from_colours(on_board: Mapping[Rating, int], rated: int, rule: OverallRule) -> Overall:
    """The overall rating by the colours: Red above the threshold, Amber if anything is off, else Green."""
    red, amber = on_board[Rating.RED], on_board[Rating.AMBER]
    share = "a quarter" if rule.red_percent == 25 else f"{rule.red_percent} per cent"
    # Multiplied out and not divided, so that a share of exactly the threshold is not rounded across it.
    if red * 100 > rated * rule.red_percent:
        return Overall(Rating.RED, f"{red} of {rated} rated commitments {be(red)} Red, more than {share}.")
    if red and amber:
        return Overall(Rating.AMBER, f"{red} Red and {amber} Amber of {rated} rated commitments.")
    if red or amber:
        word = "Red" if red else "Amber"
        return Overall(Rating.AMBER, f"{red or amber} of {rated} rated commitments {be(red or amber)} {word}.")
    return Overall(Rating.GREEN, f"None of {rated} rated commitments is Amber or Red.")


def be(number: int) -> str:
    return "is" if number == 1 else "are"
