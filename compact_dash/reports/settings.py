"""The settings: each as it stands at a moment, whether somebody has set it or it is as the program comes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from compact_dash.domain.board.overall import OverallRule
from compact_dash.domain.moment import ALL_KNOWN
from compact_dash.domain.setting_values import Value
from compact_dash.domain.settings import RULE, RULES, SettingRule, SettingsCopy
from compact_dash.domain.sharing import Sharing
from compact_dash.store import Store


@dataclass(frozen=True)
class SettingInForce:
    """A setting as it was set, in force at a moment: a number, or words."""

    name: str
    number: int | None
    words: str | None
    reported_on: date
    reason: str | None
    change_no: int

    @property
    def value(self) -> Value:
        return self.words or "" if self.number is None else self.number


InForce = Mapping[str, SettingInForce]


def settings(store: Store, as_at: date, known_to: int = ALL_KNOWN) -> dict[str, SettingInForce]:
    """Every setting that was set by the date, as known up to a change, by name; what the store tries goes before."""
    rows = store.fetch(SettingInForce, "settings", {"as_at": as_at, "known_to": known_to})
    return {row.name: replace(row, number=store.tried.get(row.name, row.number)) for row in rows}


def number_in(in_force: InForce, name: str) -> int:
    """A setting that is a number, or its default where nobody has set it."""
    found = in_force.get(name)
    return int(found.value if found else RULE[name].default)


def number_set(store: Store, as_at: date, name: str) -> int:
    """A setting that is a number, as it stands at a date."""
    return number_in(settings(store, as_at), name)


def overall_rule(in_force: InForce) -> OverallRule:
    """The thresholds of the overall rating."""
    return OverallRule(number_in(in_force, "overall_red_percent"), number_in(in_force, "overall_rated_percent"))


@dataclass(frozen=True)
class SettingNow:
    """A setting with its rule: what it is now, since when, and the number of the change; 0 for the program's own."""

    rule: SettingRule
    value: Value
    reported_on: date | None
    reason: str | None
    change_no: int

    @property
    def in_words(self) -> str:
        return self.rule.in_words(self.value)


def every_setting(store: Store, as_at: date) -> list[SettingNow]:
    """Every setting there is, as at a date, in the order of the page."""
    in_force = settings(store, as_at)
    return [now(rule, in_force.get(rule.name)) for rule in RULES]


def now(rule: SettingRule, found: SettingInForce | None) -> SettingNow:
    if found is None:
        return SettingNow(rule, rule.default, None, None, 0)
    return SettingNow(rule, found.value, found.reported_on, found.reason, found.change_no)


def settings_copy(store: Store, as_at: date) -> SettingsCopy:
    """Every setting, to be written as a file; those of OCS alone where the reader is OCS."""
    is_ocs = store.reader.sees is Sharing.INTERNAL
    shown = [each for each in every_setting(store, as_at) if is_ocs or not each.rule.is_private]
    return SettingsCopy(tuple((each.rule.name, each.value) for each in shown), as_at)
