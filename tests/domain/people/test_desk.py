"""The desk: whom one may act as, and what History says of it."""

from compact_dash.domain.actor import Membership, Role
from compact_dash.domain.people.desk import DEFAULT, desk_actors
from compact_dash.domain.sharing import Sharing

ACTORS = desk_actors(["DFT", "HMT"])


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
    assert next(iter(ACTORS.values())) is DEFAULT


def test_each_holds_the_role_of_the_post() -> None:
    assert ACTORS["DFT Compact lead"].memberships == (Membership(Role.LEAD, "DFT"),)
    assert ACTORS["HMT SRO"].memberships == (Membership(Role.CLEARER, "HMT"),)
    assert ACTORS["Chair"].memberships == (Membership(Role.CHAIR, "OCS"),)
    assert ACTORS["Viewer"].reader.sees is Sharing.PUBLISHED


def test_history_says_that_nobody_proved_who_they_were() -> None:
    assert ACTORS["DFT Compact lead"].person == "DFT Compact lead (desk)"
    assert all(actor.person == f"{post} (desk)" for post, actor in ACTORS.items())
