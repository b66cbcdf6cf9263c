"""Who reads an entry of the register: circles from the narrowest to the widest."""

from enum import StrEnum

from compact_dash.domain.house import HouseWords


class EntryCircle(StrEnum):
    """The circles, from the narrowest."""

    INTERNAL = "internal"
    PARTNERS = "partners"
    ABOUT = "about"
    SHARED = "shared"
    PUBLISHED = "published"


CIRCLE_WORDS: HouseWords[EntryCircle] = HouseWords(
    {
        EntryCircle.INTERNAL: "Those who recorded it and {office}",
        EntryCircle.PARTNERS: "{office} and {partner}",
        EntryCircle.ABOUT: "{office}, {partner} and the departments it is about",
        EntryCircle.SHARED: "Everybody of the {forum}",
        EntryCircle.PUBLISHED: "Everyone who can open this site",
    }
)


def narrower(one: EntryCircle, other: EntryCircle) -> EntryCircle:
    """The one of two circles that fewer are in."""
    every = list(EntryCircle)
    return min(one, other, key=every.index)
