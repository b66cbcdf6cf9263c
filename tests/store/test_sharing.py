"""Sharing: what a reader may not see is left out by the query, whichever query it is."""

import functools
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from compact_dash.commands.forum.freeze_ratings import Pin, freezing
from compact_dash.domain import facts
from compact_dash.domain.facts import Entry
from compact_dash.domain.sharing import EVERYTHING, PUBLIC, Reader
from compact_dash.reports.board.board import Board, read_board
from compact_dash.reports.board.department import line_history
from compact_dash.reports.forum.meetings import action_log, meeting
from compact_dash.reports.forums import forums
from compact_dash.reports.history.trail import TrailQuestion, changes, people
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.reports.minutes.kept_minutes import kept_minutes
from compact_dash.store import Store, open_store
from compact_dash.store.kept import FACTS
from compact_dash.store.statements import ROLE_PARAMETERS, TRIED, Statement, scripts, statements
from tests.store.secrets_story import (
    ASKED_FOR,
    AT,
    AUDIENCE,
    COMPACT_VOICE,
    HELD_ON,
    INTERNAL_LINE,
    ON,
    OTHER,
    OWN,
    PUBLIC_LINE,
    READERS,
    REGISTERED,
    known,
    plant,
    said,
    worded,
)
from tests.tiers import some_first

pytestmark = pytest.mark.slow

TODAY = date(2014, 9, 17)
WHO_READS = {"reader_levels", "reader_own", "reader_holds_reviews", "reader_forum"}
SEES_THE_LINE = {"OCS", "DWP"}

# Queries that sharing does not touch, each with why. A new query belongs here only with as good a reason.
PLAN = "the plan as published, its Forums and its settings, which anyone may read"
WRITES = "it writes, or a command asks it while it writes: nobody is shown the answer"
CHECK = "asked by `check`, for whoever has the whole file"
RETURNS = "who was asked and who has answered: the state of a return, which everybody may know, and none of its words"
KEEPING = "asked for OCS, which sees every line, while it keeps the plan"
DRAFT = "by the id of a draft, which `draft_plan` gives to those alone who may read it"
COUNTS = "numbers that tell nothing of any line"
UNTOUCHED: dict[str, str] = {
    "organisations": PLAN,
    "programme": PLAN,
    "settings": PLAN,
    "plans": PLAN,
    "next_planned": PLAN,
    "objectives": PLAN,
    "background": PLAN,
    "nao_measures": PLAN,
    "priorities": PLAN,
    "plan_places": "references only, to put in place the lines that another query gave",
    "forum_pins": COUNTS,
    "head": COUNTS,
    "settled": COUNTS,
    "row_counts": COUNTS,
    "kinds_since": COUNTS,
    "stale_current": CHECK,
    "current_count": CHECK,
    "trail_head": CHECK,
    "trail_page": CHECK,
    "trail_end": CHECK,
    "frozen_editions": CHECK,
    "take_head": WRITES,
    "set_head": WRITES,
    "column_types": WRITES,
    "forget_current": WRITES,
    "compute_current": WRITES,
    "programme_organisations": PLAN,
    "return_papers": RETURNS,
    "return_paper": RETURNS,
    "milestone_numbers": WRITES,
    "open_milestones": WRITES,
    "lines_to_ask": WRITES,
    "organisations_to_ask": WRITES,
    "current_agreement": WRITES,
    "kept_family": KEEPING,
    "taken_references": KEEPING,
    "plan_names": KEEPING,
    "successions": "references only, of lines that another query gave",
    "programme_id": PLAN,
    "theme_names": PLAN,
    "draft_objectives": DRAFT,
    "draft_cells": DRAFT,
    "returns_to_join": WRITES,
    "sources_kept": PLAN,
    "organisations_kept": PLAN,
    "themes_kept": PLAN,
    "priorities_kept": PLAN,
    "plans_kept": PLAN,
    "objectives_kept": PLAN,
    "forum_facts_kept": PLAN,
    "nao_measures_kept": PLAN,
    "settings_kept": PLAN,
    "setting_words_kept": PLAN,
    "plan_span": PLAN,
    "trail_link": CHECK,
    "item_forum": WRITES,
    "change_and_neighbours": "numbers of changes for a command that OCS alone may give, and none of their words",
    "newest_record": "a time, and nothing of what was recorded",
    "forget_edition": WRITES,
    "meeting_events": PLAN,
    "milestone_made": WRITES,
    "log_refs": WRITES,
    "first_log_ref": WRITES,
    "line_to_agree": WRITES,
    "organisation_id": PLAN,
    "room_moves": COUNTS,
    "minutes_hours": PLAN,
    "paper_numbers": "numbers of papers, and none of their words",
    "lines_named": WRITES,
    "known_by": COUNTS,
}


