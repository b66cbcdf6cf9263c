"""Supplements: what organisations said beyond their lines, in one return or over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import TypeAdapter

from compact_dash.domain.house import house
from compact_dash.domain.register.kinds import CONSULTATION
from compact_dash.domain.returns.supplement import Supplement, SupplementKind
from compact_dash.domain.wording import count, long_date
from compact_dash.reports.register.entries import EntryQuestion, every_entry
from compact_dash.store import Store

DRAFTS: TypeAdapter[tuple[Supplement, ...]] = TypeAdapter(tuple[Supplement, ...])


def read_supplements(items: str) -> tuple[Supplement, ...]:
    """The supplements of a draft, from the JSON it is kept as."""
    return DRAFTS.validate_json(items)


def write_supplements(supplements: Sequence[Supplement]) -> str:
    """The supplements as the JSON that a draft keeps."""
    return DRAFTS.dump_json(tuple(supplements)).decode()


@dataclass(frozen=True)
class SubmittedSupplement:
    """Which return brought a supplement, and when."""

    return_id: str
    organisation: str
    reported_on: date


@dataclass(frozen=True)
class FiledSupplement(Supplement, SubmittedSupplement):
    """A supplement of a submitted return."""

    @property
    def given(self) -> Supplement:
        """The supplement by itself, as it was given."""
        return Supplement(self.kind, self.title, self.opened_on, self.closed_on, self.number, self.words)


def filed_supplements(
    store: Store, as_at: date, *, organisation: str | None = None, return_id: str | None = None
) -> list[FiledSupplement]:
    """The supplements that the reader may see as at a date, newest first; a filter that is None leaves it open."""
    which = {"as_at": as_at, "organisation_code": organisation, "return_id": return_id}
    return store.fetch(FiledSupplement, "supplements", which)


def consultations(store: Store, as_at: date, organisation: str) -> tuple[Supplement, ...]:
    """An organisation's consultations, each as it was said last, on the register or in a return."""
    question = EntryQuestion(as_at, kind=CONSULTATION.name, department=organisation)
    return tuple(
        Supplement(
            SupplementKind.CONSULTATION,
            each.row.title,
            each.row.happened_on,
            each.row.ended_on,
            words=each.values.get("reason"),
        )
        for each in every_entry(store, question)
    )


def consultation_sentence(given: Supplement) -> str:
    """A consultation as the standing line shows it: when it ran, how long, and why where it was short."""
    if given.opened_on is None:
        return given.title
    if given.days is None or given.closed_on is None:
        return f"{given.title}, open since {long_date(given.opened_on)}"
    ran = f"{given.title}, {long_date(given.opened_on)} to {long_date(given.closed_on)}, {count(given.days, 'day')}"
    if not given.is_short:
        return ran
    why = f"because {given.words}" if given.words else "no reason given"
    return f"{ran}, under {house().consultation_days} days, {why}"
