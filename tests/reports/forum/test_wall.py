"""The wall: a pin that later arrivals do not move, the Forum's own captures on it, a replay that stays as it was."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from compact_dash.commands.forum.agree_in_forum import AgreedDate, agree_date, agree_rating
from compact_dash.commands.forum.capture import NewAction, capture_action, capture_words
from compact_dash.commands.forum.keep_action_log import note_action
from compact_dash.commands.forum.mark_attendance import AttendanceMark, mark_attendance
from compact_dash.commands.forum.run_forum import close_forum, reopen_forum
from compact_dash.commands.returns.clear_return import clear, send_for_clearance
from compact_dash.domain.actor import Role
from compact_dash.domain.facts import ActionVersion, AgendaItemVersion, Assessment, Fact, SettingVersion
from compact_dash.domain.rating import Rating
from compact_dash.domain.returns.answer import Answer
from compact_dash.reports.forum.meetings import action_log
from compact_dash.reports.forum.room import read_room
from compact_dash.reports.forum.wall import (
    CONCLUDED,
    EDITIONS,
    OPENED,
    Wall,
    figures_in_session,
    since_opened,
    wall_as_kept,
)
from compact_dash.reports.forums import forums
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.reports.plan.plan import joint_plans, plan_view
from compact_dash.reports.settings import settings
from compact_dash.store import Store
from tests.commands.forum.test_run_forum import Table, in_session, laid_out, opened  # noqa: F401
from tests.house import TODAY, House, acting, commissioned, house  # noqa: F401


def wall_now(meeting: Table, store: Store | None = None) -> Wall:
    """The wall as it is put together while the Forum meets; for a reader, where their store is given."""
    seen = store or meeting.store
    here = read_room(seen, meeting.forum_id)
    return Wall(here, figures_in_session(seen, here.forum), None)


def figures(wall: Wall) -> tuple[object, ...]:
    """Everything the slides show of the board and its lines."""
    standings = [(row.organisation.code, row.overall, row.tally.counts) for row in wall.board.standings()]
    return (standings, sorted(wall.lines.items()), [item.title for item in wall.room.items])


def file_dft(house: House) -> None:  # noqa: F811
    red = Answer(rating="red", words="Stuck.", path_to_green="The SRO decides by March.")
    form = house.fill(DFT_01=red)
    send_for_clearance(house.store, house.lead, form.return_id)
    clear(house.store, house.sro, form.return_id, "Director", submit=True)


def change_everything(house: House) -> None:  # noqa: F811
    """A return, another threshold and another title, all after the meeting opened."""
    file_dft(house)
    line = rated_lines(house.store, Question(TODAY, ref="HMT-02"))[0]
    later: list[Fact] = [
        SettingVersion("red_overdue_days", TODAY, 1, "Stricter"),
        ActionVersion(
            action_id=line.action_id, reported_on=TODAY, organisation_id=line.organisation_id, owner_role=None,
            title="Worded anew after the meeting", theme_id=None, counting="rateable", sharing="published", note=None,
            reason="Plainer",
        ),
    ]  # fmt: skip
    house.store.append(lambda _: [house.ocs.entry(fact) for fact in later])


@pytest.mark.thorough
def test_later_arrivals_do_not_move_the_wall_and_are_listed(opened: Table) -> None:  # noqa: F811
    before = figures(wall_now(opened))
    change_everything(opened.house)
    assert figures(wall_now(opened)) == before
    assert rated_lines(opened.store, Question(TODAY, ref="HMT-02"))[0].title == "Worded anew after the meeting"
    forum = wall_now(opened).room.forum
    assert [(row.organisation, row.kind) for row in since_opened(opened.store, forum)] == [
        ("DfT", "return"),
        ("HMT", "line"),
    ]


@pytest.mark.slow
def test_what_the_forum_agrees_is_on_the_wall_at_once(opened: Table) -> None:  # noqa: F811
    before = wall_now(opened)
    agree_rating(opened.store, opened.chair, opened.forum_id, opened.items[2], "HMT-02", "red", "Nothing was done.")
    after = wall_now(opened)
    assert (before.lines["HMT-02"].headline, after.lines["HMT-02"].headline) == ("green", "red")
    assert after.board.total().counts[Rating.RED] == before.board.total().counts[Rating.RED] + 1


@pytest.mark.thorough
def test_what_ocs_accepts_for_this_very_forum_while_it_meets_is_listed_and_not_on_the_wall(
    opened: Table,  # noqa: F811
) -> None:
    before = figures(wall_now(opened))
    line = wall_now(opened).lines["HMT-02"]
    accepted = Assessment(line.action_id, TODAY, None, "red", "Read today.", "ocs", opened.forum_id)
    opened.store.append(lambda _: [opened.house.ocs.entry(accepted)])
    assert figures(wall_now(opened)) == before
    arrived = since_opened(opened.store, opened.room.forum)
    assert [(row.organisation, row.kind) for row in arrived] == [("HMT", "rating")]
    close_forum(opened.store, opened.later(3600), opened.forum_id)
    assert wall_as_kept(opened.store, opened.forum_id, CONCLUDED).lines["HMT-02"].headline == "green"


@pytest.mark.slow
def test_news_of_an_action_and_a_line_reworded_are_listed_and_not_on_the_wall(opened: Table) -> None:  # noqa: F811
    change_everything(opened.house)
    logged = next(row for row in action_log(opened.store, TODAY) if row.is_open and row.owner_code == "DH")
    note_action(opened.store, acting(Role.LEAD, "DH"), logged.ref, "Two areas have answered.")
    new = NewAction("Send the draft to OCS", "CO", "Compact lead", date(2014, 10, 3))
    capture_action(opened.store, opened.chair, opened.forum_id, opened.items[2], new)
    arrived = [(row.organisation, row.kind) for row in since_opened(opened.store, opened.room.forum)]
    assert arrived == [("DfT", "return"), ("DH", "action"), ("HMT", "line")], "and not what it captured itself"


@pytest.mark.thorough
def test_what_a_forum_agrees_on_a_later_day_than_it_opened_is_its_own_too(opened: Table) -> None:  # noqa: F811
    first = figures(wall_now(opened))
    close_forum(opened.store, opened.later(3600), opened.forum_id)
    later = replace(opened.later(7 * 86_400), today=TODAY + timedelta(days=7))
    reopen_forum(opened.store, later, opened.forum_id, "Two agreements are missing.")
    agree_rating(opened.store, later, opened.forum_id, opened.items[2], "HMT-02", "red", "Nothing was done.")
    moved = AgreedDate("HMT-03", date(2015, 1, 30), reason="Clearance takes until then.")
    agree_date(opened.store, later, opened.forum_id, opened.items[2], moved)
    close_forum(opened.store, replace(later, now=later.now + timedelta(minutes=5)), opened.forum_id)
    kept = wall_as_kept(opened.store, opened.forum_id, CONCLUDED)
    for wall in (wall_now(opened), kept):
        assert wall.lines["HMT-02"].headline == "red"
        assert wall.lines["HMT-03"].due_on == date(2015, 1, 30)
    assert figures(wall_as_kept(opened.store, opened.forum_id, OPENED))[0] == first[0]


def plan_slide(meeting: Table, edition: str | None = None) -> tuple[object, ...]:
    """What the plan's slide says: how many Forums were held and who came to them, and how many are wanted."""
    wall = wall_as_kept(meeting.store, meeting.forum_id, edition) if edition else wall_now(meeting)
    pin = wall.room.forum.opened_no or 0
    [newest, *_] = joint_plans(meeting.store, wall.as_at)
    in_force = settings(meeting.store, wall.as_at, pin)
    view = plan_view(meeting.store, newest, wall.as_at, in_force, list(wall.figures.plan_lines.values()), pin)
    came = [(row.forum.held_on, row.departments_present, row.local_team_present) for row in view.held]
    return (came, view.forums_wanted, view.complete)


