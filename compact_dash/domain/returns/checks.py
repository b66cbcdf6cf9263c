"""Checks on an answer: the faults that stop it, the fields it still lacks, and the cautions that do not stop it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from compact_dash.domain.rating import Rating
from compact_dash.domain.returns.answer import Answer, AnswerFault, AskedLine, same_words
from compact_dash.domain.returns.fields import CLAIMS, FIELDS, LONGEST_AWAY_YEARS, RATING_CHOICE, AnswerField, FieldKind
from compact_dash.domain.wording import count, long_date

# A claim and what its dates say, where the claim is the better of the two.
ABOVE = {("green", "amber"), ("green", "red"), ("amber", "red")}
WORSE_SHOWS = "Unless a rating is agreed, the board shows the worse of the two."


def faults(line: AskedLine, answer: Answer, today: date) -> list[AnswerFault]:
    """The faults that keep an answer from being filed, apart from the fields still missing."""
    return [*impossible_faults(line, answer, today), *unfinished_faults(line, answer)]


def impossible_faults(line: AskedLine, answer: Answer, today: date) -> list[AnswerFault]:
    """The faults that cannot stand even in a draft; none when it may be saved."""
    of_fields = [fault for field in FIELDS for fault in value_faults(field, getattr(answer, field.name))]
    return [*of_fields, *date_faults(line, answer, today)]


def unfinished_faults(line: AskedLine, answer: Answer) -> list[AnswerFault]:
    """The fields that were begun without their other half: a draft may wait like that, a return may not."""
    return [*half_milestone(answer), *half_move(answer), *no_change_faults(line, answer)]


def half_milestone(answer: Answer) -> Iterator[AnswerFault]:
    if answer.next_due_on is not None and answer.next_milestone is None:
        yield AnswerFault("next_milestone", None, "a few words on what will be done by the date")
    if answer.next_milestone is not None and answer.next_due_on is None:
        yield AnswerFault("next_due_on", None, "the day by which the milestone will be reached")


def half_move(answer: Answer) -> Iterator[AnswerFault]:
    if answer.new_due_on is None and answer.new_date_reason is not None:
        yield AnswerFault("new_due_on", None, "the new date that the reason is for")
    if answer.new_due_on is not None and answer.new_date_reason is None:
        yield AnswerFault("new_date_reason", None, "why the date moves")


def value_faults(field: AnswerField, value: Any) -> Iterator[AnswerFault]:
    """The faults of one field's value by itself. Dates have none here: they are compared with each other."""
    if value is None:
        return
    match field.kind:
        case FieldKind.RATING:
            if value not in set(CLAIMS):
                yield AnswerFault(field.name, value, f"one of {RATING_CHOICE}")
        case FieldKind.CHOICE:
            if value not in field.choices:
                yield AnswerFault(field.name, value, field.choice)
        case FieldKind.PERCENT:
            if not 0 <= value <= 100:
                yield AnswerFault(field.name, str(value), "a whole number from 0 to 100")
        case FieldKind.TEXT:
            if len(value) > field.longest:
                expected = f"at most {field.longest} characters, and there are {len(value)}"
                yield AnswerFault(field.name, f"{value[:40]}…", expected)
        case FieldKind.DATE:
            return


def date_faults(line: AskedLine, answer: Answer, today: date) -> Iterator[AnswerFault]:
    yield from next_date_faults(line, answer, today)
    if answer.done_on is not None and line.milestone_id is None:
        yield AnswerFault("done_on", long_date(answer.done_on), "nothing, as no milestone is open on this line")
    elif answer.done_on is not None and answer.done_on > today:
        yield AnswerFault("done_on", long_date(answer.done_on), f"a day up to today, {long_date(today)}")
    elif answer.done_on is not None and answer.done_on.year < today.year - LONGEST_AWAY_YEARS:
        yield AnswerFault("done_on", long_date(answer.done_on), f"a day within the last {LONGEST_AWAY_YEARS} years")
    if answer.new_due_on is not None:
        yield from moved_date_faults(line, answer, answer.new_due_on, today)


def moved_date_faults(line: AskedLine, answer: Answer, new: date, today: date) -> Iterator[AnswerFault]:
    if line.milestone_id is None:
        yield AnswerFault("new_due_on", long_date(new), "nothing, as no milestone is open on this line to move")
    elif answer.done_on is not None:
        yield AnswerFault("new_due_on", long_date(new), "either a new date or the day it was done, not both")
    elif new == line.due_on:
        yield AnswerFault("new_due_on", long_date(new), "another day than the one it is due already")
    yield from far_date_faults("new_due_on", new, today)


def next_date_faults(line: AskedLine, answer: Answer, today: date) -> Iterator[AnswerFault]:
    if answer.next_milestone is None and answer.next_due_on is None:
        return
    # An open milestone is moved, never written over, or its old date would be lost from the trail.
    if line.milestone_id is not None and answer.done_on is None:
        field = "next_milestone" if answer.next_milestone is not None else "next_due_on"
        due = f", due {long_date(line.due_on)}" if line.due_on else ""
        wanted = (
            f"the open milestone “{line.milestone}”{due}, as it was; move it with New date, or say when it was done"
        )
        yield AnswerFault(field, answer.next_milestone, wanted)
        return
    if answer.next_due_on is not None:
        yield from far_date_faults("next_due_on", answer.next_due_on, today)


