"""Keeping the register of guests: who spoke in the insight session, from whom, on what, and what was to follow.

A follow-up is often written down after the Forum, so the register stays open when the Forum closes.
"""

from dataclasses import dataclass

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.required_text import require_text
from compact_dash.domain.errors import NotFound, Overtaken
from compact_dash.domain.facts import Entry, GuestVersion
from compact_dash.domain.permissions import Act
from compact_dash.domain.plain_text import tidy_text
from compact_dash.reports.forum.kept_agenda import Guest, guests
from compact_dash.reports.forum.room import forum_by_id
from compact_dash.store import Store
from compact_dash.store.ids import new_id

LONGEST_NAME, LONGEST_WORDS = 200, 1000


@dataclass(frozen=True)
class GuestWords:
    """A guest as somebody writes them down."""

    presenter: str
    from_whom: str | None
    topic: str
    follow_up: str | None


def words_of(guest: Guest) -> GuestWords:
    return GuestWords(guest.presenter, guest.from_whom, guest.topic, guest.follow_up)


def add_guest(store: Store, occasion: Occasion, forum_id: str, wanted: GuestWords) -> str:
    """Enter a guest of a Forum; the guest's id.

    Raises:
        NotAllowed, NotFound: only OCS and the chair keep the register; there is no such Forum.
        AnswerRefused: nobody is named, or no topic is.
    """
    guest_id = new_id()

    def entries(_: int) -> list[Entry]:
        occasion.require(Act.RUN_FORUM)
        # Read for its refusal only: a guest of a Forum that does not exist would be on no page.
        forum_by_id(store, forum_id)
        return [version(occasion, guest_id, forum_id, wanted)]

    store.append(entries)
    return guest_id


def change_guest(store: Store, occasion: Occasion, guest_id: str, seen: GuestWords, wanted: GuestWords) -> None:
    """Correct an entry, or write down its follow-up.

    Raises:
        NotAllowed, NotFound, AnswerRefused: as `add_guest`; the entry was taken off.
        Overtaken: somebody else has changed the entry since it was `seen`.
    """
    store.append(lambda _: [version(occasion, guest_id, kept_guest(store, occasion, guest_id, seen).forum_id, wanted)])


def withdraw_guest(store: Store, occasion: Occasion, guest_id: str, seen: GuestWords) -> None:
    """Take an entry off the register: the guest did not come. It stays in History.

    Raises:
        NotAllowed, NotFound, Overtaken: as `change_guest`.
    """

    def entries(_: int) -> list[Entry]:
        guest = kept_guest(store, occasion, guest_id, seen)
        return [version(occasion, guest_id, guest.forum_id, words_of(guest), withdrawn=True)]

    store.append(entries)


def kept_guest(store: Store, occasion: Occasion, guest_id: str, seen: GuestWords) -> Guest:
    occasion.require(Act.RUN_FORUM)
    guest = next((row for row in guests(store) if row.guest_id == guest_id), None)
    if guest is None:
        raise NotFound("That guest is not on the register any more.")
    # Compared by words, so that a correction made elsewhere on the register does not stand in the way.
    if words_of(guest) != seen:
        raise Overtaken(f"Somebody else has changed the entry on {guest.presenter}. Press again if you still want to.")
    return guest


def version(occasion: Occasion, guest_id: str, forum_id: str, wanted: GuestWords, *, withdrawn: bool = False) -> Entry:
    fact = GuestVersion(
        guest_id=guest_id,
        forum_id=forum_id,
        reported_on=occasion.today,
        presenter=require_text(wanted.presenter, "the name or post of the guest", LONGEST_NAME),
        from_whom=optional(wanted.from_whom, "whom the guest comes from", LONGEST_NAME),
        topic=require_text(wanted.topic, "what the guest speaks on", LONGEST_WORDS),
        follow_up=optional(wanted.follow_up, "the follow-up", LONGEST_WORDS),
        withdrawn=withdrawn,
    )
    return occasion.entry(fact)


def optional(words: str | None, wanted: str, longest: int) -> str | None:
    return require_text(words, wanted, longest) if tidy_text(words or "") else None
