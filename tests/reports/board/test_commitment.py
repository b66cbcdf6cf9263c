"""The page of a commitment: its ratings day by day, its dates and what Forums said of it, held to other questions."""

import itertools
from datetime import date, timedelta

import pytest

from compact_dash.domain.errors import NotFound
from compact_dash.domain.rating import Rating
from compact_dash.domain.sharing import PUBLIC
from compact_dash.reports.board.board import read_board
from compact_dash.reports.board.commitment import CommitmentView, commitment_view
from compact_dash.reports.board.line_life import RatedDay, moved_in_words, stretches
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.store import Store
from tests.store.secrets_story import COMPACT_VOICE
from tests.tiers import some_first

TODAY = date(2014, 9, 17)
REFS = ("HMT-04", "HMT-03", "DWP-01", "MOJ-03", "DFT-01", "HO-03a")


def view_of(store: Store, ref: str, as_at: date = TODAY) -> CommitmentView:
    return commitment_view(store, read_board(store, as_at), ref, None)


@pytest.mark.slow
@pytest.mark.parametrize("ref", some_first(REFS, ("HMT-04",)))
def test_the_ratings_of_each_day_are_those_that_the_lines_have_on_it(demo_store: Store, ref: str) -> None:
    """Asked one day at a time, as Progress and Department are: on days apart, and around every change."""
    days = {row.day: row for row in view_of(demo_store, ref).days}
    changes = [day for day in days if day - timedelta(days=1) in days and differs(days, day)]
    around = {day - timedelta(days=back) for day in changes for back in (0, 1)}
    for day in sorted(around | set(list(days)[::97]) | {TODAY}):
        [line] = rated_lines(demo_store, Question(day, ref=ref))
        told = days[day]
        assert (told.claimed, told.dates_say, told.agreed, told.headline) == (
            line.claimed,
            line.dates_say,
            line.agreed,
            line.headline,
        ), day


def differs(days: dict[date, RatedDay], day: date) -> bool:
    before, now = days[day - timedelta(days=1)], days[day]
    return (before.claimed, before.dates_say, before.agreed, before.headline) != (
        now.claimed,
        now.dates_say,
        now.agreed,
        now.headline,
    )


def test_the_life_of_a_line_is_told_without_a_gap(demo_store: Store) -> None:
    view = view_of(demo_store, "HMT-04")
    shown = view.stretches(lambda day: day.headline)
    assert [each.rating for each in shown] == [
        Rating.NOT_YET_ASKED,
        Rating.NO_MILESTONE,
        Rating.GREEN,
        Rating.AMBER,
        Rating.RED,
    ]
    assert [b.first_on - a.last_on for a, b in itertools.pairwise(shown)] == [timedelta(days=1)] * 4
    assert (view.since, shown[-1].last_on) == (date(2014, 5, 21), TODAY)


def test_days_without_a_rating_part_two_stretches() -> None:
    rated = [RatedDay(date(2014, 1, day), given, Rating.GREEN, None, Rating.GREEN) for day, given in
             ((1, Rating.RED), (2, Rating.RED), (3, None), (4, Rating.RED))]  # fmt: skip
    found = stretches(rated, lambda day: day.claimed)
    assert [(each.first_on.day, each.last_on.day) for each in found] == [(1, 2), (4, 4)]


def test_every_move_of_a_date_is_told_with_its_reason(demo_store: Store) -> None:
    [life] = view_of(demo_store, "HMT-03").milestones
    assert [(each.due_on, each.moved_by, each.reason) for each in life.dates] == [
        (date(2014, 3, 31), None, None),
        (date(2014, 6, 30), 91, "Intranet being moved to a new system"),
        (date(2014, 11, 28), 151, "New system opens in November"),
    ]
    assert moved_in_words(life) == "first 31 March 2014, put off 2 times, none of them agreed"
    assert life.overdue_days(TODAY) == 0


def test_what_is_overdue_is_counted_to_the_day_looked_at(demo_store: Store) -> None:
    [life] = view_of(demo_store, "HMT-04").milestones
    assert life.overdue_days(TODAY) == (TODAY - date(2014, 8, 8)).days == 40


def test_what_forums_said_is_followed_by_how_the_line_was_rated_after(demo_store: Store) -> None:
    [agreed] = [each for each in view_of(demo_store, "HMT-04").said if each.said.kind == "rating"]
    assert agreed.said.met_on == date(2014, 5, 21)
    assert [(row.met_on, row.headline) for row in agreed.rated] == [(date(2014, 7, 16), Rating.RED)]


def test_a_review_between_forums_is_told_to_those_who_hold_it(demo_store: Store) -> None:
    held = view_of(demo_store.seen_by(COMPACT_VOICE), "HMT-04")
    others = view_of(demo_store.seen_by(PUBLIC), "HMT-04")
    assert "ad_hoc" in {row.kind for row in held.seen}
    assert {row.kind for row in others.seen} == {"quarterly"}
    assert "ad_hoc" not in {each.said.forum_kind for each in others.said}


def test_a_past_day_knows_nothing_of_what_came_later(demo_store: Store) -> None:
    then = date(2014, 5, 1)
    view = view_of(demo_store, "HMT-04", then)
    assert view.days[-1].day == then
    assert max(row.met_on for row in view.seen) <= then
    assert not [each for each in view.said if each.said.met_on > then]


def test_only_words_that_are_held_back_are_said_to_be(demo_store: Store) -> None:
    assert not view_of(demo_store, "HMT-04").words_withheld
    [newest, *_] = [said for said in view_of(demo_store.seen_by(PUBLIC), "HMT-04").history if said.kind == "update"]
    assert view_of(demo_store.seen_by(PUBLIC), "HMT-04").words_withheld is newest.withheld


def test_a_line_that_there_is_not_is_refused(demo_store: Store) -> None:
    with pytest.raises(NotFound, match="There is no line HMT-99 on 17 September 2014, or it is not shown to you"):
        view_of(demo_store, "HMT-99")
