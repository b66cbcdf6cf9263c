"""The wording of minutes: what was written down in haste, turned into impersonal sentences that end decisively.

Nothing is guessed: where it cannot be known whether a first word is a name, it keeps its capital after a colon.
"""

import re
from datetime import date

from compact_dash.domain.minutes.words import DETERMINERS, DONE, FINITE, LINKS, NAMES, NOUNS, VERBS
from compact_dash.domain.rating import AGREED
from compact_dash.domain.wording import capital, long_date

FORUM = "the Forum"
# A rating alone, or with what speaks for it; “Complete the form” is something else.
RATING = re.compile(rf"({'|'.join(rating.word for rating in AGREED)})(?=$|[.,:;]| (?:as|because|for|since|until)\b)")
AGREEING = re.compile(r"\bagree(?:s|d|ment|ments)?\b", re.IGNORECASE)
ENDS = (".", "!", "?", "…")


def words_of(text: str) -> list[str]:
    """The bare words, in small letters."""
    return [word.strip(".,;:!?()“”‘’\"'").lower() for word in text.split()]


def sentence(text: str) -> str:
    """The text with a capital at the front and a stop at the end."""
    clean = " ".join(text.split())
    return capital(clean) + ("" if clean.rstrip("”’\"')").endswith(ENDS) else ".")


def unended(text: str) -> str:
    """The text without its last full stop, unless there is nothing else."""
    clean = " ".join(text.split())
    return clean.removesuffix(".") or clean


def is_ordinary(first: str) -> bool:
    """Whether a first word has its capital only because it stood first."""
    known = DETERMINERS | LINKS | NOUNS | VERBS | DONE
    return first[:1].islower() or ((first[1:].islower() or len(first) == 1) and words_of(first)[0] in known)


def is_name(first: str) -> bool:
    """Whether a first word keeps its capital anywhere: an abbreviation, a number, a month."""
    return any(letter.isupper() or letter.isdigit() for letter in first[1:]) or (
        first[:1].isdigit() or words_of(first)[0].removesuffix("’s").removesuffix("'s") in NAMES
    )


def continued(text: str) -> str:
    """The text as it goes on after a beginning: an ordinary first word loses its capital, a name keeps it."""
    first = text.split()[0]
    return text[:1].lower() + text[1:] if is_ordinary(first) else text


def is_order(text: str) -> bool:
    """Whether the text says what to do, such as “Meet in Leeds”, and not what is, such as “Work in Leeds will end”."""
    first, *rest = words_of(text)
    if first not in VERBS or not rest:
        return first in VERBS
    return not (rest[0] in LINKS | FINITE | {"and"} and FINITE & set(rest))


def conclusion(text: str, ref: str | None = None, who: str = FORUM) -> str:
    """A decision as the sentence that an item ends on, with the line it is about."""
    about = f"On {ref}, " if ref else ""
    return sentence(about + concluded(" ".join(text.split()), who))


def concluded(text: str, who: str) -> str:
    """The decision with the Forum as its subject, unless it speaks of an agreement already."""
    first, *rest = words_of(text)
    later = text.partition(" ")[2]
    if first == "we" or [first, *rest[:1]] == ["the", "forum"]:
        return of_the_forum(later if first == "we" else later.partition(" ")[2], who)
    if first in ("agree", "agreed"):
        return f"{who} agreed{':' if text.partition(' ')[0].endswith(':') else ''} {later}"
    if RATING.match(text):
        return f"{who} agreed the rating {text}"
    if first in DONE:
        return f"{who} {continued(text)}"
    if AGREEING.search(text):
        return continued(text)
    return f"{who} agreed{link(text)} {continued(text)}"


def of_the_forum(rest: str, who: str) -> str:
    """What the Forum did or will do, the subject left out of it."""
    first = words_of(rest)[0] if rest.split() else ""
    it = "it" if who == FORUM else "they"
    return f"{who} agreed that {it} {rest}" if first in FINITE else f"{who} {rest}"


def link(text: str) -> str:
    """What joins “the Forum agreed” to the words: “to” an order, “that” a statement, a colon whatever else it is."""
    spoken = words_of(text)
    if spoken[0] in ("to", "that"):
        return ""
    if is_order(text):
        return " to"
    first = text.split()[0]
    is_statement = bool(FINITE & set(spoken[1:])) and (is_ordinary(first) or is_name(first))
    return " that" if is_statement else ":"


def noted(text: str, ref: str | None = None) -> str:
    """Something said in the meeting, with the line it is about."""
    whole = sentence(text)
    return f"{whole[:-1]} ({ref})." if ref and whole.endswith(".") else whole


def rating_agreed(ref: str, word: str, reason: str, who: str = FORUM) -> str:
    return sentence(f"On {ref}, {who} agreed the rating {word}: {continued(reason)}")


def date_agreed(ref: str, title: str, due_on: date, reason: str | None, who: str = FORUM) -> str:
    """A milestone with its date, or where there is a reason the new date of one."""
    if reason is None:
        return sentence(f"On {ref}, {who} agreed a milestone: {continued(unended(title))}, by {long_date(due_on)}")
    moved = f"{who} agreed {long_date(due_on)} as the new date of “{unended(title)}”"
    return sentence(f"On {ref}, {moved}: {continued(reason)}")


def action_agreed(ref: str, owner: str, text: str, due_on: date | None) -> str:
    """An action with its reference, its owner and the date first agreed."""
    by = f", by {long_date(due_on)}" if due_on else ""
    return f"Action {ref}: {owner}{to_do(unended(text))}{by}."


def to_do(text: str) -> str:
    """What the owner is to do. It begins with a verb, by the rule of the log; what plainly does not follows a colon."""
    first = text.split()[0]
    bare = words_of(first)[0]
    if bare == "to":
        return f", {continued(text)}"
    if is_name(first) or bare in DETERMINERS:
        return f": {text}"
    return f", to {text[:1].lower()}{text[1:]}"


def how_agreed(met_on: date | None) -> str:
    """Where minutes were agreed: at the Forum that met on that day, or at none."""
    return f"Agreed at the Forum of {long_date(met_on)}" if met_on else "Agreed by correspondence"
