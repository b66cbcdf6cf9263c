"""Keeping an agenda: a draft taken, edited, redrafted and put off, by OCS and the chair, until the Forum is closed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from compact_dash.commands.forum.capture import capture_words
from compact_dash.commands.forum.change_item import add_own, change_item, drop_item, move_item, put_off_item
from compact_dash.commands.forum.keep_agenda import add_offered, bring_up_to_date, decline_offered, take_draft
from compact_dash.commands.forum.keep_brief import save_brief
from compact_dash.commands.forum.run_forum import close_forum, open_forum, show_item
from compact_dash.domain.actor import Role
from compact_dash.domain.errors import AnswerRefused, CompactError, NotAllowed, NotFound, NotNow, Overtaken
from compact_dash.domain.forum.agenda import Draft
from compact_dash.domain.forum.brief import Brief
from compact_dash.domain.forum.item import Item, ItemWords, KeptItem, Purpose
from compact_dash.domain.forum.keeping import redraft, standing_items
from compact_dash.reports.board.board import read_board
from compact_dash.reports.check import check
from compact_dash.reports.forum.agenda import draft_agenda
from compact_dash.reports.forum.kept_agenda import briefs, kept_agenda, next_paper_number
from compact_dash.reports.forum.room import read_room
from compact_dash.reports.forums import forums
from compact_dash.reports.history.trail import TrailQuestion, changes
from compact_dash.reports.returns.answered import return_standings
from tests.conftest import copied_store
from tests.house import NOVEMBER, TODAY, House, acting, prepared

SEPTEMBER = date(2014, 9, 24)
OWN = ItemWords("A word on travel", Purpose.NOTE, "Chair", 3)
EXTRA = Item(
    "department", "Transport: stall", "Transport", Purpose.DECISION, 4, "turned Red", ("DFT-01",), "XX", "agree"
)


class Desk:
    """OCS and the chair with the September agenda before them."""

    def __init__(self, house: House) -> None:
        self.house, self.store, self.ocs = house, house.store, house.ocs
        self.chair = acting(Role.CHAIR, "OCS", "Chair")
        self.forum_id = self.forum(SEPTEMBER)

    def forum(self, held_on: date) -> str:
        return next(row.forum_id for row in forums(self.store) if row.held_on == held_on)

    def draft(self, held_on: date = SEPTEMBER, as_at: date = TODAY) -> Draft:
        forum = next(row for row in forums(self.store) if row.held_on == held_on)
        returns = return_standings(self.store, forum.forum_id, as_at)
        return draft_agenda(self.store, read_board(self.store, as_at), forum, returns)

    def take(self) -> None:
        take_draft(self.store, self.ocs, self.forum_id, self.draft())

    def items(self, held_on: date = SEPTEMBER) -> tuple[KeptItem, ...]:
        return read_room(self.store, self.forum(held_on)).items

    def entries(self, held_on: date = SEPTEMBER) -> tuple[KeptItem, ...]:
        return kept_agenda(self.store, self.forum(held_on))

    def entry(self, kind: str, held_on: date = SEPTEMBER) -> KeptItem:
        return next(entry for entry in self.entries(held_on) if entry.kind == kind)

    @property
    def order(self) -> tuple[str, ...]:
        return tuple(entry.item_id for entry in standing_items(self.entries()))

    def change(self, entry: KeptItem, **words: object) -> None:
        wanted = replace(entry.words, **words)  # type: ignore[arg-type]
        change_item(self.store, self.ocs, self.forum_id, entry.item_id, entry.words, wanted)


@pytest.fixture
def bare(house: House) -> Desk:
    return Desk(house)


@pytest.fixture(scope="module")
def taken(commissioned: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file in which the draft is taken, made once; `desk` opens copies of it."""
    return prepared(commissioned, tmp_path_factory, lambda house: Desk(house).take())


@pytest.fixture
def desk(taken: Path, tmp_path: Path) -> Iterator[Desk]:
    """The draft is taken."""
    with copied_store(taken, tmp_path) as store:
        yield Desk(House(store))


@pytest.mark.thorough
def test_the_draft_taken_is_what_everybody_then_sees(bare: Desk) -> None:
    draft = bare.draft()
    bare.take()
    seen = [(item.title, item.kind, item.minutes, item.led_by, item.purpose) for item in bare.items()]
    assert seen == [(item.title, item.kind, item.minutes, item.led_by, item.purpose) for item in draft.items]
    for item, drafted in zip(bare.items(), draft.items, strict=True):
        assert sorted(item.refs) == sorted(drafted.refs)
        assert (item.reason or "", item.ask or "", item.department) == (drafted.reason, drafted.ask, drafted.department)
    assert check(bare.store).findings == []


