"""The support on offer: what, for whom, how long and who gives it; and a paper's rows of what was asked and given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from compact_dash.domain.actor import Actor, Role
from compact_dash.domain.house import house, in_house_words
from compact_dash.domain.register.allowed import may_move
from compact_dash.domain.register.kinds import SUPPORT


@dataclass(frozen=True)
class OfferedSupport:
    """A row of the offer; `form` is the word that an entry of it is kept under, `short` what a narrow cell calls it."""

    form: str
    short: str
    for_whom_text: str
    how_long_text: str
    given_by_text: str

    @property
    def what(self) -> str:
        return SUPPORT.form_words(self.form)

    @property
    def for_whom(self) -> str:
        return in_house_words(self.for_whom_text)

    @property
    def how_long(self) -> str:
        return in_house_words(self.how_long_text)

    @property
    def given_by(self) -> str:
        return in_house_words(self.given_by_text)


# What a department trains its own people in is no support that it was given, and stands in no row.
OFFER = (
    OfferedSupport(
        "training", "training", "Policy staff, buyers, grant officers; tailored", "Half a day, up to 30",
        "{partner} trainer",
    ),
    OfferedSupport(
        "one_to_one", "one-to-one", "A lead or a team with one question", "An hour, by phone or in person",
        "{partner} policy officer",
    ),
    OfferedSupport("stall", "stall", "All staff in a building", "A lunchtime", "{partner} and the lead"),
    OfferedSupport(
        "intranet", "intranet copy", "All staff of a department", "Text in a week", "{partner}; {office}’s page"
    ),
    OfferedSupport("materials", "materials", "Leads, induction, events", "Posted in two days", "{partner}"),
)  # fmt: skip
OFFERED = {row.form: row for row in OFFER}

# Of what stands in an address, which states of an entry are meant.
AGREED = [state.name for state in SUPPORT.states if state.is_open and state is not SUPPORT.first]
STATES = {
    "given": SUPPORT.counting,
    "waiting": [SUPPORT.first.name],
    "agreed": AGREED,
    "declined": [state.name for state in SUPPORT.states if not state.is_open and not state.counts],
}
STATE_TITLES = {
    "given": "Given",
    "waiting": "Waiting for an answer",
    "agreed": "Agreed, not given yet",
    "declined": "Declined",
}


def answers(actor: Actor, asked_of: str | None, about: tuple[str, ...]) -> bool:
    """Whether a request waits for the actor: they may agree to it, and it was not asked of somebody else."""
    if not may_move(actor, SUPPORT.state(AGREED[0]), about):
        return False
    asked = (asked_of or "").casefold()
    if asked == house().office.casefold():
        return actor.has(Role.OCS) or actor.has(Role.CHAIR)
    if asked == house().partner.casefold():
        return actor.has(Role.COMPACT_VOICE)
    return True


@dataclass(frozen=True)
class SupportRow:
    """An entry of support as a file has it; organisations and lines are named by their codes and references."""

    form: str
    title: str
    about: tuple[str, ...]
    state: str
    state_on: date
    happened_on: date
    counted_on: date | None
    reached: int | None
    places: str
    asked_of: str
    given_by: str
    declined: str
    refs: tuple[str, ...]
    follow_up: str
    follow_up_on: date | None
    recorded_by: str


@dataclass(frozen=True)
class SupportListing:
    """The entries that answer a question, for a file, as at a day."""

    question: str
    as_at: date
    rows: Sequence[SupportRow]
