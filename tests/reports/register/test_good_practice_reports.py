"""Good practice: the pipeline counts each case study once, and a theme names who has done it."""

from datetime import date

import pytest

from compact_dash.domain.sharing import PUBLIC
from compact_dash.reports.board.board import Board, read_board
from compact_dash.reports.register.counts import CountRow, register_counts
from compact_dash.reports.register.entries import EntryQuestion, entries
from compact_dash.reports.register.good_practice import (
    award_years,
    departments_without_study,
    in_state,
    pipeline,
    what_worked,
)
from compact_dash.store import Store

TODAY = date(2014, 9, 17)


@pytest.fixture(scope="module")
def counts(demo_store: Store) -> list[CountRow]:
    return register_counts(demo_store, TODAY, "case_study")


@pytest.fixture(scope="module")
def board(demo_store: Store) -> Board:
    return read_board(demo_store, TODAY)


def test_each_column_counts_the_rows_it_leads_to(demo_store: Store, counts: list[CountRow]) -> None:
    columns = pipeline(demo_store, TODAY, counts)
    assert [(each.word, each.of_all) for each in columns] == [
        ("Idea", 1), ("Drafted", 1), ("Cleared", 1), ("Published", 2),
    ]  # fmt: skip
    for column in columns:
        rows = entries(demo_store, EntryQuestion(TODAY, kind="case_study", states=[column.state]))
        assert rows.of_all == column.of_all
        assert {study.entry_id for study in column.studies} == {row.id for row in rows.shown}


def test_downloads_are_told_with_how_many_say_a_number(counts: list[CountRow]) -> None:
    published = in_state(counts, "published")
    assert (published.number, published.counted, published.entries) == (230, 2, 2)


def test_what_was_dropped_holds_nobody_up(demo_store: Store, counts: list[CountRow], board: Board) -> None:
    assert "CO" in {row.code for row in departments_without_study(demo_store, counts)}
    titles = {study.title for practice in what_worked(demo_store, board) for study in practice.studies}
    assert "Shadowing a charity for a day" not in titles


def test_a_theme_names_the_case_study_the_post_and_who_is_doing_well(demo_store: Store, board: Board) -> None:
    [found] = [each for each in what_worked(demo_store, board) if each.theme == "Funding & procurement"]
    [study] = found.studies
    assert (study.about, study.ring) == (("DWP",), "Supply chain lead of DWP")
    assert study.worked.startswith("A list of what is coming")
    assert [(row.organisation.code, row.lines, row.of_all) for row in found.doing_well][2] == ("DWP", 2, 3)


def test_a_general_theme_names_nobody_as_doing_well(demo_store: Store, board: Board) -> None:
    assert [practice for practice in what_worked(demo_store, board) if practice.theme == "Policy & programme"] == []


def test_nominations_stand_by_the_year_of_the_awards(demo_store: Store) -> None:
    newest, before = award_years(demo_store, TODAY)
    assert (newest.year, newest.first.nominated, newest.first.shortlisted, newest.first.won) == ("2014", 2, 1, 0)
    assert (before.year, before.first.nominated, before.first.shortlisted, before.first.won) == ("2013", 2, 1, 1)
    assert [row.state for row in before.nominations] == ["won", "not_chosen"]


def test_a_past_day_knows_nothing_of_what_came_later(demo_store: Store) -> None:
    day = date(2013, 10, 22)
    [year] = award_years(demo_store, day)
    assert (year.first.shortlisted, year.first.won) == (1, 0)


def test_the_public_reads_what_is_published(demo_store: Store, board: Board) -> None:
    titles = [study.title for each in what_worked(demo_store.seen_by(PUBLIC), board) for study in each.studies]
    assert sorted(titles) == [
        "Asking charities before a tax form changes",
        "Compact Week in a cafeteria: a stall that led to a session",
    ]
