"""Ratings: the words the board speaks in, what each means and how they compare."""

from collections.abc import Mapping
from enum import StrEnum

from compact_dash.domain.house import HouseWords


class Rating(StrEnum):
    """A rating as the store and the JSON write it."""

    COMPLETE = "complete"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NO_MILESTONE = "no_milestone"
    NO_RETURN = "no_return"
    NOT_YET_ASKED = "not_yet_asked"
    WITHDRAWN = "withdrawn"
    NOTHING_TO_RATE = "nothing_to_rate"

    @property
    def word(self) -> str:
        """The rating as a reader sees it."""
        return WORDS[self]


WORDS: dict[Rating, str] = {
    Rating.COMPLETE: "Complete",
    Rating.GREEN: "Green",
    Rating.AMBER: "Amber",
    Rating.RED: "Red",
    Rating.NO_MILESTONE: "No milestone",
    Rating.NO_RETURN: "No return",
    Rating.NOT_YET_ASKED: "Not yet asked",
    Rating.WITHDRAWN: "Withdrawn",
    Rating.NOTHING_TO_RATE: "Nothing to rate",
}

MEANINGS: Mapping[Rating, str] = HouseWords(
    {
        Rating.COMPLETE: "The department says it is done, and {office} or the {forum} has accepted that.",
        Rating.GREEN: "On course: the next dated milestone is ahead and its date has not slipped.",
        Rating.AMBER: "A problem in hand: a milestone is overdue, or its date moved later once.",
        Rating.RED: "Will miss without help: long overdue, or the date keeps moving.",
        Rating.NO_MILESTONE: "No dated step is open, so nobody can tell whether it is on course. Never green.",
        Rating.NO_RETURN: "The department was asked, the deadline passed, and it has not answered.",
        Rating.NOT_YET_ASKED: "No request for a return has fallen due yet.",
        Rating.WITHDRAWN: "No longer promised; {office} or the {forum} has accepted the reason.",
        Rating.NOTHING_TO_RATE: "The department has only the standing promise to keep to the {agreement}.",
    }
)

# The order of the columns and of every list of counts. Nothing to rate is said of departments and never of a line.
COUNTED: tuple[Rating, ...] = (
    Rating.COMPLETE,
    Rating.GREEN,
    Rating.AMBER,
    Rating.RED,
    Rating.NO_MILESTONE,
    Rating.NO_RETURN,
    Rating.NOT_YET_ASKED,
    Rating.WITHDRAWN,
)
# In this order: where as many lines have one as another, a department's overall rating is the earlier.
UNRATED = (Rating.NO_RETURN, Rating.NO_MILESTONE, Rating.NOT_YET_ASKED)
# Nothing more is to be reported of a line so rated.
SETTLED = (Rating.COMPLETE, Rating.WITHDRAWN)
# What OCS or the Forum may agree.
AGREED = (Rating.GREEN, Rating.AMBER, Rating.RED, Rating.COMPLETE, Rating.WITHDRAWN)
