"""Freezing: keeping every rating as a Forum saw it, so that nothing written later can change it."""

from dataclasses import dataclass
from datetime import date

from compact_dash.domain.moment import Moment
from compact_dash.store import Store
from compact_dash.store.moments import moment_parameters


@dataclass(frozen=True)
class Pin:
    """The numbers of the changes that opened and closed a Forum."""

    forum_id: str
    held_on: date
    opened_no: int
    closed_no: int | None

    def editions(self) -> dict[str, Moment]:
        """The moments each edition is read at: the pin, and the pin with what the Forum itself captured."""
        opened = Moment(self.held_on, self.opened_no)
        if self.closed_no is None:
            return {"opened": opened}
        return {"opened": opened, "concluded": Moment(self.held_on, self.opened_no, self.forum_id, self.closed_no)}


def freeze_ratings(store: Store, pin: Pin) -> None:
    """Write both editions of a Forum's ratings, for commitments and plan actions."""
    for edition, moment in pin.editions().items():
        for kind in ("commitment", "plan_action"):
            store.execute(
                "freeze_ratings",
                moment_parameters(moment) | {"kind": kind, "forum": pin.forum_id, "edition": edition},
            )


def freeze_every_forum(store: Store) -> None:
    """Freeze each Forum of a store that was just filled."""
    for pin in store.fetch(Pin, "forum_pins"):
        freeze_ratings(store, pin)
