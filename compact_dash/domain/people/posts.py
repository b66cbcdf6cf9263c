"""Posts: what every organisation of the programme should have somebody for."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from compact_dash.domain.actor import Role
from compact_dash.domain.moment import months_before

RECENT_MONTHS = 6


class Post(StrEnum):
    """A post that an organisation names somebody for."""

    LEAD = "lead"
    DEPUTY = "deputy"
    SRO = "sro"
    CHAMPION = "champion"
    LIAISON = "liaison"


POST_WORDS: dict[Post, str] = {
    Post.LEAD: "Compact lead",
    Post.DEPUTY: "Deputy",
    Post.SRO: "Senior Responsible Officer",
    Post.CHAMPION: "Compact Champion",
    Post.LIAISON: "Liaison officer",
}
# What the holder of a post may do here. A deputy acts as the lead; the other two have nothing to file or clear.
POST_ROLES: dict[Post, Role] = {Post.LEAD: Role.LEAD, Post.DEPUTY: Role.LEAD, Post.SRO: Role.CLEARER}
# The posts without which a department cannot answer.
NEEDED = (Post.LEAD, Post.SRO)


@dataclass(frozen=True)
class Holding:
    """Who holds a post, as last confirmed; no holder means that it was found vacant."""

    holder: str | None
    confirmed_on: date

    def is_recent(self, today: date) -> bool:
        """Whether somebody holds it and that was confirmed within the last months."""
        return self.holder is not None and self.confirmed_on >= months_before(today, RECENT_MONTHS)
