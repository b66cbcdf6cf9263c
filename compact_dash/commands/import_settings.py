"""Importing settings from a file: every fault of it named at once by its line, and then what differs is set."""

from collections.abc import Iterator, Sequence

from compact_dash.commands.keep_settings import SettingChange, SettingGiven, judge_settings, set_settings
from compact_dash.commands.occasion import Occasion
from compact_dash.domain.errors import Fault, FileRefused
from compact_dash.domain.permissions import Act
from compact_dash.domain.settings import RULE
from compact_dash.intake.cells import quote_text
from compact_dash.intake.settings_file import NAME, VALUE, SettingRowRead, SettingsFile
from compact_dash.intake.tables import some_of
from compact_dash.reports.settings import every_setting
from compact_dash.store import Store


def import_settings(store: Store, occasion: Occasion, file: SettingsFile, reason: str) -> tuple[SettingChange, ...]:
    """Set what differs in a file from what is in force, all of it or nothing.

    Raises:
        NotAllowed: the actor does not keep the settings.
        FileRefused: with every fault of every line.
        AnswerRefused, NotNow: as `set_settings`.
    """
    occasion.require(Act.KEEP_SETTINGS)
    faults = [*file.faults, *faults_of(store, occasion, file)]
    if faults:
        raise FileRefused(sorted(faults, key=lambda fault: fault.line or 0))
    return set_settings(store, occasion, as_given(rows_of_settings(file)), reason)


def faults_of(store: Store, occasion: Occasion, file: SettingsFile) -> Iterator[Fault]:
    """A fault for each name that there is not, and for each value that cannot be."""
    for row in file.rows:
        if row.name and row.name not in RULE:
            expected = f"a setting’s name: {some_of(RULE, row.name)}"
            yield Fault(file.place, row.line, NAME, quote_text(row.name), expected)
    rows = rows_of_settings(file)
    lines = {row.name: row.line for row in rows}
    for fault in judge_settings(every_setting(store, occasion.today), as_given(rows)).faults:
        line = lines.get(fault.name) if fault.at is None else rows[fault.at].line
        yield Fault(file.place, line, VALUE, fault.found or None, f"{fault.expected}, for {fault.name}")


def rows_of_settings(file: SettingsFile) -> list[SettingRowRead]:
    """The rows whose names are those of settings."""
    return [row for row in file.rows if row.name in RULE]


def as_given(rows: Sequence[SettingRowRead]) -> list[SettingGiven]:
    return [SettingGiven(row.name, row.text) for row in rows]