def far_date_faults(field: str, day: date, today: date) -> Iterator[AnswerFault]:
    if day <= today:
        yield AnswerFault(field, long_date(day), f"a day after today, {long_date(today)}")
    elif day.year > today.year + LONGEST_AWAY_YEARS:
        yield AnswerFault(field, long_date(day), f"a day within {LONGEST_AWAY_YEARS} years")


def no_change_faults(line: AskedLine, answer: Answer) -> Iterator[AnswerFault]:
    if not answer.says_no_change:
        return
    # The rating of last time, repeated, contradicts nothing.
    if answer.rating is not None and answer.rating != line.last_rating:
        yield AnswerFault("no_change_reason", None, "either a new rating or “no change”, not both")
    elif line.last_rating is None:
        yield AnswerFault("no_change_reason", None, "a rating, as this line has never had one to leave unchanged")


def missing_faults(line: AskedLine, answer: Answer) -> list[AnswerFault]:
    """The fields that a line still lacks before it can be filed."""
    # A line that is reported elsewhere may be left; once it is begun it must be whole.
    if not line.is_open and answer.is_empty:
        return []
    # The last rating and words are filed again, so none is wanted now.
    if answer.says_no_change:
        return unfinished_faults(line, answer)
    return [*missing_fields(answer), *unfinished_faults(line, answer)]


def missing_fields(answer: Answer) -> Iterator[AnswerFault]:
    if answer.rating is None:
        yield AnswerFault("rating", None, "a rating, or “no change” with a reason")
        return
    if answer.words is None:
        yield AnswerFault("words", None, "a sentence on what was done since the last return")
    if answer.rating in (Rating.AMBER, Rating.RED) and answer.path_to_green is None:
        yield AnswerFault("path_to_green", None, "what will bring it back on course, who does it and by when")


def cautions(line: AskedLine, answer: Answer) -> list[str]:
    """Sentences on what OCS would ask about. They are shown before a return is filed, and do not stop it."""
    if answer.is_empty:
        return []
    return [*rating_cautions(line, answer), *date_cautions(line, answer), *word_cautions(line, answer)]


def unchanged_cautions(line: AskedLine) -> list[str]:
    """The cautions that the line would have with “no change”."""
    return cautions(line, Answer(no_change_reason="no change"))


def rating_cautions(line: AskedLine, answer: Answer) -> Iterator[str]:
    claimed = answer.rating
    if claimed and line.last_rating and claimed != line.last_rating and answer.words is None:
        before, after = Rating(line.last_rating).word, Rating(claimed).word
        yield f"The rating moves from {before} to {after} without a reason. Say why in the update."
    if answer.says_no_change or claimed in (Rating.GREEN, Rating.AMBER):
        yield from claim_cautions(line, answer)


def claim_cautions(line: AskedLine, answer: Answer) -> Iterator[str]:
    """A claim above its dates, or “no change” where the date has passed: left overdue, or moved too often before."""
    claimed = line.last_rating if answer.says_no_change else answer.rating
    if not claimed:
        return
    word = Rating(claimed).word
    said = f"“No change” says {word} again" if answer.says_no_change else f"You say {word}"
    above = (claimed, line.computed) in ABOVE
    dates_say = f"dates say {Rating(line.computed).word}. {WORSE_SHOWS}" if above else ""
    # Overdue at all is never Green, also where nobody looked up what its dates say.
    wanted = above or answer.says_no_change or claimed == Rating.GREEN
    if line.overdue_days and wanted and answer.done_on is None and answer.new_due_on is None:
        late = f"{said}; its milestone is {count(line.overdue_days, 'day')} overdue."
        yield f"{late} Its {dates_say}" if above else late
    elif above and not line.overdue_days:
        yield f"{said}; its {dates_say}"


def date_cautions(line: AskedLine, answer: Answer) -> Iterator[str]:
    if answer.new_due_on is not None and line.due_on is not None:
        way = "later" if answer.new_due_on > line.due_on else "earlier"
        yield f"The date moves {way}: from {long_date(line.due_on)} to {long_date(answer.new_due_on)}."
    if line.milestone_id is None and answer.next_due_on is None and answer.rating in ("green", "amber", "red"):
        yield "No dated milestone is open, so the board will show No milestone. Agree a first one here."


def word_cautions(line: AskedLine, answer: Answer) -> Iterator[str]:
    if answer.words is not None and line.last_words is not None and same_words(answer.words, line.last_words):
        yield "The update has the same words as last time. Say what is new, or choose “no change” and why."
    if answer.rating in (Rating.GREEN, Rating.COMPLETE) and answer.evidence is None:
        yield "There is no evidence. A link or the name of a document will be asked for."
