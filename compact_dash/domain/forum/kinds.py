"""Kinds of agenda item: the words that the database keeps, and one row of rules for each.

All that differs from kind to kind is a column of the table below. Code asks for the column and never for the kind, so
a new kind is one word and one row here, and nothing else can forget it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class ItemSource(StrEnum):
    """Where items of a kind come from."""

    EVERY_TIME = "stands on every agenda"
    DATA = "asked for by the data"
    PEOPLE = "placed by people, or by an earlier Forum"


class AgendaSection(IntEnum):
    """Where items of a kind stand. A later section is never parted by what is added to an earlier one."""

    MAIN = 1
    CLOSING = 2
    LAST = 3


class Identity(StrEnum):
    """The thing that tells one item of a kind from another."""

    KIND = "there is one of the kind"
    DEPARTMENT = "its department"
    LINES = "its lines"
    TITLE = "its title"


class Extra(StrEnum):
    """The further content of a kind's slides, beside the item and its lines."""

    NOTHING = "nothing"
    DECISIONS = "what is for decision, and who sent apologies"
    LAST_ACTIONS = "the actions that the last Forum raised"
    OPEN_ACTIONS = "the actions that are not done"
    PLAN = "the plan in force"
    GUESTS = "the guests"
    SAME_THEME = "lines off course on the same theme"
    ALL_AGREED = "everything that the Forum agreed"
    NEXT_FORUM = "the day of the next Forum"


class Ending(StrEnum):
    """How the minutes of a kind end where nothing was decided."""

    AS_CAPTURED = "as was captured"
    APOLOGIES = "with the apologies"
    NO_OTHER_BUSINESS = "with no other business"
    NEXT_MEETING = "with the next meeting"


@dataclass(frozen=True)
class KindRules:
    """One row of the table: all that is peculiar to a kind."""

    source: ItemSource
    section: AgendaSection
    identity: Identity
    slide: str
    """The template of its slide, in ui/templates/forum/slides."""
    extra: Extra = Extra.NOTHING
    ending: Ending = Ending.AS_CAPTURED
    is_missed: bool = True
    """Whether the minutes say that it was not reached."""
    fills_the_wall: bool = False
    """Whether its own table leaves one line only for what was agreed."""
    standing_ask: str = ""
    """The ask on its slide beside actions, where nobody has written one."""
    is_carried_over: bool = False
    """Whether it comes from an earlier Forum, and says from which."""
    is_led_by_one: bool = False
    """Whether one department leads it, whose name may hold an “and”."""
    names_lines: bool = True
    """Whether the agenda lists the references of its lines; some kinds have dozens."""
    asks_each_owner: bool = False
    """Whether every department that owns one of its lines is asked."""
    keeps_every_line: bool = False
    """Whether it is asked again only where all the lines are that it had."""
    question: str | None = None
    """The question of its brief, whatever its lines say."""
    outcome: str | None = None
    """The hoped-for outcome of its brief, whatever its lines say."""
    offered_as: str = ""
    """The words people choose to add one; empty where people do not add any."""

    @property
    def is_carried(self) -> bool:
        """Whether it goes to the next Forum where this one does not reach it; a standing item is there anew."""
        return self.source is not ItemSource.EVERY_TIME


class AgendaKind(StrEnum):
    """The kinds; their words are those in the database and in the demonstration's files."""

    WELCOME = "welcome"
    MINUTES = "minutes"
    ACTION_LOG = "action_log"
    ROUND_UP = "round_up"
    CARRIED = "carried"
    DATING = "dating"
    SILENT = "silent"
    DEPARTMENT = "department"
    OWN = "own"
    PLAN = "plan"
    INSIGHT = "insight"
    GOOD_PRACTICE = "good_practice"
    AOB = "aob"
    NEXT = "next"

    @property
    def rules(self) -> KindRules:
        return RULES[self]

    @property
    def is_placed_by_people(self) -> bool:
        return self.rules.source is ItemSource.PEOPLE


