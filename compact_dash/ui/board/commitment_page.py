"""The parts of the page of a commitment: its head, its ratings, its life, what the Forum said, and who can be asked."""

from dataclasses import dataclass
from datetime import date

import streamlit

from compact_dash.domain.people.posts import POST_WORDS, Holding, Post
from compact_dash.domain.register.allowed import may_record_some
from compact_dash.domain.register.kinds import KINDS, PROPOSAL
from compact_dash.reports.board.commitment import CommitmentView, commitment_view
from compact_dash.reports.board.line_life import LIFE_OF, Stretch, moved_in_words
from compact_dash.reports.people.posts import post_holdings
from compact_dash.ui import acting, parameters, readings, session
from compact_dash.ui.board.commitment_chart import life_chart
from compact_dash.ui.board.why import why
from compact_dash.ui.components.as_at import past_day
from compact_dash.ui.html import show
from compact_dash.ui.sight import Sight, kept

MOST_LINKED = 8
# Of a plan that is larger than the real one, the first are listed where none is named.
MOST_LISTED = 300


def ref_asked() -> str | None:
    """The reference that the address names; None where it names none."""
    return (parameters.parameter("ref") or "").strip() or None


def choose_part(as_at: date) -> None:
    """The commitments there are, where the address names none."""
    lines = list(readings.lines_by_ref(as_at).values())
    show(
        "commitment/choose",
        lines=lines[:MOST_LISTED],
        of_all=len(lines),
        as_at=as_at,
        past=past_day(as_at),
        demonstration=session.programme().illustrative,
    )


@kept(most=48)
def commitment_at(sight: Sight, as_at: date, ref: str) -> CommitmentView:
    return commitment_view(sight.store, readings.board_at(sight, as_at), ref, readings.readiness_at(sight, as_at))


@kept(most=24)
def holdings_at(sight: Sight) -> dict[str, dict[Post, Holding]]:
    return post_holdings(sight.store)


def commitment_head(view: CommitmentView) -> None:
    """Where it stands in a sentence, whose it is, its wording and its source."""
    show(
        "commitment/head",
        view=view,
        line=view.line,
        why=why(view.line),
        past=past_day(view.as_at),
        demonstration=session.programme().illustrative,
    )


def ratings_part(view: CommitmentView) -> None:
    """The three ratings side by side with the right of reply, and what will be asked next."""
    ready = readings.readiness(view.as_at)
    show(
        "commitment/ratings",
        view=view,
        line=view.line,
        why=why(view.line),
        ready=ready,
        past=past_day(view.as_at),
        may_propose=may_record_some(acting.actor(), PROPOSAL),
    )


def life_part(view: CommitmentView) -> None:
    """One picture of its life, and the same facts as a table."""
    show("commitment/life_head", view=view)
    # In a small window it would be a blur, and its place is empty there.
    with streamlit.container(key="life_picture"):
        life_chart(view)
    show("commitment/life", view=view, rows=life_rows(view), moved=moved_in_words)


@dataclass(frozen=True)
class LifeRow:
    """A row of the table beside the picture: which rating, and for which days."""

    name: str
    stretch: Stretch


def life_rows(view: CommitmentView) -> list[LifeRow]:
    """Every bar of the three ratings and of the board's, in the order of their days."""
    rows = [LifeRow(name, stretch) for name, rating in LIFE_OF.items() for stretch in view.stretches(rating)]
    # The sort is stable: what begins on one day stays in the order of the picture.
    return sorted(rows, key=lambda row: row.stretch.first_on)


def said_part(view: CommitmentView) -> None:
    """What Forums decided, noted and asked for, and what became of it; and what the register has of it."""
    show("commitment/said", view=view)
    may_record = any(may_record_some(acting.actor(), kind) for kind in KINDS.values())
    show("commitment/register", view=view, most=MOST_LINKED, past=past_day(view.as_at), may_record=may_record)
    show("commitment/history", view=view, line=view.line)


def side_part(view: CommitmentView) -> None:
    """Who to ring, and who can help."""
    code = view.line.organisation_code or ""
    held = holdings_at(session.sight())
    show(
        "commitment/side",
        view=view,
        posts=[(POST_WORDS[post], held.get(code, {}).get(post)) for post in POST_WORDS],
        may_read_posts=bool(held),
        past=past_day(view.as_at),
    )
