"""Agreements: the rating last agreed of a line."""

from dataclasses import dataclass

from compact_dash.domain.errors import NotNow
from compact_dash.store import Store


@dataclass(frozen=True)
class Agreed:
    """The agreed rating last given to a line, its number, and who owns the line now; empty if it was taken back."""

    action_id: str
    change_no: int
    rating: str | None
    organisation: str


def agreement_on(store: Store, ref: str) -> Agreed:
    """The rating last agreed of the line with that reference.

    Raises:
        NotNow: none has been.
    """
    agreed = store.fetch_one(Agreed, "current_agreement", {"ref": ref})
    if agreed is None:
        raise NotNow(f"No rating of {ref} has been agreed yet, so there is nothing to reply to.")
    return agreed
