"""Supplements: what organisations said beyond their lines, in one return or over time."""

from dataclasses import dataclass, fields
from datetime import date

from compact_dash.domain.returns.supplement import FULL_DAYS, Kind, Supplement
from compact_dash.domain.wording import count, long_date
from compact_dash.store import Store

SAID = tuple(field.name for field in fields(Supplement))


@dataclass(frozen=True)
class FiledSupplement:
    """A supplement of a submitted return."""

    return_id: str
    organisation: str
    reported_on: date
    kind: str
    title: str
    opened_on: date | None
    closed_on: date | None
    number: int | None
    words: str | None

    @property
    def given(self) -> Supplement:
        """What was said, as it was said."""
        return Supplement(**{name: getattr(self, name) for name in SAID})


def filed_supplements(
    store: Store, as_at: date, *, organisation: str | None = None, return_id: str | None = None
) -> list[FiledSupplement]:
    """What the reader may read of it as at a date, newest first; what is left empty does not narrow it."""
    which = {"as_at": as_at, "organisation_code": organisation, "return_id": return_id}
    return store.fetch(FiledSupplement, "supplements", which)


def consultations(store: Store, as_at: date, organisation: str) -> tuple[Supplement, ...]:
    """An organisation's consultations, each as it was said last."""
    latest: dict[tuple[str, date | None], Supplement] = {}
    for row in filed_supplements(store, as_at, organisation=organisation):
        if row.kind == Kind.CONSULTATION:
            latest.setdefault((row.title.casefold(), row.opened_on), row.given)
    return tuple(latest.values())


def consultation_sentence(given: Supplement) -> str:
    """A consultation as the standing line shows it: when it ran, how long, and why where it was short."""
    if given.opened_on is None:
        return given.title
    if given.days is None or given.closed_on is None:
        return f"{given.title}, open since {long_date(given.opened_on)}"
    ran = f"{given.title}, {long_date(given.opened_on)} to {long_date(given.closed_on)}, {count(given.days, 'day')}"
    if not given.is_short:
        return ran
    return f"{ran}, under {FULL_DAYS} days, {f'because {given.words}' if given.words else 'no reason given'}"