@pytest.mark.slow
def test_a_draft_is_taken_once(desk: Desk) -> None:
    with pytest.raises(Overtaken, match="Somebody else has taken a draft already"):
        take_draft(desk.store, desk.chair, desk.forum_id, desk.draft())
    found = redraft(desk.entries(), desk.draft())
    assert (found.new, found.stale, found.changed) == ((), frozenset(), ())


@pytest.mark.slow
def test_an_item_is_given_other_words_and_keeps_its_place(desk: Desk) -> None:
    log = desk.entry("action_log")
    desk.change(
        log, title="  What we said \n we would do ", minutes=9, purpose=Purpose.DISCUSSION, paper_number="cf(14) 01"
    )
    after = desk.entry("action_log")
    assert after.words == ItemWords("What we said we would do", Purpose.DISCUSSION, log.led_by, 9, "CF(14)01")
    assert (after.position, after.reason, after.refs) == (log.position, log.reason, log.refs)
    assert redraft(desk.entries(), desk.draft()).new == ()


@pytest.mark.slow
def test_of_two_who_change_an_item_the_second_sees_the_first(desk: Desk) -> None:
    log = desk.entry("action_log")
    desk.change(log, minutes=9)
    with pytest.raises(Overtaken, match="it is now “Action log”, for decision, 9 minutes, led by OCS"):
        desk.change(log, title="Log")
    desk.change(desk.entry("action_log"), title="Log")
    assert desk.entry("action_log").words == replace(log.words, title="Log", minutes=9)


@pytest.mark.slow
def test_moving_another_item_is_no_change_of_this_one(desk: Desk) -> None:
    log = desk.entry("action_log")
    move_item(desk.store, desk.chair, desk.forum_id, log.item_id, -1, desk.order)
    desk.change(log, title="Log")
    assert desk.entry("action_log").position == log.position - 1


@pytest.mark.slow
def test_the_order_is_written_as_one(desk: Desk) -> None:
    before = desk.order
    head = desk.store.head()
    move_item(desk.store, desk.ocs, desk.forum_id, before[0], 1, before)
    assert desk.order == (before[1], before[0], *before[2:])
    assert [item.position for item in desk.items()] == list(range(1, len(before) + 1))
    assert desk.store.head() - head == 2, "only what moved is written"
    with pytest.raises(Overtaken, match="Somebody else has changed the order"):
        move_item(desk.store, desk.chair, desk.forum_id, before[0], 1, before)


@pytest.mark.slow
def test_an_item_of_ones_own_stands_before_any_other_business(desk: Desk) -> None:
    add_own(desk.store, desk.chair, desk.forum_id, OWN, "agree a date")
    kinds = [item.kind for item in desk.items()]
    assert kinds[-3:] == ["own", "aob", "next"]
    assert desk.entry("own").ask == "agree a date"
    assert redraft(desk.entries(), desk.draft()).stale == frozenset()


@pytest.mark.thorough
def test_what_was_placed_before_the_draft_takes_its_time_from_it(bare: Desk) -> None:
    whole = bare.draft()
    add_own(bare.store, bare.ocs, bare.forum_id, replace(OWN, minutes=15))
    draft = bare.draft()
    assert draft.placed == 15
    assert draft.minutes_used <= draft.minutes
    assert len(draft.items) < len(whole.items)
    bare.take()
    assert sum(item.minutes for item in bare.items()) == draft.minutes_used
    assert [item.kind for item in bare.items()][-3:] == ["own", "aob", "next"]


@pytest.mark.slow
def test_a_dropped_item_keeps_its_reason_and_does_not_come_back(desk: Desk) -> None:
    dating = desk.entry("dating")
    drop_item(desk.store, desk.ocs, desk.forum_id, dating.item_id, dating.words, "OCS asks by letter.")
    assert "dating" not in [item.kind for item in desk.items()]
    assert [item.position for item in desk.items()] == list(range(1, len(desk.items()) + 1))
    assert desk.entry("dating").reason == "OCS asks by letter."
    found = redraft(desk.entries(), desk.draft())
    assert "dating" not in {item.kind for item in found.offered}
    with pytest.raises(NotFound, match="not on the agenda any more"):
        desk.change(dating, title="Dates")


