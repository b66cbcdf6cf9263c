"""What the audit of the whole recommended or found, each with its evidence here and what that comes to, in words.

No more is claimed than is known: a point on which nothing is recorded says that, and what is done outside is not known.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from compact_dash.domain.house import house
from compact_dash.domain.organisation import ProgrammeOrganisation
from compact_dash.domain.rating import Rating
from compact_dash.domain.register.kinds import CASE_STUDY, CONCERN, CONSULTATION
from compact_dash.domain.wording import count
from compact_dash.reports.background import DatedFact, dated_facts
from compact_dash.reports.board.board import Board
from compact_dash.reports.register.entries import EntryQuestion, RegisteredEntry, every_entry
from compact_dash.reports.register.standing_evidence import (
    CONSULTING,
    LEADERSHIP,
    PointState,
    StandingPoint,
    every_standing_evidence,
)
from compact_dash.store import Store

RECOMMENDATION, FINDING = "recommendation", "finding"


@dataclass(frozen=True)
class EvidenceRow:
    """One thing behind a state; with a department's code, an entry's id, or the page where it stands."""

    words: str
    department: str | None = None
    entry_id: str | None = None
    page: str = ""
    rating: str | None = None


@dataclass(frozen=True)
class EvidenceFound:
    """What the evidence here comes to, in words, and its rows."""

    state: str
    rows: tuple[EvidenceRow, ...] = ()


@dataclass(frozen=True)
class Recommendation:
    """Something that was recommended or found from outside, and what is known of it here."""

    fact: DatedFact
    found: EvidenceFound

    @property
    def is_recommendation(self) -> bool:
        return self.fact.kind == RECOMMENDATION


@dataclass(frozen=True)
class EvidenceAtHand:
    """All that the evidence is taken from, read once."""

    board: Board
    departments: Sequence[ProgrammeOrganisation]
    points: Mapping[str, Sequence[StandingPoint]]
    entries: Mapping[str, Sequence[RegisteredEntry]]

    def point(self, name: str) -> list[tuple[ProgrammeOrganisation, StandingPoint]]:
        return [(row, each) for row in self.departments for each in self.points[row.code] if each.name == name]


def recommendations(store: Store, board: Board, departments: Sequence[ProgrammeOrganisation]) -> list[Recommendation]:
    """Those known by the day of the board, as its reader may know of the evidence."""
    day = board.as_at
    facts = [each for each in dated_facts(store) if each.kind in (RECOMMENDATION, FINDING) and was_said(each, day)]
    if not facts:
        return []
    codes = [row.code for row in departments]
    kinds = (CASE_STUDY, CONCERN, CONSULTATION)
    told = {kind.name: every_entry(store, EntryQuestion(day, kind=kind.name)) for kind in kinds}
    known = EvidenceAtHand(board, departments, every_standing_evidence(store, day, codes), told)
    return [Recommendation(fact, found_of(fact, known)) for fact in facts]


def was_said(fact: DatedFact, day: date) -> bool:
    """Whether it was known by a day; a month alone counts from its first day."""
    return fact.dated <= day.isoformat()


def found_of(fact: DatedFact, known: EvidenceAtHand) -> EvidenceFound:
    """The evidence on one of them; of one that another plan names, nothing is known here."""
    found = EVIDENCE_OF.get(fact.id)
    return found(known) if found else EvidenceFound("Not known: nothing here speaks of it.")


def by_department(name: str) -> Callable[[EvidenceAtHand], EvidenceFound]:
    """The evidence that is a point of the standing line, department by department."""

    def found(known: EvidenceAtHand) -> EvidenceFound:
        pairs = known.point(name)
        number = {state: sum(point.state is state for _, point in pairs) for state in PointState}
        rows = [
            EvidenceRow(f"{row.short_name}: {point.state.value}. {point.why}", row.code, point.entry_id)
            for row, point in pairs
        ]
        what = pairs[0][1].words if pairs else ""
        return EvidenceFound(f"{what}: {in_words(number, len(pairs))}", tuple(rows))

    return found


def in_words(number: Mapping[PointState, int], of_all: int) -> str:
    """What the states of some departments come to."""
    met, not_met, unknown = (number[state] for state in PointState)
    if unknown == of_all:
        return f"not known for any of {count(of_all, 'department')}, since nothing is recorded that is shown to you."
    if met == of_all:
        return f"met by all {count(of_all, 'department')}, as far as is recorded here."
    return f"met by {met} of {of_all}, not met by {not_met}, not known for {unknown}, as far as is recorded here."


def reporting(known: EvidenceAtHand) -> EvidenceFound:
    """How many commitments were answered when last asked about. What is published outside is not known here."""
    counts = known.board.total().counts
    of_all = sum(counts.values())
    silent = counts[Rating.NO_RETURN]
    # Not asked about yet, a commitment is neither reported on nor silent.
    of_all -= counts[Rating.NOT_YET_ASKED]
    state = (
        f"In part: {of_all - silent} of {count(of_all, 'commitment')} reported on here, to the {house().forum}. "
        "Whether anything is published besides is not known."
    )
    rows = (
        EvidenceRow(f"{of_all - silent} of {of_all} with a rating on the board", page="progress"),
        EvidenceRow(
            f"{silent} of {of_all} without a return, or not asked about yet",
            page="progress",
            rating=Rating.NO_RETURN.word,
        ),
    )
    return EvidenceFound(state, rows)


def practice(known: EvidenceAtHand) -> EvidenceFound:
    """Which departments have a case study that is published."""
    published = [each for each in known.entries[CASE_STUDY.name] if each.state.counts]
    having = {code for each in published for code in each.about}
    state = (
        f"{count(len(published), 'case study', 'case studies')} published, of {len(having)} of "
        f"{count(len(known.departments), 'department')}, as far as is shown to you."
    )
    rows = [EvidenceRow(f"{', '.join(each.about)}: {each.row.title}", entry_id=each.id) for each in published]
    return EvidenceFound(state, tuple(rows))


def length_watched(known: EvidenceAtHand) -> EvidenceFound:
    """The days that are counted here, which is not to say that a department watches them itself."""
    told = known.entries[CONSULTATION.name]
    dated = [each for each in told if each.days is not None]
    state = (
        f"Not known of any department. Here the days of {len(dated)} of {count(len(told), 'consultation')} are counted."
    )
    return EvidenceFound(state, (EvidenceRow("Every consultation, with its days", page="consultations"),))


def cases_recorded(known: EvidenceAtHand) -> EvidenceFound:
    """The concerns that are kept here, which need not be all there are."""
    told = known.entries[CONCERN.name]
    if not told:
        return EvidenceFound("A record is kept here; no concern in it is shown to you.")
    settled = sum(each.state.counts for each in told)
    state = f"A record is kept here: {count(len(told), 'concern')} shown to you, {settled} settled. It may lack others."
    return EvidenceFound(state, tuple(EvidenceRow(each.row.title, entry_id=each.id) for each in told))


def nothing_recorded(_: EvidenceAtHand) -> EvidenceFound:
    return EvidenceFound("Not known: the reasons for decisions on funding are not recorded here.")


# By the id of the fact in the plan's files (data/seed/forum_facts.csv).
EVIDENCE_OF: dict[str, Callable[[EvidenceAtHand], EvidenceFound]] = {
    "F18": by_department(LEADERSHIP),
    "F19": nothing_recorded,
    "F20": reporting,
    "F21": by_department(CONSULTING),
    "F22": by_department("public_page"),
    "F23": practice,
    "F24": by_department("complaints"),
    "F25": length_watched,
    "F26": cases_recorded,
}
