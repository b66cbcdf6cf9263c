"""The rows of the demonstration's register."""

from compact_dash.commands.loading.told_row import ToldRow
from compact_dash.domain.register.circle import EntryCircle
from compact_dash.intake.cells import Day, Whole
from compact_dash.intake.tables import Row


class RegisterRow(ToldRow):
    """A version of an entry of the register."""

    key: str
    row_version: Whole
    kind: str
    organisation: str
    state: str
    title: str
    form: str | None
    happened_on: Day
    circle: EntryCircle
    departments: str | None
    refs: str | None
    ended_on: Day | None
    number: Whole | None
    theme: str | None
    told_by: str | None
    link: str | None
    follow_up: str | None
    follow_up_owner: str | None
    follow_up_on: Day | None


class RegisterValueRow(Row):
    key: str
    row_version: Whole
    name: str
    words: str
