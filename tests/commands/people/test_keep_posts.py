"""Keeping posts: an organisation confirms its own, OCS any, and the count follows."""

from datetime import date, datetime

import pytest

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.people.keep_people import confirm_post
from compact_dash.domain.actor import Actor, Membership, Role
from compact_dash.domain.errors import NotAllowed, NotFound, NotKept, NotNow
from compact_dash.domain.people.posts import Holding, Post
from compact_dash.domain.sharing import PUBLIC
from compact_dash.reports.check import check
from compact_dash.reports.people.posts import post_register
from compact_dash.store import Store

TODAY = date(2014, 9, 17)


def at(day: date, role: Role = Role.LEAD, code: str = "DFT") -> Occasion:
    return Occasion(Actor("Somebody", (Membership(role, code),)), datetime(2014, 9, 17, 9, 0), day)


@pytest.mark.slow
def test_an_organisation_confirms_its_own_posts(empty_store: Store) -> None:
    confirm_post(empty_store, at(TODAY), "dft", Post.LEAD, " Head of  strategy ")
    confirm_post(empty_store, at(TODAY, Role.CLEARER), "DFT", Post.CHAMPION, None)
    row = post_register(empty_store, TODAY).of("DFT")
    assert row.holdings == {Post.LEAD: Holding("Head of strategy", TODAY), Post.CHAMPION: Holding(None, TODAY)}
    assert row.lacking == [Post.DEPUTY, Post.SRO, Post.CHAMPION, Post.LIAISON]
    assert check(empty_store).findings == []


def test_the_newest_confirmation_counts(empty_store: Store) -> None:
    confirm_post(empty_store, at(date(2014, 1, 6)), "DFT", Post.LEAD, "The first")
    confirm_post(empty_store, at(TODAY), "DFT", Post.LEAD, "The second")
    assert post_register(empty_store, TODAY).of("DFT").holdings[Post.LEAD] == Holding("The second", TODAY)


@pytest.mark.slow
def test_a_department_is_ready_with_a_lead_and_an_sro_of_the_last_six_months(empty_store: Store) -> None:
    def ready() -> int:
        return post_register(empty_store, TODAY).ready

    assert ready() == 0
    confirm_post(empty_store, at(TODAY), "DFT", Post.LEAD, "A")
    assert ready() == 0
    confirm_post(empty_store, at(date(2014, 3, 16)), "DFT", Post.SRO, "B")
    assert ready() == 0
    confirm_post(empty_store, at(date(2014, 3, 17)), "DFT", Post.SRO, "B")
    assert ready() == 1
    confirm_post(empty_store, at(TODAY), "DFT", Post.LEAD, None)
    assert ready() == 0


def test_every_organisation_is_in_the_register(empty_store: Store) -> None:
    register = post_register(empty_store, TODAY)
    assert len(register.rows) == 16
    assert len(register.departments) == 14


@pytest.mark.parametrize("role", [Role.LEAD, Role.CLEARER, Role.CHAIR, Role.VIEWER])
def test_nobody_confirms_the_posts_of_another(empty_store: Store, role: Role) -> None:
    with pytest.raises(NotAllowed, match="confirm who holds a post"):
        confirm_post(empty_store, at(TODAY, role), "HMT", Post.LEAD, "X")


def test_ocs_confirms_any(empty_store: Store) -> None:
    confirm_post(empty_store, at(TODAY, Role.OCS, "OCS"), "HMT", Post.LEAD, "X")
    assert post_register(empty_store, TODAY).of("HMT").holdings[Post.LEAD].holder == "X"


def test_the_same_is_not_written_twice_on_one_day(empty_store: Store) -> None:
    confirm_post(empty_store, at(TODAY), "DFT", Post.LEAD, "X")
    with pytest.raises(NotNow, match="today already"):
        confirm_post(empty_store, at(TODAY), "DFT", Post.LEAD, "X ")


def test_what_cannot_be_kept_is_refused(empty_store: Store) -> None:
    with pytest.raises(NotKept):
        confirm_post(empty_store, at(TODAY), "DFT", Post.LEAD, "  ")
    with pytest.raises(NotFound):
        confirm_post(empty_store, at(TODAY), "XXX", Post.LEAD, "X")


def test_the_public_reads_no_names(empty_store: Store) -> None:
    confirm_post(empty_store, at(TODAY), "DFT", Post.LEAD, "X")
    assert post_register(empty_store.seen_by(PUBLIC), TODAY).of("DFT").holdings == {}
