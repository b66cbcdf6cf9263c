"""Preparing a Forum on the Agenda page: the draft taken, changed, briefed and put off, each said where it was done."""

import functools
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from compact_dash.commands.forum.change_item import add_own, change_item, drop_item
from compact_dash.commands.forum.keep_agenda import take_draft
from compact_dash.commands.forum.run_forum import open_forum
from compact_dash.domain.forum.item import ItemWords, KeptItem, Purpose
from compact_dash.reports.board.board import read_board
from compact_dash.reports.forum.kept_agenda import kept_agenda
from compact_dash.reports.forum.readiness import readiness
from compact_dash.reports.forums import forums
from compact_dash.store import Store
from compact_dash.ui.opened_store import store_at
from tests.commands.plan.keepers import OCS, TODAY
from tests.house import House, prepared
from tests.pages.conftest import Open, Visit
from tests.rendered import Table

AtTheDesk = Callable[[str], None]
SEPTEMBER, NOVEMBER = "2014-09", "2014-11"
LONG = "A title as long as one can be, " * 9 + "x" * 21


def next_forum_id(store: Store) -> str:
    return next(row.forum_id for row in forums(store) if row.held_on == date(2014, 9, 24))


class Preparer:
    """Somebody at the Agenda page of a database of their own."""

    def __init__(self, visit_at: Open, database: Path) -> None:
        self.visit_at, self.database = visit_at, database

    @functools.cached_property
    def visit(self) -> Visit:
        """The page as it last came out: that of the next Forum, until another is opened."""
        return self.visit_at(self.database, "agenda")

    def at(self, task: str, forum: str = SEPTEMBER) -> "Preparer":
        self.visit = self.visit_at(self.database, "agenda", prepare=task, forum=forum)
        return self

    def seen(self, forum: str = SEPTEMBER) -> Visit:
        self.visit = self.visit_at(self.database, "agenda", forum=forum)
        return self.visit

    def choose(self, label: str, value: object) -> "Preparer":
        next(each for each in self.visit.page.selectbox if each.label == label).set_value(value).run()
        return self

    def write(self, label: str, words: object) -> "Preparer":
        page = self.visit.page
        every = [*page.text_area, *page.text_input, *page.number_input, *page.checkbox]
        next(each for each in every if each.label.startswith(label)).set_value(words)
        return self

    def press(self, label: str) -> str:
        next(each for each in self.visit.page.button if each.label.startswith(label)).click().run()
        return self.visit.text

    def value(self, label: str) -> str:
        page = self.visit.page
        return str(next(each for each in [*page.text_area, *page.text_input] if each.label.startswith(label)).value)

    @property
    def labels(self) -> list[str]:
        return [each.label for each in self.visit.page.button]

    @property
    def table(self) -> Table:
        return self.visit.html.table("Agenda")

    @property
    def store(self) -> Store:
        return store_at(str(self.database))

    @property
    def forum_id(self) -> str:
        return next_forum_id(self.store)

    def entry(self, kind: str) -> KeptItem:
        return next(entry for entry in kept_agenda(self.store, self.forum_id) if entry.kind == kind)


@pytest.fixture
def bare(visit_at: Open, demo_copy: Path) -> Preparer:
    return Preparer(visit_at, demo_copy)


