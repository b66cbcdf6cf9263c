"""The mark: where the trail ends, short enough to print in minutes and beside a backup."""

from dataclasses import dataclass

from compact_dash.store import Store
from compact_dash.store.chain import TrailMark, mark_of


@dataclass(frozen=True)
class TrailHead:
    """A place in the chain: a change's number and hash."""

    change_no: int
    hash: str

    @property
    def mark(self) -> TrailMark:
        return mark_of(self.change_no, self.hash)


def trail_head(store: Store) -> TrailHead | None:
    """Where the trail says that it ends; None where that row is gone."""
    return store.fetch_one(TrailHead, "trail_head")
