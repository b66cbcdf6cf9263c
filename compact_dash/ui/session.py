"""The session: the open store, what day it is, and what has been read for this state of the store.

What was read is kept by the standard library's cache: its key is a hash of a few plain values, which costs a
rerun far less than Streamlit's, and everything kept is frozen.
"""

import functools
import threading
from contextvars import ContextVar
from datetime import date, datetime
from pathlib import Path

import streamlit

from compact_dash.commands.initialise import create_demonstration
from compact_dash.domain.line import RatedLine
from compact_dash.reports.board import Board, read_board
from compact_dash.reports.department import DepartmentView, department_view
from compact_dash.reports.forums import ForumRow
from compact_dash.reports.forums import forums as read_forums
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.reports.programme import Programme
from compact_dash.reports.programme import programme as read_programme
from compact_dash.reports.readiness import Readiness
from compact_dash.reports.readiness import readiness as read_readiness
from compact_dash.store import Store, open_store
from compact_dash.store.address import DEFAULT_DATABASE, database_address
from compact_dash.store.clock import utc_now

opened = threading.Event()


def ensure_database(address: str) -> None:
    """Make the demonstration at a first start; where COMPACT_DB names a file, a missing one is not made up."""
    if address == DEFAULT_DATABASE and not Path(address).exists():
        create_demonstration(address, utc_now())


@streamlit.cache_resource(show_spinner="Opening the board")
def store_at(address: str) -> Store:
    ensure_database(address)
    store = open_store(address, utc_now())
    opened.set()
    return store


def has_opened() -> bool:
    """Whether this process has opened a database before, so that a missing file is one that went away."""
    return opened.is_set()


def store() -> Store:
    """The one store of this process."""
    return store_at(database_address())


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


# What the rerun that runs in this thread took for the last change when it began.
noted: ContextVar[int | None] = ContextVar("noted", default=None)


def begin() -> None:
    """Ask for the last change once, as a rerun begins: everything on the page is then of one state of the store."""
    noted.set(last_change())


def head() -> int:
    """The number of the last change that the page shows."""
    number = noted.get()
    return last_change() if number is None else number


def last_change() -> int:
    """The number of the last change: the only thing a rerun has to ask when nothing is new."""
    return store().head()


@functools.lru_cache(maxsize=24)
def board_at(address: str, change_no: int, as_at: date) -> Board:
    return read_board(store_at(address), as_at)


def board(as_at: date) -> Board:
    """The board as at a date, read again only when something was written since."""
    return board_at(database_address(), head(), as_at)


@functools.lru_cache(maxsize=24)
def readiness_at(address: str, change_no: int, as_at: date) -> Readiness | None:
    return read_readiness(store_at(address), board_at(address, change_no, as_at))


def readiness(as_at: date) -> Readiness | None:
    """How ready the next Forum is, as at a date."""
    return readiness_at(database_address(), head(), as_at)


@functools.lru_cache(maxsize=4)
def forums_at(address: str, change_no: int) -> list[ForumRow]:
    return read_forums(store_at(address))


def forums() -> list[ForumRow]:
    """Every Forum, oldest first."""
    return forums_at(database_address(), head())


def has_forums() -> bool:
    return bool(forums())


@functools.lru_cache(maxsize=64)
def department_at(address: str, change_no: int, as_at: date, code: str) -> DepartmentView:
    board, ready = board_at(address, change_no, as_at), readiness_at(address, change_no, as_at)
    return department_view(store_at(address), board, code, ready)


def department(as_at: date, code: str) -> DepartmentView:
    """One department's page, as at a date."""
    return department_at(database_address(), head(), as_at, code)


@functools.lru_cache(maxsize=64)
def answer_at(address: str, change_no: int, question: Question) -> list[RatedLine]:
    return rated_lines(store_at(address), question)


def answer(question: Question) -> list[RatedLine]:
    """The lines that answer a question."""
    return answer_at(database_address(), head(), question)
