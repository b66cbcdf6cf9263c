"""Minutes and the action log as Streamlit runs them: who reads, who keeps, what is said when somebody was first."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from compact_dash.commands.forum.run_forum import close_forum, open_forum
from compact_dash.commands.minutes.keep_minutes import agree_minutes, save_minutes
from compact_dash.commands.occasion import Occasion
from compact_dash.domain.actor import Actor
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.minutes.paragraphs import Paragraph, ParagraphKind
from compact_dash.domain.people.desk import desk_actors
from compact_dash.reports.forums import forums
from compact_dash.reports.minutes.kept_minutes import minutes_of
from compact_dash.store import Store
from compact_dash.ui import acting
from compact_dash.ui.opened_store import store_at
from tests.bodies import organisations_with
from tests.house import AT, TODAY
from tests.pages.conftest import Visit

MAY, SEPTEMBER, FEBRUARY = date(2014, 5, 21), date(2014, 9, 24), date(2014, 2, 26)
KNOWN: dict[str, Actor] = desk_actors(organisations_with("DH", "HMT"))


def the_parts(held_on: str) -> None:
    """The two parts alone, as the Agenda page puts them at its end."""
    from datetime import date

    from compact_dash.ui import readings, session
    from compact_dash.ui.forum.action_log import action_log_part
    from compact_dash.ui.minutes.page import minutes_part

    session.begin()
    minutes_part(next(row for row in readings.forums() if row.held_on == date.fromisoformat(held_on)))
    action_log_part(session.today())


@dataclass
class Room:
    """A demonstration of one's own and whoever sits before it."""

    store: Store
    become: Callable[[str], None]

    def forum(self, held_on: date = MAY) -> ForumRow:
        return next(row for row in forums(self.store) if row.held_on == held_on)

    def open(self, post: str, held_on: date = MAY) -> Visit:
        self.become(post)
        page = AppTest.from_function(the_parts, kwargs={"held_on": held_on.isoformat()}, default_timeout=30)
        return Visit(page.run())

    def hold_september(self) -> None:
        """Open and close the Forum of September, so that its minutes wait to be saved."""
        chair, forum_id = Occasion(KNOWN["Chair"], AT, TODAY), self.forum(SEPTEMBER).forum_id
        open_forum(self.store, chair, forum_id, sure=True)
        close_forum(self.store, chair, forum_id)

    def save(self, *more: Paragraph) -> None:
        minutes = minutes_of(self.store, self.forum())
        who = Occasion(KNOWN["Chair"], AT, TODAY)
        save_minutes(self.store, who, minutes.forum.forum_id, (*minutes.paragraphs, *more), minutes.row_version)


