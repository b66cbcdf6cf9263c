"""Keeping the settings: values read and judged together, and written with one reason, all of them or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.required_text import require_text
from compact_dash.domain.errors import AnswerRefused, NotFound, NotKept, NotNow, Overtaken
from compact_dash.domain.facts import Entry, Fact, SettingVersion, SettingWords
from compact_dash.domain.limits import LONGEST_REASON
from compact_dash.domain.permissions import Act
from compact_dash.domain.setting_values import UnfitValue, Value
from compact_dash.domain.settings import RULE, SettingRule
from compact_dash.reports.settings import SettingNow, every_setting
from compact_dash.reports.working_days import refuse_unknown_calendar
from compact_dash.store import Store


@dataclass(frozen=True)
class SettingGiven:
    """A setting as somebody would have it; `seen_no` is the change they saw it as, where they saw one."""

    name: str
    text: str
    seen_no: int | None = None


@dataclass(frozen=True)
class SettingChange:
    """A setting and the value that it takes."""

    before: SettingNow
    value: Value

    @property
    def words(self) -> str:
        """The change as a reader sees it."""
        return f"{self.before.rule.label}: {self.before.rule.in_words(self.value)}, was {self.before.in_words}"

    def fact(self, occasion: Occasion, reason: str) -> Fact:
        name = self.before.rule.name
        if isinstance(self.value, int):
            return SettingVersion(name, occasion.today, self.value, reason)
        return SettingWords(name, occasion.today, self.value, reason)


def set_settings(
    store: Store, occasion: Occasion, given: Sequence[SettingGiven], reason: str
) -> tuple[SettingChange, ...]:
    """Set what differs from what is in force, from today on; all of it, or nothing.

    Raises:
        NotAllowed: the actor does not keep the settings.
        NotFound: there is no setting of a name.
        AnswerRefused: a value cannot be, or there is no reason; each fault is a sentence.
        Overtaken: somebody else has set one of them since it was seen.
        NotNow: everything is so already.
    """
    occasion.require(Act.KEEP_SETTINGS)

    def written(_: int) -> tuple[list[Entry], tuple[SettingChange, ...]]:
        # Read inside the write, so that of two who set the same the second is told.
        changes = changes_wanted(every_setting(store, occasion.today), given)
        if not changes:
            raise NotNow("Everything is set so already. Nothing was changed.")
        why = require_text(reason, "the reason for the change", LONGEST_REASON)
        return [occasion.entry(change.fact(occasion, why)) for change in changes], changes

    return store.write(written)


def changes_wanted(present: Sequence[SettingNow], given: Sequence[SettingGiven]) -> tuple[SettingChange, ...]:
    """The changes that the values given would make, in the order of the page.

    Raises:
        NotFound, AnswerRefused, Overtaken: as `set_settings`.
    """
    now = {each.rule.name: each for each in present}
    values = read_values(given)
    for each in given:
        is_changed = values[each.name] != now[each.name].value
        if is_changed and each.seen_no is not None and each.seen_no != now[each.name].change_no:
            raise Overtaken(
                f"“{now[each.name].rule.label}” was set to {now[each.name].in_words} while you were writing. "
                "Save again if you still want your value."
            )
    changes = tuple(
        SettingChange(each, values[name]) for name, each in now.items() if values.get(name, each.value) != each.value
    )
    refuse_misfits({name: each.value for name, each in now.items()} | values)
    return changes


def read_values(given: Sequence[SettingGiven]) -> dict[str, Value]:
    """The values given, by name.

    Raises:
        NotFound: there is no setting of a name.
        AnswerRefused: with a sentence for each value that cannot be.
    """
    values: dict[str, Value] = {}
    faults = []
    for each in given:
        rule = rule_named(each.name)
        try:
            values[each.name] = rule.read(each.text)
        except UnfitValue as unfit:
            found = each.text.strip()[:60]
            faults.append(f"{rule.label}: found {f'“{found}”' if found else 'nothing'}, expected {unfit}.")
    if faults:
        raise AnswerRefused(faults)
    return values


def rule_named(name: str) -> SettingRule:
    if name not in RULE:
        raise NotFound(f"There is no setting “{name[:60]}”. It may be one of {', '.join(RULE)}.")
    return RULE[name]


def refuse_misfits(values: Mapping[str, Value]) -> None:
    """Refuse values that do not go together.

    Raises:
        AnswerRefused: with a sentence for each pair of them.
    """
    faults = []
    if int(values["amber_date_moves"]) > int(values["red_date_moves"]):
        amber, red = RULE["amber_date_moves"].label, RULE["red_date_moves"].label
        faults.append(f"{amber}: expected no more than {values['red_date_moves']}, which is set for {red}.")
    try:
        refuse_unknown_calendar(str(values["holidays_country"]), str(values["holidays_region"]))
    except NotKept as unknown:
        faults.append(str(unknown))
    if faults:
        raise AnswerRefused(faults)
