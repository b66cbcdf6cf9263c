"""What waits for a person, page by page: the counts beside the names of the pages, and the very rows they count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from compact_dash.domain.actor import Actor, Role
from compact_dash.domain.permissions import Act, may
from compact_dash.domain.plan.year_end import Outcome
from compact_dash.domain.register.allowed import acts_for
from compact_dash.domain.register.groups import OFFICE
from compact_dash.domain.register.kinds import CONCERN
from compact_dash.domain.register.offer import answers
from compact_dash.domain.returns.steps import STATE_WORDS, State, StepKind, state_reached
from compact_dash.domain.wording import long_date


@dataclass(frozen=True)
class WaitingRow:
    """Something that waits for somebody: a row of the `waiting` query.

    `number` is of a return its open queries, and of an entry 1 where the partner recorded it.
    """

    kind: str
    ident: str
    organisation: str | None
    state: str | None
    number: int
    words: str
    day: date
    about: str | None
    asked_of: str | None


@dataclass(frozen=True)
class Wait:
    """Something that waits for the reader: on which page it is told, in which words, and where it is done."""

    page: str
    words: str
    leads_to: str
    parameters: Mapping[str, str] = field(default_factory=dict)


def waits_of(actor: Actor, rows: Iterable[WaitingRow]) -> dict[str, list[Wait]]:
    """What waits for the actor, by page. What waits for two reasons on one page is one thing."""
    found: dict[str, dict[tuple[str, str], Wait]] = {}
    for row in rows:
        wait = WAITS[row.kind](actor, row)
        if wait is not None:
            found.setdefault(wait.page, {}).setdefault((wait.leads_to, row.ident), wait)
    return {page: list(waits.values()) for page, waits in found.items()}


def return_waits(actor: Actor, row: WaitingRow) -> Wait | None:
    """A return waits for whoever takes its next step."""
    state, code = state_reached(row.state, row.number), row.organisation
    corrected = row.state == StepKind.CORRECTED
    act = Act.CLEAR if state is State.AWAITING_CLEARANCE or corrected else NEXT_ACT.get(state)
    if act is None or not may(actor, act, code):
        return None
    stands = STATE_WORDS[state]
    words = f"Return of {row.words} for {long_date(row.day)}: {stands[0].lower()}{stands[1:]}"
    return Wait("returns", words, "returns", {"forum": row.day.isoformat(), "department": row.ident})


# Who is next, by the state that a return is in; an accepted one waits for nobody.
NEXT_ACT = {
    State.NOT_STARTED: Act.FILL,
    State.DRAFT: Act.FILL,
    State.QUERIED: Act.REPLY,
    State.CLEARED: Act.FILL,
    State.SUBMITTED: Act.ACCEPT,
}


def entry_wait(actor: Actor, row: WaitingRow, page: str, words: str) -> Wait:
    """An entry, told on the page where its reader looks for such things."""
    # The page of what is between Forums is for those alone who prepare it.
    where = "record" if page == "between" and not may(actor, Act.HOLD_REVIEW) else page
    return Wait(where, f"{words}: {row.words}", "record", {"entry": row.ident})


def support_waits(actor: Actor, row: WaitingRow) -> Wait | None:
    """A request for support waits for whoever it was asked of."""
    if not answers(actor, row.asked_of, about(row)):
        return None
    return entry_wait(actor, row, "support", "Asked for")


def concern_waits(actor: Actor, row: WaitingRow) -> Wait | None:
    """A concern waits for the office until it is put, then for the department, then for whoever settles it."""
    if row.state == "put":
        waits = any(actor.has(Role.LEAD, code) for code in about(row))
    elif row.state == "answered" and row.number:
        waits = actor.has(Role.COMPACT_VOICE)
    else:
        waits = acts_for(actor, OFFICE, ())
    words = f"{CONCERN.word} ({CONCERN.state(row.state or '').word.lower()})"
    return entry_wait(actor, row, "between", words) if waits else None


def proposal_waits(actor: Actor, row: WaitingRow) -> Wait | None:
    """A proposal for the agenda waits for the office."""
    return entry_wait(actor, row, "between", "Proposed for the agenda") if acts_for(actor, OFFICE, ()) else None


def follow_up_waits(actor: Actor, row: WaitingRow) -> Wait | None:
    """A follow-up that is due waits for those who recorded its entry."""
    own = actor.organisations(Role.LEAD, Role.OCS, Role.COMPACT_VOICE)
    if row.organisation not in own:
        return None
    return entry_wait(actor, row, "between", f"To follow up since {long_date(row.day)}")


def minutes_wait(actor: Actor, row: WaitingRow) -> Wait | None:
    """Minutes wait for those who draft them, and to be agreed."""
    if not may(actor, Act.RUN_FORUM):
        return None
    step = "to be agreed" if row.state == "saved" else "to be drafted"
    what = "Minutes" if row.words == "quarterly" else "Note of the meeting"
    return Wait("minutes", f"{what} of {long_date(row.day)}: {step}", "minutes", {"forum": row.day.isoformat()})


def action_waits(actor: Actor, row: WaitingRow) -> Wait | None:
    """An overdue action waits for its owner."""
    if row.organisation not in actor.organisations(Role.LEAD, Role.OCS, Role.COMPACT_VOICE):
        return None
    words = f"Action {row.ident}, due {long_date(row.day)}: {row.words}"
    return Wait("minutes", words, f"minutes#{row.ident}")


def year_end_waits(actor: Actor, row: WaitingRow) -> Wait | None:
    """A proposal on the end of a plan's year waits for the other of the two."""
    if not may(actor, Act.SETTLE_YEAR) or row.organisation in actor.organisations(Role.OCS, Role.COMPACT_VOICE):
        return None
    words = f"{row.ident}: {row.organisation} proposes “{Outcome(row.state or '').word.lower()}”"
    return Wait("plan", words, "plan", {"view": "Year end", "year": row.words})


def about(row: WaitingRow) -> tuple[str, ...]:
    return tuple((row.about or "").split())


WAITS = {
    "return": return_waits,
    "support": support_waits,
    "concern": concern_waits,
    "proposal": proposal_waits,
    "follow_up": follow_up_waits,
    "minutes": minutes_wait,
    "action": action_waits,
    "year_end": year_end_waits,
}