@pytest.mark.thorough
def test_what_is_new_is_added_once_and_what_is_declined_is_not_offered_again(desk: Desk) -> None:
    declined = replace(EXTRA, department="YY", title="Another")
    draft = replace(desk.draft(), items=(*desk.draft().items, EXTRA, declined))
    assert redraft(desk.entries(), draft).new == (EXTRA, declined)
    add_offered(desk.store, desk.ocs, desk.forum_id, [EXTRA])
    decline_offered(desk.store, desk.ocs, desk.forum_id, declined, "Settled by telephone.")
    assert redraft(desk.entries(), draft).new == ()
    with pytest.raises(Overtaken, match="“Transport: stall”: somebody else has already added it"):
        add_offered(desk.store, desk.chair, desk.forum_id, [EXTRA])
    with pytest.raises(Overtaken, match="already declined it: Settled by telephone"):
        add_offered(desk.store, desk.chair, desk.forum_id, [declined])
    added = next(item for item in desk.items() if item.title == "Transport: stall")
    assert added.refs == ("DFT-01",)


@pytest.mark.slow
def test_reasons_are_brought_up_to_date_and_edits_stay(desk: Desk) -> None:
    log = desk.entry("action_log")
    desk.change(log, title="The log", minutes=11)
    draft = desk.draft()
    later = replace(
        draft, items=tuple(replace(i, reason="all done") if i.kind == "action_log" else i for i in draft.items)
    )
    bring_up_to_date(desk.store, desk.ocs, desk.forum_id, later)
    after = desk.entry("action_log")
    assert (after.title, after.minutes, after.reason) == ("The log", 11, "all done")
    head = desk.store.head()
    bring_up_to_date(desk.store, desk.ocs, desk.forum_id, later)
    assert desk.store.head() == head, "nothing is written where nothing changes"


@pytest.mark.slow
def test_an_item_put_off_appears_at_the_next_forum_with_its_reason_and_its_brief(desk: Desk) -> None:
    item = desk.entry("department")
    save_brief(desk.store, desk.chair, desk.forum_id, item.item_id, None, Brief(aim="Agree a date."))
    put_off_item(desk.store, desk.chair, desk.forum_id, item.item_id, item.words, "The lead is on leave.")
    [carried] = desk.items(NOVEMBER)
    assert (carried.title, carried.kind, carried.minutes) == (item.title, "carried", item.minutes)
    assert carried.reason == "moved from 24 September: The lead is on leave."
    assert carried.refs == item.refs
    assert desk.entry("department").kind == "department"
    gone = next(entry for entry in desk.entries() if entry.item_id == item.item_id)
    assert (gone.dropped, gone.moved_to) == (True, desk.forum(NOVEMBER))
    assert briefs(desk.store, desk.forum(NOVEMBER))[carried.item_id] == Brief(aim="Agree a date.")
    assert desk.draft(NOVEMBER).placed == item.minutes
    assert check(desk.store).findings == []


@pytest.mark.thorough
def test_an_item_put_off_is_taken_with_the_next_forums_draft(desk: Desk) -> None:
    item = desk.entry("dating")
    put_off_item(desk.store, desk.chair, desk.forum_id, item.item_id, item.words, "No time.")
    november = desk.forum(NOVEMBER)
    take_draft(desk.store, desk.ocs, november, desk.draft(NOVEMBER))
    titles = [row.title for row in desk.items(NOVEMBER)]
    assert titles.count(item.title) >= 1
    assert redraft(desk.entries(NOVEMBER), desk.draft(NOVEMBER)).stale == frozenset()


@pytest.mark.thorough
def test_an_item_not_reached_comes_back_at_the_next_forum(desk: Desk) -> None:
    dating = desk.entry("dating")
    desk.change(dating, title="Dates, at last")
    drop_item(desk.store, desk.ocs, desk.forum_id, desk.entry("good_practice").item_id, *leaving(desk, "good_practice"))
    open_forum(desk.store, desk.chair, desk.forum_id, sure=True)
    close_forum(desk.store, desk.chair, desk.forum_id)
    carried = {
        item.title: item.reason
        for item in desk.draft(NOVEMBER, TODAY + timedelta(days=1)).items
        if item.reason.startswith("carried from ")
    }
    assert carried["Dates, at last"].startswith("carried from 24 September, not reached")
    assert not any(title.startswith("Good practice") for title in carried), "what was dropped does not come back"


def leaving(desk: Desk, kind: str) -> tuple[ItemWords, str]:
    return desk.entry(kind).words, "Said by letter."


