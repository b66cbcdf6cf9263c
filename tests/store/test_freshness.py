"""Freshness: which tables a query reads, held against the database's own parser."""

import re
from dataclasses import replace
from datetime import date

import pytest

from compact_dash.domain.facts import Assessment, Fact, MilestoneVersion, Setting
from compact_dash.domain.rating import Rating
from compact_dash.store import Store
from compact_dash.store.freshness import (
    DAILY_TABLES,
    DERIVED_FROM,
    EVERY_DAY,
    OF_EVERY_FACT,
    WrittenFacts,
    first_day_told,
    tables_read,
    views,
)
from compact_dash.store.kept import FACTS
from compact_dash.store.statements import statements

WRITING = re.compile(r"\b(insert into|delete from|update change_head)\b")
# The parser by itself cannot bind this one, which the database can.
UNPARSED = {"return_standings"}
READING = [each for each in statements().values() if not WRITING.search(each.sql) and each.name not in UNPARSED]
# What is in a database beside facts: its schema, and notes of the file itself, which no page reads.
BESIDE = {"schema_migration", "schema_view", "file_note"}


def tables(store: Store) -> set[str]:
    found = store.engine.read("select table_name from information_schema.tables where table_type = 'BASE TABLE'")
    return {str(name) for (name,) in found.rows}


def test_a_query_reads_the_tables_that_the_database_finds_in_it(demo_store: Store) -> None:
    ask = demo_store.engine.connection.get_table_names  # type: ignore[attr-defined]
    assert len(READING) > 100
    for statement in READING:
        # The parser takes no parameters here; a null stands in any place of theirs.
        named = ask(re.sub(r"\$\d+", "cast(null as varchar)", statement.sql))
        found = {DERIVED_FROM.get(name, name) for name in named - views().keys()}
        assert found <= tables_read(statement.sql), statement.name


def test_every_table_is_of_facts_or_follows_from_some(demo_store: Store) -> None:
    of_facts = {kind.table for kind in FACTS}
    assert tables(demo_store) == of_facts | DERIVED_FROM.keys() | OF_EVERY_FACT | BESIDE
    assert set(DERIVED_FROM.values()) <= of_facts


def test_only_queries_about_a_day_say_that_they_read_by_day() -> None:
    by_day = [each for each in READING if each.is_by_day]
    assert len(by_day) > 10
    assert all("as_at" in each.parameters and DAILY_TABLES & tables_read(each.sql) for each in by_day)


def test_nothing_holds_once_something_that_is_no_fact_was_written() -> None:
    written = WrittenFacts()
    mark = written.mark
    assert written.is_fresh({"action": date.max}, mark)
    written.begin_anew()
    assert not written.is_fresh({}, mark)


def test_what_others_wrote_is_news_of_its_kind_alone() -> None:
    written = WrittenFacts()
    written.note_others(7, [])
    mark = written.mark
    written.note_others(9, [("action_version", 8), ("return_answer", 9)])
    assert not written.is_fresh({"action_version": date.max}, mark)
    assert not written.is_fresh({"change": date.max}, mark)
    assert written.is_fresh({"capture": date.max}, mark)
    assert written.mark.number == 9


DAY = date(2014, 9, 1)
STEP = MilestoneVersion("M", "A", DAY, None, "A step", None, None, None, False, None, None, None)
AGREED = Assessment("A", DAY, None, Rating.RED, "Why", "ocs", "F")


@pytest.mark.parametrize(
    ("fact", "first"),
    [
        (STEP, DAY),
        (replace(STEP, supersedes=7), EVERY_DAY),
        (replace(STEP, agreed_forum_id="F"), EVERY_DAY),
        (AGREED, DAY),
        (replace(AGREED, body="forum"), EVERY_DAY),
        (replace(AGREED, supersedes=7), EVERY_DAY),
        (Setting("name", 1, "", "Name", ""), EVERY_DAY),
    ],
    ids=["step", "corrected step", "step of a Forum", "agreed", "agreed by a Forum", "taken back", "of no day"],
)
def test_a_correction_and_what_a_forum_agreed_count_for_every_day(fact: Fact, first: date) -> None:
    assert first_day_told(fact) == first
