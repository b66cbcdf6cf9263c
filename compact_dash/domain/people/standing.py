"""Standings: whether somebody who came to the page is let in, and as whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from compact_dash.domain.actor import Actor, Membership
from compact_dash.domain.house import house
from compact_dash.domain.people.token import Token


@dataclass(frozen=True)
class Standing:
    """The actor of a visit, and the notice they must be given. A visit without an actor is not let in."""

    actor: Actor | None
    notice: str = ""
    until: int | None = None
    """When a sign-in ends by itself, in seconds since 1970."""


@dataclass(frozen=True)
class SignedOut:
    """The newest sign-in that somebody ended: when it had been issued, and the fingerprints of that moment."""

    issued_at: int
    fingerprints: frozenset[str]

    def ends(self, token: Token) -> bool:
        """Whether a token is one of those ended: that very one, or one issued before it."""
        # A browser may hold several sign-ins in its tabs and shows only the newest, so earlier ones end with it.
        return token.issued_at < self.issued_at or token.fingerprint in self.fingerprints


@dataclass(frozen=True)
class Register:
    """Who may do what, by e-mail address, and who ended which sign-in, by subject."""

    memberships: Mapping[str, tuple[Membership, ...]] = field(default_factory=dict)
    signed_out: Mapping[str, SignedOut] = field(default_factory=dict)


NOT_SIGNED_IN = Standing(None)
UNREADABLE = Standing(
    None,
    "The sign-in did not say who you are: it lacks your e-mail address, or when it ends. "
    "Ask whoever runs this server to have the provider send it.",
)
UNVERIFIED = Standing(
    None, "Your e-mail address has not been verified with the sign-in provider. Verify it there first."
)
EXPIRED = Standing(None, "Your sign-in has run out. Sign in again to go on; drafts that were saved are kept.")
ENDED = Standing(None, "You have signed out.")


def standing_of(token: Token | None, register: Register, seconds: float) -> Standing:
    """The standing of a sign-in at a time given in seconds since 1970; without a membership, that of a viewer."""
    if token is None:
        return UNREADABLE
    if not token.verified:
        return UNVERIFIED
    if token.has_expired(seconds):
        return EXPIRED
    ended = register.signed_out.get(token.subject)
    if ended is not None and ended.ends(token):
        return ENDED
    # Let in all the same: to turn them away would give them less than anybody may read.
    held = register.memberships.get(token.email, ())
    return Standing(Actor(token.email, held), "" if held else not_on_list(token.email), token.expires_at)


def not_on_list(email: str) -> str:
    return (
        f"You are signed in as {email}, who holds no role here, so you read what everyone may. "
        f"Ask {house().office} to add you."
    )
