"""An action of the Forum raised from an entry of the register, between two Forums."""

from compact_dash.commands.forum.capture import NewAction, forum_action, next_ref
from compact_dash.commands.occasion import Occasion
from compact_dash.commands.register.led_from import led_from
from compact_dash.commands.register.propose import READ_BY_MEMBERS
from compact_dash.commands.register.record_entry import kept_entry
from compact_dash.domain.errors import NotNow
from compact_dash.domain.facts import Entry, RegisterAction
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.house import house
from compact_dash.domain.permissions import Act
from compact_dash.reports.forums import forums, last_over
from compact_dash.reports.register.entries import RegisteredEntry
from compact_dash.store import Store


def raise_action(store: Store, occasion: Occasion, seen: RegisteredEntry, new: NewAction) -> str:
    """Put an action into the action log that an entry led to; its reference.

    The log is read by every member. An action from an entry that fewer read is kept between its owner and OCS.

    Raises:
        NotAllowed: only OCS and the chair raise actions of the Forum, as they do in it.
        NotFound, Overtaken: the entry is gone or kept from the actor, or somebody has changed it since it was `seen`.
        NotNow: no Forum is planned whose numbers it could have.
        AnswerRefused: no words, owner, post or day is given, or none that can be.
    """

    def made(_: int) -> tuple[list[Entry], str]:
        occasion.require(Act.RUN_FORUM)
        kept = kept_entry(store, occasion, seen)
        forum = numbered_by(store, occasion)
        ref = next_ref(store, forum)
        sharing = "shared" if kept.row.circle in READ_BY_MEMBERS else "internal"
        action_id, facts = forum_action(store, occasion, ref, new, sharing)
        entry_id, first = led_from(store, occasion, kept)
        link = RegisterAction(entry_id, occasion.today, forum.forum_id, action_id)
        return [*first, *map(occasion.entry, [*facts, link])], ref

    return store.write(made)


def numbered_by(store: Store, occasion: Occasion) -> ForumRow:
    """The Forum whose numbers the action goes on with: the last that was held, else the first that is planned."""
    known = [row for row in forums(store) if row.kind == "quarterly"]
    forum = last_over(known, occasion.today) or next(iter(known), None)
    if forum is None:
        raise NotNow(f"No {house().forum} is planned yet, so an action has no number. Plan one on the Agenda page.")
    return forum
