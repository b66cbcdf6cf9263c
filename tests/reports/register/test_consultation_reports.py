"""Consultations across departments: what they add up to, and how they stand beside what others measured."""

from dataclasses import replace
from datetime import date

import pytest

from compact_dash.domain.register.consultation_length import ConsultationLength
from compact_dash.domain.sharing import PUBLIC, Reader, Sharing
from compact_dash.reports.register.consultations import (
    ConsultationQuestion,
    consultation_counts,
    consultations_beside,
    consultations_told,
    departments_without,
    every_consultation,
    sums_of,
)
from compact_dash.store import Store

TODAY = date(2014, 9, 17)
QUESTION = ConsultationQuestion(TODAY, 84)


def titles(store: Store, question: ConsultationQuestion) -> list[str]:
    return [row.title for row in consultations_told(store, question)]


def test_those_that_fall_short_stand_first(demo_store: Store) -> None:
    rows = consultations_told(demo_store, QUESTION)
    assert [row.falls_short for row in rows] == sorted((row.falls_short for row in rows), reverse=True)
    assert [row.days for row in rows if row.about == ("HMRC",)] == [71]


def test_every_count_is_the_number_of_its_rows(demo_store: Store) -> None:
    sums = sums_of(consultation_counts(demo_store, TODAY))
    short = replace(QUESTION, length=ConsultationLength.SHORT)
    still_open = replace(QUESTION, length=ConsultationLength.OPEN)
    assert sums.all_told == len(titles(demo_store, QUESTION))
    assert sums.short == len(titles(demo_store, short))
    assert sums.unreasoned == len(titles(demo_store, replace(short, without_reason=True)))
    assert sums.still_open == len(titles(demo_store, still_open))
    assert (sums.short, sums.closed, sums.reasoned, sums.still_open) == (4, 6, 1, 1)


def test_a_consultation_is_open_until_its_closing_day(demo_store: Store) -> None:
    asked = replace(QUESTION, department="MOJ")
    [before] = consultations_told(demo_store, replace(asked, as_at=date(2014, 8, 31)))
    [after] = consultations_told(demo_store, replace(asked, as_at=date(2014, 9, 1)))
    assert (before.length, after.length) == (ConsultationLength.OPEN, ConsultationLength.ENOUGH)


@pytest.mark.parametrize("most", [1, 2, 3])
def test_the_pages_of_the_table_hold_every_row_once(demo_store: Store, most: int) -> None:
    pages = [titles(demo_store, replace(QUESTION, most=most, skipped=skipped)) for skipped in range(0, 7, most)]
    assert [title for page in pages for title in page] == titles(demo_store, QUESTION)
    assert len(every_consultation(demo_store, replace(QUESTION, most=most, skipped=2))) == 7


def test_departments_with_none_are_named(demo_store: Store) -> None:
    without = {row.code for row in departments_without(demo_store, TODAY)}
    about = {code for row in consultations_told(demo_store, QUESTION) for code in row.about}
    assert not without & about
    assert len(without | about) == 14


def test_our_share_follows_those_measured_outside(demo_store: Store) -> None:
    found = consultations_beside(demo_store, consultation_counts(demo_store, TODAY), TODAY)
    assert found is not None
    assert [(each.period, each.words, each.base) for each in found.shares][-2:] == [
        ("Here, 2013/14", "67 %", "2 of 3"),
        ("Here, 2014/15 so far", "67 %", "2 of 3"),
    ]
    assert [each.share for each in found.outside] == [40, 76, 81]
    assert found.lower_is_better
    assert found.went_the_wrong_way


def test_a_reader_counts_what_is_shown_to_them(demo_store: Store) -> None:
    for reader in (PUBLIC, Reader(Sharing.SHARED, frozenset({"HMRC"}))):
        store = demo_store.seen_by(reader)
        assert sums_of(consultation_counts(store, TODAY)).all_told == len(titles(store, QUESTION))
