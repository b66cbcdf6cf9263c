"""The demonstration's register: entries as they were written down over the year."""

from dataclasses import dataclass, field
from datetime import date

from compact_dash.commands.batch import Batch
from compact_dash.commands.loading.demo_register_rows import RegisterRow
from compact_dash.commands.loading.demo_rows import DemoFiles
from compact_dash.commands.plan.known import PlanIds
from compact_dash.commands.register.entry_facts import Change, counted_on, version_facts
from compact_dash.domain.facts import EntryOfRegister
from compact_dash.domain.register.entry import EntryWords
from compact_dash.domain.register.kinds import KINDS
from compact_dash.store.ids import new_id


@dataclass
class RegisterLoader:
    """Adds the entries to the batch that already holds the plan."""

    files: DemoFiles
    batch: Batch
    plan: PlanIds
    ids: dict[str, str] = field(default_factory=dict)
    counted: dict[str, date | None] = field(default_factory=dict)

    def add(self) -> None:
        for row in self.files.register:
            self.add_version(row)

    def add_version(self, row: RegisterRow) -> None:
        kind, wanted = KINDS[row.kind], self.words_of(row)
        if row.key not in self.ids:
            self.ids[row.key] = new_id()
            entry = EntryOfRegister(self.ids[row.key], row.kind, self.plan.organisations[row.organisation])
            self.batch.add(entry, row.recorded_at, post_of(row.organisation))
        self.counted[row.key] = counted_on(kind, wanted, self.counted.get(row.key))
        change = Change(self.ids[row.key], row.row_version, row.reported_on, self.counted[row.key])
        for fact in version_facts(kind, wanted, change, self.plan):
            self.batch.add(fact, row.recorded_at, post_of(row.organisation))

    def words_of(self, row: RegisterRow) -> EntryWords:
        values = {
            value.name: value.words
            for value in self.files.register_values
            if (value.key, value.row_version) == (row.key, row.row_version)
        }
        return EntryWords(
            state=row.state,
            state_on=row.reported_on,
            title=row.title,
            happened_on=row.happened_on,
            circle=row.circle,
            departments=tuple((row.departments or "").split()),
            refs=tuple((row.refs or "").split()),
            form=row.form,
            ended_on=row.ended_on,
            number=row.number,
            theme=row.theme,
            told_by=row.told_by,
            link=row.link,
            follow_up=row.follow_up,
            follow_up_owner=row.follow_up_owner,
            follow_up_on=row.follow_up_on,
            values=values,
        )


def post_of(organisation: str) -> str:
    """The post that an entry of an organisation is put down to, never a name."""
    return {"OCS": "OCS", "CV": "Compact Voice"}.get(organisation, f"{organisation} Compact lead")
