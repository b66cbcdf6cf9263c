"""Tokens: what a sign-in provider says of somebody, as far as the program uses it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

# What makes one sign-in unlike every other. The token itself is kept nowhere.
IDENTIFYING = ("iss", "sub", "aud", "iat", "exp", "nonce", "jti", "sid", "auth_time", "at_hash")
# All that is used of a sign-in; the last three are Streamlit's own.
USED = frozenset({*IDENTIFYING, "email", "email_verified", "origin", "is_logged_in", "provider"})


@dataclass(frozen=True)
class Token:
    """A sign-in, as the provider signed it: times are seconds since 1970, by the provider's own clock.

    `subject` and `fingerprint` are hashes: of the person at their provider, and of this one sign-in. `verified` is
    whether the provider has verified the address, and None where it does not say.
    """

    subject: str
    fingerprint: str
    email: str
    verified: bool | None
    issued_at: int
    expires_at: int
    renewed_at: int | None = None
    """When the provider last made it longer, without the person doing anything."""

    def has_expired(self, seconds: float) -> bool:
        """Whether it no longer counts at a time given in seconds since 1970."""
        return seconds >= self.expires_at

    @property
    def lasts(self) -> int:
        """For how many seconds it was given, since the person signed in or since it was last renewed."""
        return self.expires_at - (self.renewed_at or self.issued_at)

    def extension(self, at: int, until: int) -> "Token":
        """The same sign-in, made longer."""
        return replace(self, renewed_at=at, expires_at=until)

    def within(self, longest: int) -> "Token":
        """The same sign-in, ending at most so many seconds after the person signed in."""
        return replace(self, expires_at=min(self.expires_at, self.issued_at + longest))


def read_token(claims: Mapping[str, Any]) -> Token | None:
    """The token that a provider's claims make, or None where one that every provider must give is missing."""
    email = claims.get("email")
    times = [whole_seconds(claims.get(name)) for name in ("iat", "exp")]
    named = all(isinstance(claims.get(name), str) and claims[name] for name in ("iss", "sub"))
    issued_at, expires_at = times
    if not named or not isinstance(email, str) or "@" not in email or issued_at is None or expires_at is None:
        return None
    said = claims.get("email_verified")
    return Token(
        subject=hash_of([claims["iss"], claims["sub"]]),
        fingerprint=hash_of([claims.get(name) for name in IDENTIFYING]),
        email=same_address(email),
        # Some providers say it as a word.
        verified=None if said is None else said in (True, "true"),
        issued_at=issued_at,
        expires_at=expires_at,
    )


def claims_used(claims: Mapping[str, Any]) -> dict[str, Any]:
    """The claims without those that nothing here reads, such as the groups somebody is in: there may be hundreds."""
    return {name: value for name, value in claims.items() if name in USED}


def same_address(email: str) -> str:
    """An e-mail address as the list keeps it: however it is capitalised, it is the same."""
    return email.strip().lower()


def whole_seconds(claim: object) -> int | None:
    """A time claim; True and False are numbers to Python and none to anyone else."""
    return int(claim) if isinstance(claim, int | float) and not isinstance(claim, bool) else None


def hash_of(values: list[Any]) -> str:
    return hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()
