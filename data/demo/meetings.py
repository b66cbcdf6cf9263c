"""The meetings: what was on the agenda, what was captured, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import clocks
from forums import FORUMS, held_on
from statements import STORY, Statement, statements

CAPTURES = ("decision", "note", "insight", "good_practice")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
Row = dict[str, str]


@dataclass(frozen=True)
class Told:
    """A statement about a meeting, the place of the item it stands under, and when it was written down."""

    forum: str
    position: str
    clock: str
    statement: Statement

    @property
    def kind(self) -> str:
        return self.statement.head[0]


@cache
def told() -> tuple[Told, ...]:
    """Every statement about a meeting, an item before what was captured on it."""
    every: list[Told] = []
    for forum in FORUMS:
        path = STORY / "meetings" / f"{forum.held_on}.txt"
        if path.exists():
            every += told_of_one(forum.held_on.isoformat(), items(list(statements(path))))
    return tuple(every)


def items(lines: list[Statement]) -> list[list[Statement]]:
    """Each item with its captures."""
    found: list[list[Statement]] = []
    for line in lines:
        if line.head[0] == "item":
            found.append([])
        found[-1].append(line)
    return found


def told_of_one(held: str, agenda: list[list[Statement]]) -> Iterator[Told]:
    """The items of a meeting, one after the other from its opening to its close, each for its share of the time."""
    forum = next(forum for forum in FORUMS if forum.held_on.isoformat() == held)
    opened, closed = clocks.minute_of(forum.opened_at), clocks.minute_of(forum.closed_at)
    planned = sum(int(item[0].parts[3]) for item in agenda)
    passed = 0
    for position, item in enumerate(agenda, start=1):
        begun = opened + passed * (closed - opened) // planned
        passed += int(item[0].parts[3])
        ended = opened + passed * (closed - opened) // planned
        for number, statement in enumerate(item):
            # What is captured is spread over the item's minutes, and nothing before the item was begun.
            minute = begun + number * (ended - begun) // len(item)
            yield Told(held, str(position), clocks.clock_of(minute), statement)


def agenda_rows() -> list[Row]:
    return [agenda_row(one) for one in told() if one.kind == "item"]


def agenda_row(one: Told) -> Row:
    title, purpose, led_by, minutes, reason, *rest = (*one.statement.parts, "", "", "")
    return {
        "forum": one.forum,
        "position": one.position,
        "title": title,
        "kind": one.statement.head[1],
        "purpose": purpose,
        "led_by": led_by,
        "minutes": minutes,
        "reason": reason,
        "refs": rest[0],
        "discussed": rest[1] or "yes",
        "clock": one.clock,
    }


def agreed_at(forum: str, ref: str) -> str:
    """The time at which a Forum agreed a line's rating or date: where its meeting says `agreed` of the line."""
    return next(one.clock for one in told() if one.statement.head == ("agreed", ref) and one.forum == held_on(forum))


def minutes_agreed_at(held: str) -> str:
    """The time at which minutes were agreed: the decision on it at the Forum of that day, or a letter's."""
    return next(
        (one.clock for one in told() if one.forum == held and "minutes were agreed" in one.statement.words),
        clocks.of_ocs("minutes", held) if held else "",
    )


def capture_rows(assessments: list[Row], milestones: list[Row]) -> list[Row]:
    """What was captured in words, and what the Forum agreed of a line by the rows that it made."""
    agreed = [(row["forum"], row, "rating", rating_words(row)) for row in assessments if row["body"] == "forum"]
    agreed += [(row["agreed_forum"], row, "date", date_words(row)) for row in milestones if row["agreed_forum"]]
    rows: list[Row] = []
    for one in told():
        if one.kind in CAPTURES:
            words, ref = (*one.statement.parts, "")[:2]
            rows.append(capture_row(one, one.kind, words, ref))
        elif one.kind == "agreed":
            ref = one.statement.head[1]
            made = [each for each in agreed if (each[0], each[1]["ref"]) == (one.forum, ref)]
            assert made, f"Nothing was agreed about {ref} on {one.forum}"
            rows += [capture_row(one, kind, words, ref, row["key"]) for _, row, kind, words in made]
    assert len(agreed) == sum(1 for row in rows if row["made"]), "Something agreed is in no meeting"
    return rows


def capture_row(one: Told, kind: str, words: str, ref: str, made: str = "") -> Row:
    return {
        "forum": one.forum,
        "position": one.position,
        "clock": one.clock,
        "kind": kind,
        "words": words,
        "ref": ref,
        "made": made,
    }


def rating_words(row: Row) -> str:
    """As the product writes down an agreed rating."""
    return f"{row['rating'].capitalize()}: {row['reason']}"


def date_words(row: Row) -> str:
    """As the product writes down an agreed date."""
    year, month, day = row["due_on"].split("-")
    return f"{row['title']}, by {int(day)} {MONTHS[int(month) - 1]} {year}"


def action_rows() -> list[Row]:
    return [action_row(one) for one in told() if one.kind == "action"]


def action_row(one: Told) -> Row:
    owner, role, title, *dated, note = one.statement.parts
    days = dict(named_dates(dated))
    ref = one.statement.head[1]
    # News of an action comes with its end or its new date, unless it has a day of its own.
    said_on = days.get("said") or days.get("done") or days.get("on", "")
    return {
        "ref": ref,
        "forum": one.forum,
        "position": one.position,
        "clock": one.clock,
        "owner": owner,
        "owner_role": role,
        "title": title,
        "due_on": days["due"],
        "revised_due_on": days.get("revised", ""),
        "revised_on": days.get("on", ""),
        "revised_at": action_clock(ref, days.get("on", "")),
        "revised_because": one.statement.extras.get("because", ""),
        "done_on": days.get("done", ""),
        "done_at": action_clock(ref, days.get("done", "")),
        "note": note,
        "said_on": said_on,
        "said_at": action_clock(ref, said_on),
    }


def action_clock(ref: str, day: str) -> str:
    """The time at which OCS kept the action log; an action carried over by a Forum was written down in the meeting."""
    if not day:
        return ""
    in_meeting = (one.clock for one in told() if one.forum == day and one.statement.head[1:] == ("action_log",))
    return next(in_meeting, clocks.of_ocs(ref, day))


def named_dates(parts: list[str]) -> Iterator[tuple[str, str]]:
    """`revised 2013-11-13 on 2013-10-28` holds two."""
    for part in parts:
        words = part.split()
        yield from zip(words[::2], words[1::2], strict=True)
