"""Posts: what every organisation of the programme should have somebody for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from compact_dash.domain.actor import Role
from compact_dash.domain.house import HouseWords, house
from compact_dash.domain.moment import months_before

RECENT_MONTHS = 6


class Post(StrEnum):
    """A post that an organisation names somebody for."""

    LEAD = "lead"
    DEPUTY = "deputy"
    SRO = "sro"
    CHAMPION = "champion"
    LIAISON = "liaison"


POST_WORDS: Mapping[Post, str] = HouseWords(
    {
        Post.LEAD: "{lead}",
        Post.DEPUTY: "Deputy",
        Post.SRO: "{clearer}",
        Post.CHAMPION: "{champion}",
        Post.LIAISON: "Liaison officer",
    }
)
# What the holder of a post may do here. A deputy acts as the lead; the other two have nothing to file or clear.
POST_ROLES: dict[Post, Role] = {Post.LEAD: Role.LEAD, Post.DEPUTY: Role.LEAD, Post.SRO: Role.CLEARER}
# The posts without which a department cannot answer.
NEEDED = (Post.LEAD, Post.SRO)
# Those who speak in the absence of the lead, the first of them first.
STAND_INS = (Post.DEPUTY, Post.SRO)


@dataclass(frozen=True)
class Holding:
    """Who holds a post, as last confirmed; no holder means that it was found vacant."""

    holder: str | None
    confirmed_on: date

    def is_recent(self, today: date) -> bool:
        """Whether somebody holds it and that was confirmed within the last months."""
        return self.holder is not None and self.confirmed_on >= months_before(today, RECENT_MONTHS)


@dataclass(frozen=True)
class Voice:
    """The post that speaks for an organisation, and why where that is not its Compact lead; no post for nobody."""

    post: Post | None = Post.LEAD
    why: str = ""

    @property
    def is_lead(self) -> bool:
        return self.post is Post.LEAD


def voice_of(holdings: Mapping[Post, Holding], away: str = "") -> Voice:
    """Who speaks for an organisation: its Compact lead; in their absence the deputy, then the SRO, then nobody.

    `away` says in words that the lead does not come, such as "sends apologies"; it is empty for one who does.
    """
    lead = holdings.get(Post.LEAD)
    # Never confirmed is not vacant: somebody may hold the post whom nobody has named here.
    is_vacant = lead is not None and lead.holder is None
    if not is_vacant and not away:
        return Voice()
    why = f"its post of {house().lead} is vacant" if is_vacant else f"its {house().lead} {away}"
    others = (post for post in STAND_INS if (held := holdings.get(post)) and held.holder is not None)
    return Voice(next(others, None), why)
