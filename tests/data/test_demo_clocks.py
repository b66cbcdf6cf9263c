"""When the demonstration's facts were told: in the rhythm of returns and Forums, in working hours, and in time."""

from collections import Counter
from datetime import date, time, timedelta

import pytest

from compact_dash.domain import facts
from compact_dash.domain.returns.steps import State, StepKind, state_after
from compact_dash.reports.working_days import is_working_day
from tests.data.demo_facts import refs, told, year
from tests.data.demo_year import SEED, TODAY, Year, day, rows


@pytest.fixture(scope="module")
def year_files() -> Year:
    return Year()


# Returns


@pytest.mark.slow
def test_every_return_takes_only_steps_that_the_product_allows() -> None:
    states: dict[str, State] = {}
    asked: Counter[str] = Counter()
    for _, event in told(facts.ReturnEvent):
        asked[event.return_id] += {"queried": 1, "replied": -1}.get(event.kind, 0)
        before = states.get(event.return_id, State.NOT_STARTED)
        states[event.return_id] = state_after(before, StepKind(event.kind), asked[event.return_id])
    assert set(states.values()) == {State.DRAFT, State.SUBMITTED, State.QUERIED, State.ACCEPTED}


def test_nothing_changes_on_a_line_from_its_acceptance_to_the_next_commission() -> None:
    owner = {row["ref"]: row["department"] for row in rows("commitments", SEED)}
    asked = sorted(day(row["commissioned_on"]) for row in rows("forums") if row["commissioned_on"])
    accepted: dict[str, list[date]] = {}
    for row in rows("return_events"):
        if row["event"] == "accepted":
            accepted.setdefault(row["organisation"], []).append(day(row["reported_on"]))
    for each, fact in [*told(facts.StatusUpdate), *told(facts.MilestoneVersion)]:
        ref = refs()[fact.action_id]
        # The Forum agrees dates at any time, and its own actions are no lines of a return.
        if getattr(fact, "agreed_forum_id", None) or "/" in ref:
            continue
        code = owner.get(ref) or ref.split("-")[2].rstrip("ab")
        locks = [one for one in accepted[code] if one < each.day]
        if locks:
            assert any(max(locks) < commission <= each.day for commission in asked), (ref, each.day)


# Finished, and told


def untold(files: Year, as_at: date) -> tuple[int, int]:
    """How many milestones looked overdue on a day, and how many of these had been met and not yet told."""
    overdue = met = 0
    for line in files.rateable:
        for number, versions in files.steps(line["ref"], as_at).items():
            last = versions[-1]
            if last["due_on"] and not last["done_on"] and last["dropped"] == "no" and day(last["due_on"]) < as_at:
                done_on = files.steps(line["ref"], TODAY)[number][-1]["done_on"]
                overdue, met = overdue + 1, met + bool(done_on and day(done_on) <= as_at)
    return overdue, met


@pytest.mark.slow
def test_few_milestones_look_overdue_that_were_met_and_not_told(year_files: Year) -> None:
    asking = [(day(row["commissioned_on"]), day(row["deadline_on"])) for row in rows("forums") if row["asked"]]
    for weeks in range(51):
        as_at = date(2013, 9, 25) + timedelta(weeks=weeks)
        # While returns are being written the dates of the quarter's end are told within days.
        if not any(first <= as_at <= last + timedelta(days=2) for first, last in asking):
            assert untold(year_files, as_at)[1] <= 4, as_at
    overdue, met = untold(year_files, date(2014, 7, 16))
    assert 0 < met <= overdue / 2


def test_most_of_what_is_finished_is_told_within_five_weeks() -> None:
    spans = sorted(
        (day(row["reported_on"]) - day(row["done_on"])).days
        for row in rows("milestones")
        # What was finished before the first commission could not be told sooner.
        if row["done_on"] > "2013-08-28"
    )
    assert spans[len(spans) // 2] <= 14
    assert spans[len(spans) * 4 // 5] <= 35
    assert spans[-1] > 60, "a few are told late"


# Clocks


def test_facts_are_told_in_working_hours_on_working_days() -> None:
    for each in year():
        assert is_working_day(each.day), each
        assert time(9, 0) <= each.at.time() <= time(17, 45), each


def test_no_fact_is_told_before_the_day_it_speaks_of_or_after_the_demonstrations_today() -> None:
    for each in year():
        spoken = getattr(each.fact, "reported_on", each.day)
        assert spoken <= each.day <= TODAY, each


def test_numbers_grow_with_the_clock() -> None:
    assert [each.at for each in year()] == sorted(each.at for each in year())


def test_clocks_are_spread_over_the_day() -> None:
    acts = {(each.person, each.at) for each in year()}
    minutes = Counter(at.time() for _, at in acts)
    assert max(minutes.values()) <= len(acts) / 50
    assert set(range(9, 18)) <= {at.hour for _, at in acts}
    for code in ("HO", "DWP", "HMT"):
        filed = {
            each.at.time() for each, one in told(facts.ReturnEvent) if one.kind == "submitted" and code in each.person
        }
        assert len(filed) > 1


def test_what_was_captured_was_captured_while_the_forum_met() -> None:
    hours = {row["held_on"]: (row["opened_at"], row["closed_at"]) for row in rows("forums")}
    here = [each for each in year() if isinstance(each.fact, (facts.Capture, facts.Attendance))]
    here += [each for each, fact in told(facts.Assessment) if fact.body == "forum"]
    for each in here:
        opened, closed = hours[each.day.isoformat()]
        assert opened <= f"{each.at:%H:%M}" <= closed, each
    assert len({each.at for each in here if isinstance(each.fact, facts.Capture)}) > 40
