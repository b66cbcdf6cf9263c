"""Who leads an item of the drafted agenda, where a department has nobody to speak or a stand-in."""

from pathlib import Path

from compact_dash.commands.people.keep_people import confirm_post
from compact_dash.domain.actor import Role
from compact_dash.domain.forum.item import Item
from compact_dash.domain.forum.kinds import AgendaKind
from compact_dash.domain.people.posts import Post
from compact_dash.reports.board.board import read_board
from compact_dash.reports.forum.agenda import draft_agenda
from compact_dash.reports.forums import forums
from compact_dash.store import Store, open_store
from tests.conftest import NOW
from tests.house import TODAY, acting

OCS = acting(Role.OCS, "OCS")


def drafted(store: Store) -> tuple[Item, ...]:
    forum = next(row for row in forums(store) if row.held_on > TODAY)
    return draft_agenda(store, read_board(store, TODAY), forum, []).items


def leader_of_treasury_item(store: Store) -> str:
    return next(item.led_by for item in drafted(store) if item.title.startswith("HM Treasury"))


def leader_of_dates(store: Store) -> str:
    return next(item.led_by for item in drafted(store) if item.kind is AgendaKind.DATING)


def test_ocs_leads_what_a_department_without_anybody_to_speak_would_have_led(demo_copy: Path) -> None:
    store = open_store(str(demo_copy), NOW)
    assert leader_of_treasury_item(store) == "HM Treasury"
    confirm_post(store, OCS, "HMT", Post.LEAD, None)
    confirm_post(store, OCS, "HMT", Post.DEPUTY, "Deputy")
    assert leader_of_treasury_item(store) == "HM Treasury (Deputy)"
    confirm_post(store, OCS, "HMT", Post.DEPUTY, None)
    confirm_post(store, OCS, "HMT", Post.SRO, "Director")
    assert leader_of_treasury_item(store) == "HM Treasury (Senior Responsible Officer)"
    confirm_post(store, OCS, "HMT", Post.SRO, None)
    assert leader_of_treasury_item(store) == "OCS"
    store.close()


def test_departments_that_lead_together_are_those_that_somebody_speaks_for(demo_copy: Path) -> None:
    store = open_store(str(demo_copy), NOW)
    assert leader_of_dates(store) == "BIS, DH and HO"
    for code, post in (("BIS", Post.LEAD), ("HO", Post.LEAD), ("HO", Post.DEPUTY), ("HO", Post.SRO)):
        confirm_post(store, OCS, code, post, None)
    confirm_post(store, OCS, "BIS", Post.DEPUTY, "Deputy")
    assert leader_of_dates(store) == "BIS (Deputy) and DH"
    store.close()
