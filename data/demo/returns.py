"""Returns: the steps of every organisation's return to every Forum."""

from collections.abc import Iterator
from datetime import date
from functools import cache

import clocks
from forums import FORUM, held_on, working_days_before
from statements import STORY, Statement, statements

GRADES = {"CO": "Director", "HO": "Director", "HMRC": "Director", "OCS": "Deputy Director", "CV": "Chief Executive"}
CLEARED_BY_MOST = "Deputy Director"
ORDER = ("started", "sent_for_clearance", "cleared", "submitted", "nil", "queried", "replied", "accepted")
BY_OCS = {"queried", "accepted"}
# Two steps of one return on one day are at least so many minutes apart.
PAUSE = 25


@cache
def return_statements() -> tuple[Statement, ...]:
    return tuple(statements(STORY / "returns.txt"))


@cache
def dates(forum: str, organisation: str) -> dict[str, str]:
    """The dated steps written down for one return."""
    for statement in return_statements():
        name, code, *pairs = statement.head
        if (name, code) == (forum, organisation) and pairs[0] not in {"query", "reply"}:
            return dict(zip(pairs[::2], pairs[1::2], strict=True))
    return {}


def submitted_on(forum: str, organisation: str) -> str:
    return dates(forum, organisation)["submitted"]


def accepted_on(forum: str, organisation: str) -> str:
    return dates(forum, organisation)["accepted"]


@cache
def clock_at(forum: str, organisation: str, event: str) -> str:
    """The time of the last such step of a return."""
    return next(
        row["clock"]
        for row in reversed(return_rows())
        if (row["forum"], row["organisation"], row["event"]) == (held_on(forum), organisation, event)
    )


@cache
def return_rows() -> tuple[dict[str, str], ...]:
    rows = [row for statement in return_statements() for row in rows_of(statement)]
    rows.sort(key=lambda row: (row["forum"], row["organisation"], row["reported_on"], ORDER.index(row["event"])))
    return tuple(timed(rows))


def timed(rows: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    """The sorted rows with the time of each step, later than the step before it."""
    day, earliest = ("", "", ""), 0
    for row in rows:
        own = clocks.of_ocs if row["event"] in BY_OCS else clocks.of_department
        minute = clocks.minute_of(own(row["organisation"], row["reported_on"]))
        same_day = day == (row["forum"], row["organisation"], row["reported_on"])
        minute = max(minute, earliest) if same_day else minute
        day, earliest = (row["forum"], row["organisation"], row["reported_on"]), minute + PAUSE
        yield row | {"clock": clocks.clock_of(minute)}


def rows_of(statement: Statement) -> list[dict[str, str]]:
    if statement.head[2] in {"query", "reply"}:
        return question_rows(statement)
    forum, organisation = statement.head[:2]
    steps = dates(forum, organisation)
    rows = [row(forum, organisation, day, event) for event, day in preparation(forum, organisation).items()]
    for event, day in steps.items():
        words = statement.words if event in {"submitted", "nil"} else ""
        rows.append(row(forum, organisation, day, event, words=words))
    return rows


def question_rows(statement: Statement) -> list[dict[str, str]]:
    forum, organisation, kind, day, ref = statement.head
    event = {"query": "queried", "reply": "replied"}[kind]
    return [row(forum, organisation, day, event, ref=ref, words=statement.words)]


def preparation(forum: str, organisation: str) -> dict[str, str]:
    """Drafting and clearance before the day of submission, never before the commission."""
    steps = dates(forum, organisation)
    sent = steps.get("submitted")
    if not sent:
        return {}
    early = {"started": 6 + len(organisation) % 3, "sent_for_clearance": 3, "cleared": 1}
    return {event: not_before_commission(forum, sent, number) for event, number in early.items()}


def not_before_commission(forum: str, day: str, number: int) -> str:
    commissioned_on = FORUM[forum].commissioned_on
    assert commissioned_on is not None
    return max(working_days_before(date.fromisoformat(day), number), commissioned_on).isoformat()


def row(
    forum: str, organisation: str, reported_on: str, event: str, *, ref: str = "", words: str = ""
) -> dict[str, str]:
    return {
        "forum": held_on(forum),
        "organisation": organisation,
        "reported_on": reported_on,
        "clock": "",
        "event": event,
        "ref": ref,
        "words": words,
        "grade": GRADES.get(organisation, CLEARED_BY_MOST) if event == "cleared" else "",
    }
