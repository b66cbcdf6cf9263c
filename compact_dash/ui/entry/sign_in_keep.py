"""The keep of sign-ins: those made longer since the browser got its cookie, and what makes them longer.

A browser's tab knows the sign-in that it was opened with and no newer one, and a refresh token is nothing that a
browser should hold. So both are kept here, by fingerprint, in the memory of the server alone: a restart forgets them,
and whoever signed in longer ago than one token lasts signs in again.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field, replace

from compact_dash.domain.people.token import Token

# A bound on memory alone.
MOST_KEPT = 5_000
# Seconds before its end, or half of all it lasts, from which a sign-in is made longer: before anybody is told of it.
EARLY = 360
# Seconds between two attempts, where the provider does not answer.
AGAIN = 15


@dataclass(frozen=True)
class Held:
    """A sign-in as it stands now, and what makes it longer, where its provider gives that."""

    token: Token
    provider: str
    refresh_token: str | None = field(default=None, repr=False)
    tried_at: float = 0.0


@dataclass(frozen=True)
class Longer:
    """A provider's answer: until when, and the refresh token to be used next, where it is another."""

    until: int
    refresh_token: str | None = field(default=None, repr=False)


class SignInKeep:
    """The sign-ins of this server, and which took the place of which; several threads ask at once."""

    def __init__(self) -> None:
        self.guard = threading.Lock()
        self.held: OrderedDict[str, Held] = OrderedDict()
        self.followed_by: OrderedDict[str, str] = OrderedDict()

    def newest(self, token: Token) -> Token:
        """The sign-in that a tab has now, who was opened with this one."""
        held = self.find(token)
        return held.token if held else token

    def find(self, token: Token) -> Held | None:
        with self.guard:
            return self.held.get(self.last_of(token.fingerprint))

    def last_of(self, fingerprint: str) -> str:
        while fingerprint in self.followed_by:
            fingerprint = self.followed_by[fingerprint]
        return fingerprint

    def take(self, held: Held, instead_of: Token | None = None) -> None:
        """Keep a new sign-in; the tabs of the one that it takes the place of go on with it."""
        with self.guard:
            ours = held.token.fingerprint
            before = self.last_of(instead_of.fingerprint) if instead_of else ours
            if before != ours:
                self.held.pop(before, None)
                self.followed_by[before] = ours
            # One that was followed before would otherwise follow itself.
            self.followed_by.pop(ours, None)
            self.held[ours] = held
            for kept in (self.held, self.followed_by):
                while len(kept) > MOST_KEPT:
                    kept.popitem(last=False)

    def drop(self, token: Token) -> None:
        """Forget a sign-in that was ended."""
        with self.guard:
            self.held.pop(self.last_of(token.fingerprint), None)

    def begin_renewal(self, token: Token, longest: int, now: float) -> Held | None:
        """The sign-in to be made longer now; None where it is too early, cannot be, or somebody is at it already."""
        with self.guard:
            held = self.held.get(self.last_of(token.fingerprint))
            if held is None or held.refresh_token is None or now < held.tried_at + AGAIN:
                return None
            if max(held.token.expires_at, now) >= held.token.issued_at + longest:
                return None
            if held.token.expires_at - now > min(EARLY, held.token.lasts / 2):
                return None
            self.held[held.token.fingerprint] = replace(held, tried_at=now)
            return held

    def lengthen(self, held: Held, longer: Longer, now: float) -> None:
        """Make a sign-in longer, where it was not ended meanwhile."""
        with self.guard:
            ours = held.token.fingerprint
            if ours in self.held:
                token = held.token.extension(int(now), longer.until)
                self.held[ours] = replace(held, token=token, refresh_token=longer.refresh_token or held.refresh_token)

    def give_up(self, held: Held) -> None:
        """Ask for a sign-in no more: it runs out, and its person is told before."""
        with self.guard:
            ours = held.token.fingerprint
            # One that was made longer meanwhile has another, which the refusal does not speak of.
            if ours in self.held and self.held[ours].refresh_token == held.refresh_token:
                self.held[ours] = replace(self.held[ours], refresh_token=None)