@pytest.mark.slow
def test_what_the_meeting_has_taken_up_stays_on_its_agenda(desk: Desk) -> None:
    open_forum(desk.store, desk.chair, desk.forum_id, sure=True)
    dating = desk.entry("dating")
    show_item(
        desk.store, desk.chair, desk.forum_id, dating.item_id, read_room(desk.store, desk.forum_id).state.moved_no
    )
    capture_words(desk.store, desk.chair, desk.forum_id, dating.item_id, "decision", "Dates by October.")
    for deed in (drop_item, put_off_item):
        with pytest.raises(NotNow, match="The meeting has taken up “Dates for"):
            deed(desk.store, desk.chair, desk.forum_id, dating.item_id, dating.words, "Why not")
    desk.change(dating, minutes=12)
    silent = desk.entry("own") if "own" in {e.kind for e in desk.entries()} else desk.entry("insight")
    drop_item(desk.store, desk.chair, desk.forum_id, silent.item_id, silent.words, "No time left.")


@pytest.mark.slow
def test_paper_numbers_are_proposed_and_never_given_twice(desk: Desk) -> None:
    assert next_paper_number(desk.store, SEPTEMBER) == "CF(14)01"
    log, dating = desk.entry("action_log"), desk.entry("dating")
    desk.change(log, paper_number="CF(14)01")
    assert next_paper_number(desk.store, SEPTEMBER) == "CF(14)02"
    with pytest.raises(NotNow, match=r"CF\(14\)01 is another paper’s number already. The next free one is CF\(14\)02"):
        desk.change(dating, paper_number="CF(14)01")
    drop_item(desk.store, desk.ocs, desk.forum_id, log.item_id, desk.entry("action_log").words, "Not needed.")
    assert next_paper_number(desk.store, SEPTEMBER) == "CF(14)02"
    with pytest.raises(NotNow, match="another paper’s number already"):
        add_own(desk.store, desk.ocs, desk.forum_id, replace(OWN, paper_number="CF(14)01"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"title": "  "}, "a title for the item"),
        ({"title": "x" * 301}, "at most 300"),
        ({"led_by": ""}, "who leads the item"),
        ({"minutes": 0}, "Minutes: found 0, expected 1 to 240"),
        ({"minutes": 241}, "expected 1 to 240"),
        ({"purpose": "for fun"}, "Purpose: found “for fun”"),
        ({"paper_number": "CF(13)01"}, "expected a number of 2014 such as CF\\(14\\)01"),
        ({"paper_number": "Paper 4"}, "Paper number: found “PAPER4”"),
    ],
)
def test_words_that_cannot_stand_are_refused_and_nothing_is_kept(
    desk: Desk, words: dict[str, object], said: str
) -> None:
    head = desk.store.head()
    with pytest.raises(AnswerRefused, match=said):
        desk.change(desk.entry("dating"), **words)
    with pytest.raises(AnswerRefused, match=said):
        add_own(desk.store, desk.ocs, desk.forum_id, replace(OWN, **words))  # type: ignore[arg-type]
    assert desk.store.head() == head


@pytest.mark.parametrize("kind", ["welcome", "minutes", "action_log", "round_up", "plan", "insight", "aob", "next"])
def test_what_stands_on_every_agenda_is_not_put_off(desk: Desk, kind: str) -> None:
    item = desk.entry(kind)
    with pytest.raises(NotNow, match="stands on every agenda"):
        put_off_item(desk.store, desk.ocs, desk.forum_id, item.item_id, item.words, "Why")


@pytest.mark.slow
def test_nothing_goes_without_a_reason_or_nowhere(desk: Desk) -> None:
    item = desk.entry("dating")
    for deed in (drop_item, put_off_item):
        with pytest.raises(AnswerRefused, match="the reason for"):
            deed(desk.store, desk.ocs, desk.forum_id, item.item_id, item.words, " ")
    last = desk.forum(max(row.held_on for row in forums(desk.store) if row.kind == "quarterly"))
    own = add_own(desk.store, desk.ocs, last, OWN)
    with pytest.raises(NotNow, match=r"No Forum is planned after .* Plan one first"):
        put_off_item(desk.store, desk.ocs, last, own, OWN, "Why")


