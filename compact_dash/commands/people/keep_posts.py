"""Keeping posts: who holds a post of an organisation, confirmed for today."""

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.people.keep_people import organisation_of
from compact_dash.domain.errors import NotNow
from compact_dash.domain.facts import Entry, PostHolding
from compact_dash.domain.people.membership import name_kept
from compact_dash.domain.people.posts import POST_WORDS, Holding, Post
from compact_dash.domain.permissions import Act
from compact_dash.reports.people.posts import post_register
from compact_dash.store import Store


def confirm_post(store: Store, occasion: Occasion, code: str, post: Post, holder: str | None) -> None:
    """Confirm for today that `holder` has the post, or without one that it is vacant.

    Raises:
        NotAllowed: it is neither the actor's organisation nor are they OCS.
        NotFound: there is no such organisation.
        NotKept: the holder's name cannot stand.
        NotNow: the very same was confirmed today.
    """
    organisation = organisation_of(store, code)
    occasion.require(Act.CONFIRM_POSTS, organisation.code)
    kept = None if holder is None else name_kept(holder)

    def entries(_: int) -> list[Entry]:
        now = post_register(store, occasion.today).of(organisation.code).holdings.get(post)
        if now == Holding(kept, occasion.today):
            said = f"{kept} as {POST_WORDS[post]}" if kept else f"a vacant post of {POST_WORDS[post]}"
            raise NotNow(f"{organisation.code} has confirmed {said} today already, so nothing was saved.")
        return [occasion.entry(PostHolding(organisation.id, post.value, kept, occasion.today))]

    store.append(entries)
