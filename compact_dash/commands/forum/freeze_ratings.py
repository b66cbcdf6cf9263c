"""Freezing: keeping every rating as a Forum saw it, so that nothing written later can change it."""

from dataclasses import dataclass
from datetime import date

from compact_dash.domain.action import RATED_KINDS
from compact_dash.domain.moment import Moment
from compact_dash.domain.sharing import EVERYTHING
from compact_dash.store import Derived, Store
from compact_dash.store.moments import moment_parameters


@dataclass(frozen=True)
class Pin:
    """The numbers of the changes that opened and closed a Forum."""

    forum_id: str
    opened_on: date
    opened_no: int
    closed_no: int | None

    def editions(self) -> dict[str, Moment]:
        """The moment that each edition is read at: the pin, and once closed the pin with the Forum's own captures."""
        opened = Moment(self.opened_on, self.opened_no)
        if self.closed_no is None:
            return {"opened": opened}
        return {"opened": opened, "concluded": Moment(self.opened_on, self.opened_no, self.forum_id, self.closed_no)}


def freezing(pin: Pin, edition: str) -> list[Derived]:
    """The statements that write one edition anew, "opened" or "concluded", for commitments and plan actions.

    They are for every reader, so they are worked out from everything; what each may see of them is asked on reading.
    """
    which = {"forum": pin.forum_id, "edition": edition}
    moment = moment_parameters(pin.editions()[edition])
    kinds = [Derived("freeze_ratings", moment | which | {"kind": kind}) for kind in RATED_KINDS]
    # Forgotten first: a Forum that was re-opened is concluded a second time, and its rows would otherwise stand twice.
    return [Derived("forget_edition", which), *kinds]


def freeze_ratings(store: Store, pin: Pin) -> None:
    """Write every edition a Forum has, outside any other write: for a store that was just filled."""
    # As everybody would see it: a rating left out here for one reader would be missing for all of them.
    whole = store.seen_by(EVERYTHING)
    for edition in pin.editions():
        for each in freezing(pin, edition):
            whole.execute(each.name, each.parameters)


def freeze_every_forum(store: Store) -> None:
    """Freeze each Forum of a store that was just filled."""
    for pin in store.fetch(Pin, "forum_pins"):
        freeze_ratings(store, pin)
