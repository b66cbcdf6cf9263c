"""Posts: the holder of each post of each organisation, when that was last confirmed, and the vacant ones."""

from dataclasses import dataclass
from datetime import date

from compact_dash.domain.organisation import ProgrammeOrganisation
from compact_dash.domain.people.posts import NEEDED, Holding, Post
from compact_dash.reports.organisations import programme_organisations
from compact_dash.store import Store


@dataclass(frozen=True)
class HoldingRow:
    """A post as last confirmed, and by whom."""

    code: str
    post: str
    holder: str | None
    confirmed_on: date
    confirmed_by: str


@dataclass(frozen=True)
class OrganisationPosts:
    """The posts of one organisation; one that was never confirmed is not among the holdings."""

    organisation: ProgrammeOrganisation
    holdings: dict[Post, Holding]

    @property
    def lacking(self) -> list[Post]:
        """The posts that nobody is known to hold: vacant, or never confirmed."""
        return [post for post in Post if post not in self.holdings or self.holdings[post].holder is None]

    def can_answer(self, today: date) -> bool:
        """Whether each post that a return needs has a holder who was confirmed in the last months."""
        return all(post in self.holdings and self.holdings[post].is_recent(today) for post in NEEDED)


@dataclass(frozen=True)
class PostRegister:
    """Every organisation's posts at a day."""

    today: date
    rows: tuple[OrganisationPosts, ...]

    @property
    def departments(self) -> list[OrganisationPosts]:
        return [row for row in self.rows if row.organisation.is_department]

    @property
    def ready(self) -> int:
        """The number of departments that have the posts a return needs."""
        return sum(row.can_answer(self.today) for row in self.departments)

    def of(self, code: str) -> OrganisationPosts:
        """The posts of the organisation with a code."""
        return next(row for row in self.rows if row.organisation.code == code)


def post_register(store: Store, today: date) -> PostRegister:
    """The register of posts, as the reader may see it."""
    held = post_holdings(store)
    organisations = programme_organisations(store)
    return PostRegister(today, tuple(OrganisationPosts(row, held.get(row.code, {})) for row in organisations))


def post_holdings(store: Store) -> dict[str, dict[Post, Holding]]:
    """Who holds each post that was ever confirmed, by the organisation's code; empty for a reader it is not for."""
    held: dict[str, dict[Post, Holding]] = {}
    for row in store.fetch(HoldingRow, "post_holdings"):
        # One row for each post: the query has chosen the newest confirmation already.
        held.setdefault(row.code, {})[Post(row.post)] = Holding(row.holder, row.confirmed_on)
    return held
