"""The first brief: put together from what the board says of an item's lines."""

from dataclasses import replace
from datetime import date

import pytest

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.forum.brief import proposed_brief
from compact_dash.domain.forum.item import Item, Purpose, keep_item
from compact_dash.domain.forum.kinds import AgendaKind
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.store import Store

TODAY = date(2014, 9, 17)


def lines(store: Store, *refs: str) -> list[RatedLine]:
    return [line for line in rated_lines(store, Question(TODAY, rateable_only=True)) if line.ref in refs]


@pytest.mark.slow
def test_a_disputed_claim_is_what_to_ask_about(demo_store: Store) -> None:
    [line] = [line for line in rated_lines(demo_store, Question(TODAY, rateable_only=True)) if line.disputed][:1]
    item = Item(
        AgendaKind.DEPARTMENT,
        "X",
        "Treasury",
        Purpose.DECISION,
        4,
        "claim above dates",
        (line.ref,),
        ask="agree a rating",
    )
    brief = proposed_brief(keep_item(item, "x"), [line])
    assert brief.aim == "Agree a rating."
    assert brief.speakers == "Treasury introduces it."
    assert brief.question == f"What shows that {line.ref} is further than its dates say?"
    assert (brief.line_to_take or "").startswith(f"{line.ref} is {line.rating.word}. ")
    assert brief.outcome == "A rating the Forum agrees, with its reason."


def test_a_silent_department_is_asked_for_a_day(demo_store: Store) -> None:
    brief = proposed_brief(
        keep_item(Item(AgendaKind.SILENT, "Health: no return", "Health", Purpose.DISCUSSION, 5), "x"), []
    )
    assert brief.question == "What kept the return, and on which day will it come?"
    assert brief.line_to_take is None


@pytest.mark.slow
@pytest.mark.parametrize("reason", ["it waits for clearance", "it waits for clearance."])
def test_an_agreed_reason_ends_with_one_full_stop(demo_store: Store, reason: str) -> None:
    line = next(line for line in rated_lines(demo_store, Question(TODAY, rateable_only=True)) if line.agreed)
    agreed = replace(line, agreed_reason=reason, headline_code="agreed", movement="worse")
    brief = proposed_brief(keep_item(Item(AgendaKind.DEPARTMENT, "X", "Treasury", Purpose.DECISION, 4), "x"), [agreed])
    assert "it waits for clearance. Worse than last time." in (brief.line_to_take or "")


@pytest.mark.slow
def test_many_lines_are_counted_instead_of_named(demo_store: Store) -> None:
    every = rated_lines(demo_store, Question(TODAY, rateable_only=True))[:6]
    brief = proposed_brief(keep_item(Item(AgendaKind.DATING, "Dates", "HO", Purpose.DECISION, 9), "x"), every)
    assert (brief.line_to_take or "").startswith("Of 6 commitments: ")


def test_a_standing_item_gets_only_what_can_be_said_of_it() -> None:
    brief = proposed_brief(
        keep_item(Item(AgendaKind.AOB, "Any other business", "Chair", Purpose.DISCUSSION, 2), "x"), []
    )
    assert (brief.aim, brief.question, brief.line_to_take, brief.outcome) == (None, None, None, None)


@pytest.mark.parametrize(("ask", "first"), [("agree a date", "Agree a date. "), ("", "")])
def test_an_item_that_was_carried_says_from_where(ask: str, first: str) -> None:
    item = Item(
        AgendaKind.CARRIED, "A short note", "Transport", Purpose.NOTE, 4, "carried from 21 May, not reached", ask=ask
    )
    assert proposed_brief(keep_item(item, "x"), []).aim == f"{first}Carried from 21 May, not reached."
    asked = Item(AgendaKind.DEPARTMENT, "Treasury", "Treasury", Purpose.DECISION, 4, "still Red", ask="agree a date")
    assert proposed_brief(keep_item(asked, "x"), []).aim == "Agree a date."
