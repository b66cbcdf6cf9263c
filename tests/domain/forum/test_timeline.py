"""The time line: when each item starts and finishes, and what gives way at once where it runs over."""

from datetime import datetime

from compact_dash.domain.forum.clock import agenda_timeline
from compact_dash.domain.forum.item import Purpose
from tests.domain.forum.items import timed

START = datetime(2014, 9, 24, 14, 0)
ITEMS = [
    timed("welcome", "Welcome", Purpose.NOTE, 4),
    timed("decide", "Decide", Purpose.DECISION, 40),
    timed("talk", "Talk", Purpose.DISCUSSION, 35),
    timed("insight", "Insight", Purpose.NOTE, 20),
]


def test_every_item_starts_where_the_one_before_finishes() -> None:
    line = agenda_timeline(ITEMS, START, 99)
    assert [f"{slot.starts:%H:%M} {slot.ends:%H:%M}" for slot in line.slots] == [
        "14:00 14:04", "14:04 14:44", "14:44 15:19", "15:19 15:39",
    ]  # fmt: skip
    assert (line.over, line.used, f"{line.finishes:%H:%M}", line.relief) == (0, 99, "15:39", ())


def test_an_over_run_is_known_at_once_with_what_could_give_way() -> None:
    line = agenda_timeline(ITEMS, START, 90)
    assert (line.over, f"{line.finishes:%H:%M}") == (9, "15:39")
    assert [slot.is_over for slot in line.slots] == [False, False, False, True]
    assert [(row.title, row.words) for row in line.relief] == [
        ("Welcome", "take 2 of 4 minutes"), ("Insight", "take 10 of 20 minutes"),
    ]  # fmt: skip


def test_an_agenda_of_nothing_is_over_before_it_begins() -> None:
    line = agenda_timeline([], START, 90)
    assert (line.slots, line.over, line.finishes) == ((), -90, START)
