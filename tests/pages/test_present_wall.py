"""What stands on the wall: an item's own title, what was agreed as far as there is room, and what a replay shows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from compact_dash.commands.forum.agree_in_forum import agree_rating
from compact_dash.commands.forum.capture import NewAction, capture_action, capture_words
from compact_dash.commands.forum.run_forum import reopen_forum
from compact_dash.domain.facts import AgendaItemAction, AgendaItemVersion
from compact_dash.reports.forum.room import StandingCapture
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.ui.forum import present_page
from compact_dash.ui.forum.slide_lines import AGREED_LINE, agreed_rows
from tests.house import AT, TODAY
from tests.pages.conftest import Open, Visit
from tests.pages.test_present_session import FORUM, LEAD, As, Hold, Meeting, hold, meeting, wall  # noqa: F401

LONG = "The Forum agrees that the digital team takes the page first and the rest of the guidance by the new year. " * 3
See = Callable[..., Visit]


def captured(number: int, kind: str = "decision", words: str = "", whose: bool = False) -> StandingCapture:
    given = ("HMT", "Compact lead", date(2014, 10, 15)) if whose else (None, None, None)
    return StandingCapture(number, "item-1", AT, kind, words or f"Words {number}.", None, None, None, *given)


def test_the_newest_come_first_and_the_rest_is_counted() -> None:
    shown = agreed_rows([captured(number) for number in range(1, 8)], 4)
    assert [row.words for row in shown.rows] == ["Words 7.", "Words 6.", "Words 5.", "Words 4."]
    assert shown.more == 3


def test_notes_are_neither_shown_nor_counted() -> None:
    shown = agreed_rows([captured(1), captured(2, "note"), captured(3, "note")], 1)
    assert ([row.words for row in shown.rows], shown.more) == (["Words 1."], 0)


@pytest.mark.parametrize(("most", "lines"), [(1, [1]), (3, [2, 1, 1])])
def test_words_are_cut_at_a_word_to_what_fits(most: int, lines: list[int]) -> None:
    shown = agreed_rows([captured(number, words=LONG) for number in range(1, 5)], most)
    for row, fits in zip(shown.rows, lines, strict=True):
        said = row.words.removesuffix(" …")
        assert said != row.words
        assert LONG.startswith(f"{said} ")
        assert AGREED_LINE * (fits - 1) < len(f"{row.label}{row.words}") <= AGREED_LINE * fits + 2


def test_whose_an_action_is_and_by_when_is_never_cut() -> None:
    [row] = agreed_rows([captured(1, "action", LONG, whose=True)], 1).rows
    assert row.whose == "HMT Compact lead, by 15 October 2014"
    assert len(f"{row.label}{row.words}{row.whose}") <= AGREED_LINE + 2


def about_a_line(meeting: Meeting, number: int, title: str, ref: str, department: str) -> None:  # noqa: F811
    """Give an item of a meeting a title of its own, and the line and department that it is about."""
    line = rated_lines(meeting.store, Question(TODAY, ref=ref))[0]
    version = AgendaItemVersion(
        f"item-{number}", number, title, "department", "for discussion", "Chair", 5, None, dropped=False,
        department=department,
    )  # fmt: skip
    facts = (AgendaItemAction(f"item-{number}", line.action_id), version)
    meeting.store.append(lambda _: [meeting.chair.entry(fact) for fact in facts])


def test_a_department_s_item_keeps_the_title_it_was_given(meeting: Meeting, wall: See) -> None:  # noqa: F811
    about_a_line(meeting, 1, "Treasury: the intranet page first", "HMT-03", "HMT")
    text = wall().text
    assert "Treasury: the intranet page first" in text
    assert "HM Treasury Red" in text


def test_whose_an_action_is_stands_on_the_wall(meeting: Meeting, wall: See) -> None:  # noqa: F811
    action = NewAction("Send the draft to OCS", "HMT", "Compact lead", date(2014, 10, 15), None)
    capture_action(meeting.store, meeting.chair, meeting.forum_id, "item-1", action)
    assert "Send the draft to OCS HMT Compact lead, by 15 October 2014" in wall().text


def test_any_other_business_reads_back_the_newest_of_every_item(meeting: Meeting, wall: See) -> None:  # noqa: F811
    for number, item in enumerate(("item-3", "item-1", "item-2"), start=1):
        capture_words(meeting.store, meeting.chair, meeting.forum_id, item, "decision", f"Decided {number}.")
    text = wall().text
    assert text.index("Decided 3.") < text.index("Decided 2.") < text.index("Decided 1.")


@pytest.mark.thorough
def test_an_item_taken_off_leaves_a_slide_of_its_own_until_the_chair_moves(
    meeting: Meeting,  # noqa: F811
    wall: See,  # noqa: F811
) -> None:
    meeting.drop(1)
    for post in (LEAD, "Chair"):
        text = wall(post).text
        assert "This item has been taken off the agenda" in text
        assert "Matter 2" not in text
    page = wall().page
    page.button(key="next").click().run()
    assert "Matter 3" in Visit(page).text, "whoever steps away sees the item they stepped to"
    meeting.move_to(4)
    assert "Matter 4" in wall("Chair").text


@pytest.mark.thorough
def test_a_replay_as_it_opened_shows_nothing_that_was_captured_later(
    meeting: Meeting,  # noqa: F811
    visit_at: Open,
    at_the_desk: As,
) -> None:
    agree_rating(meeting.store, meeting.chair, meeting.forum_id, "item-1", "HMT-02", "red", "It has stood still.")
    meeting.close()
    at_the_desk(LEAD)
    concluded = visit_at(meeting.database, "present", forum=FORUM)
    opened = visit_at(meeting.database, "present", forum=FORUM, edition="opened")
    assert "It has stood still." in concluded.text
    assert "It has stood still." not in opened.text


def way_to(visit: Visit, words: str) -> dict[str, str]:
    """The parameters of the link to the other edition."""
    [link] = [link for link in visit.html.links if link.words == words]
    return link.parameters


@pytest.mark.thorough
def test_each_edition_of_a_replay_leads_to_the_other_at_the_same_item(
    meeting: Meeting,  # noqa: F811
    visit_at: Open,
) -> None:
    meeting.drop(2)
    meeting.close()
    concluded = visit_at(meeting.database, "present", forum=FORUM, item="3")
    assert "Matter 4" in concluded.text
    assert way_to(concluded, "As it opened") == {"forum": FORUM, "edition": "opened", "item": "4"}
    opened = visit_at(meeting.database, "present", forum=FORUM, edition="opened", item="4")
    assert "Matter 4" in opened.text
    assert way_to(opened, "As it concluded") == {"forum": FORUM, "item": "3"}
    dropped = visit_at(meeting.database, "present", forum=FORUM, edition="opened", item="2")
    assert way_to(dropped, "As it concluded") == {"forum": FORUM}


@pytest.mark.thorough
def test_a_replay_looks_for_a_forum_that_is_opened_again(
    meeting: Meeting,  # noqa: F811
    visit_at: Open,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    meeting.close()
    followed: list[str] = []
    monkeypatch.setattr(present_page, "follow", lambda room: followed.append(room.forum.forum_id))
    page = visit_at(meeting.database, "present", forum=FORUM).page
    assert followed == [meeting.forum_id]
    reopen_forum(meeting.store, meeting.chair, meeting.forum_id, "A decision is missing.")
    assert "Replay" not in Visit(page.run()).text


@pytest.mark.thorough
def test_apologies_stand_on_the_first_item_as_soon_as_they_are_marked(
    meeting: Meeting,  # noqa: F811
    wall: See,  # noqa: F811
) -> None:
    welcome = replace(meeting.version(1, "Welcome"), kind="welcome")
    meeting.store.append(lambda _: [meeting.chair.entry(welcome)])
    assert "Apologies" not in wall().text
    meeting.mark("DEFRA", "apologies")
    meeting.mark("DFE", "apologies")
    meeting.mark("HMT", "present")
    assert "Apologies from DEFRA and DfE" in wall().text


def test_good_practice_stands_beside_what_is_off_course_on_its_theme(
    meeting: Meeting,  # noqa: F811
    wall: See,  # noqa: F811
) -> None:
    about_a_line(meeting, 1, "Worth copying", "DECC-01", "DECC")
    shared = replace(meeting.version(1, "Worth copying"), kind="good_practice", department="DECC")
    meeting.store.append(lambda _: [meeting.chair.entry(shared)])
    text = wall().text
    assert text.index("Community Energy Strategy") < text.index("Amber or Red on the same theme:")
    assert text.index("same theme:") < text.index("No Second Night")


def test_what_was_captured_on_an_item_that_was_taken_off_is_read_back(
    meeting: Meeting,  # noqa: F811
    wall: See,  # noqa: F811
) -> None:
    capture_words(meeting.store, meeting.chair, meeting.forum_id, "item-2", "decision", "It waits for the spring.")
    meeting.drop(2)
    text = wall("Chair", chair="1").text
    assert "Matter 2 (taken off the agenda)" in text
    assert "It waits for the spring." in text


def test_before_it_opens_the_chair_sees_the_agenda_and_the_wall_says_that_it_is_a_rehearsal(
    visit: Open,
    at_the_desk: As,
) -> None:
    assert "Rehearsal, figures as at 17 September 2014." in visit("present", forum=FORUM).text
    at_the_desk("Chair")
    assert "Minutes of 21 May and matters arising 5 min" in visit("present", forum=FORUM, chair="1").text


@pytest.mark.thorough
def test_a_week_early_the_forum_opens_only_after_a_question(visit_at: Open, demo_copy: Path, at_the_desk: As) -> None:
    at_the_desk("Chair")
    page = visit_at(demo_copy, "present", forum=FORUM, chair="1").page

    def press(label: str) -> str:
        next(each for each in page.button if each.label == label).click().run()
        return Visit(page).text

    asked = press("Take the draft and open the Forum")
    assert "The Forum is on 24 September 2014, in 7 days. Open it now?" in asked
    assert "To rehearse, open nothing" in asked
    assert "Open it now?" not in press("Not now")
    press("Take the draft and open the Forum")
    assert "The Forum is open." in press("Yes, open it now")


def test_minutes_and_the_log_say_what_is_to_be_decided(visit: Open) -> None:
    assert "For decision: agree the minutes, and what becomes of each action" in visit("present", item="2").text
    assert "For decision: for each action, agree a new date, or close it" in visit("present", item="3").text