RULES: Mapping[AgendaKind, KindRules] = {
    AgendaKind.WELCOME: KindRules(
        ItemSource.EVERY_TIME,
        AgendaSection.MAIN,
        Identity.KIND,
        slide="welcome",
        extra=Extra.DECISIONS,
        ending=Ending.APOLOGIES,
        is_missed=False,
    ),
    AgendaKind.MINUTES: KindRules(
        ItemSource.EVERY_TIME,
        AgendaSection.MAIN,
        Identity.KIND,
        slide="actions",
        extra=Extra.LAST_ACTIONS,
        standing_ask="agree the minutes, and what becomes of each action that is not done",
    ),
    AgendaKind.ACTION_LOG: KindRules(
        ItemSource.EVERY_TIME,
        AgendaSection.MAIN,
        Identity.KIND,
        slide="actions",
        extra=Extra.OPEN_ACTIONS,
        standing_ask="for each action, agree a new date, or close it with a reason",
    ),
    AgendaKind.ROUND_UP: KindRules(
        ItemSource.EVERY_TIME, AgendaSection.MAIN, Identity.KIND, slide="round_up", fills_the_wall=True
    ),
    AgendaKind.CARRIED: KindRules(
        ItemSource.PEOPLE, AgendaSection.MAIN, Identity.TITLE, slide="commitments", is_carried_over=True
    ),
    AgendaKind.DATING: KindRules(
        ItemSource.DATA,
        AgendaSection.MAIN,
        Identity.KIND,
        slide="dating",
        names_lines=False,
        asks_each_owner=True,
        question="What is the first step, and by which day will it be done?",
        outcome="A milestone with its date for each, or an action to bring one.",
    ),
    AgendaKind.SILENT: KindRules(
        ItemSource.DATA,
        AgendaSection.MAIN,
        Identity.DEPARTMENT,
        slide="silent",
        is_led_by_one=True,
        names_lines=False,
        question="What kept the return, and on which day will it come?",
        outcome="A day for the return, kept as an action.",
    ),
    AgendaKind.DEPARTMENT: KindRules(
        ItemSource.DATA,
        AgendaSection.MAIN,
        Identity.DEPARTMENT,
        slide="commitments",
        is_led_by_one=True,
        keeps_every_line=True,
    ),
    AgendaKind.OWN: KindRules(
        ItemSource.PEOPLE, AgendaSection.CLOSING, Identity.TITLE, slide="commitments", offered_as="An item of your own"
    ),
    AgendaKind.PLAN: KindRules(
        ItemSource.EVERY_TIME, AgendaSection.CLOSING, Identity.KIND, slide="plan", extra=Extra.PLAN, fills_the_wall=True
    ),
    AgendaKind.INSIGHT: KindRules(
        ItemSource.EVERY_TIME, AgendaSection.CLOSING, Identity.KIND, slide="insight", extra=Extra.GUESTS
    ),
    AgendaKind.GOOD_PRACTICE: KindRules(
        ItemSource.DATA,
        AgendaSection.CLOSING,
        Identity.LINES,
        slide="good_practice",
        extra=Extra.SAME_THEME,
        is_led_by_one=True,
    ),
    AgendaKind.AOB: KindRules(
        ItemSource.EVERY_TIME,
        AgendaSection.LAST,
        Identity.KIND,
        slide="other_business",
        extra=Extra.ALL_AGREED,
        ending=Ending.NO_OTHER_BUSINESS,
        is_missed=False,
    ),
    AgendaKind.NEXT: KindRules(
        ItemSource.EVERY_TIME,
        AgendaSection.LAST,
        Identity.KIND,
        slide="next",
        extra=Extra.NEXT_FORUM,
        ending=Ending.NEXT_MEETING,
        is_missed=False,
    ),
}


def check_every_kind(kinds: Iterable[AgendaKind], rules: Mapping[AgendaKind, KindRules]) -> None:
    """Refuse to start with a kind that has no row.

    Raises:
        TypeError: naming every kind without one, and where its row belongs.
    """
    missing = [kind.name for kind in kinds if kind not in rules]
    if missing:
        raise TypeError(f"Agenda kind without a row: {', '.join(missing)}. Add it to RULES in domain/forum/kinds.py.")


# As the module is imported: a kind without a row would first be missed in the middle of a meeting.
check_every_kind(AgendaKind, RULES)


def kinds_people_add() -> list[AgendaKind]:
    """The kinds that people may put on an agenda, in the order of the table."""
    return [kind for kind, rules in RULES.items() if rules.offered_as]
