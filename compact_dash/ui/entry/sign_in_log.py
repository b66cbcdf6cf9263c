"""The log of sign-ins: who came and went, in lines that name nobody."""

import logging

from compact_dash.domain.people.token import Token

# Letters of the fingerprint of a person: enough to know one of some hundreds again, and no way back to them.
SHOWN = 12


def tell(event: str, token: Token | None = None, **more: str) -> None:
    """One line on an event; `token` is whose it is, told by a piece of a hash and never by an address."""
    told = {"subject": token.subject[:SHOWN]} if token else {}
    logging.getLogger("compact_dash").info(event, extra=told | more)
