"""Background: dated facts about the Forum and outside measures, each with its source."""

from dataclasses import dataclass

from compact_dash.store import Store


@dataclass(frozen=True)
# `dated` is text: a source may give a month or a year alone.
class DatedFact:
    """Something known from a public page."""

    id: str
    dated: str
    kind: str
    words: str
    document: str | None
    place: str | None


@dataclass(frozen=True)
class OutsideMeasure:
    """A figure measured by someone outside, and which direction is the good one."""

    measure: str
    value: str
    period: str
    base: str | None
    direction: str
    document: str | None


def dated_facts(store: Store) -> list[DatedFact]:
    """The facts in the order of their dates."""
    return store.fetch(DatedFact, "background")


def outside_measures(store: Store) -> list[OutsideMeasure]:
    """The measures in the order of the plan's files."""
    return store.fetch(OutsideMeasure, "nao_measures")
