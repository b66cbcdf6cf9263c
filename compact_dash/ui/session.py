"""The session: the store, what day it is, and what has been read for this state of the store.

What was read is kept by the standard library's cache: its key is a hash of a few plain values, which costs a
rerun far less than Streamlit's, and everything kept is frozen.
"""

import functools
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.sharing import EVERYTHING, PUBLIC, Reader
from compact_dash.reports.board.board import Board, read_board
from compact_dash.reports.board.department import DepartmentView, department_view
from compact_dash.reports.forum.readiness import Readiness
from compact_dash.reports.forum.readiness import readiness as read_readiness
from compact_dash.reports.forums import ForumRow
from compact_dash.reports.forums import forums as read_forums
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.reports.programme import Programme
from compact_dash.reports.programme import programme as read_programme
from compact_dash.store import Store
from compact_dash.store.address import database_address
from compact_dash.store.clock import utc_now
from compact_dash.ui import acting
from compact_dash.ui.opened_store import store_at


def whole_store() -> Store:
    """The one store of this process, for commands: they must know everything, and show nothing of it."""
    return store_at(database_address())


def reader() -> Reader:
    """What whoever this run is for may read; asked each time, because a fragment runs without its page."""
    return acting.actor().reader


def store() -> Store:
    """The store as whoever this run is for may read it."""
    return whole_store().seen_by(reader())


@functools.lru_cache(maxsize=4)
def programme_at(address: str) -> Programme:
    return read_programme(store_at(address))


def programme() -> Programme:
    return programme_at(database_address())


def today() -> date:
    """Today in London, or the day a demonstration takes for it."""
    return programme().today(utc_now())


def now() -> datetime:
    """The time that what is written now is recorded at, naive UTC."""
    return programme().now(utc_now())


@dataclass(frozen=True)
class Written:
    """How far the store has been written: its last change, and a number that no draft moves."""

    head: int
    settled: int


# What the rerun that runs in this thread took for the state of the store when it began.
noted: ContextVar[Written | None] = ContextVar("noted", default=None)


def begin() -> None:
    """Ask once, as a rerun begins, how far is written: everything on the page is then of one state of the store."""
    noted.set(written_now())


def written_now() -> Written:
    return Written(last_change(), whole_store().settled())


def written() -> Written:
    return noted.get() or written_now()


def head() -> int:
    """The number of the last change that the page shows."""
    return written().head


def last_change() -> int:
    """The number of the last change: the only thing a rerun has to ask when nothing is new."""
    return whole_store().head()


@dataclass(frozen=True)
class Sight:
    """What a page is read from: a database, in a state that drafts leave as it is, as one reader may see it."""

    address: str
    settled: int
    reader: Reader

    @property
    def store(self) -> Store:
        return store_at(self.address).seen_by(self.reader)


def sight_of(reader: Reader) -> Sight:
    """What a reader sees now."""
    return Sight(database_address(), written_now().settled, reader)


def sight() -> Sight:
    """What this run of the page sees."""
    return Sight(database_address(), written().settled, reader())


@functools.lru_cache(maxsize=24)
def board_at(sight: Sight, as_at: date) -> Board:
    return read_board(sight.store, as_at)


def board(as_at: date) -> Board:
    """The board as at a date, read again only when something was written since."""
    return board_at(sight(), as_at)


@functools.lru_cache(maxsize=24)
def readiness_at(sight: Sight, as_at: date) -> Readiness | None:
    return read_readiness(sight.store, board_at(sight, as_at))


def readiness(as_at: date) -> Readiness | None:
    """How ready the next Forum is, as at a date."""
    return readiness_at(sight(), as_at)


@functools.lru_cache(maxsize=8)
def forums_at(address: str, settled: int, with_reviews: bool) -> list[ForumRow]:
    return read_forums(store_at(address).seen_by(EVERYTHING if with_reviews else PUBLIC))


def forums_seen(sight: Sight) -> list[ForumRow]:
    """Read once for all who hold the reviews, and once for all others: sixty who follow see two lists."""
    return forums_at(sight.address, sight.settled, sight.reader.holds_reviews)


def forums() -> list[ForumRow]:
    """Every Forum that the reader may know of, oldest first."""
    return forums_seen(sight())


def forums_at_once() -> list[ForumRow]:
    """Those as they are this moment, for whoever looks again between two runs of the page."""
    return forums_seen(sight_of(reader()))


def has_forums() -> bool:
    return bool(forums())


@functools.lru_cache(maxsize=64)
def department_at(sight: Sight, as_at: date, code: str) -> DepartmentView:
    return department_view(sight.store, board_at(sight, as_at), code, readiness_at(sight, as_at))


def department(as_at: date, code: str) -> DepartmentView:
    """One department's page, as at a date."""
    return department_at(sight(), as_at, code)


@functools.lru_cache(maxsize=64)
def answer_at(sight: Sight, question: Question) -> list[RatedLine]:
    return rated_lines(sight.store, question)


def answer(question: Question) -> list[RatedLine]:
    """The lines that answer a question."""
    return answer_at(sight(), question)


def lines_by_ref(as_at: date) -> dict[str, RatedLine]:
    """The rateable commitments as at a date, by reference."""
    return {line.ref: line for line in answer(Question(as_at, rateable_only=True))}
