"""A room that follows one Forum's wall: the queries themselves give it no other Forum's meeting."""

from datetime import date

import pytest

from compact_dash.domain.moment import ALL_KNOWN
from compact_dash.domain.sharing import MEMBERS, room_reader
from compact_dash.reports.forum.kept_agenda import guests
from compact_dash.reports.forum.meetings import attendance
from compact_dash.reports.forum.room import agenda_of, captures_of
from compact_dash.reports.forums import forums
from compact_dash.reports.minutes.kept_minutes import kept_minutes
from compact_dash.store import Store

pytestmark = pytest.mark.slow

MAY, FEBRUARY = date(2014, 5, 21), date(2014, 2, 26)


def test_a_room_reads_its_own_forum_as_a_member_and_of_others_nothing(demo_store: Store) -> None:
    ids = {row.held_on: row.forum_id for row in forums(demo_store)}
    room, member = demo_store.seen_by(room_reader(ids[MAY])), demo_store.seen_by(MEMBERS)

    def read(store: Store, forum: str) -> list[object]:
        return [agenda_of(store, forum, ALL_KNOWN), captures_of(store, forum), attendance(store, forum, ALL_KNOWN)]

    assert read(room, ids[MAY]) == read(member, ids[MAY])
    assert all(read(member, ids[FEBRUARY]))
    assert not any(read(room, ids[FEBRUARY]))
    assert {row.forum_id for row in guests(room, ALL_KNOWN)} <= {ids[MAY]}
    assert kept_minutes(member, ids[FEBRUARY])
    assert kept_minutes(room, ids[FEBRUARY]) is None
