"""Copies that somebody asks for."""

from collections.abc import Callable

from compact_dash.commands.occasion import Occasion
from compact_dash.domain.permissions import Act
from compact_dash.store.copies.backup import Backup


def back_up_now(occasion: Occasion, take: Callable[[], Backup]) -> Backup:
    """Make a backup now, by `take`.

    Raises:
        NotAllowed: the actor may not.
        StoreRefused: none can be made.
    """
    occasion.require(Act.KEEP_COPIES)
    return take()
