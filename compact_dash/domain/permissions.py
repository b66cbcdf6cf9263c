"""Permissions: who may do what, as one table. The same row shows the button and guards the command."""

from dataclasses import dataclass
from enum import StrEnum

from compact_dash.domain.actor import ROLE_WORDS, Actor, Role
from compact_dash.domain.errors import NotAllowed
from compact_dash.domain.house import house, in_house_words


class Act(StrEnum):
    """Everything that somebody must be allowed to do."""

    FILL = "fill"
    CLEAR = "clear"
    SUBMIT = "submit"
    REPLY = "reply"
    QUERY = "query"
    ACCEPT = "accept"
    COMMISSION = "commission"
    PLAN_FORUM = "plan_forum"
    RUN_FORUM = "run_forum"
    UPDATE_ACTION = "update_action"
    KEEP_PEOPLE = "keep_people"
    CONFIRM_POSTS = "confirm_posts"
    KEEP_PLAN = "keep_plan"
    DRAFT_PLAN = "draft_plan"
    SETTLE_YEAR = "settle_year"
    KEEP_SETTINGS = "keep_settings"
    KEEP_COPIES = "keep_copies"
    PUT_BACK = "put_back"
    RECORD = "record"
    HOLD_REVIEW = "hold_review"


# OCS and Compact Voice own lines too, and file returns on them.
FILERS = frozenset({Role.LEAD, Role.OCS, Role.COMPACT_VOICE})
OCS_ONLY = frozenset({Role.OCS})
NOBODY: frozenset[Role] = frozenset()


@dataclass(frozen=True)
class Grant:
    """Who may do an act: `own` for their own organisation only, `every` for any."""

    act: Act
    text: str
    own: frozenset[Role]
    every: frozenset[Role]

    @property
    def words(self) -> str:
        """The act in the words of the house."""
        return in_house_words(self.text)


TABLE: dict[Act, Grant] = {
    grant.act: grant
    for grant in (
        Grant(Act.FILL, "fill in a return", own=FILERS, every=NOBODY),
        Grant(Act.CLEAR, "clear a return", own=frozenset({Role.CLEARER}), every=NOBODY),
        # The lead too: a Senior Responsible Officer may clear by e-mail what the lead then sends.
        Grant(Act.SUBMIT, "submit a return", own=FILERS | {Role.CLEARER}, every=NOBODY),
        Grant(Act.REPLY, "reply to a query or an agreed rating", own=FILERS, every=NOBODY),
        Grant(Act.QUERY, "query a return", own=NOBODY, every=OCS_ONLY),
        Grant(Act.ACCEPT, "accept a return", own=NOBODY, every=OCS_ONLY),
        Grant(Act.COMMISSION, "commission returns", own=NOBODY, every=OCS_ONLY),
        Grant(Act.PLAN_FORUM, "plan {a_forum}", own=NOBODY, every=OCS_ONLY | {Role.CHAIR}),
        Grant(Act.RUN_FORUM, "prepare and run {a_forum}", own=NOBODY, every=OCS_ONLY | {Role.CHAIR}),
        Grant(Act.UPDATE_ACTION, "update this action of the {forum}", own=FILERS, every=OCS_ONLY | {Role.CHAIR}),
        Grant(Act.KEEP_PEOPLE, "keep the list of people", own=NOBODY, every=OCS_ONLY),
        Grant(Act.CONFIRM_POSTS, "confirm who holds a post", own=FILERS | {Role.CLEARER}, every=OCS_ONLY),
        Grant(Act.KEEP_PLAN, "change the plan", own=NOBODY, every=OCS_ONLY),
        Grant(Act.KEEP_SETTINGS, "change the settings", own=NOBODY, every=OCS_ONLY),
        Grant(Act.DRAFT_PLAN, "draft a {joint_plan}", own=NOBODY, every=OCS_ONLY | {Role.COMPACT_VOICE}),
        Grant(
            Act.SETTLE_YEAR,
            "agree how far a {joint_plan} was met",
            own=NOBODY,
            every=OCS_ONLY | {Role.COMPACT_VOICE},
        ),
        Grant(Act.KEEP_COPIES, "back up the database", own=NOBODY, every=OCS_ONLY),
        Grant(Act.PUT_BACK, "put back what was changed by mistake", own=NOBODY, every=OCS_ONLY),
        # What each of them may record says the kind of the entry (domain/register/kinds.py).
        Grant(
            Act.RECORD,
            "record what goes on between {forums}",
            own=FILERS | {Role.CLEARER},
            every=OCS_ONLY | {Role.COMPACT_VOICE, Role.CHAIR},
        ),
        Grant(
            Act.HOLD_REVIEW,
            "prepare the meetings between {forums}",
            own=NOBODY,
            every=OCS_ONLY | {Role.COMPACT_VOICE, Role.CHAIR},
        ),
    )
}


def may(actor: Actor, act: Act, organisation: str | None = None) -> bool:
    """Whether the actor may do the act, for the organisation with that code where it is about one."""
    grant = TABLE[act]
    return any(actor.has(role) for role in grant.every) or (
        organisation is not None and any(actor.has(role, organisation) for role in grant.own)
    )


def may_somewhere(actor: Actor, act: Act) -> bool:
    """Whether the actor may do the act for any organisation at all."""
    grant = TABLE[act]
    return any(actor.has(role) for role in grant.own | grant.every)


def require(actor: Actor, act: Act, organisation: str | None = None) -> None:
    """Refuse an act that the actor may not do.

    Raises:
        NotAllowed: with a sentence on who may, and what to do.
    """
    if not may(actor, act, organisation):
        raise NotAllowed(refusal(actor, act, organisation))


def refusal(actor: Actor, act: Act, organisation: str | None) -> str:
    """Who may do it, as whom the reader is acting, and the way on."""
    grant = TABLE[act]
    posts = [f"the {ROLE_WORDS[role]}" for role in (Role.LEAD, Role.CLEARER) if role in grant.own]
    whose = f" of {organisation}" if organisation and posts else ""
    every = [ROLE_WORDS[role] for role in Role if role in grant.every]
    allowed = " or ".join(part for part in (" or ".join(posts) + whose, " or ".join(every)) if part)
    return (
        f"Only {allowed} can {grant.words}, and you are acting as {actor.words}. "
        f"{house().office} keeps the list of who may do what on the People page."
    )
