"""Room codes: a few letters by which a projector follows one Forum's wall without anybody's sign-in."""

import functools
import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

# Without vowels, so that no code is a word, and without letters that are taken for others or for figures.
LETTERS = "BCDFGHJKMNPQRTVWXZ"
LENGTH, GROUP = 9, 3
# A code for a meeting: whoever rehearses the day before gives another on the day.
LASTS = timedelta(days=1)


class CodeState(StrEnum):
    GIVEN = "given"
    ENDED = "ended"


@dataclass(frozen=True)
class RoomCode:
    """The newest word on a Forum's code; its letters are kept nowhere."""

    forum_id: str
    state: CodeState
    code_hash: str | None
    at: datetime

    def is_good(self, now: datetime) -> bool:
        """Whether the code opens the wall at a time; whether the Forum is over is asked of the Forum."""
        return self.state is CodeState.GIVEN and now < self.at + LASTS

    def opens_with(self, letters: str) -> bool:
        """Whether these letters are the code."""
        return self.code_hash is not None and secrets.compare_digest(
            hash_of_code(letters, self.forum_id), self.code_hash
        )


def new_letters() -> str:
    """The letters of a new code, too many to be guessed: 18 to the power of 9."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def as_shown(letters: str) -> str:
    """A code as it is shown, in groups that can be said and typed."""
    return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def read_letters(typed: str) -> str | None:
    """The letters of a code, however they are typed; None where they can be none."""
    letters = "".join(each for each in typed.upper() if each.isalnum())
    return letters if len(letters) == LENGTH and set(letters) <= set(LETTERS) else None


# Kept, because every look of a wall asks. Slow to work out, so that the hash does not give the letters away.
@functools.lru_cache(maxsize=256)
def hash_of_code(letters: str, forum_id: str) -> str:
    """What is kept of a code; the same letters for another Forum make another."""
    return hashlib.scrypt(letters.encode(), salt=forum_id.encode(), n=2**12, r=8, p=1, dklen=32).hex()


def code_opened_by(letters: str, codes: Iterable[RoomCode], now: datetime) -> RoomCode | None:
    """The code that these letters are, among those that are good now."""
    return next((code for code in codes if code.is_good(now) and code.opens_with(letters)), None)
