"""Keeping people: who may, what is refused, and that the list is never left without OCS."""

from datetime import date, datetime

import pytest

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.people.keep_people import NewMember, add_member, end_membership
from compact_dash.domain.actor import VIEWER, Actor, Membership, Role
from compact_dash.domain.errors import CompactError, NotAllowed, NotFound, NotKept, NotNow
from compact_dash.domain.sharing import PUBLIC, Reader, Sharing
from compact_dash.reports.check import check
from compact_dash.reports.people.people import known_person, members, register
from compact_dash.store import Store

TODAY = date(2014, 9, 17)
OCS = Membership(Role.OCS, "OCS")
LEAD = Membership(Role.LEAD, "DFT")
ANN, BEN = "ann@cabinet.gov.uk", "ben@dft.gov.uk"


def by(*memberships: Membership, person: str = "OCS") -> Occasion:
    return Occasion(Actor(person, memberships), datetime(2014, 9, 17, 9, 0), TODAY)


def give(store: Store, email: str, membership: Membership, name: str = "A post") -> None:
    add_member(store, by(OCS), NewMember(email, name, membership.role, membership.organisation))


@pytest.fixture
def listed(empty_store: Store) -> Store:
    """A list with one person of OCS and one lead."""
    give(empty_store, "Ann@Cabinet.gov.uk", OCS)
    give(empty_store, BEN, LEAD)
    return empty_store


def roles(store: Store) -> set[tuple[str, str, str]]:
    return {(row.email, row.role, row.code) for row in members(store)}


def test_a_role_is_given_from_today_by_whoever_gave_it(listed: Store) -> None:
    assert roles(listed) == {(ANN, "ocs", "OCS"), (BEN, "lead", "DFT")}
    assert {(row.from_on, row.added_by) for row in members(listed)} == {(TODAY, "OCS")}
    assert register(listed).memberships == {ANN: (OCS,), BEN: (LEAD,)}


@pytest.mark.slow
def test_somebody_may_hold_several_roles(listed: Store) -> None:
    give(listed, BEN, Membership(Role.CLEARER, "DFT"))
    give(listed, BEN, Membership(Role.LEAD, "HMT"))
    assert len(register(listed).memberships[BEN]) == 3


def test_the_same_role_is_not_given_twice(listed: Store) -> None:
    with pytest.raises(NotNow, match=r"^ben@dft\.gov\.uk is Compact lead of DFT already"):
        give(listed, BEN.upper(), LEAD)
    assert len(members(listed)) == 2


@pytest.mark.slow
def test_a_role_that_ended_is_gone_at_once_and_can_be_given_again(listed: Store) -> None:
    end_membership(listed, by(OCS), BEN.upper(), LEAD)
    assert register(listed).memberships == {ANN: (OCS,)}
    with pytest.raises(NotFound, match=r"No ben@dft\.gov\.uk holds the role of Compact lead of DFT"):
        end_membership(listed, by(OCS), BEN, LEAD)
    give(listed, BEN, LEAD, "Another name")
    assert [row.name for row in members(listed) if row.email == BEN] == ["Another name"]


def test_a_name_given_later_takes_the_place_of_the_first(listed: Store) -> None:
    give(listed, BEN, Membership(Role.LEAD, "HMT"), "Head of strategy")
    known = known_person(listed, BEN)
    assert known is not None
    assert known.name == "Head of strategy"
    assert {row.name for row in members(listed) if row.email == BEN} == {"Head of strategy"}


@pytest.mark.slow
def test_the_last_of_ocs_cannot_be_ended(listed: Store) -> None:
    with pytest.raises(NotNow, match="Add another first"):
        end_membership(listed, by(OCS), ANN, OCS)
    give(listed, "cat@cabinet.gov.uk", OCS)
    end_membership(listed, by(OCS), ANN, OCS)
    with pytest.raises(NotNow, match="Add another first"):
        end_membership(listed, by(OCS), "cat@cabinet.gov.uk", OCS)


@pytest.mark.slow
def test_two_of_ocs_who_end_each_other_at_once_leave_one(listed: Store) -> None:
    """What must hold is asked where the write is, so the second finds the first done."""
    give(listed, "cat@cabinet.gov.uk", OCS)
    left = register(listed).memberships
    for email in left:
        if OCS in left[email]:
            try:
                end_membership(listed, by(OCS), email, OCS)
            except NotNow:
                continue
    assert sum(row.role == "ocs" for row in members(listed)) == 1


@pytest.mark.parametrize("actor", [VIEWER, *(Actor("x", (Membership(role, "DFT"),)) for role in Role if role != "ocs")])
def test_nobody_but_ocs_keeps_the_list(listed: Store, actor: Actor) -> None:
    occasion = Occasion(actor, datetime(2014, 9, 17, 9, 0), TODAY)
    with pytest.raises(NotAllowed):
        add_member(listed, occasion, NewMember("x@y.uk", "X", Role.OCS, "OCS"))
    with pytest.raises(NotAllowed):
        end_membership(listed, occasion, BEN, LEAD)
    assert len(members(listed)) == 2


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        (NewMember("nobody", "X", Role.LEAD, "DFT"), NotKept),
        (NewMember("x@y.uk", " ", Role.LEAD, "DFT"), NotKept),
        (NewMember("x@y.uk", "X", Role.OCS, "DFT"), NotKept),
        (NewMember("x@y.uk", "X", Role.LEAD, "XXX"), NotFound),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_written(
    listed: Store, given: NewMember, refusal: type[CompactError]
) -> None:
    before = listed.head()
    with pytest.raises(refusal):
        add_member(listed, by(OCS), given)
    assert listed.head() == before


@pytest.mark.parametrize("reader", [PUBLIC, Reader(Sharing.SHARED, frozenset({"DFT"}))])
def test_the_list_is_left_out_for_whoever_may_not_read_it(listed: Store, reader: Reader) -> None:
    assert members(listed.seen_by(reader)) == []
    assert known_person(listed.seen_by(reader), BEN) is None


@pytest.mark.slow
def test_the_trail_sets_each_role_beside_its_own_past(listed: Store) -> None:
    give(listed, BEN, Membership(Role.CLEARER, "DFT"))
    end_membership(listed, by(OCS), BEN, LEAD)
    assert check(listed).findings == []
    ids = [row[0] for row in listed.engine.read("select entity_id from change where entity = 'membership'").rows]
    assert len(ids) == 4
    assert len(set(ids)) == 3
