"""Sharing: who may read a fact, and how far a reader sees."""

from dataclasses import dataclass
from enum import StrEnum


class Sharing(StrEnum):
    """The levels at which a fact is shared, from the narrowest."""

    INTERNAL = "internal"
    SHARED = "shared"
    PUBLISHED = "published"


MEANINGS: dict[Sharing, str] = {
    Sharing.INTERNAL: "The organisation and OCS only",
    Sharing.SHARED: "Shared with Compact Voice and the Forum",
    Sharing.PUBLISHED: "Published: anyone may read it",
}


@dataclass(frozen=True)
class Reader:
    """A reader, who may read everything shared at least as widely as `sees`, and all of their own organisations.

    `own` holds organisation codes. Hashable, so that what was read for one reader is never kept for another.
    """

    sees: Sharing
    own: frozenset[str] = frozenset()

    @property
    def holds_reviews(self) -> bool:
        """Whether the reader is OCS or Compact Voice, who hold the reviews between Forums."""
        return self.sees is Sharing.INTERNAL or "CV" in self.own

    @property
    def narrowest(self) -> Sharing:
        """The narrowest level that something this reader reads may have."""
        return Sharing.INTERNAL if self.own else self.sees

    @property
    def levels(self) -> list[str]:
        """The levels of sharing this reader may read."""
        # The enum's order is the scale: to see one level is to see every wider one.
        every = list(Sharing)
        return [level.value for level in every[every.index(self.sees) :]]


EVERYTHING = Reader(Sharing.INTERNAL)
PUBLIC = Reader(Sharing.PUBLISHED)
