"""The agenda of a meeting between Forums, drafted from the register and the board."""

from datetime import date, time

import pytest

from compact_dash.commands.forum.plan_forum import ForumPlan, plan_forum
from compact_dash.commands.register.draft_private import PrivateTopic, draft_private
from compact_dash.domain.errors import NotAllowed, NotNow
from compact_dash.reports.forum.kept_agenda import kept_agenda
from compact_dash.reports.register.between import Topic, between_forums
from compact_dash.reports.register.entries import entry
from compact_dash.store import Store
from tests.commands.register.acting import CV, DFT, OCS, TODAY, by, next_forum


def concerns(store: Store) -> PrivateTopic:
    found = between_forums(store, TODAY, []).entries(Topic.CONCERNS)
    ids, titles = tuple(each.id for each in found), tuple(each.row.title for each in found)
    return PrivateTopic("Open concerns", ids, titles, ("DFT-03",))


def test_the_topics_are_what_is_open_as_the_reader_may_see_it(store: Store) -> None:
    whole = between_forums(store, TODAY, [])
    assert {topic: whole.number(topic) for topic in Topic} == {
        Topic.POLICY: 4,
        Topic.CONCERNS: 2,
        Topic.PROPOSALS: 2,
        Topic.REQUESTS: 5,
        Topic.FOLLOW_UPS: 1,
        Topic.OFF_TRACK: 0,
    }
    # An entry that stands under two topics is one thing to talk about.
    assert whole.things == 14
    lead = between_forums(store.seen_by(by(DFT).actor.reader), TODAY, [])
    assert (lead.number(Topic.CONCERNS), lead.number(Topic.POLICY)) == (0, 2)


def test_a_private_agenda_is_drafted_once_and_each_entry_knows_where_it_stands(store: Store) -> None:
    plan = ForumPlan(date(2014, 10, 15), time(10, 0), 60, "OCS", kind="ad_hoc")
    meeting = plan_forum(store, by(OCS), plan)
    topic = concerns(store)
    assert draft_private(store, by(OCS), meeting, [topic]) == 1
    [item] = kept_agenda(store, meeting)
    assert (item.title, item.refs, item.minutes) == ("Open concerns", ("DFT-03",), 8)
    assert topic.titles[0] in item.reason
    led = entry(store.seen_by(by(CV).actor.reader), TODAY, topic.entry_ids[0]).outcomes
    assert [each.held_on for each in led] == [date(2014, 10, 15)]
    # Who may not know of the meeting is not told of it by its entries either.
    assert entry(store.seen_by(by(DFT).actor.reader), TODAY, shared(store)).outcomes == ()
    with pytest.raises(NotNow, match="already"):
        draft_private(store, by(OCS), meeting, [topic])


def shared(store: Store) -> str:
    """An entry that every member reads, put on the private agenda as well."""
    found = between_forums(store, TODAY, []).entries(Topic.PROPOSALS)[0]
    meeting = next(row for row in entry(store, TODAY, concerns(store).entry_ids[0]).outcomes)
    assert meeting
    topic = PrivateTopic("Proposals", (found.id,), (found.row.title,), ())
    forum = store.engine.read("select forum_id from forum_current where held_on = $1", [meeting.held_on]).rows[0][0]
    draft_private(store, by(OCS), forum, [topic])
    return found.id


def test_a_private_agenda_is_no_agenda_of_a_forum(store: Store) -> None:
    with pytest.raises(NotNow, match="every member reads"):
        draft_private(store, by(OCS), next_forum(store), [concerns(store)])
    with pytest.raises(NotAllowed):
        draft_private(store, by(CV), next_forum(store), [concerns(store)])
