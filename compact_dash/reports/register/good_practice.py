"""Good practice: case studies on their way, what worked well by theme and who has done it, and Award nominations."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from compact_dash.domain.organisation import ProgrammeOrganisation
from compact_dash.domain.register.kinds import CASE_STUDY, NOMINATION
from compact_dash.reports.board.board import DOING_WELL, Board, BoardOrganisation
from compact_dash.reports.organisations import organisations
from compact_dash.reports.register.counts import CountRow, EntryTally, tally
from compact_dash.reports.themes import themes
from compact_dash.store import Store

DROPPED, PUBLISHED = "dropped", "published"
# In a column of the pipeline, of a theme, and of a year; the rest is in the list that stands below or is linked.
MOST_IN_COLUMN, MOST_OF_THEME, MOST_OF_YEAR = 6, 3, 12
MOST_TO_CHOOSE_FROM = 12


@dataclass(frozen=True)
class StudyOnItsWay:
    """A case study in its column of the pipeline."""

    entry_id: str
    title: str
    state: str
    state_on: date
    theme: str | None
    departments: str | None
    number: int | None

    @property
    def about(self) -> tuple[str, ...]:
        """The codes of the departments it is about."""
        return tuple((self.departments or "").split())


@dataclass(frozen=True)
class PipelineColumn:
    """A state of case studies: how many are in it, and those that came to it last."""

    state: str
    word: str
    of_all: int
    studies: tuple[StudyOnItsWay, ...]


@dataclass(frozen=True)
class StudyThatWorked:
    """A case study that says what worked well, and which post can tell more."""

    entry_id: str
    title: str
    state: str
    theme: str | None
    departments: str | None
    worked: str
    ring: str | None
    of_all: int

    @property
    def about(self) -> tuple[str, ...]:
        """The codes of the departments it is about."""
        return tuple((self.departments or "").split())

    @property
    def state_word(self) -> str:
        return CASE_STUDY.state(self.state).word


@dataclass(frozen=True)
class DoingWell:
    """A department that is Green or Complete on lines of a theme, and on how many of its lines of it."""

    organisation: BoardOrganisation
    lines: int
    of_all: int


@dataclass(frozen=True)
class ThemePractice:
    """Who has done what a theme asks for; the theme is None for case studies that name none."""

    theme: str | None
    studies: tuple[StudyThatWorked, ...]
    doing_well: tuple[DoingWell, ...]

    @property
    def of_all(self) -> int:
        return self.studies[0].of_all if self.studies else 0


@dataclass(frozen=True)
class NominationRow:
    """A nomination, with the numbers of its year's Awards."""

    award_year: str
    entry_id: str
    title: str
    form: str | None
    state: str
    departments: str | None
    nominated: int
    shortlisted: int
    won: int

    @property
    def about(self) -> tuple[str, ...]:
        """The codes of the departments it is about."""
        return tuple((self.departments or "").split())

    @property
    def state_word(self) -> str:
        return NOMINATION.state(self.state).word

    @property
    def form_word(self) -> str:
        return NOMINATION.form_words(self.form)


@dataclass(frozen=True)
class AwardYear:
    """The nominations of one year's Awards, those that came furthest first."""

    year: str
    nominations: tuple[NominationRow, ...]

    @property
    def first(self) -> NominationRow:
        """Any of them: each has the numbers of the year."""
        return self.nominations[0]


def pipeline(store: Store, as_at: date, counts: Sequence[CountRow]) -> tuple[PipelineColumn, ...]:
    """A column for each state that a case study comes to on its way; what was dropped is only counted."""
    asked = {"as_at": as_at, "most": MOST_IN_COLUMN}
    rows = store.fetch(StudyOnItsWay, "case_studies_by_state", asked)
    return tuple(
        PipelineColumn(
            state.name,
            state.word,
            in_state(counts, state.name).entries,
            tuple(row for row in rows if row.state == state.name),
        )
        for state in CASE_STUDY.states
        if state.name != DROPPED
    )


def in_state(counts: Sequence[CountRow], *states: str) -> EntryTally:
    """The entries in some states, each once."""
    return tally(row for row in counts if row.code is None and row.state in states)


def departments_without_study(store: Store, counts: Sequence[CountRow]) -> list[ProgrammeOrganisation]:
    """The departments that no case study is about, but for what was dropped."""
    told = {row.code for row in counts if row.state != DROPPED}
    return [row for row in organisations(store).departments if row.code not in told]


def what_worked(store: Store, board: Board) -> tuple[ThemePractice, ...]:
    """What worked well by theme, in the plan's order: case studies, and the departments doing well on its lines."""
    studies = studies_that_worked(store, board.as_at)
    found = [
        ThemePractice(
            each.name,
            tuple(row for row in studies if row.theme == each.name),
            # A general theme says too little of what a line is about for one department to help another.
            () if each.general else doing_well_on(board, each.name),
        )
        for each in themes(store)
    ]
    found.append(ThemePractice(None, tuple(row for row in studies if row.theme is None), ()))
    return tuple(each for each in found if each.studies or each.doing_well)


def studies_that_worked(store: Store, as_at: date, most: int = MOST_OF_THEME) -> list[StudyThatWorked]:
    """The case studies that say what worked well, the first of each theme."""
    return store.fetch(StudyThatWorked, "what_worked", {"as_at": as_at, "most": most})


def every_study(store: Store, as_at: date) -> list[StudyThatWorked]:
    """The same, with so many of each theme that some are left where a department learns nothing from its own."""
    return studies_that_worked(store, as_at, MOST_TO_CHOOSE_FROM)


def doing_well_on(board: Board, theme: str) -> tuple[DoingWell, ...]:
    """The departments with a Green or Complete line of the theme, in the plan's order."""
    found = []
    for organisation in board.organisations:
        cells = [cell for cell in board.cells_of[organisation.id] if cell.theme == theme]
        lines = sum(cell.commitments for cell in cells if cell.headline in DOING_WELL)
        if lines:
            found.append(DoingWell(organisation, lines, sum(cell.commitments for cell in cells)))
    return tuple(found)


def award_years(store: Store, as_at: date) -> tuple[AwardYear, ...]:
    """The nominations by the year of the Awards, the newest first."""
    rows = store.fetch(NominationRow, "nominations", {"as_at": as_at, "most": MOST_OF_YEAR})
    return tuple(AwardYear(year, tuple(group)) for year, group in groupby(rows, key=lambda row: row.award_year))
