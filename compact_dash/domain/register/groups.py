"""Those who may do things with entries, and the circles that read them, by the names that the kinds use."""

from compact_dash.domain.actor import Role
from compact_dash.domain.register.circle import EntryCircle

OFFICE = frozenset({Role.OCS, Role.CHAIR})
HOLDERS = OFFICE | {Role.COMPACT_VOICE}
EVERY_ROLE = HOLDERS | {Role.LEAD, Role.CLEARER}
OWN_TOO = HOLDERS | {Role.LEAD}

INTERNAL, PARTNERS, ABOUT, SHARED, PUBLISHED = EntryCircle
OPEN_TO_ALL = (INTERNAL, PARTNERS, ABOUT, SHARED, PUBLISHED)
