"""What was changed or removed by mistake is put back by OCS, with a reason, as a new fact; the rest is refused."""

from dataclasses import replace

import pytest

from compact_dash.commands.put_back import RULES, fact_of, put_back
from compact_dash.domain import facts
from compact_dash.domain.actor import Role
from compact_dash.domain.errors import AnswerRefused, NotAllowed, NotFound, NotNow
from compact_dash.domain.facts import Fact
from compact_dash.domain.rating import Rating
from compact_dash.reports.check import check
from compact_dash.reports.forums import forums
from compact_dash.reports.history.entities import ENTITIES
from compact_dash.reports.history.trail import TrailQuestion, changes
from compact_dash.store import Store
from compact_dash.store.kept import FACTS
from tests.house import TODAY, House, acting

pytestmark = pytest.mark.slow

WHY = "Entered for the wrong department."


@pytest.fixture
def house(own_demo: Store) -> House:
    return House(own_demo)


def last_of(store: Store, entity: str) -> list[int]:
    """The changes of a kind of fact that were not changed again, the newest first."""
    rows = store.engine.read(
        "select max(change_no) from change where entity = $1 group by entity_id order by 1 desc", [entity]
    ).rows
    return [int(number) for (number,) in rows]


def entry(house: House, fact: Fact) -> int:
    return house.store.append(lambda head: [house.ocs.entry(fact)])


WRONG: dict[type[Fact], dict[str, object]] = {
    facts.MilestoneVersion: {"title": "A mistake"},
    facts.Assessment: {"rating": Rating.RED},
    facts.ActionVersion: {"title": "A mistake"},
    facts.SettingVersion: {"value": 99},
    facts.SettingWords: {"words": "A mistake"},
    facts.MembershipVersion: {"until_on": TODAY},
    facts.PostHolding: {"holder": "A mistake"},
    facts.PersonName: {"name": "A mistake"},
    facts.ForumVersion: {"place": "A mistake"},
    facts.GuestVersion: {"withdrawn": True},
    facts.AgendaItemVersion: {"dropped": True},
    facts.AgendaItemBrief: {"aim": None},
    facts.PlanDraftObjective: {"removed": True},
    facts.PlanDraftCell: {"removed": True},
}
"""A mistake in each kind of fact."""

# Of what the demonstration has none, one to begin with.
FIRST: tuple[Fact, ...] = (
    facts.Person("a person", "ann@cabinet.gov.uk", "Ann"),
    facts.PersonName("a person", "Anne"),
    facts.MembershipVersion("a person", "an organisation", "lead", TODAY, None),
    facts.SettingWords("place", TODAY, "Great George Street", "It moved"),
    facts.PostHolding("an organisation", "lead", "Head of strategy", TODAY),
    facts.PlanDraftObjective("an objective", "a plan", TODAY, "An objective", False),
    facts.PlanDraftCell("a cell", "an objective", TODAY, "OCS", "An action", None, False),
)


def in_november(forum_id: str) -> tuple[Fact, ...]:
    """What there may be of a Forum that is not over."""
    return (
        facts.AgendaItem("an item", forum_id),
        facts.AgendaItemVersion("an item", 1, "An item", "discussion", "decide", "OCS", 10, None, False),
        facts.AgendaItemBrief("an item", "To agree it", None, None, None, None),
        facts.GuestVersion("a guest", forum_id, TODAY, "A presenter", None, "A topic", None, False),
    )


def changed(fact: Fact) -> Fact:
    return replace(fact, **WRONG[type(fact)])  # type: ignore[arg-type]


