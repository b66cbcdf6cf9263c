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
    """Whether a line is rated and counted; one that is not says instead where it stands."""

    RATEABLE = "rateable"
    STANDING = "standing"
    LINKED = "linked"
    HEADING = "heading"
    # An action that every department leads its own line of: those lines are counted, not it.
    SHARED = "shared"
    # An action of the Forum, which is open or done and never rated.
    LOG = "log"
