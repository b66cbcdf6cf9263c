"""The life of a return: its states, and every step from one to another, as one table."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from compact_dash.domain.errors import NotNow
from compact_dash.domain.house import HouseWords, in_house_words
from compact_dash.domain.permissions import Act
from compact_dash.domain.sharing import Circle


class State(StrEnum):
    """Where a return has got to."""

    NOT_STARTED = "not_started"
    DRAFT = "draft"
    AWAITING_CLEARANCE = "awaiting_clearance"
    CLEARED = "cleared"
    SUBMITTED = "submitted"
    QUERIED = "queried"
    ACCEPTED = "accepted"


STATE_WORDS: Mapping[State, str] = HouseWords(
    {
        State.NOT_STARTED: "Not started",
        State.DRAFT: "Draft",
        State.AWAITING_CLEARANCE: "Awaiting clearance",
        State.CLEARED: "Cleared, not yet submitted",
        State.SUBMITTED: "Submitted",
        State.QUERIED: "Queried by {office}",
        State.ACCEPTED: "Accepted",
    }
)


class StepKind(StrEnum):
    """The steps of a return; the event of each in History has the same name."""

    STARTED = "started"
    SAVED = "saved"
    SENT_FOR_CLEARANCE = "sent_for_clearance"
    TAKEN_BACK = "taken_back"
    SENT_BACK = "sent_back"
    CLEARED = "cleared"
    SUBMITTED = "submitted"
    NIL = "nil"
    QUERIED = "queried"
    REPLIED = "replied"
    CORRECTED = "corrected"
    CORRECTION_SENT_BACK = "correction_sent_back"
    CORRECTION_CLEARED = "correction_cleared"
    ACCEPTED = "accepted"


# Each step as History and the page tell it, before “by” and the name of who took it.
STEP_WORDS: Mapping[StepKind, str] = HouseWords(
    {
        StepKind.STARTED: "started",
        StepKind.SAVED: "saved",
        StepKind.SENT_FOR_CLEARANCE: "sent for clearance",
        StepKind.TAKEN_BACK: "taken back",
        StepKind.SENT_BACK: "sent back",
        StepKind.CLEARED: "cleared",
        StepKind.SUBMITTED: "submitted to {office}",
        StepKind.NIL: "filed as a nil return",
        StepKind.QUERIED: "queried",
        StepKind.REPLIED: "query answered",
        StepKind.CORRECTED: "correction sent for clearance",
        StepKind.CORRECTION_SENT_BACK: "correction sent back",
        StepKind.CORRECTION_CLEARED: "correction cleared",
        StepKind.ACCEPTED: "accepted and locked",
    }
)


@dataclass(frozen=True)
class ReturnStep:
    """A step of one kind: from which states, to which, who may take it, what it must bring, and who reads that."""

    kind: StepKind
    act: Act
    leads: dict[State, State]
    words: str
    wanted: str = ""
    circle: Circle = Circle.WITH_OCS

    @property
    def brings(self) -> str:
        """What the step must bring, in the words of the house."""
        return in_house_words(self.wanted)


STEPS: dict[StepKind, ReturnStep] = {
    step.kind: step
    for step in (
        ReturnStep(StepKind.STARTED, Act.FILL, {State.NOT_STARTED: State.DRAFT}, "start"),
        ReturnStep(StepKind.SAVED, Act.FILL, {State.DRAFT: State.DRAFT}, "change"),
        ReturnStep(StepKind.SENT_FOR_CLEARANCE, Act.FILL, {
            State.DRAFT: State.AWAITING_CLEARANCE,
        }, "send for clearance"),
        ReturnStep(StepKind.TAKEN_BACK, Act.FILL, {
            State.AWAITING_CLEARANCE: State.DRAFT, State.CLEARED: State.DRAFT,
        }, "take back"),
        ReturnStep(StepKind.SENT_BACK, Act.CLEAR, {
            State.AWAITING_CLEARANCE: State.DRAFT,
        }, "send back", wanted="what the lead should change", circle=Circle.INSIDE),
        # Clearing and submitting are two steps: one may clear what another then sends.
        ReturnStep(StepKind.CLEARED, Act.CLEAR, {
            State.AWAITING_CLEARANCE: State.CLEARED,
        }, "clear", wanted="your grade, such as Director"),
        ReturnStep(StepKind.SUBMITTED, Act.SUBMIT, {State.CLEARED: State.SUBMITTED}, "submit"),
        ReturnStep(StepKind.NIL, Act.FILL, {
            State.NOT_STARTED: State.SUBMITTED, State.DRAFT: State.SUBMITTED,
        }, "file as nil", wanted="a sentence on why there is nothing to report"),
        # Queried once more from Queried: OCS may ask again before the first query is answered.
        ReturnStep(StepKind.QUERIED, Act.QUERY, {
            State.SUBMITTED: State.QUERIED, State.QUERIED: State.QUERIED,
        }, "query", wanted="the question that {office} asks"),
        # A reply leads back to Submitted once no query is left open; until then the return stays queried.
        ReturnStep(StepKind.REPLIED, Act.REPLY, {
            State.QUERIED: State.SUBMITTED,
        }, "answer a query on", wanted="an answer to the query"),
        # What was filed had been cleared, so a correction is; where OCS had asked, the query stays open until it was.
        ReturnStep(StepKind.CORRECTED, Act.REPLY, {
            State.SUBMITTED: State.SUBMITTED, State.QUERIED: State.SUBMITTED,
        }, "correct what was filed in", wanted="an answer to the query", circle=Circle.INSIDE),
        ReturnStep(StepKind.CORRECTION_SENT_BACK, Act.CLEAR, {
            State.SUBMITTED: State.SUBMITTED, State.QUERIED: State.SUBMITTED,
        }, "send back a correction of", wanted="what the lead should change", circle=Circle.INSIDE),
        ReturnStep(StepKind.CORRECTION_CLEARED, Act.CLEAR, {
            State.SUBMITTED: State.SUBMITTED, State.QUERIED: State.SUBMITTED,
        }, "clear a correction of", wanted="your grade, such as Director"),
        ReturnStep(StepKind.ACCEPTED, Act.ACCEPT, {State.SUBMITTED: State.ACCEPTED}, "accept"),
    )
}  # fmt: skip


# The steps whose words the organisation alone reads.
INSIDE = frozenset(step.kind.value for step in STEPS.values() if step.circle is Circle.INSIDE)


def is_possible(state: State, kind: StepKind) -> bool:
    """Whether the step can be taken from the state."""
    return state in STEPS[kind].leads


def state_after(state: State, kind: StepKind, open_queries: int = 0) -> State:
    """The state a step leads to. `open_queries` counts those still unanswered after the step.

    Raises:
        NotNow: the return's state does not allow the step.
    """
    step = STEPS[kind]
    if state not in step.leads:
        raise NotNow(not_now(state, step))
    reached = step.leads[state]
    return State.QUERIED if reached is State.SUBMITTED and open_queries else reached


def not_now(state: State, step: ReturnStep) -> str:
    """Why a step cannot be taken, and from which states it can."""
    allowed = " or ".join(f"“{STATE_WORDS[each]}”" for each in step.leads)
    locked = " An accepted return is locked; say more in the next one." if state is State.ACCEPTED else ""
    return f"You cannot {step.words} this return while it is “{STATE_WORDS[state]}”: it must be {allowed}.{locked}"


def state_reached(last_event: str | None, open_queries: int = 0) -> State:
    """The state that a return is in after its last event, with so many queries unanswered."""
    if last_event is None:
        return State.NOT_STARTED
    # Every step leads to one state wherever it starts; a table that says otherwise stops here.
    [state] = set(STEPS[StepKind(last_event)].leads.values())
    return State.QUERIED if state is State.SUBMITTED and open_queries else state
