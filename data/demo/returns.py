"""Returns: the steps of every organisation's return to every Forum."""

from datetime import date
from functools import cache

from forums import FORUM, held_on, working_days_before
from statements import STORY, Statement, statements

GRADES = {"CO": "Director", "HO": "Director", "HMRC": "Director", "OCS": "Deputy Director", "CV": "Chief Executive"}
CLEARED_BY_MOST = "Deputy Director"
ORDER = (
    "started", "sent_for_clearance", "cleared", "submitted", "nil", "queried", "replied", "resubmitted", "accepted",
)  # fmt: skip


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


def return_rows() -> list[dict[str, str]]:
    rows = [row for statement in return_statements() for row in rows_of(statement)]
    rows.sort(key=lambda row: (row["forum"], row["organisation"], row["reported_on"], ORDER.index(row["event"])))
    return [row | {"event": row["event"].replace("resubmitted", "submitted")} for row in rows]


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
    if kind == "query":
        return [row(forum, organisation, day, "queried", ref=ref, words=statement.words)]
    replied = row(forum, organisation, day, "replied", ref=ref, words=statement.words)
    return [replied, row(forum, organisation, day, "resubmitted")]


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
        "event": event,
        "ref": ref,
        "words": words,
        "grade": GRADES.get(organisation, CLEARED_BY_MOST) if event == "cleared" else "",
    }
