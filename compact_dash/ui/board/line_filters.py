"""The filters of a table of lines, each kept in the address; the browser narrows the table as it does the board."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit
from markupsafe import Markup

from compact_dash.domain.board.phrase import Phrase, Phrases
from compact_dash.reports.board.line_filters import SUMS, LineFilters, Row, narrowing_of_lines
from compact_dash.ui import parameters
from compact_dash.ui.board.filters import RATING_WORDS, RATINGS
from compact_dash.ui.board.progress_table import in_attribute
from compact_dash.ui.html import show

TICKS = {"overdue": "Overdue only", "silent": "Silent only: no return, or nothing said"}
# A table of fewer rows is read sooner than a filter is chosen.
FEW = 5
# Of none, of one and of more lines.
SAID = (("None", "passes"), ("#", "passes"), ("#", "pass"))


@dataclass(frozen=True)
class FilteredLines:
    """A table of lines as its filters leave it, and what a browser narrows it with after a change."""

    filters: LineFilters
    left: frozenset[str]
    sums: dict[str, int]
    phrases: dict[str, Phrases]
    narrowed: Markup

    @property
    def drawn(self) -> str:
        return urlencode(self.filters.as_parameters)

    @property
    def said(self) -> Markup:
        return in_attribute({name: phrase.parts for name, phrase in self.phrases.items()})


def line_bar(page: str, themes: Sequence[str]) -> LineFilters:
    """Offer what to narrow the lines of a page to, and return what the address says.

    Drawn as the visit found it, as the bar of Progress is; whoever draws it has it answered in the browser.

    Raises:
        NotFound: the address names a value that is not offered.
    """
    filters = filters_of_address(themes)
    bar = streamlit.session_state.setdefault(f"filters:bar:{page}", filters)
    chosen = dict.fromkeys(["theme", "rating", *TICKS]) | bar.as_parameters
    show("board/filters", boxes=boxes(themes), ticks=TICKS.items(), chosen=chosen)
    return filters


def boxes(themes: Sequence[str]) -> list[tuple[str, str, Sequence[str]]]:
    """Each choice among several: its name, the words for all of them, and what there is to choose."""
    of_themes: list[tuple[str, str, Sequence[str]]] = [("theme", "All themes", themes)] if themes else []
    return [*of_themes, ("rating", "All ratings", RATING_WORDS)]


def filters_of_address(themes: Sequence[str]) -> LineFilters:
    """The filters as the address has them.

    Raises:
        NotFound: the address names a value that is not offered.
    """
    found = {name: parameters.choice(name, options, name) for name, _, options in boxes(themes)}
    ticked = {name: parameters.choice(name, ("true", "false"), f"value of {name}") == "true" for name in TICKS}
    rating = found["rating"]
    return LineFilters(
        theme=found.get("theme"),
        rating=RATINGS[rating] if rating else None,
        overdue_only=ticked["overdue"],
        silent_only=ticked["silent"],
    )


def filtered_lines(rows: Sequence[Row], themes: Sequence[str], filters: LineFilters, noun: str) -> FilteredLines:
    """A table's rows as the filters leave them; `noun` is what its lines are called, in the plural."""
    lines = [line for _, of_row in rows for line in of_row]
    offered = {
        "theme": [(theme, theme) for theme in themes],
        "rating": [(word, rating.value) for word, rating in RATINGS.items()],
        **{name: [("true", "true")] for name in TICKS},
    }
    of_all = f"of {len(lines):,} {noun} here"
    none, one, many = (f"{number} {of_all} {verb} this filter." for number, verb in SAID)
    passing = Phrase(SUMS[0], none, one, many)
    return FilteredLines(
        filters=filters,
        left=frozenset(name for name, of_row in rows if filters.admit_one_of(of_row)),
        sums={SUMS[0]: sum(filters.admits(line) for line in lines)},
        phrases={"passing": Phrases((passing,))},
        narrowed=in_attribute(narrowing_of_lines(rows, offered).values),
    )
