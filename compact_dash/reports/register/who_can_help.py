"""Who can help with the lines that are hard: who is doing well on their themes, and what worked there."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.forum.leading import leader
from compact_dash.domain.people.posts import Voice, voice_of
from compact_dash.domain.plain_text import says_nothing
from compact_dash.domain.rating import Rating
from compact_dash.domain.register.kinds import CONCERN
from compact_dash.domain.sharing import EVERYTHING
from compact_dash.reports.board.board import DOING_WELL, Board, BoardOrganisation
from compact_dash.reports.people.posts import post_holdings
from compact_dash.reports.register.entries import EntryQuestion, RegisteredEntry, every_entry
from compact_dash.reports.register.good_practice import MOST_OF_THEME, StudyThatWorked, doing_well_on, every_study
from compact_dash.store import Store

FIRST = (Rating.RED, Rating.AMBER)


@dataclass(frozen=True)
class Helper:
    """A department that is doing well on a theme, by the name that says who speaks for it."""

    organisation: BoardOrganisation
    name: str
    lines: int
    of_all: int


@dataclass(frozen=True)
class ThemeHelp:
    """A theme that is hard, by its lines and the concerns about it, and who can help with it."""

    theme: str
    lines: tuple[RatedLine, ...]
    doing_well: tuple[Helper, ...]
    studies: tuple[StudyThatWorked, ...]
    concerns: tuple[str, ...] = ()

    @property
    def is_found(self) -> bool:
        """Whether there is anybody, or anything, to learn from."""
        return bool(self.doing_well or self.studies)


@dataclass(frozen=True)
class Helpers:
    """Everybody who can help and all that worked: read once for a page, then asked for each of its lines and items."""

    board: Board
    studies: tuple[StudyThatWorked, ...]
    voices: Mapping[str, Voice] = field(default_factory=dict)

    def with_lines(
        self, lines: Iterable[RatedLine], own: Collection[str] = (), concerns: Mapping[str, Sequence[str]] | None = None
    ) -> tuple[ThemeHelp, ...]:
        """Who can help with some lines, theme by theme: a Red line's first, then an Amber one's.

        `own` are the codes of those who look for help, beside the lines' owners: nobody learns from itself. `concerns`
        are the titles of concerns by theme. A general theme is left out: it says too little of what a line is about.
        """
        general = {cell.theme for cell in self.board.cells if cell.general}
        hard = [line for line in lines if is_hard(line) and line.theme not in (None, *general)]
        # The sort is stable, so lines of one rating keep the plan's order.
        hard.sort(key=lambda line: FIRST.index(line.rating) if line.rating in FIRST else len(FIRST))
        told = {theme: tuple(titles) for theme, titles in (concerns or {}).items() if theme not in general}
        themes = dict.fromkeys([*(line.theme or "" for line in hard), *told])
        return tuple(
            self.on_theme(theme, tuple(line for line in hard if line.theme == theme), own, told.get(theme, ()))
            for theme in themes
        )

    def on_theme(
        self, theme: str, lines: tuple[RatedLine, ...], own: Collection[str], concerns: tuple[str, ...]
    ) -> ThemeHelp:
        seeking = {*own, *(line.organisation_code or "" for line in lines)}
        studies = [self.said_by(each) for each in self.studies if each.theme == theme and not seeking & set(each.about)]
        return ThemeHelp(
            theme,
            lines,
            tuple(
                Helper(each.organisation, leader(each.organisation.short_name, voice), each.lines, each.of_all)
                for each in doing_well_on(self.board, theme)
                if each.organisation.code not in seeking and (voice := self.voice(each.organisation.code)).post
            ),
            tuple(studies[:MOST_OF_THEME]),
            concerns,
        )

    def voice(self, code: str) -> Voice:
        return self.voices.get(code, Voice())

    def said_by(self, study: StudyThatWorked) -> StudyThatWorked:
        """The case study with those departments alone that somebody speaks for; without any, nobody is to be rung."""
        able = [code for code in study.about if self.voice(code).post]
        is_told = bool(able) or not study.about
        return replace(study, departments=" ".join(able), ring=study.ring if is_told else None)


def is_hard(line: RatedLine) -> bool:
    """Whether an open line is off course, has no date, or asks for help."""
    return line.is_open and (line.rating not in DOING_WELL or asks_help(line))


def is_pressing(line: RatedLine) -> bool:
    """Whether an open line is Red or Amber, or asks for help: what a meeting has time for."""
    return line.is_open and (line.rating in FIRST or asks_help(line))


def asks_help(line: RatedLine) -> bool:
    return bool(line.help_wanted) and not says_nothing(line.help_wanted or "")


def helpers(store: Store, board: Board, voices: Mapping[str, Voice] | None = None) -> Helpers:
    """Who can help whom as at the board's date, by what the reader may see.

    `voices` says who speaks for each department at a Forum; without it their posts do.
    """
    if voices is None:
        # Read whole: who may not read the posts would otherwise be told to ring a post that is vacant.
        voices = {code: voice_of(held) for code, held in post_holdings(store.seen_by(EVERYTHING)).items()}
    return Helpers(board, tuple(every_study(store, board.as_at)), voices)


def open_concerns(store: Store, board: Board, code: str, lines: Iterable[RatedLine]) -> dict[str, list[str]]:
    """The titles of the open concerns about a department that the reader may see, by theme."""
    states = [state.name for state in CONCERN.states if state.is_open]
    question = EntryQuestion(board.as_at, kind=CONCERN.name, department=code, states=states)
    found: dict[str, list[str]] = {}
    for each in every_entry(store, question):
        for theme in themes_of(each, lines):
            found.setdefault(theme, []).append(each.row.title)
    return found


def themes_of(entry: RegisteredEntry, lines: Iterable[RatedLine]) -> list[str]:
    """The theme that an entry names; those of the lines it is linked to, where it names none."""
    if entry.row.theme:
        return [entry.row.theme]
    return list(dict.fromkeys(line.theme for line in lines if line.ref in entry.refs and line.theme))
