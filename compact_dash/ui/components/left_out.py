"""What a page leaves out for its reader, said with its number where it would stand: never “none” in its place."""

from datetime import date

from compact_dash.domain.action import ActionKind
from compact_dash.domain.house import in_house_words
from compact_dash.domain.sharing import not_shown
from compact_dash.ui import readings
from compact_dash.ui.html import show

NOUNS: dict[ActionKind, tuple[str, str]] = {
    ActionKind.COMMITMENT: ("commitment", "commitments"),
    ActionKind.PLAN_ACTION: ("line of the {joint_plan}", "lines of the {joint_plan}"),
    ActionKind.FORUM_ACTION: ("action of the {forum}", "actions of the {forum}"),
}


def say_left_out(sentence: str) -> None:
    """Say what is left out, where anything is."""
    if sentence:
        show("left_out", sentence=sentence)


def say_lines_left_out(as_at: date, *kinds: ActionKind, organisation: str | None = None) -> None:
    """Say how many lines of each kind the reader is not shown; commitments, where no kind is named."""
    kinds = kinds or (ActionKind.COMMITMENT,)
    told = [
        not_shown(readings.number_not_shown(as_at, kind, organisation), *map(in_house_words, NOUNS[kind]))
        for kind in kinds
    ]
    sentences = [each for each in told if each]
    if sentences:
        say_left_out(" ".join([*sentences, "The ratings, dates and movement counted here are without them."]))
