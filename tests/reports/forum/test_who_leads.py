"""Who leads an item of the drafted agenda, where a department has nobody to speak for it."""

from pathlib import Path

from compact_dash.commands.people.keep_people import confirm_post
from compact_dash.domain.actor import Role
from compact_dash.domain.people.posts import Post
from compact_dash.reports.board.board import read_board
from compact_dash.reports.forum.agenda import draft_agenda
from compact_dash.reports.forums import forums
from compact_dash.store import Store, open_store
from tests.conftest import NOW
from tests.house import TODAY, acting

OCS = acting(Role.OCS, "OCS")


def leader_of_treasury_item(store: Store) -> str:
    forum = next(row for row in forums(store) if row.held_on > TODAY)
    items = draft_agenda(store, read_board(store, TODAY), forum, []).items
    return next(item.led_by for item in items if item.title.startswith("HM Treasury"))


def test_ocs_leads_what_a_department_without_anybody_to_speak_would_have_led(demo_copy: Path) -> None:
    store = open_store(str(demo_copy), NOW)
    assert leader_of_treasury_item(store) == "HM Treasury"
    confirm_post(store, OCS, "HMT", Post.LEAD, None)
    confirm_post(store, OCS, "HMT", Post.DEPUTY, "Deputy")
    assert leader_of_treasury_item(store) == "HM Treasury"
    confirm_post(store, OCS, "HMT", Post.DEPUTY, None)
    confirm_post(store, OCS, "HMT", Post.SRO, None)
    assert leader_of_treasury_item(store) == "OCS"
    store.close()
