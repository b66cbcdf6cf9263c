"""The settings of a plan's file as facts, with those that the rules of rating cannot do without."""

from collections.abc import Iterator, Sequence
from datetime import date

from compact_dash.domain.facts import Fact, Setting, SettingVersion, SettingWords
from compact_dash.domain.settings import RULE, RULES
from compact_dash.intake.plan.rows import SettingRow

TO_START_FROM = "The value to start from"
Given = tuple[Fact, SettingRow | None]


def setting_facts(new: Sequence[SettingRow], every: Sequence[SettingRow], on: date) -> Iterator[Given]:
    """The facts of the new settings, in force from a day, each with its row; `every` has those known before, too."""
    # New settings come after those that the plan has already.
    for position, row in enumerate(new, start=len(every) - len(new) + 1):
        if isinstance(row.set_to, str):
            yield SettingWords(row.name, on, row.set_to, TO_START_FROM), row
        else:
            yield from number_facts(row.name, row.set_to, position, on, row)
    given = {row.name for row in every}
    missing = [rule for rule in RULES if rule.is_of_rules and rule.name not in given]
    for position, rule in enumerate(missing, start=len(every) + 1):
        yield from number_facts(rule.name, int(rule.default), position, on)


def number_facts(name: str, value: int, position: int, on: date, row: SettingRow | None = None) -> Iterator[Given]:
    rule = RULE[name]
    unit, label, meaning = (row.unit, row.label, row.meaning) if row else (None, None, None)
    yield Setting(name, position, unit or rule.unit, label or rule.label, meaning or rule.meaning), row
    yield SettingVersion(name, on, value, TO_START_FROM), None
