"""Sharing: who may read a fact, how far a reader sees, and whom each thing that is written is read by.

A line is internal, shared or published, and so are the answers to a commission. A line that a reader may not see is
left out whole. Of a line that they see, each field is read by its circle: the pages, the form, the workbook and the
commission take their words from here, and the queries hold to it (tests/pages/test_who_reads_what.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from compact_dash.domain.house import HouseWords, house
from compact_dash.domain.wording import count


class Sharing(StrEnum):
    """The levels at which a fact is shared, from the narrowest."""

    INTERNAL = "internal"
    SHARED = "shared"
    PUBLISHED = "published"


MEANINGS: HouseWords[Sharing] = HouseWords(
    {
        Sharing.INTERNAL: "The organisation and {office} only",
        Sharing.SHARED: "Shared with {partner} and the {forum}",
        Sharing.PUBLISHED: "Published: everyone who can open this site may read it",
    }
)


class Circle(StrEnum):
    """Those who read a thing that is written, among all who see the line it is about."""

    THE_LINE = "the line"
    """Everyone who sees the line."""
    THE_RETURN = "the return"
    """Those with whom the commission says that the answers are shared."""
    WITH_OCS = "with OCS"
    """The organisation and OCS."""
    INSIDE = "inside"
    """The organisation alone: not even OCS."""


# The reason of an agreed rating, and the department's reply to it: who sees a rating may ask why it is so.
BESIDE_A_RATING = Circle.THE_LINE

# With whom the answers to a commission are shared, as the end of a sentence.
SHARED_WITH: HouseWords[Sharing] = HouseWords(
    {
        Sharing.INTERNAL: "your organisation and {office} alone",
        Sharing.SHARED: "{office}, {partner} and the {forum}’s members, and by no other viewer",
        Sharing.PUBLISHED: "everyone who sees the line",
    }
)
# The choice of it, when returns are commissioned.
SHARED_AS: Mapping[Sharing, str] = HouseWords(
    {
        Sharing.INTERNAL: "With the organisation and {office} alone",
        Sharing.SHARED: "With {partner} and the {forum}’s members",
        Sharing.PUBLISHED: "With everyone who can open this site",
    }
)
# What is read by everyone who sees a line, however the answers are shared.
OF_THE_LINE = "ratings, milestones with their dates, and why a date moved"
# The same for one commission, in whole sentences: on the form, in the workbook and in the note.
ANSWERS: Mapping[Sharing, str] = HouseWords(
    {
        level: f"Everyone who can open this site reads {OF_THE_LINE}. Whatever else you write is read by {circle}."
        for level, circle in SHARED_WITH.texts.items()
        if level is not Sharing.PUBLISHED
    }
    | {Sharing.PUBLISHED: f"Everyone who can open this site reads what you return: {OF_THE_LINE}, and all you write."}
)


# What every commission proposed to say before it said this, and what was not so.
SAID_BEFORE = frozenset(
    {
        "Ratings are shown on the board. What you write is read by OCS only.",
        "Ratings and words are shared with Compact Voice and the Forum. Nothing is published.",
        "Ratings and words are published: anyone may read them.",
    }
)


def answers_shared(level: Sharing, added: str | None) -> str:
    """With whom the answers to a commission are shared, and what OCS adds of its own; that alone is never the whole."""
    rule = ANSWERS[level]
    return rule if not added or added in SAID_BEFORE or added == rule else f"{rule} {house().office} adds: {added}"


def not_shown(number: int, one: str, many: str | None = None) -> str:
    """What is left out for a reader, in a sentence with its number; empty where nothing is."""
    if not number:
        return ""
    return f"{count(number, one, many)} {'is' if number == 1 else 'are'} not shown to you."


def read_by(circle: Circle, level: Sharing) -> str:
    """Whom something is read by, in a sentence that stands beside its field; `level` is the commission's."""
    match circle:
        case Circle.THE_LINE:
            return f"Read by {SHARED_WITH[Sharing.PUBLISHED]}."
        case Circle.THE_RETURN:
            return f"Read by {SHARED_WITH[level]}."
        case Circle.WITH_OCS:
            return f"Read by {SHARED_WITH[Sharing.INTERNAL]}."
        case Circle.INSIDE:
            return f"Read by your organisation alone: not by {house().office}, and by nobody else."


@dataclass(frozen=True)
class Reader:
    """A reader, who may read everything shared at least as widely as `sees`, and all of their own organisations.

    `own` holds organisation codes. Hashable, so that what was read for one reader is never kept for another.
    """

    sees: Sharing
    own: frozenset[str] = frozenset()
    is_of_partner: bool = False
    follows: str | None = None
    """The one Forum whose meeting the reader knows of: a room that follows its wall by a code."""
    reads_addresses: bool = False
    """Whether people's e-mail addresses are read too, which are for those alone who keep the list of people."""

    @property
    def holds_reviews(self) -> bool:
        """Whether the reader is OCS or Compact Voice, who hold the reviews between Forums."""
        return self.sees is Sharing.INTERNAL or self.is_of_partner

    @property
    def is_member(self) -> bool:
        """Whether the reader is of the Forum, and reads what is shared with its members."""
        return self.sees is not Sharing.PUBLISHED

    @property
    def narrowest(self) -> Sharing:
        """The narrowest level that something this reader reads may have."""
        return Sharing.INTERNAL if self.own else self.sees

    @property
    def levels(self) -> list[str]:
        """The levels of sharing this reader may read, with that of addresses and those of the register."""
        # The enum's order is the scale: to see one level is to see every wider one.
        every = list(Sharing)
        found = [level.value for level in every[every.index(self.sees) :]] + [ADDRESSES] * self.reads_addresses
        return found + list(OF_HOLDERS) * self.holds_reviews


# Beside the scale: the Forum's chair reads all that is internal, and no addresses.
ADDRESSES = "addresses"
# Beside the scale, too: what the register keeps between OCS and Compact Voice, with or without those it is about.
OF_HOLDERS = ("partners", "about")
EVERYTHING = Reader(Sharing.INTERNAL, reads_addresses=True)
PUBLIC = Reader(Sharing.PUBLISHED)
# What every member of the Forum reads, and no more.
MEMBERS = Reader(Sharing.SHARED)


def room_reader(forum_id: str) -> Reader:
    """What a room reads that follows a Forum's wall: as every member does, and of no other Forum."""
    return replace(MEMBERS, follows=forum_id)