KINDS = [kind for kind in RULES if kind.table not in {"status_update", "capture"}]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table)
def test_a_mistake_is_undone_by_a_new_fact(house: House, kind: type[Fact]) -> None:
    """For each kind that the demonstration has, on something whose Forum is not over."""
    november = forums(house.store)[-1].forum_id
    for fact in (*FIRST, *in_november(november)):
        entry(house, fact)
    for number in last_of(house.store, kind.table):
        right = fact_of(house.store, number)
        mistake = entry(house, changed(right))
        try:
            what = put_back(house.store, house.ocs, mistake, WHY)
        # Of a Forum that is over nothing is put back, so another one is tried.
        except NotNow:
            continue
        break
    else:
        pytest.fail("every one was refused")
    assert what == ENTITIES[kind.table]
    told = house.store.head()
    put, note = fact_of(house.store, told - 1), fact_of(house.store, told)
    days = {"reported_on", "confirmed_on", "reason", "supersedes", "undone"}
    kept = {name: value for name, value in right.values().items() if name not in days}
    if getattr(put, "undone", None):
        assert put.values()["supersedes"] == mistake
    else:
        assert {name: value for name, value in put.values().items() if name not in days} == kept
    assert (note.values()["undone_no"], note.values()["reason"]) == (mistake, WHY)
    assert check(house.store).findings == []
    # History says that it was, and why; and what is put back by mistake can be put back in turn.
    [said] = changes(house.store, TrailQuestion(entity="put_back"))
    assert WHY.rstrip(".") in said.became
    assert said.what == "Put back"


def test_an_answer_goes_back_to_what_was_filed_before_its_correction(house: House) -> None:
    [number, *_] = last_of(house.store, "status_update")
    filed = fact_of(house.store, number)
    with pytest.raises(NotNow, match="what the organisation filed, and only it can say something else"):
        put_back(house.store, house.ocs, number, WHY)
    corrected = entry(house, replace(filed, supersedes=number, words="A mistake"))  # type: ignore[call-arg]
    put_back(house.store, house.ocs, corrected, WHY)
    put = fact_of(house.store, house.store.head() - 1)
    assert put.values() == filed.values() | {"supersedes": corrected, "reported_on": TODAY}
    assert check(house.store).findings == []


def test_what_was_captured_and_taken_back_stands_again_once(house: House) -> None:
    november = forums(house.store)[-1].forum_id
    item = facts.AgendaItem("an item", november)
    note = facts.Capture(november, "an item", TODAY, None, "note", "Something said", None)
    entry(house, item)
    number = entry(house, note)
    with pytest.raises(NotNow, match="was captured and stands"):
        put_back(house.store, house.ocs, number, WHY)
    undone = entry(house, replace(note, kind="undone", supersedes=number))
    entry(house, replace(note, words="Something else"))
    put_back(house.store, house.ocs, undone, WHY)
    assert fact_of(house.store, house.store.head() - 1) == note
    with pytest.raises(NotNow, match="was put back already"):
        put_back(house.store, house.ocs, undone, WHY)


REFUSED: dict[str, tuple[str, str]] = {
    "a step of a return": ("return_event", "“Return” is a kind of change that is not put back from here."),
    "an identity": ("organisation", "is a kind of change that is not put back from here"),
    "attendance": ("attendance", "Mark the person on the register once more."),
    "minutes": ("minutes_version", "The Minutes page brings back any earlier version."),
}


@pytest.mark.parametrize(("entity", "words"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_put_back_is_refused_with_the_way_on(house: House, entity: str, words: str) -> None:
    numbers = last_of(house.store, entity)
    if not numbers:
        pytest.skip("the demonstration has none of it")
    before = house.store.head()
    with pytest.raises(NotNow, match=words):
        put_back(house.store, house.ocs, numbers[0], WHY)
    assert house.store.head() == before


def test_only_ocs_may_with_a_reason_and_only_the_last_change_of_a_thing(house: House) -> None:
    [number, *_] = last_of(house.store, "post_holding") or last_of(house.store, "action_version")
    right = fact_of(house.store, number)
    for who in (house.lead, house.sro, acting(Role.CHAIR, "OCS")):
        with pytest.raises(NotAllowed):
            put_back(house.store, who, number, WHY)
    with pytest.raises(AnswerRefused, match="the reason why it is put back"):
        put_back(house.store, house.ocs, number, " ")
    with pytest.raises(NotFound, match="There is no change 999999"):
        put_back(house.store, house.ocs, 999_999, WHY)
    first = entry(house, changed(right))
    entry(house, right)
    with pytest.raises(NotNow, match="This was changed again since"):
        put_back(house.store, house.ocs, first, WHY)


def test_every_rule_is_of_a_kind_of_fact_that_history_names() -> None:
    assert {kind.table for kind in RULES} <= ENTITIES.keys()
    assert set(RULES) <= set(FACTS)
