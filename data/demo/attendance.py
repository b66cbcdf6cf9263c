"""The registers: who came to each meeting, who sent apologies and who did not come."""

import csv
from pathlib import Path

import clocks
from forums import FORUM, FORUMS, GUEST, held_on

SEED = Path(__file__).resolve().parent.parent / "seed"
LOCAL_TEAM = "Local Intelligence Team"
LEAD = "Compact lead"
PEOPLE = {"OCS": ("Compact policy lead",), "CV": ("Policy manager",)}
# Who came beside the lead, or for the lead.
ALSO_CAME = {
    ("may14", "DCLG"): ("Deputy Compact lead",),
    ("may14", "DFT"): (LEAD, "Compact Champion"),
    ("may14", "DH"): ("Civil Society Liaison Officer",),
    ("may14", "CV"): ("Policy manager", GUEST),
}
NOT_PRESENT = {
    ("sep13", "DCLG"): "apologies",
    ("sep13", "MOJ"): "apologies",
    ("sep13", "DECC"): "absent",
    ("nov13", "DFE"): "apologies",
    ("nov13", LOCAL_TEAM): "apologies",
    ("may14", "DEFRA"): "apologies",
}
Row = dict[str, str]


def attendance_rows() -> list[Row]:
    rows = [row for forum in FORUMS if forum.held and forum.asked for row in forum_attendance(forum.name)]
    return rows + [attended("adhoc14", code, attendee) for code, attendees in PEOPLE.items() for attendee in attendees]


def forum_attendance(forum: str) -> list[Row]:
    pairs = [
        (code, attendee)
        for code in organisations()
        for attendee in ALSO_CAME.get((forum, code)) or PEOPLE.get(code) or (LEAD,)
    ]
    return [attended(forum, code, attendee) for code, attendee in [*pairs, ("", LOCAL_TEAM)]]


def attended(forum: str, organisation: str, attendee: str) -> Row:
    """A mark in the register, made in the first minutes of the meeting."""
    opened = FORUM[forum].opened_at
    ready = clocks.clock_of(clocks.minute_of(opened) + 6)
    return {
        "forum": held_on(forum),
        "clock": clocks.between(f"{attendee} {organisation} {forum}", opened, ready),
        "attendee": attendee,
        "organisation": organisation,
        "state": NOT_PRESENT.get((forum, organisation or attendee), "present"),
    }


def organisations() -> list[str]:
    with (SEED / "organisations.csv").open(encoding="utf-8", newline="") as file:
        return [row["code"] for row in csv.DictReader(file)]
