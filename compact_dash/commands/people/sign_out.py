"""Signing out: the end of a sign-in, kept on the server so that a copied cookie opens nothing afterwards."""

from compact_dash.commands.occasion import Occasion
from compact_dash.domain.facts import Entry, SignOut
from compact_dash.domain.people.token import Token
from compact_dash.reports.people.people import register
from compact_dash.store import Store


def sign_out(store: Store, occasion: Occasion, token: Token) -> None:
    """End this sign-in and every earlier one of the same person. Everybody may end their own; twice changes nothing."""

    def entries(_: int) -> list[Entry]:
        ended = register(store).signed_out.get(token.subject)
        if ended is not None and ended.ends(token):
            return []
        return [occasion.entry(SignOut(token.subject, token.fingerprint, token.issued_at))]

    store.append(entries)
