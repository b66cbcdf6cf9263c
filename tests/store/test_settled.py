"""What is settled: a number that every change moves but a draft, so that drafting draws nobody's board again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from compact_dash.domain.facts import Entry, Fact, ReturnAnswer, ReturnEvent
from compact_dash.store import Store

AT = datetime(2014, 9, 17, 9)
DRAFT = ReturnAnswer("a return", "a line", 1)
STARTED = ReturnEvent("a return", None, date(2014, 9, 17), "started", None, None)


@pytest.fixture
def write(bare_store: Store) -> Callable[..., int]:
    return lambda *facts: bare_store.append(lambda head: [entry(fact) for fact in facts])


def entry(fact: Fact) -> Entry:
    return Entry(fact, AT, "A lead")


@pytest.mark.slow
def test_a_draft_moves_the_head_and_not_what_is_settled(bare_store: Store, write: Callable[..., int]) -> None:
    write(STARTED)
    settled = bare_store.settled()
    assert write(DRAFT) == bare_store.head() == settled + 1
    assert bare_store.settled() == settled


@pytest.mark.slow
def test_anything_else_moves_both(bare_store: Store, write: Callable[..., int]) -> None:
    write(STARTED)
    assert write(DRAFT, STARTED) == bare_store.settled() == bare_store.head()


@pytest.mark.slow
def test_what_is_settled_never_goes_back(bare_store: Store, write: Callable[..., int]) -> None:
    """Also where it was first asked for after a draft: a number that two states share would show one for the other."""
    numbers = [bare_store.settled()]
    for version, facts in enumerate(([STARTED], [DRAFT], [STARTED], [DRAFT]), start=1):
        write(*(replace(fact, row_version=version) if isinstance(fact, ReturnAnswer) else fact for fact in facts))
        numbers.append(bare_store.settled())
    assert numbers == sorted(numbers)
    assert len(set(numbers)) == 3


@pytest.mark.slow
def test_a_write_that_fails_settles_nothing(bare_store: Store, write: Callable[..., int]) -> None:
    write(STARTED)
    settled = bare_store.settled()
    with pytest.raises(Exception, match=r"[Dd]uplicate key"):
        write(STARTED, DRAFT, DRAFT)
    assert bare_store.settled() == settled


@pytest.mark.slow
def test_every_reader_of_a_store_knows_what_another_wrote(bare_store: Store, write: Callable[..., int]) -> None:
    other = bare_store.seen_by(bare_store.reader)
    before = other.settled()
    write(STARTED)
    assert other.settled() > before
