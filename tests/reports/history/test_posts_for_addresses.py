"""Posts for addresses: the address of whoever acted is told to OCS alone, and the post to the Forum's members."""

from collections.abc import Iterator

import pytest

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.people.keep_people import NewMember, add_member, end_membership
from compact_dash.domain.actor import Actor, Membership, Role
from compact_dash.domain.facts import PostHolding
from compact_dash.domain.organisation import OrganisationKind
from compact_dash.domain.people.posts import Post
from compact_dash.domain.sharing import PUBLIC, Reader
from compact_dash.domain.wording import capital
from compact_dash.papers.paper import Making
from compact_dash.papers.registry import HISTORY
from compact_dash.reports.history.trail import EVERY_CHANGE, TrailQuestion, changes, changes_not_shown, people
from compact_dash.reports.organisations import programme_organisations
from compact_dash.reports.people.people import members
from compact_dash.store import Store
from compact_dash.store.statements import statements
from tests.conftest import NOW, copied_store

OCS, CHAIR = Membership(Role.OCS, "OCS"), Membership(Role.CHAIR, "OCS")
LEAD, CLEARER = Membership(Role.LEAD, "DFT"), Membership(Role.CLEARER, "DFT")
VOICE = Membership(Role.COMPACT_VOICE, "CV", OrganisationKind.PARTNER)
PEOPLE = {
    "ann@cabinet.gov.uk": (OCS,),
    "bea@cabinet.gov.uk": (CHAIR,),
    "cy@dft.gov.uk": (LEAD,),
    "di@dft.gov.uk": (LEAD, CLEARER),
    "ed@compactvoice.org.uk": (VOICE,),
}
READERS: dict[str, Reader] = {
    "the chair": Actor("bea@cabinet.gov.uk", (CHAIR,)).reader,
    "a lead": Actor("cy@dft.gov.uk", (LEAD,)).reader,
    "Compact Voice": Actor("ed@compactvoice.org.uk", (VOICE,)).reader,
}


def acting(email: str, *held: Membership) -> Occasion:
    return Occasion(Actor(email, held or PEOPLE.get(email, ())), NOW, NOW.date())


@pytest.fixture(scope="module")
def acted(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A demonstration in which somebody in each role wrote something; one of them lost a role afterwards."""
    with copied_store(demo_address, tmp_path_factory.mktemp("acted")) as store:
        for email, held in PEOPLE.items():
            for one in held:
                add_member(store, acting("OCS (command line)", OCS), NewMember(email, "X", one.role, one.organisation))
        [dft] = [row.id for row in programme_organisations(store) if row.code == "DFT"]
        for email in (*PEOPLE, "gone@dft.gov.uk"):
            fact = PostHolding(dft, Post.LIAISON, email[0], NOW.date())
            store.append(lambda _, email=email, fact=fact: [acting(email).entry(fact)])
        end_membership(store, acting("ann@cabinet.gov.uk"), "di@dft.gov.uk", CLEARER)
        yield store


def told(store: Store, reader: Reader) -> list[str]:
    """Whom the last changes of posts are put down to, oldest first."""
    return [row.person for row in changes(store.seen_by(reader), TrailQuestion(entity="post_holding", most=6))][::-1]


def test_ocs_reads_addresses(acted: Store) -> None:
    assert told(acted, Actor("ann@cabinet.gov.uk", (OCS,)).reader) == [*PEOPLE, "gone@dft.gov.uk"]


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_members_read_the_post_in_which_it_was_done_even_when_it_is_held_no_more(acted: Store, reader: Reader) -> None:
    words = [", ".join(sorted(capital(one.words) for one in held)) for held in PEOPLE.values()]
    assert words[3] == "Compact lead of DFT, Senior Responsible Officer of DFT"
    assert told(acted, reader) == [*words, "Somebody signed in"]


def test_the_public_reads_that_somebody_signed_in() -> None:
    assert "shared" not in PUBLIC.levels
    assert "addresses" not in PUBLIC.levels


@pytest.mark.slow
@pytest.mark.parametrize("reader", [*READERS.values(), PUBLIC], ids=[*READERS, "a viewer"])
def test_no_address_is_in_the_trail_its_file_or_its_choices(acted: Store, reader: Reader) -> None:
    seen = acted.seen_by(reader)
    rows = changes(seen, TrailQuestion(most=EVERY_CHANGE))
    assert rows
    assert "@" not in repr(rows)
    assert "@" not in repr(people(seen))
    assert b"@" not in HISTORY.write(rows, Making(NOW, reader, illustrative=True))
    assert members(seen) == []


@pytest.mark.slow
def test_the_chair_is_told_how_many_changes_of_the_list_of_people_are_not_shown(acted: Store) -> None:
    listed = len(changes(acted, TrailQuestion(entity="membership")))
    seen = acted.seen_by(READERS["the chair"])
    assert listed == len(PEOPLE) + 2
    assert changes(seen, TrailQuestion(entity="membership")) == []
    assert changes_not_shown(seen) >= listed


def test_a_return_and_minutes_are_put_down_to_posts(acted: Store) -> None:
    """Every query that says who did something asks the fragment that knows who reads; none asks the trail itself."""
    naming = {name: statement.sql for name, statement in statements().items() if "change.person" in statement.sql}
    # The check proves the trail as it is. A commission says who sent it to those who may read addresses.
    free = {"check_changes", "commission_of_forum"}
    unasked = [name for name, sql in naming.items() if "told_by" not in sql and name not in free]
    assert unasked == ["members"], "the list of people itself is for those alone who may read addresses"