# Facts that anybody may see in History; every other kind has its place in the view `withheld_change`.
OPEN_FACTS = {
    "programme", "organisation", "theme", "priority", "plan", "objective", "source", "forum_fact", "nao_measure",
    "setting", "setting_version", "commission", "commission_terms", "department_return",
}  # fmt: skip


def test_history_says_of_every_kind_of_fact_who_may_see_it() -> None:
    view = dict(scripts("views"))["withheld_change.sql"]
    # What stands before the first row of it finds whom the rows are for, and guards nothing.
    guarded = set(re.findall(r"\bfrom (\w+)", view.partition(")\nselect ")[2]))
    assert {kind.table for kind in FACTS} - guarded == OPEN_FACTS


def test_every_query_asks_who_reads_or_says_why_not() -> None:
    """A new query must ask who reads, by one of the parameters for it, or stand in the list above with a reason."""
    undecided = [
        name
        for name, statement in statements().items()
        if not WHO_READS & set(statement.parameters) and name not in UNTOUCHED
    ]
    assert undecided == []


def test_no_query_is_excused_that_asks_who_reads_or_is_gone() -> None:
    known = statements()
    needless = [name for name in UNTOUCHED if name not in known or WHO_READS & set(known[name].parameters)]
    assert needless == []


@pytest.fixture(scope="module")
def store(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    copy = shutil.copy(demo_address, tmp_path_factory.mktemp("secrets") / "demo.duckdb")
    store = open_store(str(copy), AT)
    plant(store)
    yield store
    store.close()


@functools.cache
def values(store: Store, kind: str) -> dict[str, Any]:
    """A value for every parameter that a reading query takes, wide open where it can be."""
    ids = known(store)
    every_id = [row[0] for row in store.engine.read("select id from label").rows]
    wide: dict[str, Any] = dict.fromkeys(
        ("about", "captured_by", "concluded_no", "entity", "headline", "not_raised_since", "older_than", "person",
         "recorded_after", "recorded_before", "theme", "then_as_at", "organisation_code", "form", "states",
         "department", "follow_up_by", "recorded_from", "first_on", "last_on", "short_days", "forms",
         "counted_first_on", "counted_last_on", "length",
         "without"),
    )  # fmt: skip
    return wide | {
        "action_ids": [ids.action_id, ids.other_id],
        "refs": ["DWP-01", "DWP-02", "mark-line-action"],
        "after": 0,
        "as_at": TODAY,
        "days": [TODAY],
        "only_ref": None,
        "least_days": 84,
        "without_reason": False,
        "compared_forum": ids.forum_id,
        "day_ended_at": datetime(2014, 9, 1),
        "disputed_only": False,
        "worse_only": False,
        "edition": "concluded",
        "email": "mark-people@dwp.example",
        "entry_id": None,
        "entry_ids": [f"secret-{row[0]}" for row in REGISTERED],
        "for_agenda": False,
        "forum": ids.forum_id,
        "forums": 5,
        "held_on": TODAY,
        "ids": every_id,
        "kind": kind,
        "known_to": 2**62,
        "local_team": "",
        "usual_local_team": "",
        "most": 100_000,
        "moved_only": False,
        "off_track_only": False,
        "opened_no": 0,
        "organisation": "DWP",
        "pin": 2**62,
        "plan_code": "JAP-2013/14",
        "plan_id": "secret-plan",
        "plans_over_before": TODAY,
        "rateable_only": False,
        "ref": None,
        "skipped": 0,
        "return_id": ids.return_id,
        "today": TODAY,
        "until": 2**62,
    }


def kinds_hunted(statement: Statement) -> tuple[str, ...]:
    """The kinds that a query is asked for: of the register, or of the plan's lines."""
    if "kind" not in statement.parameters:
        return ("commitment",)
    return ("concern",) if "register_version" in statement.sql else ("commitment", "forum_action")


@functools.cache
def read_by(store: Store, reader: str, name: str) -> str:
    """Everything a query answers a reader, for each kind of line, as one text; asked once for all who want it."""
    seen = store.seen_by(READERS[reader])
    statement = statements()[name]
    answers = []
    for kind in kinds_hunted(statement):
        given = seen.complete(values(store, kind), statement.parameters)
        answers.append(str(store.engine.read(statement.sql, [given.get(each) for each in statement.parameters]).rows))
    return "\n".join(answers)


# Everybody hunts in the second tier.
HUNTED = some_first(READERS, ("DFT", "a viewer"))
READING = [name for name in statements() if name not in UNTOUCHED and name != "freeze_ratings"]


def test_the_hunt_has_a_value_for_every_parameter(store: Store) -> None:
    """A new parameter needs one in `values`, or the hunt goes past the query that takes it."""
    taken = {each for name in READING for each in statements()[name].parameters}
    assert taken - values(store, "commitment").keys() - ROLE_PARAMETERS.keys() == WHO_READS | TRIED.keys()


@pytest.mark.parametrize("reader", HUNTED)
@pytest.mark.parametrize("name", READING)
def test_no_query_gives_a_reader_what_is_for_others(store: Store, name: str, reader: str) -> None:
    forbidden = {mark for mark, readers in AUDIENCE.items() if reader not in readers}
    found = set(re.findall(r"mark-[a-z]+", read_by(store, reader, name)))
    assert not found & forbidden


@pytest.mark.parametrize("reader", HUNTED)
def test_every_reader_comes_across_what_is_theirs(store: Store, reader: str) -> None:
    """The hunt above would prove nothing if its net were empty."""
    allowed = {mark for mark, readers in AUDIENCE.items() if reader in readers}
    assert allowed <= {mark for name in READING for mark in re.findall(r"mark-[a-z]+", read_by(store, reader, name))}


def board(store: Store, reader: str, as_at: date = TODAY) -> Board:
    return read_board(store.seen_by(READERS[reader]), as_at)


def commitments(board: Board) -> int:
    return sum(cell.commitments for cell in board.cells)


@pytest.mark.thorough
def test_without_an_internal_line_everybody_reads_the_same_board(demo_store: Store) -> None:
    boards = [read_board(demo_store.seen_by(reader), TODAY) for reader in READERS.values()]
    assert all((each.cells, each.columns) == (boards[0].cells, boards[0].columns) for each in boards)


@pytest.mark.parametrize("reader", READERS)
def test_an_internal_line_is_in_no_count_of_those_outside(store: Store, reader: str) -> None:
    missing = 0 if reader in SEES_THE_LINE else 1
    whole, seen = board(store, "OCS"), board(store, reader)
    assert commitments(whole) - commitments(seen) == missing
    assert sum(whole.counting.values()) - sum(seen.counting.values()) == missing
    for column, narrowed in zip(whole.columns, seen.columns, strict=True):
        assert total(column.counts) - total(narrowed.counts) == missing
    assert seen.total().movement["removed"] == whole.total().movement["removed"]


def total(counts: dict[str, dict[Any, int]]) -> int:
    return sum(number for by_rating in counts.values() for number in by_rating.values())


@pytest.mark.parametrize("reader", READERS)
def test_all_who_see_a_line_see_the_same_figures(store: Store, reader: str) -> None:
    words = ("words", "path_to_green", "percent", "evidence", "help_wanted", "forward_look", "no_change_reason")
    unworded = dict.fromkeys(words)
    ours = {line.ref: replace(line, **unworded) for line in rated_lines(store, Question(TODAY))}
    for line in rated_lines(store.seen_by(READERS[reader]), Question(TODAY)):
        assert replace(line, **unworded) == ours[line.ref]


@pytest.mark.parametrize("reader", READERS)
def test_an_update_that_is_not_shared_keeps_its_rating_and_loses_its_words(store: Store, reader: str) -> None:
    [line] = rated_lines(store.seen_by(READERS[reader]), Question(TODAY, ref=PUBLIC_LINE))
    worded = (line.words, line.path_to_green, line.evidence, line.help_wanted, line.no_change_reason)
    assert line.claimed == "amber"
    assert all(worded) if reader in SEES_THE_LINE else not any((*worded, line.percent, line.forward_look))


@pytest.mark.parametrize("reader", READERS)
def test_help_that_is_not_shared_brings_no_line_to_the_agenda(store: Store, reader: str) -> None:
    lines = rated_lines(store.seen_by(READERS[reader]), Question(TODAY, ref=PUBLIC_LINE, for_agenda=True))
    marked = [line.disputed or line.worse_than_agreed or line.headline in ("red", "no_milestone") for line in lines]
    assert all(line.help_wanted or mark for line, mark in zip(lines, marked, strict=True))
    assert bool(lines) >= (reader in SEES_THE_LINE)


def share_again(store: Store, sharing: str) -> None:
    ids = known(store)
    fact = worded(ids.action_id, ids.organisation_id, sharing, "Shared again")
    store.append(lambda head: [Entry(replace(fact, reported_on=TODAY), AT, "OCS")])


@pytest.fixture
def changing(demo_copy: Path) -> Iterator[Store]:
    store = open_store(str(demo_copy), AT)
    plant(store)
    yield store
    store.close()


def sees_line(store: Store, as_at: date) -> bool:
    return bool(rated_lines(store.seen_by(PUBLIC), Question(as_at, ref=INTERNAL_LINE)))


def test_a_line_held_back_is_not_to_be_had_by_asking_for_an_earlier_day(changing: Store) -> None:
    assert rated_lines(changing, Question(HELD_ON, ref=INTERNAL_LINE))
    assert not sees_line(changing, HELD_ON)


def test_a_line_published_later_stays_out_of_the_days_on_which_it_was_internal(changing: Store) -> None:
    share_again(changing, "published")
    assert sees_line(changing, TODAY)
    assert not sees_line(changing, ON)


def test_a_line_published_again_moves_as_everybody_sees_it_move(changing: Store) -> None:
    share_again(changing, "published")
    [ours] = rated_lines(changing, Question(TODAY, ref=INTERNAL_LINE))
    [theirs] = rated_lines(changing.seen_by(PUBLIC), Question(TODAY, ref=INTERNAL_LINE))
    assert (theirs.movement, theirs.then_headline) == (ours.movement, ours.then_headline)


def test_what_is_frozen_is_frozen_from_everything(changing: Store) -> None:
    """Whoever closes a Forum: its ratings are kept for every reader."""
    ids = known(changing)
    [pin] = [pin for pin in changing.fetch(Pin, "forum_pins") if pin.forum_id == ids.forum_id]
    for each in freezing(pin, "concluded"):
        changing.seen_by(PUBLIC).execute(each.name, each.parameters)
    kept = "select count(*) from forum_rating where forum_id = $1 and action_id = $2 and edition = 'concluded'"
    assert changing.engine.read(kept, [ids.forum_id, ids.action_id]).rows == [(1,)]


def test_history_before_a_change_is_as_the_reader_saw_it(changing: Store) -> None:
    """The update that follows an internal one says what it became, and not what the internal one said."""
    ids = known(changing)
    later = replace(said(ids.other_id, ids.return_id, "shared", "open"), words="For everybody")
    changing.append(lambda head: [Entry(later, AT, "DWP Compact lead")])
    question = TrailQuestion(entity="status_update", about=PUBLIC_LINE)
    [newest, *_] = changes(changing.seen_by(COMPACT_VOICE), question)
    assert "For everybody" in newest.became
    assert "mark-update" not in newest.was
    assert "mark-update" in changes(changing, question)[0].was


def test_history_names_nobody_whose_changes_the_reader_cannot_see(store: Store) -> None:
    assert "mark-people@ocs.example" in people(store)
    assert "mark-people@ocs.example" not in people(store.seen_by(OWN))


def test_the_forums_notes_are_for_its_members(store: Store) -> None:
    forum = known(store).forum_id
    assert meeting(store.seen_by(OTHER), forum).captures
    seen = meeting(store.seen_by(PUBLIC), forum)
    assert (seen.captures, seen.attendance) == ({}, ())
    assert seen.presence == meeting(store, forum).presence
    assert action_log(store.seen_by(PUBLIC), TODAY) == []
    assert len(action_log(store, TODAY)) - len(action_log(store.seen_by(OTHER), TODAY)) == 1


def trail_of(store: Store) -> int:
    """How many changes of Forums and of their minutes History shows."""
    kinds = ("forum", "forum_version", "agenda_item", "minutes_version")
    return sum(len(changes(store, TrailQuestion(entity=kind, most=1000))) for kind in kinds)


@pytest.mark.parametrize(("reader", "holds_it"), [(OWN, False), (OTHER, False), (PUBLIC, False), (COMPACT_VOICE, True)])
def test_a_review_between_forums_is_for_those_who_hold_it(reader: Reader, holds_it: bool, demo_store: Store) -> None:
    review = next(row for row in forums(demo_store) if row.kind == "ad_hoc").forum_id
    theirs = demo_store.seen_by(reader)
    kept = meeting(theirs, review)
    found = (
        review in [row.forum_id for row in forums(theirs)],
        bool(kept.items),
        bool(kept.captures),
        bool(kept.attendance),
        kept_minutes(theirs, review) is not None,
        trail_of(theirs) == trail_of(demo_store),
    )
    assert set(found) == {holds_it}


def test_the_history_of_a_line_keeps_the_rating_of_an_update_and_drops_its_words(store: Store) -> None:
    other = known(store).other_id
    ours = line_history(store, "DWP", TODAY)[other]
    theirs = line_history(store.seen_by(COMPACT_VOICE), "DWP", TODAY)[other]
    assert [said.rating for said in ours] == [said.rating for said in theirs]
    assert ours[0].sentence.startswith("Department said Amber: mark-update words")
    assert theirs[0].sentence == "Department said Amber (what it wrote is not shown to you)"


def test_the_command_line_reads_everything(store: Store) -> None:
    assert store.reader == EVERYTHING
    assert ASKED_FOR > TODAY


def test_a_viewer_is_not_told_who_signed_in(store: Store) -> None:
    setting = facts.SettingVersion("red_overdue_days", TODAY, 31, "A little later")
    store.append(lambda _: [Entry(setting, AT, "mark-people@ocs.example")])
    question = TrailQuestion(entity="setting_version", most=1)
    assert changes(store, question)[0].person == "mark-people@ocs.example"
    assert changes(store.seen_by(PUBLIC), question)[0].person == "Somebody signed in"
    assert "mark-people@ocs.example" not in people(store.seen_by(PUBLIC))
