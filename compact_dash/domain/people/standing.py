"""Standings: whether somebody who came to the page is let in, and as whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from compact_dash.domain.actor import Actor, Membership
from compact_dash.domain.house import house
from compact_dash.domain.people.token import Token


class SignInEnd(IntEnum):
    """How near the end of a sign-in is: what its person is told."""

    FAR = 0
    NEAR = 1
    AT_HAND = 2


# Seconds before the end at which it is told; of a sign-in too short for that, a share of all it lasts.
TOLD = {SignInEnd.AT_HAND: (60, 1 / 6), SignInEnd.NEAR: (300, 1 / 3)}


@dataclass(frozen=True)
class Standing:
    """The actor of a visit, and the notice they must be given. A visit without an actor is not let in."""

    actor: Actor | None
    notice: str = ""
    until: int | None = None
    """When a sign-in ends by itself, in seconds since 1970."""
    ending: SignInEnd = SignInEnd.FAR


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


@dataclass(frozen=True)
class SignInRules:
    """What whoever runs the server has set: how long a sign-in may last at most, and whose word is taken."""

    longest: int = 12 * 3600
    """Seconds after signing in, however long the provider would have it last."""
    may_lack_verified: bool = False
    """Whether somebody is let in whose provider never says that it has verified an address."""


NOT_SIGNED_IN = Standing(None)
UNREADABLE = Standing(
    None,
    "The sign-in did not say who you are: it lacks your e-mail address, or when it ends. "
    "Ask whoever runs this server to have the provider send it.",
)
UNVERIFIED = Standing(
    None, "Your e-mail address has not been verified with the sign-in provider. Verify it there first."
)
NOT_SAID = Standing(
    None,
    "The sign-in did not say whether your e-mail address is verified, so it is not believed. Whoever runs this server "
    "finds in docs/operating.md, under “Sign-in”, what can be set.",
)
EXPIRED = Standing(
    None,
    "Your sign-in has run out. Sign in again in this tab to go on: what you had typed is offered back to you, and "
    "drafts that were saved are kept.",
)
ENDED = Standing(None, "You have signed out.")


def standing_of(
    token: Token | None, register: Register, seconds: float, rules: SignInRules = SignInRules()
) -> Standing:
    """The standing of a sign-in at a time given in seconds since 1970; without a membership, that of a viewer."""
    if token is None:
        return UNREADABLE
    if token.verified is None and not rules.may_lack_verified:
        return NOT_SAID
    if token.verified is False:
        return UNVERIFIED
    ended = register.signed_out.get(token.subject)
    if ended is not None and ended.ends(token):
        return ENDED
    lasting = token.within(rules.longest)
    if lasting.has_expired(seconds):
        return EXPIRED
    # Let in all the same: to turn them away would give them less than anybody may read.
    held = register.memberships.get(token.email, ())
    notice = "" if held else not_on_list(token.email)
    return Standing(Actor(token.email, held), notice, lasting.expires_at, ending_of(lasting, seconds))


def ending_of(token: Token, seconds: float) -> SignInEnd:
    """How near the end of a sign-in is."""
    left = token.expires_at - seconds
    return next((step for step, (most, share) in TOLD.items() if left <= min(most, token.lasts * share)), SignInEnd.FAR)


def not_on_list(email: str) -> str:
    return (
        f"You are signed in as {email}, who holds no role here, so you read what everyone may. "
        f"Ask {house().office} to add you."
    )