DEEDS: dict[str, Callable[[Desk, Role], None]] = {
    "take": lambda desk, role: take_draft(desk.store, acting(role, "DFT"), desk.forum_id, desk.draft()),
    "add": lambda desk, role: add_offered(desk.store, acting(role, "DFT"), desk.forum_id, [EXTRA]),
    "decline": lambda desk, role: decline_offered(desk.store, acting(role, "DFT"), desk.forum_id, EXTRA, "Why"),
    "refresh": lambda desk, role: bring_up_to_date(desk.store, acting(role, "DFT"), desk.forum_id, desk.draft()),
    "change": lambda desk, role: change_item(desk.store, acting(role, "DFT"), desk.forum_id, desk.order[0], OWN, OWN),
    "own": lambda desk, role: add_own(desk.store, acting(role, "DFT"), desk.forum_id, OWN) and None,
    "move": lambda desk, role: move_item(desk.store, acting(role, "DFT"), desk.forum_id, desk.order[0], 1, desk.order),
    "drop": lambda desk, role: drop_item(desk.store, acting(role, "DFT"), desk.forum_id, desk.order[0], OWN, "Why"),
    "put off": lambda desk, role: put_off_item(desk.store, acting(role, "DFT"), desk.forum_id, desk.order[0], OWN, "Y"),
    "brief": lambda desk, role: save_brief(
        desk.store, acting(role, "DFT"), desk.forum_id, desk.order[0], None, Brief("Aim")
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("role", [Role.LEAD, Role.CLEARER, Role.COMPACT_VOICE, Role.VIEWER])
@pytest.mark.parametrize("name", DEEDS)
def test_only_ocs_and_the_chair_prepare_a_forum(desk: Desk, role: Role, name: str) -> None:
    head = desk.store.head()
    with pytest.raises(NotAllowed, match="Only OCS or the Forum’s chair can prepare and run a Forum"):
        DEEDS[name](desk, role)
    assert desk.store.head() == head


@pytest.mark.thorough
def test_sixty_items_and_a_long_title_stand(bare: Desk) -> None:
    for number in range(60):
        add_own(bare.store, bare.ocs, bare.forum_id, replace(OWN, title=f"{number} " + "x" * 297))
    assert [item.position for item in bare.items()] == list(range(1, 61))
    assert len(bare.items()[7].title) <= 300


@pytest.mark.slow
def test_a_brief_is_kept_for_ocs_and_the_chair_alone(desk: Desk) -> None:
    item = desk.order[3]
    save_brief(desk.store, desk.chair, desk.forum_id, item, None, Brief(aim=" Agree a date. ", question=""))
    kept = Brief(aim="Agree a date.")
    assert briefs(desk.store, desk.forum_id) == {item: kept}
    for who in (desk.house.lead, desk.house.sro, acting(Role.COMPACT_VOICE, "CV"), acting(Role.VIEWER, "DFT")):
        assert briefs(desk.store.seen_by(who.actor.reader), desk.forum_id) == {}
        assert kept_agenda(desk.store.seen_by(who.actor.reader), desk.forum_id) == ()
    with pytest.raises(Overtaken, match="Somebody else has saved this brief"):
        save_brief(desk.store, desk.ocs, desk.forum_id, item, None, Brief(aim="Mine"))
    with pytest.raises(NotNow, match="already reads so"):
        save_brief(desk.store, desk.ocs, desk.forum_id, item, kept, kept)
    with pytest.raises(AnswerRefused, match="Line to take: found 2001 characters"):
        save_brief(desk.store, desk.ocs, desk.forum_id, item, kept, Brief(line_to_take="x" * 2001))
    save_brief(desk.store, desk.ocs, desk.forum_id, item, kept, Brief())
    assert briefs(desk.store, desk.forum_id)[item] == Brief()


@pytest.mark.slow
def test_a_closed_forums_agenda_is_part_of_the_record(desk: Desk) -> None:
    open_forum(desk.store, desk.chair, desk.forum_id, sure=True)
    close_forum(desk.store, desk.chair, desk.forum_id)
    head = desk.store.head()
    own = acting(Role.OCS, "OCS")
    deeds: list[Callable[[], object]] = [
        lambda: take_draft(desk.store, own, desk.forum_id, Draft((), (), 90)),
        lambda: add_own(desk.store, own, desk.forum_id, OWN),
        lambda: move_item(desk.store, own, desk.forum_id, desk.order[0], 1, desk.order),
        lambda: save_brief(desk.store, own, desk.forum_id, desk.order[0], None, Brief("Aim")),
    ]
    for deed in deeds:
        with pytest.raises(CompactError, match="The Forum of 24 September 2014 is closed"):
            deed()
    assert desk.store.head() == head


@pytest.mark.slow
def test_history_says_what_became_of_an_item(desk: Desk) -> None:
    dating = desk.entry("dating")
    put_off_item(desk.store, desk.chair, desk.forum_id, dating.item_id, dating.words, "No time.")
    told = changes(desk.store, TrailQuestion(entity="agenda_item_version", person="Chair"))
    gone = next(change for change in told if "moved to" in change.became)
    assert "moved to: meeting of 26 Nov 2014" in gone.became
    assert "reason: No time" in gone.became
