"""The calendar entry of a commission, read back as a calendar would."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from icalendar import Calendar

from compact_dash.domain.returns.commission import Commissioned
from compact_dash.papers import registry
from tests.papers.examples import COMMISSIONED, MAKING


def written(asked: Commissioned) -> bytes:
    return registry.CALENDAR_ENTRY.write(asked, MAKING)


def events(asked: Commissioned) -> list[dict[str, object]]:
    """The events of the file, their properties as Python values."""
    calendar = Calendar.from_ical(written(asked))
    return [
        {name.lower(): event.decoded(name) for name in event if name not in ("SUMMARY", "LOCATION", "UID", "TRANSP")}
        | {name.lower(): str(event[name]) for name in ("SUMMARY", "LOCATION", "UID", "TRANSP") if name in event}
        for event in calendar.walk("VEVENT")
    ]


@pytest.mark.parametrize(
    ("held_on", "utc"),
    [(date(2014, 11, 26), time(14)), (date(2014, 5, 21), time(13)), (date(2014, 10, 27), time(14))],
    ids=["winter", "summer", "the day after the clocks go back"],
)
def test_the_forum_is_on_london_s_clock(held_on: date, utc: time) -> None:
    _, forum = events(replace(COMMISSIONED, held_on=held_on))
    starts, ends = forum["dtstart"], forum["dtend"]
    assert isinstance(starts, datetime)
    assert isinstance(ends, datetime)
    assert starts.replace(tzinfo=None) == datetime.combine(held_on, time(14))
    assert starts.astimezone(UTC) == datetime.combine(held_on, utc, UTC)
    assert ends - starts == timedelta(minutes=90)
    assert forum["location"] == "Room 1, Whitehall; ask for OCS"


@pytest.mark.parametrize("day", [date(2014, 11, 26), date(2014, 5, 21), date(2031, 7, 1)])
def test_the_zone_written_in_the_file_is_london_s(day: date) -> None:
    """A calendar that knows no zone names goes by the rules in the file."""
    calendar = Calendar.from_ical(written(COMMISSIONED))
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone.tz_name == "Europe/London"
    offset = datetime.combine(day, time(12)).replace(tzinfo=zone.to_tz(lookup_tzid=False)).utcoffset()
    assert offset == timedelta(hours=1 if 4 <= day.month <= 10 else 0)


def test_every_file_of_a_commission_has_the_same_entries() -> None:
    """So that a calendar replaces them instead of doubling them."""
    assert [event["uid"] for event in events(COMMISSIONED)] == [
        "commission-1-deadline@compact-dash",
        "forum-1-forum@compact-dash",
    ]
    assert {event["dtstamp"] for event in events(COMMISSIONED)} == {datetime(2014, 10, 29, 10, 5, 1, tzinfo=UTC)}


def test_a_forum_that_was_moved_takes_the_place_of_its_old_entry() -> None:
    moved = replace(COMMISSIONED, held_on=date(2014, 12, 3), times_changed=1, changed_at=datetime(2014, 11, 3, 9, 0, 0))
    for before, after in zip(events(COMMISSIONED), events(moved), strict=True):
        assert before["uid"] == after["uid"]
        assert (before["sequence"], after["sequence"]) == (0, 1)
        assert after["dtstamp"] == after["last-modified"] == datetime(2014, 11, 3, 9, 0, 0, tzinfo=UTC)


def test_no_private_word_is_in_it() -> None:
    text = written(COMMISSIONED).decode()
    for word in ("Private", "Nobody outside", "someone@ocs"):
        assert word not in text
