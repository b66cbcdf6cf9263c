"""The desk: whom one may act as, and what History says of it."""

from compact_dash.domain.actor import Membership, Role
from compact_dash.domain.house import House, speaking_for
from compact_dash.domain.people.desk import desk_actors
from compact_dash.domain.sharing import Sharing
from tests.bodies import organisations_with

WALES = House(office="TSU", partner="WCVA")
ACTORS = desk_actors(organisations_with("DFT", "HMT"))


def test_everybody_is_there_ocs_first() -> None:
    assert list(ACTORS) == [
        "OCS",
        "Chair",
        "OCS SRO",
        "Compact Voice",
        "Compact Voice SRO",
        "DFT Compact lead",
        "DFT SRO",
        "HMT Compact lead",
        "HMT SRO",
        "Viewer",
    ]


def test_another_programme_has_its_own_bodies_and_may_have_no_partner() -> None:
    with speaking_for(WALES):
        posts = desk_actors(organisations_with("ACT", lead="TSU", partner="WCVA"))
        alone = desk_actors(organisations_with("ACT", lead="TSU", partner=None))
    assert list(posts)[:5] == ["TSU", "Chair", "TSU SRO", "WCVA", "WCVA SRO"]
    assert list(alone) == ["TSU", "Chair", "TSU SRO", "ACT Compact lead", "ACT SRO", "Viewer"]
    assert alone["TSU"].memberships == (Membership(Role.OCS, "TSU"),)


def test_whoever_clears_for_the_partner_holds_the_reviews_too() -> None:
    with speaking_for(WALES):
        posts = desk_actors(organisations_with("ACT", lead="TSU", partner="WCVA"))
    assert [post for post, actor in posts.items() if actor.reader.holds_reviews] == ["TSU", "Chair", "WCVA", "WCVA SRO"]


def test_each_holds_the_role_of_the_post() -> None:
    assert ACTORS["DFT Compact lead"].memberships == (Membership(Role.LEAD, "DFT"),)
    assert ACTORS["HMT SRO"].memberships == (Membership(Role.CLEARER, "HMT"),)
    assert ACTORS["Chair"].memberships == (Membership(Role.CHAIR, "OCS"),)
    assert ACTORS["Viewer"].reader.sees is Sharing.PUBLISHED


def test_history_says_that_nobody_proved_who_they_were() -> None:
    assert ACTORS["DFT Compact lead"].person == "DFT Compact lead (desk)"
    assert all(actor.person == f"{post} (desk)" for post, actor in ACTORS.items())