@pytest.fixture(scope="module")
def taken(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file in which the draft is taken, made once; `preparer` has copies of it."""

    def take(house: House) -> None:
        ready = readiness(house.store, read_board(house.store, TODAY))
        assert ready is not None
        take_draft(house.store, OCS, next_forum_id(house.store), ready.drafted)

    return prepared(demo_address, tmp_path_factory, take)


@pytest.fixture
def preparer(visit_at: Open, taken: Path, tmp_path: Path) -> Preparer:
    """The draft is taken."""
    return Preparer(visit_at, Path(shutil.copy(taken, tmp_path / "taken.duckdb")))


@pytest.mark.thorough
def test_taking_the_draft_keeps_it_and_says_so(bare: Preparer) -> None:
    drafted = [(row[1], row[2]) for row in bare.visit.html.table("Draft agenda").body]
    assert "The draft is taken." in bare.press("Take this draft")
    kept = [(row[1], row[2]) for row in bare.table.body]
    assert [minutes for minutes, _ in kept] == [minutes for minutes, _ in drafted]
    assert "Draft agenda" not in [table.caption for table in bare.visit.html.tables]
    assert bare.table.body[0][0] == "14:00 to 14:03"
    assert "Take this draft" not in bare.labels


@pytest.mark.thorough
def test_everybody_reads_the_kept_agenda_and_nobody_else_changes_it(preparer: Preparer, at_the_desk: AtTheDesk) -> None:
    ours = [row[2] for row in preparer.table.body]
    for post in ("DFT Compact lead", "Compact Voice", "Viewer"):
        at_the_desk(post)
        seen = preparer.seen()
        assert [row[2] for row in preparer.table.body] == ours
        assert "Prepare this Forum" not in seen.text
        assert "Brief kept" not in seen.text


@pytest.mark.parametrize("post", ["OCS", "Chair"])
def test_ocs_and_the_chair_are_offered_the_tasks(preparer: Preparer, at_the_desk: AtTheDesk, post: str) -> None:
    at_the_desk(post)
    offered = [option for group in preparer.seen().page.button_group for option in group.options]
    assert offered == [
        "Change the agenda", "Add an item", "What the data offers", "Chair’s brief", "Guests", "Day and place",
        "Plan the year",
    ]  # fmt: skip


@pytest.mark.thorough
def test_an_item_is_changed_and_the_over_run_is_said_at_once(preparer: Preparer) -> None:
    log = preparer.entry("action_log")
    form = preparer.at("Change the agenda").choose("Item", log.item_id)
    said = form.write("Title", "What we said we would do").write("Minutes", 20).press("Save the item")
    assert "“Action log” is changed." in said
    assert "12 minutes over: finishes 15:42." in said
    assert "What could give way: “" in said
    assert any("What we said we would do" in row[2] for row in preparer.table.body)
    assert "over" in preparer.table.body[-1][0]
    assert form.value("Title") == "What we said we would do"


@pytest.mark.thorough
def test_what_somebody_else_changed_is_not_written_over_unseen(preparer: Preparer) -> None:
    log = preparer.entry("action_log")
    form = preparer.at("Change the agenda").choose("Item", log.item_id)
    change_item(preparer.store, OCS, preparer.forum_id, log.item_id, log.words, replace(log.words, minutes=9))
    form.write("Title", "The log")
    assert "Somebody else has changed this item: it is now “Action log”, for decision, 9 minutes" in form.press("Save")
    assert form.value("Title") == "The log", "what was typed stays"
    assert "“Action log” is changed." in form.press("Save the item")


@pytest.mark.thorough
def test_a_field_that_cannot_stand_is_refused_beside_it(preparer: Preparer) -> None:
    form = preparer.at("Change the agenda").choose("Item", preparer.entry("dating").item_id)
    assert "expected a number of 2014 such as CF(14)01" in form.write("Paper number", "4").press("Save the item")
    assert "Paper CF(14)01" in form.write("Paper number", "CF(14)01").press("Save the item")
    assert any(each.label == "Paper number (next: CF(14)02)" for each in form.visit.page.text_input)


@pytest.mark.thorough
def test_up_and_down_move_the_item_that_is_chosen_again_and_again(preparer: Preparer) -> None:
    welcome = preparer.entry("welcome")
    form = preparer.at("Change the agenda").choose("Item", welcome.item_id)
    assert "is now number 2." in form.press("Move down")
    assert "is now number 3." in form.press("Move down")
    assert form.table.body[2][2].startswith("3. Welcome and apologies")
    assert "is now number 2." in form.press("Move up")
    up = next(each for each in form.at("Change the agenda").visit.page.button if each.label == "Move up")
    assert up.disabled, "the first item cannot go up"


@pytest.mark.thorough
def test_an_item_is_dropped_with_a_reason_and_stays_readable_for_those_who_prepare(preparer: Preparer) -> None:
    form = preparer.at("Change the agenda").choose("Item", preparer.entry("dating").item_id)
    assert "This step needs the reason for dropping the item." in form.press("Drop it")
    said = form.write("Reason for taking it off", "OCS asks by letter.").press("Drop it")
    assert "is dropped, with your reason." in said
    assert "1 item dropped, moved or declined, with why" in said
    assert "Dates for 8 undated commitments: OCS asks by letter." in said
    assert not any("undated commitments" in row[2] for row in preparer.table.body)


@pytest.mark.thorough
def test_an_item_is_moved_to_the_next_forum(preparer: Preparer) -> None:
    form = preparer.at("Change the agenda").choose("Item", preparer.entry("dating").item_id)
    form.write("Reason for taking it off", "No time.")
    assert "is moved to the Forum of 26 November 2014." in form.press("Move it to 26 November 2014")
    preparer.seen(NOVEMBER)
    [row] = preparer.table.body
    assert "Dates for 8 undated commitments" in row[2]
    # Who can help with those lines is told after it.
    assert row[5].startswith("Moved from 24 September: No time.")


def test_what_stands_on_every_agenda_offers_no_move(preparer: Preparer) -> None:
    preparer.at("Change the agenda").choose("Item", preparer.entry("welcome").item_id)
    assert "Drop it" in preparer.labels
    assert not any(label.startswith("Move it to") for label in preparer.labels)


@pytest.mark.thorough
def test_an_item_of_ones_own_is_added(preparer: Preparer) -> None:
    form = preparer.at("Add an item").write("Title", "A word on travel").write("Led by", "Chair")
    assert "Your item stands on the agenda" in form.press("Add the item")
    assert [row[2] for row in preparer.table.body][-3].endswith("A word on travel")
    assert form.value("Title") == "", "the form is empty for the next one"


@pytest.mark.thorough
def test_what_was_left_out_is_offered_added_or_declined(preparer: Preparer) -> None:
    form = preparer.at("What the data offers")
    assert "Left out: no time in the draft" in form.visit.text
    assert "the reason why it is not for this Forum" in form.press("Not this time")
    # The draft of the demonstration leaves out two.
    for _ in range(2):
        said = form.write("Reason, where", "OCS speaks to them.").press("Not this time")
        assert "is declined for this Forum, with your reason." in said
    assert "The data offers nothing that is not on this agenda" in said


@pytest.mark.thorough
def test_what_was_left_out_can_be_added(preparer: Preparer) -> None:
    before = len(preparer.table.body)
    assert "is added." in preparer.at("What the data offers").press("Add it")
    assert len(preparer.table.body) == before + 1


@pytest.mark.thorough
def test_a_first_brief_is_proposed_edited_and_kept(preparer: Preparer) -> None:
    item = preparer.entry("dating")
    form = preparer.at("Chair’s brief").choose("Item", item.item_id)
    assert form.value("Question to ask") == "What is the first step, and by which day will it be done?"
    assert form.value("Aim").startswith("Agree a first milestone")
    said = form.write("Line to take", "A date now, a better one later.").press("Keep the brief")
    assert "Only OCS and the chair can read it." in said
    assert "Brief kept" in said
    assert form.value("Line to take") == "A date now, a better one later."
    assert "This brief is kept." in form.visit.text


@pytest.mark.thorough
def test_a_guest_is_entered_and_listed_over_all_forums(preparer: Preparer) -> None:
    form = preparer.at("Guests", "2014-05").write("Who, by name or post", "A development worker")
    assert "what the guest speaks on" in form.press("Keep the entry")
    assert "The guest is on the register." in form.write("On what", "Small grants").press("Keep the entry")
    assert form.visit.html.table("Guests of this Forum").body[0][:3] == ["A development worker", "", "Small grants"]
    other = preparer.seen().html.table("Guests of other Forums")
    assert other.body[0][0] == "21 May 2014"


@pytest.mark.thorough
def test_a_year_is_planned_in_one_go(preparer: Preparer) -> None:
    form = preparer.at("Plan the year")
    form.write("Plan Forum 4", False)
    assert "The Forums are planned." in form.press("Plan these Forums")
    held = [row.held_on for row in forums(preparer.store)][-3:]
    assert held == [date(2015, 5, 20), date(2015, 9, 23), date(2015, 11, 25)]


@pytest.mark.thorough
def test_a_planned_forum_is_changed_and_keeps_its_deadline(preparer: Preparer) -> None:
    form = preparer.at("Day and place")
    assert "stay due on 10 September 2014, whatever its day becomes" in form.visit.text
    form.write("Day", "1 October 2014").write("Place", "Leeds")
    assert "the reason for changing the Forum" in form.press("Change this Forum")
    said = form.write("Reason", "The room is not free.").press("Change this Forum")
    assert "Its commission keeps its deadline of 10 September 2014." in said
    assert "Compact Forum, 1 October 2014" in said
    assert "Leeds" in said


@pytest.mark.thorough
def test_sixty_items_and_a_long_title_are_all_shown(bare: Preparer) -> None:
    for number in range(60):
        words = ItemWords(LONG if number == 30 else f"Item {number}", Purpose.NOTE, "OCS", 2)
        add_own(bare.store, OCS, bare.forum_id, words)
    bare.seen()
    assert len(bare.table.body) == 60
    assert LONG.strip() in bare.table.body[30][2]


def test_an_agenda_from_which_everything_was_dropped_says_so(bare: Preparer) -> None:
    words = ItemWords("Only item", Purpose.NOTE, "OCS", 2)
    item = add_own(bare.store, OCS, bare.forum_id, words)
    drop_item(bare.store, OCS, bare.forum_id, item, words, "Why not")
    assert "Take this draft" in [each.label for each in bare.seen().page.button]


@pytest.mark.thorough
def test_an_item_dropped_while_somebody_has_it_chosen_is_no_fault(preparer: Preparer) -> None:
    dating = preparer.entry("dating")
    form = preparer.at("Change the agenda").choose("Item", dating.item_id)
    drop_item(preparer.store, OCS, preparer.forum_id, dating.item_id, dating.words, "Why not")
    assert "That item is not on the agenda any more." in form.write("Title", "Dates").press("Save the item")


@pytest.mark.thorough
def test_an_address_does_not_open_what_one_may_not_do(preparer: Preparer, at_the_desk: AtTheDesk) -> None:
    at_the_desk("DFT Compact lead")
    assert "Change the agenda" not in preparer.at("Change the agenda").visit.text
    at_the_desk("OCS")
    assert "There is no task “Gossip”." in preparer.at("Gossip").visit.refusals[0]


def test_progress_speaks_of_the_kept_agenda(preparer: Preparer) -> None:
    dating = preparer.entry("dating")
    drop_item(preparer.store, OCS, preparer.forum_id, dating.item_id, dating.words, "OCS asks by letter.")
    used = preparer.seen().text.split(" minutes used")[0].rsplit(" ", 3)[-3:]
    assert f"{' '.join(used)} minutes" in preparer.visit_at(preparer.database, "progress").text
    assert used == ["78", "of", "90"]


@pytest.mark.thorough
def test_a_past_day_shows_the_agenda_as_it_was_kept_by_then(visit: Open) -> None:
    before, after = (
        visit("agenda", forum="2014-05", as_at="2014-05-13"),
        visit("agenda", forum="2014-05", as_at="2014-05-15"),
    )
    assert "Draft agenda" in [table.caption for table in before.html.tables]
    kept = after.html.table("Agenda")
    assert kept.body[4][2].startswith("5. Treasury complaints: second look")
    assert kept.body[4][3] == "HM Treasury"
    assert "Prepare this Forum" not in after.text


@pytest.mark.thorough
def test_a_page_left_open_stays_at_its_forum_when_that_opens(preparer: Preparer) -> None:
    """The choice of a Forum says how each stands, so its words change while somebody has one chosen."""
    page = preparer.at("Change the agenda").visit.page
    chosen = next(each for each in page.selectbox if each.label == "Forum")
    chosen.set_value(chosen.value)
    open_forum(preparer.store, OCS, preparer.forum_id, sure=True)
    for _ in range(2):
        chosen.run()
        assert Visit(page).text.startswith("Compact Forum, 24 September 2014")


def test_a_task_that_another_forum_does_not_have_is_let_go_of(preparer: Preparer) -> None:
    opened = preparer.at("Change the agenda", "2014-05").visit
    assert not opened.refusals
    assert "Action log" in opened.text
    assert [option for group in opened.page.button_group for option in group.options] == ["Guests", "Plan the year"]


@pytest.mark.thorough
def test_what_the_data_no_longer_asks_for_is_marked_and_what_it_says_otherwise_is_brought_up_to_date(
    bare: Preparer,
) -> None:
    ready = readiness(bare.store, read_board(bare.store, TODAY))
    assert ready is not None
    gone = replace(ready.drafted.items[5], kind="silent", title="Health: no return", department="DH", refs=())
    items = [replace(item, reason="as it was") if item.kind == "dating" else item for item in ready.drafted.items]
    take_draft(bare.store, OCS, bare.forum_id, replace(ready.drafted, items=(*items, gone)))
    form = bare.at("What the data offers")
    [row] = [row for row in form.table.body if "Health: no return" in row[2]]
    assert "The data no longer asks for this." in row[5]
    assert any("As it was" in row[5] for row in form.table.body)
    assert "now says what the data says" in form.press("Bring 1 item up to date with the data")
    assert not any("As it was" in row[5] for row in form.table.body)


def test_f5_comes_back_to_the_item_that_was_being_changed(preparer: Preparer) -> None:
    before = preparer.at("Change the agenda")
    choice = next(each for each in before.visit.page.selectbox if each.label == "Item")
    third = choice.options[2]
    page = choice.select_index(2).run()
    noted = page.query_params["changing"]
    loaded = preparer.visit_at(
        preparer.database, "agenda", prepare="Change the agenda", forum=SEPTEMBER, changing=noted
    )
    again = next(each for each in loaded.page.selectbox if each.label == "Item")
    assert again.options[again.index or 0] == third
    later = again.select_index(0).run()
    assert "changing" not in later.query_params
    first = next(each for each in later.selectbox if each.label == "Item")
    assert first.index == 0
