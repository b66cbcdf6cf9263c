"""Consultations across departments: how long each ran, why where it was short, and how that stands beside others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from compact_dash.domain.house import house
from compact_dash.domain.organisation import ProgrammeOrganisation
from compact_dash.domain.plan.years import plan_year
from compact_dash.domain.register.consultation_length import ConsultationLength, TimedConsultation
from compact_dash.reports.background import OutsideMeasure, outside_measures
from compact_dash.reports.organisations import organisations
from compact_dash.reports.register.entries import MOST
from compact_dash.store import Store

EVERY_ONE = 1_000_000


@dataclass(frozen=True)
class ConsultationQuestion:
    """Which consultations are asked for; what is None is left open."""

    as_at: date
    least_days: int
    department: str | None = None
    length: ConsultationLength | None = None
    without_reason: bool = False
    most: int = MOST
    skipped: int = 0


@dataclass(frozen=True)
class ConsultationCount:
    """Consultations that are alike; those of the month they closed, or will, in."""

    closed_year: int | None
    closed_month: int | None
    length: ConsultationLength
    falls_short: bool
    has_reason: bool
    consultations: int

    @property
    def year(self) -> str:
        """The plan's year that they closed in; empty where no closing day is told."""
        if self.closed_year is None or self.closed_month is None:
            return ""
        return plan_year(date(int(self.closed_year), int(self.closed_month), 1))


@dataclass(frozen=True)
class ConsultationSums:
    """What consultations add up to; of those that closed, how many were short and how many of these said why."""

    closed: int
    short: int
    reasoned: int
    still_open: int
    will_be_short: int

    @property
    def all_told(self) -> int:
        return self.closed + self.still_open

    @property
    def unreasoned(self) -> int:
        return self.short - self.reasoned


@dataclass(frozen=True)
class ShareMeasured:
    """A share that somebody measured over some time; `is_ours` tells the one that is counted here."""

    period: str
    share: float
    base: str
    is_ours: bool = False
    document: str | None = None

    @property
    def words(self) -> str:
        return f"{self.share:.0f} %"


@dataclass(frozen=True)
class ConsultationsBeside:
    """The shares measured outside, by period, then ours by year; and what else was measured of consultations."""

    measure: str
    lower_is_better: bool
    shares: tuple[ShareMeasured, ...]
    others: tuple[OutsideMeasure, ...]

    @property
    def outside(self) -> list[ShareMeasured]:
        return [each for each in self.shares if not each.is_ours]

    @property
    def went_the_wrong_way(self) -> bool:
        """Whether what was measured outside became worse from the first time to the last."""
        first, last = self.outside[0].share, self.outside[-1].share
        return first < last if self.lower_is_better else last < first


@dataclass(frozen=True)
class Consulting:
    """A department that a consultation is about."""

    code: str


def consultations_told(store: Store, question: ConsultationQuestion) -> list[TimedConsultation]:
    """A page of the consultations that answer and that the reader may see, those that fall short first."""
    return store.fetch(TimedConsultation, "consultations", vars(question))


def every_consultation(store: Store, question: ConsultationQuestion) -> list[TimedConsultation]:
    """All consultations that answer, for a file."""
    return consultations_told(store, replace(question, most=EVERY_ONE, skipped=0))


def consultation_counts(store: Store, as_at: date) -> list[ConsultationCount]:
    """The consultations as at a day, by the month they closed in and how they ran."""
    asked = {"as_at": as_at, "least_days": house().consultation_days}
    return store.fetch(ConsultationCount, "consultation_counts", asked)


def sums_of(rows: Iterable[ConsultationCount]) -> ConsultationSums:
    """What some counts add up to."""
    closed = short = reasoned = still_open = will_be_short = 0
    for row in rows:
        if row.length is ConsultationLength.OPEN:
            still_open += row.consultations
            will_be_short += row.consultations if row.falls_short else 0
            continue
        closed += row.consultations
        short += row.consultations if row.falls_short else 0
        reasoned += row.consultations if row.falls_short and row.has_reason else 0
    return ConsultationSums(closed, short, reasoned, still_open, will_be_short)


def departments_without(store: Store, as_at: date) -> list[ProgrammeOrganisation]:
    """The departments that no consultation shown to the reader is about."""
    told = {row.code for row in store.fetch(Consulting, "departments_consulting", {"as_at": as_at})}
    return [row for row in organisations(store).departments if row.code not in told]


def consultations_beside(store: Store, counts: Sequence[ConsultationCount], as_at: date) -> ConsultationsBeside | None:
    """Our share of short consultations beside those measured outside; None where nothing was."""
    told = [row for row in outside_measures(store) if "consultation" in row.measure.casefold()]
    series = measured_often(told)
    if not series:
        return None
    outside = [ShareMeasured(row.period, share_of(row) or 0, row.base or "", document=row.document) for row in series]
    others = [row for row in told if row not in series]
    return ConsultationsBeside(
        series[0].measure,
        series[0].direction.startswith("lower"),
        (*outside, *our_shares(counts, as_at)),
        tuple(others),
    )


def measured_often(measures: Sequence[OutsideMeasure]) -> list[OutsideMeasure]:
    """The first measure that was taken more than once as a share: only that can be seen over time."""
    for measure in dict.fromkeys(row.measure for row in measures):
        rows = [row for row in measures if row.measure == measure and share_of(row) is not None]
        if len(rows) > 1:
            return rows
    return []


def share_of(row: OutsideMeasure) -> float | None:
    """A measure as a share in per cent, where it is one."""
    number = row.value.removesuffix("%").strip()
    return float(number) if row.value.endswith("%") and number.replace(".", "", 1).isdigit() else None


def our_shares(counts: Sequence[ConsultationCount], as_at: date) -> list[ShareMeasured]:
    """Our own share for each year of the plan in which any consultation closed, the oldest first."""
    closed = [row for row in counts if row.length is not ConsultationLength.OPEN]
    shares = []
    for year in sorted({row.year for row in closed}):
        sums = sums_of(row for row in closed if row.year == year)
        so_far = " so far" if year == plan_year(as_at) else ""
        base = f"{sums.short} of {sums.closed}"
        shares.append(ShareMeasured(f"Here, {year}{so_far}", 100 * sums.short / sums.closed, base, is_ours=True))
    return shares
