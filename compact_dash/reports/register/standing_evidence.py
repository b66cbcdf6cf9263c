"""What is known of the sentence that every department shares, to keep to the Compact: met, not met or not known.

It is never a rating: each point says what it rests on, and a point on which nothing is recorded says that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from compact_dash.domain.house import house
from compact_dash.domain.people.posts import POST_WORDS, Holding, Post
from compact_dash.domain.register.kinds_asked import CONCERN, CONSULTATION, EVIDENCE
from compact_dash.domain.wording import as_list, count, long_date
from compact_dash.reports.people.posts import post_holdings
from compact_dash.reports.register.entries import EntryQuestion, RegisteredEntry, every_entry
from compact_dash.store import Store

# How long a department may take to answer a concern that was put to it.
ANSWERED_WITHIN = timedelta(days=28)


class PointState(StrEnum):
    """What is known of a point."""

    MET = "met"
    NOT_MET = "not met"
    NOT_KNOWN = "not known"


@dataclass(frozen=True)
class StandingPoint:
    """A point of the standing line, what is known of it and what that rests on; `entry_id` where that is one entry."""

    name: str
    words: str
    state: PointState
    why: str
    entry_id: str | None = None


Points = tuple[StandingPoint, ...]
LEADERSHIP, CONSULTING, ANSWERING = "leadership", "consulting", "answering"


def standing_evidence(store: Store, as_at: date, department: str) -> Points:
    """Every point for a department as at a day, as the reader may know of it."""
    told = every_entry(store, EntryQuestion(as_at, department=department))
    return points(told, post_holdings(store).get(department, {}), as_at)


def every_standing_evidence(store: Store, as_at: date, departments: Sequence[str]) -> dict[str, Points]:
    """Every point for each of several departments, read at once."""
    held = post_holdings(store)
    kinds = (CONSULTATION, EVIDENCE, CONCERN)
    told = [each for kind in kinds for each in every_entry(store, EntryQuestion(as_at, kind=kind.name))]
    return {
        code: points([each for each in told if code in each.about], held.get(code, {}), as_at) for code in departments
    }


def points(told: Sequence[RegisteredEntry], held: Mapping[Post, Holding], as_at: date) -> Points:
    """Every point, from the entries about a department and the posts that it holds."""
    return (
        leadership(held, as_at),
        consulting([each for each in told if each.kind is CONSULTATION]),
        *(kept_of(form, [each for each in told if each.kind is EVIDENCE]) for form in EVIDENCE.forms or {}),
        answering([each for each in told if each.kind is CONCERN], as_at),
    )


def leadership(held: Mapping[Post, Holding], as_at: date) -> StandingPoint:
    """Whether the two posts that answer for it are held, as last confirmed by the day."""
    words = f"{house().clearer} and {house().lead} named and confirmed"
    known = {post: held[post] for post in (Post.SRO, Post.LEAD) if post in held and held[post].confirmed_on <= as_at}
    vacant = [POST_WORDS[post] for post, holding in known.items() if holding.holder is None]
    if vacant:
        return StandingPoint(LEADERSHIP, words, PointState.NOT_MET, f"Vacant: {as_list(vacant)}.")
    if len(known) < 2:
        return StandingPoint(
            LEADERSHIP, words, PointState.NOT_KNOWN, "Not both are confirmed, as far as is shown to you."
        )
    earliest = min(holding.confirmed_on for holding in known.values())
    return StandingPoint(LEADERSHIP, words, PointState.MET, f"Both confirmed, the longer ago on {long_date(earliest)}.")


def consulting(told: list[RegisteredEntry]) -> StandingPoint:
    """Whether consultations ran as long as they should, or said why not."""
    words = f"Consultations of {house().consultation_days} days, or with the reason"
    closed = [each for each in told if each.days is not None]
    if not closed:
        return StandingPoint(
            CONSULTING, words, PointState.NOT_KNOWN, "No consultation that is shown to you has its days."
        )
    unexplained = [each for each in closed if each.is_short and not each.values.get("reason")]
    number = count(len(closed), "consultation")
    if unexplained:
        why = f"{len(unexplained)} of {number} short without a reason: “{unexplained[0].row.title}”."
        return StandingPoint(CONSULTING, words, PointState.NOT_MET, why, unexplained[0].id)
    return StandingPoint(CONSULTING, words, PointState.MET, f"{number}, none of them short without a reason.")


def kept_of(form: str, told: list[RegisteredEntry]) -> StandingPoint:
    """A point that somebody records by itself, as it was said last."""
    words = EVIDENCE.form_words(form)
    latest = next((each for each in told if each.row.form == form), None)
    if latest is None:
        return StandingPoint(form, words, PointState.NOT_KNOWN, "Nothing is recorded that is shown to you.")
    state = PointState.MET if latest.state.counts else PointState.NOT_MET
    return StandingPoint(form, words, state, f"{latest.row.title}, {long_date(latest.row.state_on)}.", latest.id)


def answering(told: list[RegisteredEntry], as_at: date) -> StandingPoint:
    """Whether concerns that were put to the department were answered in time."""
    words = f"Concerns answered within {ANSWERED_WITHIN.days} days"
    put = [each for each in told if each.row.state != CONCERN.first.name]
    if not put:
        return StandingPoint(ANSWERING, words, PointState.NOT_KNOWN, "No concern put to it is shown to you.")
    late = [each for each in put if each.row.state == "put" and as_at - each.row.state_on > ANSWERED_WITHIN]
    if late:
        days = (as_at - late[0].row.state_on).days
        why = f"{len(late)} of {count(len(put), 'concern')} not answered: “{late[0].row.title}”, {count(days, 'day')}."
        return StandingPoint(ANSWERING, words, PointState.NOT_MET, why, late[0].id)
    return StandingPoint(
        ANSWERING, words, PointState.MET, f"None of {count(len(put), 'concern')} waits longer than that."
    )
