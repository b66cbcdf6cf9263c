"""A trial: what the board would say with other thresholds, before anybody sets them."""

from collections.abc import Mapping
from datetime import date

from compact_dash.domain.wording import count
from compact_dash.reports.board.board import read_board
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.store import Store


def trial_in_words(store: Store, as_at: date, thresholds: Mapping[str, int]) -> str:
    """How many commitments, and how many departments as a whole, would have another rating on the board."""
    tried, question = store.trying(thresholds), Question(as_at, rateable_only=True)
    before = {line.ref: line.headline for line in rated_lines(store, question)}
    after = {line.ref: line.headline for line in rated_lines(tried, question)}
    lines = sum(before[ref] is not headline for ref, headline in after.items())
    now, then = read_board(store, as_at).overalls, read_board(tried, as_at).overalls
    departments = sum(now[ident].rating is not overall.rating for ident, overall in then.items())
    return (
        f"{count(lines, 'headline')} of {len(after):,} would change on the board as at today, "
        f"and the overall rating of {count(departments, 'department')}. Nothing is set yet."
    )