@pytest.mark.thorough
def test_the_plan_s_slide_says_in_both_editions_what_it_said_on_the_wall(opened: Table) -> None:  # noqa: F811
    before = plan_slide(opened)
    mark_attendance(opened.store, opened.chair, opened.forum_id, [AttendanceMark("HMT", "Compact lead", "present")])
    close_forum(opened.store, opened.later(3600), opened.forum_id)
    may = next(row for row in forums(opened.store) if row.held_on == date(2014, 5, 21))
    mark_attendance(opened.store, opened.chair, may.forum_id, [AttendanceMark("DEFRA", "Compact lead", "present")])
    stricter = SettingVersion("forums_wanted", TODAY, 4, "Once a quarter")
    opened.store.append(lambda _: [opened.house.ocs.entry(stricter)])
    assert [plan_slide(opened, edition) for edition in EDITIONS] == [before, before]


@pytest.mark.thorough
def test_both_editions_replay_what_stood_on_the_wall(opened: Table) -> None:  # noqa: F811
    first = figures(wall_now(opened))
    agree_rating(opened.store, opened.chair, opened.forum_id, opened.items[2], "HMT-02", "red", "Nothing was done.")
    last = figures(wall_now(opened))
    close_forum(opened.store, opened.later(3600), opened.forum_id)
    change_everything(opened.house)
    assert figures(wall_as_kept(opened.store, opened.forum_id, CONCLUDED))[0] == last[0]
    assert figures(wall_as_kept(opened.store, opened.forum_id, OPENED))[0] == first[0]
    kept = wall_as_kept(opened.store, opened.forum_id, CONCLUDED)
    assert kept.lines["HMT-02"].headline == "red"
    assert kept.lines["HMT-02"].title != "Worded anew after the meeting"


