"""Insight talks: those of the register and the guests of the Forums as one list, each counted once."""

from datetime import date
from pathlib import Path

import pytest

from compact_dash.commands.forum.keep_guests import GuestWords, add_guest
from compact_dash.commands.register.record_entry import record_entry
from compact_dash.domain.register.circle import EntryCircle
from compact_dash.domain.register.entry import EntryWords
from compact_dash.domain.sharing import PUBLIC
from compact_dash.reports.forums import forums
from compact_dash.reports.register.entries import EntryQuestion, entries
from compact_dash.reports.register.insight_talks import as_one_list, guests_beside
from tests.commands.register.acting import CV, OCS, TODAY, by
from tests.conftest import copied_store

MAY = date(2014, 5, 21)


@pytest.mark.slow
def test_guests_stand_among_the_talks_and_one_recorded_twice_counts_once(demo_address: str, tmp_path: Path) -> None:
    with copied_store(demo_address, tmp_path) as store:
        forum, day = next(row.forum_id for row in forums(store) if row.held_on == MAY), MAY
        add_guest(store, by(OCS), forum, GuestWords("A regional officer", "the North of England", "Rural groups", None))
        add_guest(store, by(OCS), forum, GuestWords("A councillor", None, "A Compact renewed", None))
        found = entries(store, EntryQuestion(TODAY, kind="insight"))
        rows = as_one_list(found.shown, guests_beside(store, TODAY))
        assert [row.guest.topic for row in rows if row.guest] == ["A Compact renewed", "Rural groups"]
        assert [row.day for row in rows] == sorted((row.day for row in rows), reverse=True)
        words = EntryWords("given", TODAY, "RURAL GROUPS", day, EntryCircle.SHARED)
        record_entry(store, by(CV), "insight", words)
        assert [each.topic for each in guests_beside(store, TODAY)] == ["A Compact renewed"]
        # Who is not told of the Forum's guests there is not told of them here.
        assert guests_beside(store.seen_by(PUBLIC), TODAY) == ()
        # Nothing of today stands in what an earlier day knew.
        assert guests_beside(store, MAY) == ()