@pytest.fixture
def room(demo_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    copy = str(shutil.copy(demo_address, tmp_path / "minutes.duckdb"))
    monkeypatch.setenv("COMPACT_DB", copy)
    return Room(store_at(copy), lambda post: monkeypatch.setattr(acting, "actor", lambda: KNOWN[post]))


def press(page: AppTest, label: str) -> Visit:
    return Visit(next(each for each in page.button if each.label == label).click().run())


def choose(page: AppTest, label: str, value: object) -> AppTest:
    return next(each for each in [*page.radio, *page.selectbox] if each.label == label).set_value(value).run()


def text(page: AppTest, label: str):
    return next(each for each in page.text_area if each.label == label)


def part_of(visit: Visit, heading: str) -> AppTest:
    """The page with the fields of one part open."""
    page = choose(visit.page, "What to do with the minutes", "Change a part")
    part = next(each for each in page.selectbox if each.label == "Part")
    return part.set_value(part.options.index(heading)).run()


def test_a_draft_is_ocs_s_until_it_is_saved(room: Room) -> None:
    room.hold_september()
    assert "Drafted from what was captured, not yet saved." in room.open("OCS", SEPTEMBER).text
    lead = room.open("DH Compact lead", SEPTEMBER)
    assert "No minutes have been saved yet." in lead.text
    assert "Decision:" not in lead.text


def test_saved_minutes_are_the_members_to_read_and_the_keepers_to_change(room: Room) -> None:
    room.hold_september()
    said = press(room.open("OCS", SEPTEMBER).page, "Save this draft for the Forum’s members").text
    assert "The draft is saved; the Forum’s members can read it." in said
    for post in ("DH Compact lead", "DH SRO", "Compact Voice"):
        visit = room.open(post)
        assert "Decision: DWP's note on counting is carried to the end of June." in visit.text
        assert not [each for each in visit.page.radio if each.label == "What to do with the minutes"]
    viewer = room.open("Viewer").text
    assert "The minutes are read by the Forum’s members and not shown to you." in viewer
    assert "Decision:" not in viewer


def test_a_part_is_changed_and_the_rest_stays(room: Room) -> None:
    room.save()
    page = part_of(room.open("Chair"), "Treasury complaints: second look")
    text(page, "Point 1").set_value("HM Treasury does not accept the rating.")
    text(page, "Another paragraph").set_value("The reviewer was named in June.")
    said = press(page, "Save this part").text
    assert "“Treasury complaints: second look” is saved." in said
    assert "7. HM Treasury does not accept the rating." in said
    assert "10. The reviewer was named in June. Action 2014/15-1.01" in said
    assert "The Treasury did not accept the Red" not in said


def test_the_second_to_save_is_told_and_loses_nothing(room: Room) -> None:
    room.save()
    page = part_of(room.open("OCS"), "Action log")
    text(page, "Point 1").set_value("Mine.")
    room.save(Paragraph(ParagraphKind.POINT, "Theirs."))
    visit = press(page, "Save this part")
    assert "Chair (desk) saved these minutes at 10:30, after you opened them" in visit.refusals[0]
    assert "Theirs." in visit.text
    assert text(visit.page, "Point 1").value == "Mine."
    again = press(visit.page, "Save this part").text
    assert "“Action log” is saved." in again
    assert "Mine." in again
    assert "Theirs." in again


@pytest.mark.thorough
def test_a_new_draft_shows_what_it_would_change_first(room: Room) -> None:
    room.save()
    page = choose(room.open("OCS").page, "What to do with the minutes", "Draft again from the captures")
    assert "A new draft would say the same as the minutes do now." in Visit(page).text
    room.save(Paragraph(ParagraphKind.POINT, "A person's own."))
    page = choose(room.open("OCS").page, "What to do with the minutes", "Draft again from the captures")
    table = Visit(page).html.table("What a new draft would change")
    assert table.body == [["A person's own.", "nothing"]]
    assert "A person's own." not in press(page, "Replace the minutes with this draft").text


def test_minutes_are_agreed_once_and_locked(room: Room) -> None:
    room.save()
    page = choose(room.open("Chair").page, "What to do with the minutes", "Agree them")
    [button] = [each for each in page.button if each.label == "Mark the minutes as agreed"]
    assert button.disabled
    page.checkbox[0].set_value(True).run()
    said = press(page, "Mark the minutes as agreed")
    assert "The minutes are agreed and locked." in said.text
    assert "Agreed on 17 September 2014" in said.text
    assert not [each for each in said.page.radio if each.label == "What to do with the minutes"]


def test_what_changed_under_the_eyes_is_not_agreed(room: Room) -> None:
    room.save()
    page = choose(room.open("Chair").page, "What to do with the minutes", "Agree them")
    page.checkbox[0].set_value(True).run()
    room.save(Paragraph(ParagraphKind.POINT, "Slipped in."))
    assert "after you opened them" in press(page, "Mark the minutes as agreed").refusals[0]
    assert room.forum().minutes_agreed_on is None


def test_minutes_that_were_agreed_are_read_as_they_were_saved(room: Room) -> None:
    visit = room.open("DH Compact lead", FEBRUARY)
    assert "Agreed on 21 May 2014; saved by OCS at 12:06 on 28 February 2014." in visit.text
    assert "Action 2013/14-3.01 (Policy manager, CV, by 7 March 2014): Suggest members" in visit.text


def test_a_forum_to_come_has_no_minutes(room: Room) -> None:
    assert "Minutes" not in room.open("OCS", SEPTEMBER).text


def test_minutes_agreed_elsewhere_are_locked_here_and_what_was_typed_is_said(room: Room) -> None:
    room.save()
    page = part_of(room.open("OCS"), "Action log")
    text(page, "Point 1").set_value("Mine.\n\nAnd more of it.")
    text(page, "Another paragraph").set_value("A new one.")
    agree_minutes(room.store, Occasion(KNOWN["Chair"], AT, TODAY), room.forum().forum_id)
    visit = press(page, "Save this part")
    assert "Agreed on 17 September 2014" in visit.text
    assert " ".join(visit.refusals) == (
        "The minutes of 21 May 2014 were agreed on 17 September 2014, so they are locked. Raise it at the next Forum."
        " You had typed Point 1: “Mine.  And more of it.”; Another paragraph: “A new one.”."
    )
    assert minutes_of(room.store, room.forum()).row_version == 1


def test_words_are_said_back_where_the_part_they_were_typed_in_has_moved(room: Room) -> None:
    room.save()
    page = part_of(room.open("OCS"), "Action log")
    text(page, "Point 1").set_value("Mine.")
    minutes = minutes_of(room.store, room.forum())
    first = next(place for place, each in enumerate(minutes.paragraphs) if each.kind is ParagraphKind.HEADING)
    moved = list(minutes.paragraphs)
    moved[first:first] = [
        Paragraph(ParagraphKind.HEADING, "Welcome"),
        Paragraph(ParagraphKind.POINT, "All were welcomed."),
    ]
    save_minutes(room.store, Occasion(KNOWN["Chair"], AT, TODAY), minutes.forum.forum_id, tuple(moved), 1)
    refusal = press(page, "Save this part").refusals[0]
    assert "Chair (desk) saved these minutes" in refusal
    assert refusal.endswith("You had typed Point 1: “Mine.”.")


def test_words_stay_in_their_field_where_somebody_else_wrote_the_same_paragraph(room: Room) -> None:
    room.save()
    page = part_of(room.open("OCS"), "Action log")
    text(page, "Point 1").set_value("Mine.")
    theirs = part_of(room.open("Chair"), "Action log")
    text(theirs, "Point 1").set_value("Theirs.")
    press(theirs, "Save this part")
    room.become("OCS")
    visit = press(page, "Save this part")
    assert "Theirs." in visit.text
    assert text(visit.page, "Point 1").value == "Mine."
    assert "You had typed" not in visit.text


def refs(visit: Visit) -> list[list[str]]:
    return visit.html.table("Action log").body


def test_the_log_begins_with_what_is_overdue_and_every_line_has_an_address(room: Room) -> None:
    visit = room.open("Compact Voice")
    states = [row[5].split()[0] for row in refs(visit)]
    assert states == sorted(states, key=["Overdue", "Open", "Done"].index)
    assert [row[0] for row in refs(visit)][:3] == ["2014/15-1.02", "2014/15-1.03", "2014/15-1.05"]
    links = [link.words for link in visit.html.links]
    assert all(row[0] in links for row in refs(visit))


def actions_offered(visit: Visit) -> list[str]:
    return [option[:12] for each in visit.page.selectbox if each.label == "Action" for option in each.options]


def test_each_is_offered_what_is_theirs_to_keep(room: Room) -> None:
    assert actions_offered(room.open("DH Compact lead")) == ["2014/15-1.03"]
    assert actions_offered(room.open("HMT Compact lead")) == ["2014/15-1.01"]
    assert actions_offered(room.open("DH SRO")) == []
    assert actions_offered(room.open("Viewer")) == []
    assert len(actions_offered(room.open("Chair"))) == 15


def test_an_owner_says_how_an_action_stands_and_moves_its_date(room: Room) -> None:
    page = choose(room.open("DH Compact lead").page, "Action", "2014/15-1.03")
    page = choose(page, "What to say of it", "How it stands")
    text(page, "How it stands, in a sentence or two").set_value("Nine of twelve areas have answered.")
    said = press(page, "Save the update")
    assert "The update on 2014/15-1.03 is kept." in said.text
    page = choose(said.page, "Action", "2014/15-1.03")
    page = choose(page, "What to say of it", "Another date")
    assert "found nothing, expected a day" in press(page, "Move the date").refusals[0]
    next(each for each in page.text_input if each.label == "New date").set_value("10/10/2014")
    text(page, "Why the date moves").set_value("Three areas are late.")
    row = next(row for row in refs(press(page, "Move the date")) if row[0] == "2014/15-1.03")
    assert row[4] == "10 Oct 2014 first 8 Sep 2014"
    assert row[6] == "Nine of twelve areas have answered. (17 Sep 2014) New date: Three areas are late."


def test_dropping_is_for_ocs_and_keeps_the_action_in_the_log(room: Room) -> None:
    page = choose(room.open("DH Compact lead").page, "Action", "2014/15-1.03")
    assert next(each for each in page.radio).options == ["How it stands", "Another date", "Done"]
    page = choose(room.open("OCS").page, "Action", "2014/15-1.03")
    page = choose(page, "What to say of it", "Drop it")
    text(page, "Why nobody need do it any more").set_value("It is published already.")
    row = next(row for row in refs(press(page, "Drop the action")) if row[0] == "2014/15-1.03")
    assert row[5] == "Dropped"
    assert row[6].endswith("Dropped: It is published already.")
