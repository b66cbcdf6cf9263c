"""Who may do what with an entry, from the rows of its kind; beside it stands the table of what roles may do at all."""

from compact_dash.domain.actor import ROLE_WORDS, Actor, Role
from compact_dash.domain.errors import NotAllowed
from compact_dash.domain.house import house
from compact_dash.domain.register.kind import EntryState, Kind, Roles

# Those who hold the register for everybody; all others act for their own organisation.
FOR_EVERYBODY = frozenset({Role.OCS, Role.CHAIR, Role.COMPACT_VOICE})


def acts_for(actor: Actor, roles: Roles, about: tuple[str, ...]) -> bool:
    """Whether the actor holds one of the roles for everybody, or for an organisation that the entry is about."""
    return any(
        actor.has(role) if role in FOR_EVERYBODY else any(actor.has(role, code) for code in about) for role in roles
    )


def may_record(actor: Actor, kind: Kind, about: tuple[str, ...]) -> bool:
    """Whether the actor may record an entry of the kind on those organisations, all of them."""
    if any(actor.has(role) for role in kind.recorded_by & FOR_EVERYBODY):
        return True
    own = set(actor.organisations(*kind.recorded_by))
    return bool(own) and own.issuperset(about)


def may_record_some(actor: Actor, kind: Kind) -> bool:
    """Whether the actor may record an entry of the kind on anybody at all."""
    return any(actor.has(role) for role in kind.recorded_by)


def may_move(actor: Actor, state: EntryState, about: tuple[str, ...]) -> bool:
    """Whether the actor may bring an entry on those organisations to the state."""
    return acts_for(actor, state.by, about)


def may_change(actor: Actor, kind: Kind, recorded_by: str) -> bool:
    """Whether the actor may put right or withdraw an entry: those who recorded it, and the office."""
    return any(actor.has(role) for role in (Role.OCS, Role.CHAIR)) or recorded_by in actor.organisations(
        *kind.recorded_by
    )


def require_record(actor: Actor, kind: Kind, about: tuple[str, ...]) -> None:
    """Refuse an entry that the actor may not record.

    Raises:
        NotAllowed: with a sentence on who may.
    """
    if not may_record(actor, kind, about):
        raise NotAllowed(refusal(actor, kind.recorded_by, f"record this ({kind.word})"))


def require_move(actor: Actor, kind: Kind, state: EntryState, about: tuple[str, ...]) -> None:
    """Refuse a step that the actor may not take.

    Raises:
        NotAllowed: with a sentence on who may.
    """
    if not may_move(actor, state, about):
        raise NotAllowed(refusal(actor, state.by, f"bring this ({kind.word}) to “{state.word}”"))


def require_change(actor: Actor, kind: Kind, recorded_by: str) -> None:
    """Refuse a change that the actor may not make.

    Raises:
        NotAllowed: with a sentence on who may.
    """
    if not may_change(actor, kind, recorded_by):
        raise NotAllowed(
            f"Only {recorded_by}, who recorded it, and {house().office} can change this entry, and you are acting as "
            f"{actor.words}."
        )


def refusal(actor: Actor, roles: Roles, act: str) -> str:
    allowed = [
        ROLE_WORDS[role] + ("" if role in FOR_EVERYBODY else " of a department it is about")
        for role in Role
        if role in roles
    ]
    return (
        f"Only {' or '.join(allowed)} can {act}, and you are acting as {actor.words}. {house().office} keeps the list "
        f"of who may do what on the People page."
    )
