"""The wording of minutes: what was written down in haste, under a label that says what it is.

Nothing is guessed. The words stand as they were typed, so a name keeps its capital and an order stays an order; only
a small letter at the very start becomes a capital, and a full stop is put at the end where there is none.
"""

from datetime import date

from compact_dash.domain.house import house
from compact_dash.domain.wording import capital, long_date

ENDS = (".", "!", "?", "…")


def by_the_forum() -> str:
    """Who agreed what nobody else is named for."""
    return f"the {house().forum}"


def sentence(text: str) -> str:
    """The text with a capital at the front and a stop at the end."""
    clean = " ".join(text.split())
    return capital(clean) + ("" if clean.rstrip("”’\"')").endswith(ENDS) else ".")


def without_stop(text: str) -> str:
    """The text without its last full stop, unless there is nothing else."""
    clean = " ".join(text.split())
    return clean.removesuffix(".") or clean


def decision(text: str, ref: str | None = None) -> str:
    """A decision as it was typed, with the line it is about."""
    return f"Decision on {ref}: {sentence(text)}" if ref else f"Decision: {sentence(text)}"


def remark(text: str, ref: str | None = None) -> str:
    """Something said in the meeting as it was typed, with the line it is about."""
    return f"On {ref}: {sentence(text)}" if ref else sentence(text)


def rating_agreed(ref: str, word: str, reason: str, who: str = "") -> str:
    return f"On {ref}, {who or by_the_forum()} agreed the rating {word}. Reason: {sentence(reason)}"


def date_agreed(ref: str, title: str, due_on: date, reason: str | None, who: str = "") -> str:
    """A milestone with its date, or where there is a reason the new date of one."""
    named = f"“{without_stop(title)}”"
    whoever = who or by_the_forum()
    if reason is None:
        return f"On {ref}, {whoever} agreed the milestone {named}, by {long_date(due_on)}."
    return f"On {ref}, {whoever} agreed {long_date(due_on)} as the new date of {named}. Reason: {sentence(reason)}"


def action_agreed(ref: str, owner: str, text: str, due_on: date | None) -> str:
    """An action as it was typed, with its reference, its owner and the date first agreed."""
    by = f", by {long_date(due_on)}" if due_on else ""
    return f"Action {ref} ({owner}{by}): {sentence(text)}"


def how_agreed(met_on: date | None) -> str:
    """Where minutes were agreed: at the Forum that met on that day, or at none."""
    return f"Agreed at the {house().forum} of {long_date(met_on)}" if met_on else "Agreed by correspondence"
