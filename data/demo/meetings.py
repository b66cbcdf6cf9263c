"""The meetings: what was on the agenda, what was captured and who came."""

import csv
from collections.abc import Iterator
from pathlib import Path

from forums import FORUMS, GUEST, held_on
from statements import STORY, Statement, statements

SEED = Path(__file__).resolve().parent.parent / "seed"
LOCAL_TEAM = "Local Intelligence Team"
PEOPLE = {"OCS": "Compact policy lead", "CV": "Policy manager"}
CAPTURES = ("decision", "note", "insight", "good_practice")
NOT_PRESENT = {
    ("sep13", "DCLG"): "apologies",
    ("sep13", "MOJ"): "apologies",
    ("sep13", "DECC"): "absent",
    ("nov13", "DFE"): "apologies",
    ("nov13", LOCAL_TEAM): "apologies",
    ("may14", "DEFRA"): "apologies",
}
Row = dict[str, str]


def told() -> Iterator[tuple[str, str, Statement]]:
    """Every statement about a meeting, with the meeting's date and the place of the item it stands under."""
    for path in sorted((STORY / "meetings").glob("*.txt")):
        position = 0
        for statement in statements(path):
            position += statement.head[0] == "item"
            yield path.stem, str(position), statement


def agenda_rows() -> list[Row]:
    return [agenda_row(*one) for one in told() if one[2].head[0] == "item"]


def agenda_row(forum: str, position: str, statement: Statement) -> Row:
    title, purpose, led_by, minutes, reason, *rest = (*statement.parts, "", "", "")
    return {
        "forum": forum,
        "position": position,
        "title": title,
        "kind": statement.head[1],
        "purpose": purpose,
        "led_by": led_by,
        "minutes": minutes,
        "reason": reason,
        "refs": rest[0],
        "discussed": rest[1] or "yes",
    }


def capture_rows() -> list[Row]:
    return [capture_row(*one) for one in told() if one[2].head[0] in CAPTURES]


def capture_row(forum: str, position: str, statement: Statement) -> Row:
    words, ref = (*statement.parts, "")[:2]
    return {"forum": forum, "position": position, "kind": statement.head[0], "words": words, "ref": ref}


def action_rows() -> list[Row]:
    return [action_row(*one) for one in told() if one[2].head[0] == "action"]


def action_row(forum: str, position: str, statement: Statement) -> Row:
    owner, role, title, *dated, update = statement.parts
    days = dict(named_dates(dated))
    return {
        "ref": statement.head[1],
        "forum": forum,
        "position": position,
        "owner": owner,
        "owner_role": role,
        "title": title,
        "due_on": days["due"],
        "revised_due_on": days.get("revised", ""),
        "revised_on": days.get("on", ""),
        "done_on": days.get("done", ""),
        "update": update,
    }


def named_dates(parts: list[str]) -> Iterator[tuple[str, str]]:
    """`revised 2013-11-13 on 2013-10-28` holds two."""
    for part in parts:
        words = part.split()
        yield from zip(words[::2], words[1::2], strict=True)


def attendance_rows() -> list[Row]:
    rows = [row for forum in FORUMS if forum.held and forum.asked for row in forum_attendance(forum.name)]
    return rows + [attended("adhoc14", code) for code in PEOPLE]


def forum_attendance(forum: str) -> list[Row]:
    guests = [attended(forum, "CV", GUEST)] if forum == "may14" else []
    return [attended(forum, code) for code in organisations()] + guests + [attended(forum, "", LOCAL_TEAM)]


def attended(forum: str, organisation: str, attendee: str = "") -> Row:
    return {
        "forum": held_on(forum),
        "attendee": attendee or PEOPLE.get(organisation, "Compact lead"),
        "organisation": organisation,
        "state": NOT_PRESENT.get((forum, organisation or attendee), "present"),
    }


def organisations() -> list[str]:
    with (SEED / "organisations.csv").open(encoding="utf-8", newline="") as file:
        return [row["code"] for row in csv.DictReader(file)]