@pytest.mark.thorough
def test_as_it_opened_a_forum_had_captured_nothing_and_its_agenda_was_that_of_then(
    opened: Table,  # noqa: F811
) -> None:
    before = [item.title for item in opened.room.items]
    capture_words(opened.store, opened.chair, opened.forum_id, opened.items[2], "decision", "The page comes first.")
    gone = AgendaItemVersion("item-2", 2, before[1], "aob", "for discussion", "Chair", 10, "No time", dropped=True)
    opened.store.append(lambda _: [opened.chair.entry(gone)])
    close_forum(opened.store, opened.later(3600), opened.forum_id)
    first, last = (wall_as_kept(opened.store, opened.forum_id, edition).room for edition in (OPENED, CONCLUDED))
    assert ([item.title for item in first.items], first.captures) == (before, ())
    assert len(last.items) == len(before) - 1
    assert [capture.words for capture in last.captures] == ["The page comes first."]


@pytest.fixture(params=EDITIONS)
def replayed(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.thorough
def test_every_past_forum_of_the_demonstration_replays_and_stays(house: House, replayed: str) -> None:  # noqa: F811
    past = [row for row in forums(house.store) if row.closed_no]
    assert len(past) == 5
    before = {row.held_on: figures(wall_as_kept(house.store, row.forum_id, replayed)) for row in past}
    change_everything(house)
    after = {row.held_on: figures(wall_as_kept(house.store, row.forum_id, replayed)) for row in past}
    assert after == before


@pytest.mark.thorough
def test_a_replay_shows_the_frozen_ratings_even_where_the_rules_would_differ(house: House) -> None:  # noqa: F811
    forum = next(row for row in forums(house.store) if row.held_on == date(2014, 5, 21))
    before = wall_as_kept(house.store, forum.forum_id, CONCLUDED)
    ref, line = next((ref, line) for ref, line in before.lines.items() if line.headline == "green")
    with house.store.engine.transaction() as session:
        session.run(
            "update forum_rating set headline = 'red' where forum_id = $1 and edition = 'concluded' and action_id = $2",
            [forum.forum_id, line.action_id],
        )
    after = wall_as_kept(house.store, forum.forum_id, CONCLUDED)
    assert after.lines[ref].headline == "red", "it is read, not worked out again"
    assert after.board.total().counts[Rating.RED] == before.board.total().counts[Rating.RED] + 1


@pytest.mark.thorough
def test_a_viewer_s_wall_leaves_out_what_is_not_theirs(opened: Table) -> None:  # noqa: F811
    line = rated_lines(opened.store, Question(TODAY, ref="HMT-02"))[0]
    secret = ActionVersion(
        action_id=line.action_id, reported_on=TODAY - timedelta(days=1), organisation_id=line.organisation_id,
        owner_role=None, title=line.title, theme_id=None, counting="rateable", sharing="internal", note=None,
        reason="Not for sharing",
    )  # fmt: skip
    opened.store.append(lambda _: [opened.house.ocs.entry(secret)])
    lead = acting(Role.LEAD, "DFT")
    theirs = wall_now(opened, opened.store.seen_by(lead.actor.reader))
    assert "HMT-02" not in theirs.lines
    assert "HMT-02" in wall_now(opened).lines


@pytest.mark.slow
def test_a_wall_is_one_value(opened: Table) -> None:  # noqa: F811
    wall = wall_now(opened)
    assert replace(wall, edition=None).as_at == TODAY
