"""The demonstration's minutes, saved with it: what the product itself would have drafted of those meetings."""

from datetime import date

import pytest

from compact_dash.domain.minutes.paragraphs import from_text
from compact_dash.reports.forums import forums
from compact_dash.reports.history.trail import TrailQuestion, changes
from compact_dash.reports.minutes.kept_minutes import draft_of, kept_minutes
from compact_dash.store import Store

MAY = date(2014, 5, 21)


@pytest.mark.slow
def test_the_minutes_of_each_forum_are_what_a_draft_would_say(demo_store: Store) -> None:
    held = [row for row in forums(demo_store) if row.closed_on]
    assert len(held) == 5
    for forum in held:
        kept = kept_minutes(demo_store, forum.forum_id)
        assert kept is not None
        assert from_text(kept.paragraphs) == draft_of(demo_store, forum)
        assert forum.held_on < kept.saved_at.date() < (forum.minutes_agreed_on or date.max)


def test_those_of_the_last_forum_wait_to_be_agreed(demo_store: Store) -> None:
    assert [row.held_on for row in forums(demo_store) if row.closed_on and not row.minutes_agreed_on] == [MAY]


def test_history_says_where_minutes_were_agreed(demo_store: Store) -> None:
    said = " ".join(str(row) for row in changes(demo_store, TrailQuestion(entity="forum_event")))
    assert "Agreed at the Forum of 27 November 2013" in said
    assert "Agreed by correspondence" in said
