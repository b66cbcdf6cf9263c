"""The settings: each threshold at a moment, with its meaning."""

from dataclasses import dataclass
from datetime import date

from compact_dash.domain.board.overall import OverallRule
from compact_dash.domain.moment import ALL_KNOWN
from compact_dash.domain.settings import RULE
from compact_dash.store import Store


@dataclass(frozen=True)
class SettingInForce:
    """A threshold as it stands at a moment."""

    name: str
    unit: str
    label: str
    meaning: str
    value: int
    reported_on: date
    reason: str | None


def settings(store: Store, as_at: date, known_to: int = ALL_KNOWN) -> dict[str, SettingInForce]:
    """Every setting in force at the date, as known up to a change, by name and in the order of the page."""
    rows = store.fetch(SettingInForce, "settings", {"as_at": as_at, "known_to": known_to})
    return {row.name: row for row in rows}


def number_set(store: Store, as_at: date, name: str) -> int:
    """A threshold as it stands at a date, or its default where nobody has set it."""
    found = settings(store, as_at).get(name)
    return found.value if found else int(RULE[name].default)


def overall_rule(in_force: dict[str, SettingInForce]) -> OverallRule:
    """The thresholds of the overall rating; the rule's own defaults before any setting was made."""
    if "overall_red_percent" not in in_force:
        return OverallRule()
    return OverallRule(in_force["overall_red_percent"].value, in_force["overall_rated_percent"].value)


@dataclass(frozen=True)
class WordsInForce:
    """A setting that is words, as it stands at a moment."""

    name: str
    words: str
    reported_on: date
    reason: str | None


def settings_in_words(store: Store, as_at: date, known_to: int = ALL_KNOWN) -> dict[str, WordsInForce]:
    """Every setting that is words and was set by then, by name."""
    rows = store.fetch(WordsInForce, "settings_in_words", {"as_at": as_at, "known_to": known_to})
    return {row.name: row for row in rows}
