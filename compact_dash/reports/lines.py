"""Lines of the plan with their ratings, as a department's page, a review or an agenda asks for them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from compact_dash.domain.action import ActionKind
from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.forum.agenda_line import AgendaLine
from compact_dash.domain.house import house
from compact_dash.domain.moment import Moment
from compact_dash.domain.rating import Rating
from compact_dash.domain.wording import as_list, long_date
from compact_dash.reports.forums import last_forum
from compact_dash.store import Store
from compact_dash.store.moments import moment_parameters

# More than any plan can have.
EVERY_LINE = 1_000_000


@dataclass(frozen=True)
class Question:
    """A question of the lines; a field that is left empty does not narrow the answer."""

    as_at: date
    kind: ActionKind = ActionKind.COMMITMENT
    organisation: str | None = None
    theme: str | None = None
    ref: str | None = None
    headline: Rating | None = None
    rateable_only: bool = False
    disputed_only: bool = False
    worse_only: bool = False
    off_track_only: bool = False
    not_raised_since: date | None = None
    moved_only: bool = False
    for_agenda: bool = False
    since: date | None = None
    # Every one, unless the question says otherwise: whoever works with lines must not miss one without knowing.
    most: int = EVERY_LINE
    # A Forum looks from its pin; everybody else from all that is known now.
    moment: Moment | None = None


@dataclass(frozen=True)
class ReviewQuestion(Question):
    """A question whose answer is sent to a browser: of a larger one than the real plan has, the first lines alone."""

    most: int = 500


def rated_lines(store: Store, question: Question) -> list[RatedLine]:
    """The lines that answer the question, in the plan's order, their movement since the last Forum or `since`.

    At most `question.most` of them come back.
    """
    return store.fetch(RatedLine, "rated_lines", parameters_of(store, question))


def agenda_lines(store: Store, as_at: date) -> list[AgendaLine]:
    """Every line that a draft agenda may take up, in the plan's order."""
    question = Question(as_at, rateable_only=True, for_agenda=True)
    return store.fetch(AgendaLine, "agenda_lines", parameters_of(store, question))


def parameters_of(store: Store, question: Question) -> dict[str, Any]:
    """The question as the parameters of its queries."""
    # A day that was asked for takes the Forum's place, so that the movement has one starting point.
    compared = last_forum(store, question.as_at) if question.since is None else None
    return moment_parameters(question.moment or Moment(question.as_at), question.since) | {
        "kind": question.kind,
        "organisation": question.organisation,
        "compared_forum": compared.forum_id if compared else None,
        "theme": question.theme,
        "ref": question.ref,
        # The rules need not be worked out for the lines that were not asked for.
        "only_ref": question.ref,
        "headline": question.headline,
        "rateable_only": question.rateable_only,
        "disputed_only": question.disputed_only,
        "worse_only": question.worse_only,
        "off_track_only": question.off_track_only,
        "not_raised_since": question.not_raised_since,
        "moved_only": question.moved_only,
        "for_agenda": question.for_agenda,
        "most": question.most,
    }


@dataclass(frozen=True)
class NotShown:
    """How many lines of a kind and an owner, by its code, are not shown to a reader."""

    kind: ActionKind
    organisation: str | None
    number: int


@dataclass(frozen=True)
class ShownRef:
    """The reference of a line that a reader may see."""

    ref: str


def lines_not_shown(store: Store, as_at: date) -> list[NotShown]:
    """The numbers of lines that the store's reader is not shown, as at a day."""
    return store.fetch(NotShown, "lines_not_shown", {"as_at": as_at})


def refs_shown(store: Store, as_at: date, refs: Collection[str]) -> frozenset[str]:
    """Those of some references whose lines the store's reader may see, as at a day."""
    asked = {"as_at": as_at, "refs": sorted(refs)}
    return frozenset(row.ref for row in store.fetch(ShownRef, "lines_shown", asked))


@dataclass(frozen=True)
class HelpTold:
    """Words in which help was asked for on a line, by its reference."""

    ref: str
    help_wanted: str


def help_told(store: Store, as_at: date, refs: Collection[str]) -> frozenset[HelpTold]:
    """Every help asked for on some lines by a day, in words that the store's reader may read."""
    return frozenset(store.fetch(HelpTold, "help_told", {"as_at": as_at, "refs": sorted(refs)}))


def question_in_words(question: Question, compared_on: date | None, last_forum_on: date | None) -> str:
    """The question in words, for the top of the answer and of a file that is made of it."""
    narrowed = [
        words
        for words in (
            "off track" if question.off_track_only else "",
            "with a claim above dates" if question.disputed_only else "",
            "with a claim worse than what was agreed" if question.worse_only else "",
            f"shown as {question.headline.word}" if question.headline else "",
            f"on {question.theme}" if question.theme else "",
            f"of {question.organisation}" if question.organisation else "",
            f"not discussed at the {house().forum} of {long_date(last_forum_on)}"
            if question.not_raised_since and last_forum_on
            else "",
            f"changed since {long_date(compared_on)}" if question.moved_only and compared_on else "",
        )
        if words
    ]
    return f"Rateable commitments {as_list(narrowed)}" if narrowed else "All rateable commitments"
