"""The Forums of the demonstration year, with their dates in England working days."""

from dataclasses import dataclass
from datetime import date, timedelta

import clocks

TODAY = date(2014, 9, 17)
TITLE = "Compact Forum, Whitehall"
PLACE = "Whitehall"
STARTS_AT = "14:00"
MINUTES = 90
COMMISSION_DAYS, DEADLINE_DAYS, PAPERS_DAYS = 20, 10, 5
GUEST = "Engagement Development Officer, North of England (Compact Voice)"

BANK_HOLIDAYS = frozenset(
    date.fromisoformat(day)
    for day in (
        "2013-08-26", "2013-12-25", "2013-12-26", "2014-01-01", "2014-04-18",
        "2014-04-21", "2014-05-05", "2014-05-26", "2014-08-25",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Forum:
    """A meeting as planned, and the clock times it kept if it was held."""

    name: str
    held_on: date
    planned_on: date
    kind: str = "quarterly"
    opened_at: str = ""
    closed_at: str = ""
    minutes_agreed_on: str = ""
    guest: str = ""
    guest_on: str = ""
    asked: str = ""

    @property
    def held(self) -> bool:
        return bool(self.opened_at)

    @property
    def commissioned_on(self) -> date | None:
        return working_days_before(self.held_on, COMMISSION_DAYS) if self.asked else None

    @property
    def deadline_on(self) -> date | None:
        return working_days_before(self.held_on, DEADLINE_DAYS) if self.asked else None

    @property
    def minutes_saved_on(self) -> date | None:
        """Two days after a meeting, which is always a Wednesday."""
        return self.held_on + timedelta(days=2) if self.held else None

    @property
    def papers_on(self) -> date | None:
        """Papers of the coming Forum are due out on the very day the demonstration stands at: not out yet."""
        return working_days_before(self.held_on, PAPERS_DAYS) if self.asked and self.held else None


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in BANK_HOLIDAYS


def working_days_before(day: date, number: int) -> date:
    while number:
        day -= timedelta(days=1)
        number -= is_working_day(day)
    return day


FORUMS = (
    Forum(
        "sep13", date(2013, 9, 25), date(2013, 7, 29),
        opened_at="14:04", closed_at="15:33", minutes_agreed_on="2013-11-27",
        asked="For each commitment in your business plan: how it stands, the next dated step, and what help you want. "
        "OCS and Compact Voice answer for their actions in the 2013/14 plan.",
    ),
    Forum(
        "nov13", date(2013, 11, 27), date(2013, 7, 29),
        opened_at="14:02", closed_at="15:30", minutes_agreed_on="2014-02-26",
        asked="For each commitment: how it stands, with a dated step for at least half of those that have none. "
        "OCS and Compact Voice answer for their plan actions.",
    ),
    Forum(
        "feb14", date(2014, 2, 26), date(2013, 9, 25),
        opened_at="14:03", closed_at="15:36", minutes_agreed_on="2014-05-21",
        asked="For each open commitment: what has been done since November, and why any date has moved.",
    ),
    Forum(
        "may14", date(2014, 5, 21), date(2013, 11, 27),
        opened_at="14:03", closed_at="15:31", guest=GUEST, guest_on="2014-04-22",
        asked="For each open commitment: how the year ended and what comes next. "
        "OCS and Compact Voice say how each action in the 2013/14 plan ended.",
    ),
    Forum(
        "adhoc14", date(2014, 7, 16), date(2014, 7, 2), kind="ad_hoc",
        opened_at="14:02", closed_at="15:24", minutes_agreed_on="2014-07-23",
    ),
    Forum(
        "sep14", date(2014, 9, 24), date(2014, 5, 21),
        asked="For each open commitment: how it stands and the next dated step. "
        "New this time: the lines of the 2014/15 plan that fall to department leads.",
    ),
    Forum("nov14", date(2014, 11, 26), date(2014, 7, 30)),
    Forum("feb15", date(2015, 2, 25), date(2014, 7, 30)),
)  # fmt: skip

FORUM = {forum.name: forum for forum in FORUMS}


def held_on(name: str) -> str:
    return FORUM[name].held_on.isoformat()


def forum_rows() -> list[dict[str, str]]:
    return [forum_row(forum) for forum in FORUMS]


def forum_row(forum: Forum) -> dict[str, str]:
    return {
        "held_on": forum.held_on.isoformat(),
        "kind": forum.kind,
        "starts_at": STARTS_AT,
        "minutes": str(MINUTES),
        "place": PLACE,
        "guest": forum.guest,
        "guest_on": forum.guest_on,
        "planned_on": forum.planned_on.isoformat(),
        "planned_at": clocks.between(f"planned {forum.name}", "15:45", "17:15"),
        "commissioned_on": written(forum.commissioned_on),
        "commissioned_at": clocks.of_commission(written(forum.commissioned_on)) if forum.asked else "",
        "deadline_on": written(forum.deadline_on),
        "asked": forum.asked,
        "papers_on": written(forum.papers_on),
        "papers_at": clocks.between(f"papers {forum.name}", "16:15", "17:25") if forum.papers_on else "",
        "opened_at": forum.opened_at,
        "closed_at": forum.closed_at,
        "minutes_saved_on": written(forum.minutes_saved_on),
        "minutes_saved_at": clocks.between(f"minutes {forum.name}", "10:00", "12:45") if forum.held else "",
        "minutes_agreed_on": forum.minutes_agreed_on,
    }


def written(day: date | None) -> str:
    return day.isoformat() if day else ""
