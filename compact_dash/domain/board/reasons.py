"""Why a rating is what it is, in one sentence."""

from datetime import date

from compact_dash.domain.action import ActionKind, Counting
from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.house import HouseWords, house
from compact_dash.domain.rating import Rating
from compact_dash.domain.wording import count, long_date

BODY = HouseWords({"ocs": "{office}", "forum": "The {forum}"})


def computed_reason(line: RatedLine) -> str:
    """The rule that gave the computed rating, with its figures."""
    return COMPUTED[line.computed_code](line)


def headline_reason(line: RatedLine) -> str:
    """Why the board shows the rating it shows."""
    if line.counting is not Counting.RATEABLE:
        return UNCOUNTED[line.counting]
    return HEADLINE[line.headline_code](line)


def accepted_reason(line: RatedLine) -> str:
    return f"{BODY[line.agreed_by or 'ocs']} accepted it as {line.computed}{on_day(line.agreed_on)}."


def not_due_reason(line: RatedLine) -> str:
    when = "" if line.first_deadline_on is None else f", due {long_date(line.first_deadline_on)}"
    return f"The first return about it has been asked for{when}, and is not in yet."


def no_return_reason(line: RatedLine) -> str:
    asked = "" if line.due_held_on is None else f" for the {house().forum} of {long_date(line.due_held_on)}"
    last = "" if line.last_agreed is None else f" Last agreed rating: {line.last_agreed.word}."
    return f"No return{asked}, and its deadline has passed.{last}"


def overdue_reason(line: RatedLine) -> str:
    due = "" if line.due_on is None else f" was due {long_date(line.due_on)},"
    return f"Its milestone{due} {count(line.overdue_days, 'day')} ago."


def moved_reason(line: RatedLine) -> str:
    times = {1: "once", 2: "twice"}.get(line.date_moves, f"{line.date_moves} times")
    return f"Its date moved later {times} without the {house().forum}’s agreement."


def on_date_reason(line: RatedLine) -> str:
    due = "" if line.due_on is None else f"; next milestone {long_date(line.due_on)}"
    return f"On date{due}."


COMPUTED = {
    "complete": accepted_reason,
    "withdrawn": accepted_reason,
    "not_asked": lambda line: "No return has been asked for that covers it.",
    "not_due": not_due_reason,
    "no_return": no_return_reason,
    "no_milestone": lambda line: "No dated milestone is open, so it cannot be said to be on course.",
    "long_overdue": overdue_reason,
    "moved_often": moved_reason,
    "overdue": overdue_reason,
    "moved": moved_reason,
    "finished": lambda line: "A milestone was finished since the last request, and the next is still to be set.",
    "on_date": on_date_reason,
}


def as_computed(line: RatedLine) -> str:
    # Nothing is Green without a date, also where somebody agreed it while there was one.
    if line.agreed is Rating.GREEN and line.computed is Rating.NO_MILESTONE:
        return "Agreed Green, but no dated milestone is open any more, so it is not shown as Green."
    return computed_reason(line)


def agreed_reason(line: RatedLine) -> str:
    return f"{BODY[line.agreed_by or 'ocs']} agreed {line.headline.word}{on_day(line.agreed_on)}: {line.agreed_reason}"


def speaker(line: RatedLine) -> str:
    """Who claims: the department, or by name a body that owns an action of a plan alone."""
    # Departments own commitments, and of a joint plan the lines that stand under a shared one.
    is_of_department = line.kind is ActionKind.COMMITMENT or line.parent_ref is not None
    return "The department" if is_of_department else line.organisation_name or house().office


def proposed_reason(line: RatedLine) -> str:
    claim = (line.claimed or Rating.COMPLETE).word.lower()
    return f"{speaker(line)} proposes it as {claim}, not yet accepted. By the dates: {uncapital(computed_reason(line))}"


def held_down_reason(line: RatedLine) -> str:
    word = (line.claimed or Rating.GREEN).word
    return f"{speaker(line)} says {word}; {uncapital(computed_reason(line))}"


def worse_reason(line: RatedLine) -> str:
    claimed, agreed = (line.claimed or line.headline).word, (line.agreed or line.headline).word
    return f"{speaker(line)} said {claimed}{on_day(line.claimed_on)}; {agreed} was agreed{on_day(line.agreed_on)}."


def on_day(day: date | None) -> str:
    return "" if day is None else f" on {long_date(day)}"


def claimed_reason(line: RatedLine) -> str:
    word = (line.claimed or line.headline).word
    return f"{speaker(line)} says {word}; no rating is agreed. By the dates: {uncapital(computed_reason(line))}"


HEADLINE = {
    "as_computed": as_computed,
    "agreed": agreed_reason,
    "proposed": proposed_reason,
    "held_down": held_down_reason,
    "worse_than_agreed": worse_reason,
    "claimed": claimed_reason,
}

UNCOUNTED = HouseWords(
    {
        Counting.STANDING: "A standing promise to keep to the {agreement}: "
        "it has no measure and stands outside the counts.",
        Counting.HEADING: "It only introduces the lines under it and is not rated itself.",
        Counting.LINKED: "It is reported elsewhere and stands outside the counts.",
        Counting.SHARED: "All departments carry it; it is counted by their lines.",
        Counting.LOG: "An action of the {forum}: open, done or overdue, never rated.",
    }
)


def uncapital(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
