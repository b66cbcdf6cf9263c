"""Signing out: what ends, what goes on, and that nothing of the token is kept."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.people.keep_people import sign_out
from compact_dash.domain.actor import Actor
from compact_dash.domain.people.standing import ENDED, standing_of
from compact_dash.domain.people.token import Token
from compact_dash.reports.check import check
from compact_dash.reports.people.people import ended_sign_ins, register
from compact_dash.store import Store

OCCASION = Occasion(Actor("somebody@dft.gov.uk"), datetime(2014, 9, 17, 9, 0), date(2014, 9, 17))
TOKEN = Token("subject", "this", "somebody@dft.gov.uk", True, 1_000, 9_000)
ELSEWHERE = replace(TOKEN, fingerprint="elsewhere")
EARLIER = replace(TOKEN, fingerprint="earlier", issued_at=900)
LATER = replace(TOKEN, fingerprint="later", issued_at=1_500)


def is_ended(store: Store, token: Token) -> bool:
    return standing_of(token, register(store), 2_000) is ENDED


@pytest.mark.slow
def test_a_sign_in_that_was_ended_opens_nothing_again_nor_does_an_earlier_one(empty_store: Store) -> None:
    sign_out(empty_store, OCCASION, TOKEN)
    assert is_ended(empty_store, TOKEN)
    assert is_ended(empty_store, EARLIER)
    assert not is_ended(empty_store, ELSEWHERE)
    assert not is_ended(empty_store, LATER)
    assert check(empty_store).findings == []


def test_each_sign_in_of_one_moment_is_ended_by_itself(empty_store: Store) -> None:
    sign_out(empty_store, OCCASION, TOKEN)
    sign_out(empty_store, OCCASION, ELSEWHERE)
    assert is_ended(empty_store, TOKEN)
    assert is_ended(empty_store, ELSEWHERE)


def test_twice_changes_nothing(empty_store: Store) -> None:
    sign_out(empty_store, OCCASION, LATER)
    head = empty_store.head()
    for token in (LATER, TOKEN, EARLIER):
        sign_out(empty_store, OCCASION, token)
    assert empty_store.head() == head


def test_only_the_newest_of_each_person_is_read(empty_store: Store) -> None:
    for token in (EARLIER, TOKEN, LATER, replace(TOKEN, subject="another")):
        sign_out(empty_store, OCCASION, token)
    assert [(row.subject, row.fingerprint) for row in ended_sign_ins(empty_store)] == [
        ("another", "this"),
        ("subject", "later"),
    ]
