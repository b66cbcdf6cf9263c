"""What waits is asked in one query, by each reader as far as they may know of it."""

import pytest

from compact_dash.domain.actor import Actor, Membership, Role
from compact_dash.domain.waiting import Wait, waits_of
from compact_dash.reports.forums import forums
from compact_dash.reports.register.between import Topic, between_forums
from compact_dash.reports.returns.desk import returns_desk
from compact_dash.reports.waiting import waiting_rows
from compact_dash.store import Store
from tests.commands.plan.keepers import TODAY
from tests.store.secrets_story import ASKED_FOR, plant

pytestmark = pytest.mark.slow


def somebody(role: Role, organisation: str) -> Actor:
    return Actor(f"{organisation} {role}", (Membership(role, organisation),))


OCS = somebody(Role.OCS, "OCS")


def waits(store: Store, actor: Actor) -> dict[str, list[Wait]]:
    return waits_of(actor, waiting_rows(store.seen_by(actor.reader), TODAY))


def numbers(store: Store, actor: Actor) -> dict[str, int]:
    return {page: len(rows) for page, rows in waits(store, actor).items()}


def test_the_counts_are_those_of_the_pages(demo_store: Store) -> None:
    assert numbers(demo_store, OCS) == {"between": 3, "minutes": 1, "returns": 7, "support": 1, "plan": 1}
    forum = next(row for row in forums(demo_store) if row.held_on == ASKED_FOR)
    desk = returns_desk(demo_store, forum, TODAY)
    submitted = [row.standing.code for row in desk.rows if row.standing.state == "Submitted"]
    told = [wait.parameters["department"] for wait in waits(demo_store, OCS)["returns"]]
    assert sorted(told) == sorted(submitted)
    between = between_forums(demo_store, TODAY, [])
    known = {each.id for topic in (Topic.CONCERNS, Topic.PROPOSALS) for each in between.entries(topic)}
    assert {wait.parameters["entry"] for wait in waits(demo_store, OCS)["between"]} <= known
    assert numbers(demo_store, somebody(Role.COMPACT_VOICE, "CV")) == {"support": 4}
    assert numbers(demo_store, somebody(Role.LEAD, "DFE")) == {"record": 1}
    assert numbers(demo_store, somebody(Role.LEAD, "DFT")) == {}


def test_what_a_reader_may_not_see_is_in_no_count(own_demo: Store) -> None:
    others = [somebody(Role.LEAD, "DFT"), somebody(Role.CLEARER, "DWP"), somebody(Role.LEAD, "HMT")]
    before = [numbers(own_demo, actor) for actor in others]
    plant(own_demo)
    assert [numbers(own_demo, actor) for actor in others] == before
    # The office knows of every planted concern, and of the one that a return told.
    assert numbers(own_demo, OCS)["between"] == 3 + 5
    assert "mark-" not in str([waits(own_demo, actor) for actor in others])
