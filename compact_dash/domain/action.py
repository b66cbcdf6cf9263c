"""Actions: their kinds, and the ways in which a line of the plan counts."""

from enum import StrEnum


class ActionKind(StrEnum):
    """A kind of action as the store and the files write it."""

    COMMITMENT = "commitment"
    PLAN_ACTION = "plan_action"
    FORUM_ACTION = "forum_action"


# The kinds that are rated, in the order in which a department's page lists them.
RATED_KINDS = (ActionKind.COMMITMENT, ActionKind.PLAN_ACTION)


class Counting(StrEnum):
    """The way a line counts: a rateable one is rated and counted, any other says where it stands instead."""

    RATEABLE = "rateable"
    # A promise to comply with the Compact, which has no measure.
    STANDING = "standing"
    # Reported elsewhere, and so outside the counts here.
    LINKED = "linked"
    # It only introduces the lines under it, which are counted themselves.
    HEADING = "heading"
    # An action that every department leads its own line of: those lines are counted, not it.
    SHARED = "shared"
    # An action of the Forum, which is open or done and never rated.
    LOG = "log"
