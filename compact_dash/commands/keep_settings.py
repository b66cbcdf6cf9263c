"""Keeping the settings: values read and judged together, and written with one reason, all of them or none."""

from collections.abc import Collection, Iterator, Mapping, Sequence
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
    for each in given:
        rule_named(each.name)
    judged = judge_settings(present, given)
    if judged.faults:
        raise AnswerRefused([fault.sentence for fault in judged.faults])
    values = judged.values
    for each in given:
        is_changed = values[each.name] != now[each.name].value
        if is_changed and each.seen_no is not None and each.seen_no != now[each.name].change_no:
            raise Overtaken(
                f"“{now[each.name].rule.label}” was set to {now[each.name].in_words} while you were writing. "
                "Save again if you still want your value."
            )
    return tuple(
        SettingChange(each, values[name]) for name, each in now.items() if values.get(name, each.value) != each.value
    )


@dataclass(frozen=True)
class SettingFault:
    """A value that cannot be, or that does not go together with another: what was given, and what was expected.

    `at` is which of the settings given it is. Where `words` says it all, a page has no need of the rest.
    """

    name: str
    found: str | None
    expected: str
    at: int | None = None
    words: str = ""

    @property
    def sentence(self) -> str:
        found = "" if self.found is None else f"found {f'“{self.found}”' if self.found else 'nothing'}, "
        return self.words or f"{RULE[self.name].label}: {found}expected {self.expected}."


@dataclass(frozen=True)
class Judged:
    """The values that can be, by the names of their settings, and every fault of the others and between them."""

    values: Mapping[str, Value]
    faults: tuple[SettingFault, ...]


def judge_settings(present: Sequence[SettingNow], given: Sequence[SettingGiven]) -> Judged:
    """Judge the values given of settings that there are, by themselves and beside those that are in force."""
    values: dict[str, Value] = {}
    faults = []
    for at, each in enumerate(given):
        try:
            values[each.name] = RULE[each.name].read(each.text)
        except UnfitValue as unfit:
            faults.append(SettingFault(each.name, each.text.strip()[:60], str(unfit), at))
    broken = {fault.name for fault in faults}
    together = {each.rule.name: each.value for each in present} | values
    # What could not be read is not held against another.
    faults += [fault for names, fault in misfits(together, values) if not broken & names]
    return Judged(values, tuple(faults))


def rule_named(name: str) -> SettingRule:
    if name not in RULE:
        raise NotFound(f"There is no setting “{name[:60]}”. It may be one of {', '.join(RULE)}.")
    return RULE[name]


def misfits(values: Mapping[str, Value], given: Collection[str]) -> Iterator[tuple[frozenset[str], SettingFault]]:
    """The settings whose values do not go together, and a fault of one of them that was given."""
    amber, red = "amber_date_moves", "red_date_moves"
    if int(values[amber]) > int(values[red]):
        if red in given and amber not in given:
            fault = SettingFault(red, None, f"no less than {values[amber]}, which is set for {RULE[amber].label}")
        else:
            fault = SettingFault(amber, None, f"no more than {values[red]}, which is set for {RULE[red].label}")
        yield frozenset({amber, red}), fault
    country, region = "holidays_country", "holidays_region"
    try:
        refuse_unknown_calendar(str(values[country]), str(values[region]))
    except NotKept as unknown:
        at_fault = country if country in given and region not in given else region
        expected = f"another: {str(unknown).rstrip('.')}"
        yield frozenset({country, region}), SettingFault(at_fault, None, expected, words=str(unknown))
