"""Who may do what, stated again: every role against every act, for one's own organisation and for another."""

import pytest

from compact_dash.domain.actor import VIEWER, Actor, Membership, Role
from compact_dash.domain.errors import NotAllowed
from compact_dash.domain.permissions import TABLE, Act, may, require
from compact_dash.domain.sharing import Sharing

HOME = {Role.OCS: "OCS", Role.CHAIR: "OCS", Role.COMPACT_VOICE: "CV"}
# own: only for one's own organisation; any: for every organisation, and where none is named.
ALLOWED = {
    Role.VIEWER: {},
    Role.COMPACT_VOICE: {
        "fill": "own", "submit": "own", "reply": "own", "confirm_posts": "own", "draft_plan": "any",
        "update_action": "own", "record": "any", "hold_review": "any", "settle_year": "any",
    },
    Role.LEAD: {
        "fill": "own", "submit": "own", "reply": "own", "confirm_posts": "own", "update_action": "own", "record": "own",
    },
    Role.CLEARER: {"clear": "own", "submit": "own", "confirm_posts": "own", "record": "own"},
    Role.OCS: {
        "fill": "own", "submit": "own", "reply": "own", "confirm_posts": "any", "query": "any", "accept": "any",
        "commission": "any", "plan_forum": "any", "run_forum": "any", "keep_people": "any", "keep_plan": "any",
        "draft_plan": "any", "update_action": "any", "keep_settings": "any", "keep_copies": "any", "put_back": "any",
        "record": "any", "hold_review": "any", "settle_year": "any",
    },
    Role.CHAIR: {
        "plan_forum": "any", "run_forum": "any", "update_action": "any", "record": "any", "hold_review": "any",
    },
}  # fmt: skip


def holder(role: Role) -> Actor:
    return Actor("somebody", (Membership(role, HOME.get(role, "DFT")),))


def test_every_act_has_its_row() -> None:
    assert set(TABLE) == set(Act)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("act", Act)
def test_a_role_may_do_what_the_table_says_and_nothing_else(role: Role, act: Act) -> None:
    actor, scope = holder(role), ALLOWED[role].get(act.value)
    assert may(actor, act, HOME.get(role, "DFT")) == (scope is not None)
    assert may(actor, act, "HMT") == (scope == "any")
    assert may(actor, act) == (scope == "any")


@pytest.mark.parametrize("act", Act)
def test_nobody_may_do_anything_without_a_membership(act: Act) -> None:
    assert not may(VIEWER, act, "DFT")
    with pytest.raises(NotAllowed) as refused:
        require(VIEWER, act, "DFT")
    assert "you are acting as a viewer" in str(refused.value)
    assert str(refused.value).startswith("Only ")
    assert "the Compact lead of OCS" not in str(refused.value)


def test_a_refusal_says_who_may_and_where_to_ask() -> None:
    with pytest.raises(NotAllowed) as refused:
        require(holder(Role.LEAD), Act.CLEAR, "HMT")
    assert str(refused.value) == (
        "Only the Senior Responsible Officer of HMT can clear a return, and you are acting as Compact lead of DFT. "
        "OCS keeps the list of who may do what on the People page."
    )


def test_several_memberships_add_up() -> None:
    actor = Actor("both", (Membership(Role.LEAD, "DFT"), Membership(Role.CLEARER, "DH")))
    assert may(actor, Act.FILL, "DFT")
    assert may(actor, Act.CLEAR, "DH")
    assert not may(actor, Act.CLEAR, "DFT")
    assert actor.reader.own == {"DFT", "DH"}


@pytest.mark.parametrize(
    ("role", "sees", "own"),
    [
        (Role.VIEWER, Sharing.PUBLISHED, set()),
        (Role.COMPACT_VOICE, Sharing.SHARED, {"CV"}),
        (Role.LEAD, Sharing.SHARED, {"DFT"}),
        (Role.CLEARER, Sharing.SHARED, {"DFT"}),
        (Role.OCS, Sharing.INTERNAL, {"OCS"}),
        (Role.CHAIR, Sharing.INTERNAL, set()),
    ],
)
def test_a_role_reads_as_far_as_it_is_shared_with(role: Role, sees: Sharing, own: set[str]) -> None:
    assert (holder(role).reader.sees, set(holder(role).reader.own)) == (sees, own)
