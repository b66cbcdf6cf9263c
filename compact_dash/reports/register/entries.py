"""The entries of the register as at a day, for whoever reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from compact_dash.domain.errors import NotFound
from compact_dash.domain.house import house
from compact_dash.domain.register.circle import EntryCircle
from compact_dash.domain.register.entry import EntryWords
from compact_dash.domain.register.kind import EntryState, Kind
from compact_dash.domain.register.kinds import KINDS
from compact_dash.store import Store

# The rows of a page of entries.
MOST = 50


@dataclass(frozen=True)
class EntryRow:
    """A row of the `register_entries` query."""

    entry_id: str
    row_version: int
    kind: str
    recorded_by: str
    reported_on: date
    state: str
    state_on: date
    counted_on: date | None
    title: str
    form: str | None
    happened_on: date
    ended_on: date | None
    number: int | None
    theme: str | None
    told_by: str | None
    link: str | None
    circle: EntryCircle
    follow_up: str | None
    follow_up_owner: str | None
    follow_up_on: date | None
    departments: str | None
    refs: str | None
    of_all: int


@dataclass(frozen=True)
class EntryOutcome:
    """An agenda item that an entry led to."""

    entry_id: str
    item_id: str
    held_on: date
    title: str


@dataclass(frozen=True)
class RegisteredEntry:
    """An entry as a reader sees it; `values` holds no field that is kept from them."""

    row: EntryRow
    values: Mapping[str, str] = field(default_factory=dict)
    outcomes: tuple[EntryOutcome, ...] = ()

    @property
    def id(self) -> str:
        return self.row.entry_id

    @property
    def kind(self) -> Kind:
        return KINDS[self.row.kind]

    @property
    def state(self) -> EntryState:
        return self.kind.state(self.row.state)

    @property
    def about(self) -> tuple[str, ...]:
        """The codes of the departments it is about."""
        return tuple((self.row.departments or "").split())

    @property
    def refs(self) -> tuple[str, ...]:
        return tuple((self.row.refs or "").split())

    @property
    def is_of_a_return(self) -> bool:
        """Whether it was told in a return, and nobody has gone on with it here."""
        return self.row.row_version == 0

    @property
    def days(self) -> int | None:
        """The days between its two days, the first not counted: 14 March to 24 May is 71."""
        return (self.row.ended_on - self.row.happened_on).days if self.row.ended_on else None

    @property
    def is_short(self) -> bool:
        """Whether it ran fewer days than a consultation should."""
        return self.days is not None and self.days < house().consultation_days

    @property
    def words(self) -> EntryWords:
        """The entry by itself, as it is written down."""
        row = self.row
        return EntryWords(
            state=row.state,
            state_on=row.state_on,
            title=row.title,
            happened_on=row.happened_on,
            circle=row.circle,
            departments=self.about,
            refs=self.refs,
            form=row.form,
            ended_on=row.ended_on,
            number=row.number,
            theme=row.theme,
            told_by=row.told_by,
            link=row.link,
            follow_up=row.follow_up,
            follow_up_owner=row.follow_up_owner,
            follow_up_on=row.follow_up_on,
            values=self.values,
        )


@dataclass(frozen=True)
class EntryQuestion:
    """Which entries are asked for; what is None is left open.

    `first_on` and `last_on` are of the day on which they happened, the `counted` two of the day that they count by.
    With `follow_up_by` those alone whose follow-up is due by that day and not done, with `recorded_from` those that
    were written down, or changed, from that day on.
    """

    as_at: date
    kind: str | None = None
    form: str | None = None
    forms: Sequence[str] | None = None
    entry_id: str | None = None
    theme: str | None = None
    states: Sequence[str] | None = None
    department: str | None = None
    refs: Sequence[str] | None = None
    first_on: date | None = None
    last_on: date | None = None
    follow_up_by: date | None = None
    recorded_from: date | None = None
    counted_first_on: date | None = None
    counted_last_on: date | None = None
    short_days: int | None = None
    most: int = MOST
    skipped: int = 0


@dataclass(frozen=True)
class FoundEntries:
    """A page of entries, and how many answer in all."""

    shown: tuple[RegisteredEntry, ...]
    of_all: int


@dataclass(frozen=True)
class NamedWords:
    """A row of the `register_values` query."""

    entry_id: str
    name: str
    words: str


@dataclass(frozen=True)
class EntryCount:
    """How many."""

    entries: int


def entries(store: Store, question: EntryQuestion) -> FoundEntries:
    """The entries that answer and that the reader may see, with the fields that they may see of each."""
    # A database takes a list where it is asked for one, and no tuple.
    asked = {name: list(each) if isinstance(each, tuple) else each for name, each in vars(question).items()}
    rows = store.fetch(EntryRow, "register_entries", asked)
    of_all = rows[0].of_all if rows else 0
    return FoundEntries(with_words(store, question.as_at, rows), of_all)


def with_words(store: Store, as_at: date, rows: Sequence[EntryRow]) -> tuple[RegisteredEntry, ...]:
    """The rows with what stands in the fields of their kinds, and what each led to."""
    if not rows:
        return ()
    which = {"as_at": as_at, "entry_ids": [row.entry_id for row in rows]}
    values: dict[str, dict[str, str]] = {}
    for value in store.fetch(NamedWords, "register_values", which):
        values.setdefault(value.entry_id, {})[value.name] = value.words
    outcomes = store.fetch(EntryOutcome, "register_outcomes", which)
    return tuple(
        RegisteredEntry(
            row,
            values.get(row.entry_id, {}),
            tuple(each for each in outcomes if each.entry_id == row.entry_id),
        )
        for row in rows
    )


def entry(store: Store, as_at: date, entry_id: str) -> RegisteredEntry:
    """One entry.

    Raises:
        NotFound: there is none by that id that the reader may see.
    """
    return one_entry(entries(store, EntryQuestion(as_at, entry_id=entry_id)))


def one_entry(found: FoundEntries) -> RegisteredEntry:
    """The only entry that answers.

    Raises:
        NotFound: none does.
    """
    if not found.shown:
        raise NotFound("There is no such entry of the register, or it is not shown to you.")
    return found.shown[0]


def every_entry(store: Store, question: EntryQuestion) -> tuple[RegisteredEntry, ...]:
    """All entries that answer, for a file."""
    return entries(store, replace(question, most=1_000_000, skipped=0)).shown


def entries_not_shown(store: Store, as_at: date, kind: str | None = None) -> int:
    """How many entries, of a kind or of all, are kept from the reader: a number, and nothing of any of them."""
    found = store.fetch_one(EntryCount, "register_not_shown", {"as_at": as_at, "kind": kind})
    return found.entries if found else 0
