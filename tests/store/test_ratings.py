"""The rules on ratings, a case for each: what the store says of a short story."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

import pytest

from compact_dash.domain import facts
from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.moment import ALL_KNOWN, Moment
from compact_dash.store.store import Store
from tests.oracle.case import ON_COURSE, Case
from tests.oracle.date_cases import ASKED, MILESTONES, MOVES
from tests.oracle.housed import empty, housed_store, rated_lines, write
from tests.oracle.movement import movement, only_lapsed
from tests.oracle.rating_cases import AGREED, CLAIMS, LATER, MOVEMENT, TIME, WORSE
from tests.oracle.rules import Judgement, Line
from tests.oracle.told import ACTION, Step, accepted, agreed, asked, counted, dated, day, said, threshold, told
from tests.oracle.view import View
from tests.oracle.writer import HOUSE

CASES = [*ASKED, *MILESTONES, *MOVES, *AGREED, *CLAIMS, *WORSE, *TIME, *MOVEMENT]


@pytest.fixture(scope="module")
def housed() -> Iterator[Store]:
    store = housed_store()
    yield store
    store.close()


@pytest.fixture
def store(housed: Store) -> Store:
    empty(housed)
    return housed


def tell(store: Store, steps: list[Step]) -> None:
    write(store, told(steps)[len(HOUSE) :])


def line_at(store: Store, moment: Moment, then: date | None = None, organisation: str | None = None) -> RatedLine:
    """The one line there is."""
    [row] = rated_lines(store, moment, then, organisation)
    return row


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.sentence)
def test_a_line(store: Store, case: Case) -> None:
    tell(store, case.steps)
    row = line_at(store, Moment(day(case.as_at)), day(case.then) if case.then else None)
    assert {name: getattr(row, name) for name in case.expected} == case.expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.sentence)
def test_the_independent_statement_says_the_same_of_it(case: Case) -> None:
    then, now = judged(case.steps, case.then), judged(case.steps, case.as_at)
    assert now is not None
    said_of_it = {field.name: getattr(now, field.name) for field in fields(Line)}
    if case.then:
        said_of_it |= {"movement": movement(then, now), "only_lapsed": only_lapsed(then, now)}
    assert {name: case.expected.get(name, value) for name, value in said_of_it.items()} == said_of_it


def judged(steps: list[Step], as_at: str | None) -> Line | None:
    return Judgement(View(told(steps), day(as_at), ALL_KNOWN), ACTION).line() if as_at else None


def number_of(steps: list[Step]) -> int:
    """The number of the last change of a story."""
    return len(told(steps))


@pytest.mark.slow
def test_a_pin_leaves_out_what_was_written_after_it(store: Store) -> None:
    tell(store, [*ON_COURSE, said("red"), dated("05-01", "05-06"), agreed("amber", "05-06")])
    row = line_at(store, Moment(day("06-30"), number_of(ON_COURSE)))
    assert (row.claimed, row.computed, row.agreed, row.headline) == ("green", "green", None, "green")


@pytest.mark.slow
def test_a_pin_leaves_out_corrections_written_after_it(store: Store) -> None:
    tell(store, [*ON_COURSE, said("red", corrects=1), dated("05-01", corrects=2)])
    row = line_at(store, Moment(day("06-30"), number_of(ON_COURSE)))
    assert (row.claimed, row.computed) == ("green", "green")


@pytest.mark.slow
def test_a_pin_leaves_out_a_threshold_and_an_acceptance_written_after_it(store: Store) -> None:
    opened = [asked(), said("amber"), dated("06-20"), agreed("red"), *LATER]
    tell(store, [*opened, threshold("red_overdue_days", 5, "06-01"), accepted("06-25", "F2")])
    now, pinned = line_at(store, Moment(day("06-30"))), line_at(store, Moment(day("06-30"), number_of(opened)))
    assert (now.computed, now.agreed) == ("red", None)
    assert (pinned.computed, pinned.agreed) == ("amber", "red")


def concluded(store: Store, opened: list[Step], later: list[Step]) -> RatedLine:
    """The line in the concluded edition of the Forum of 21 May, all of it written before the Forum closed."""
    steps = [*opened, *later]
    tell(store, steps)
    return line_at(store, Moment(day("05-21"), number_of(opened), "F1", number_of(steps)))


@pytest.mark.slow
def test_a_concluded_forum_adds_what_it_captured_itself(store: Store) -> None:
    row = concluded(store, ON_COURSE, [agreed("red"), dated("08-31", "05-21", agreed="F1")])
    assert (row.agreed, row.headline, row.due_on) == ("red", "red", day("08-31"))


@pytest.mark.slow
def test_a_concluded_forum_adds_nothing_that_others_wrote_meanwhile(store: Store) -> None:
    row = concluded(
        store, ON_COURSE, [said("red", "05-21"), dated("08-31", "05-21"), agreed("red", forum="F2", body="ocs")]
    )
    assert (row.claimed, row.agreed, row.due_on, row.date_moves) == ("green", None, day("07-31"), 0)


@pytest.mark.slow
def test_a_concluded_forum_leaves_out_what_it_corrected_itself(store: Store) -> None:
    slip = dated("09-30", "05-21", agreed="F1")
    row = concluded(store, ON_COURSE, [slip, dated("07-31", "05-21", agreed="F1", corrects=3)])
    assert (row.due_on, row.later_moves) == (day("07-31"), 0)


@pytest.mark.slow
def test_a_second_reply_to_a_rating_does_not_double_the_line(store: Store) -> None:
    steps = [*ON_COURSE, agreed("red")]
    replies: list[Step] = [
        [facts.AssessmentReply(ACTION, day(on), number_of(steps), words)]
        for on, words in (("05-22", "We do not agree."), ("05-29", "Nor do we now."))
    ]
    tell(store, [*steps, *replies])
    assert line_at(store, Moment(day("06-30"))).reply == "Nor do we now."


@pytest.mark.slow
def test_a_line_moves_alike_whether_one_department_or_all_are_asked_for(store: Store) -> None:
    tell(store, [*ON_COURSE, counted(on="06-20", owner="D1")])
    among_all = line_at(store, Moment(day("06-30")), day("06-01"))
    alone = line_at(store, Moment(day("06-30")), day("06-01"), organisation="D1")
    assert (alone.movement, alone.then_headline) == (among_all.movement, among_all.then_headline)


@pytest.mark.slow
def test_an_action_is_not_there_before_its_first_wording(store: Store) -> None:
    tell(store, ON_COURSE)
    assert rated_lines(store, Moment(day("2013-12-31"))) == []
