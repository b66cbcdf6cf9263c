"""The trail: every change, who made it and when, what it was and what it became."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from compact_dash.domain.history.change import RecordedChange
from compact_dash.domain.house import house
from compact_dash.domain.minutes.paragraphs import words_that_differ
from compact_dash.domain.moment import end_of_day, london, start_of_day
from compact_dash.domain.rating import Rating
from compact_dash.domain.settings import RULE
from compact_dash.domain.wording import short_date
from compact_dash.reports.history.entities import ENTITIES, FIELD_WORDS
from compact_dash.store import Store

# A page of more rows takes the browser longer to draw than the store to read.
MOST = 200
# For a file of the whole answer, which has no next page to turn to.
EVERY_CHANGE = 1_000_000
# Ids are told from words by their length; one that names nothing stays as it is.
UUID_LENGTH = 36

# Ids, versions and keys tell a reader nothing; paragraphs are told by those that differ.
UNSAID = frozenset(
    {
        "id",
        "action_id",
        "assessment_no",
        "body",
        "code_hash",
        "entity",
        "date_precision",
        "fingerprint",
        "issued_at",
        "made_no",
        "milestone_id",
        "paragraphs",
        "return_id",
        "row_version",
        "subject",
        "thing_id",
    }
)
RATING_WORDS = {rating.value: rating.word for rating in Rating}
# A rating that stays the same was confirmed, and the reader must see which one it is.
ALWAYS_SAID = frozenset({"claimed", "rating"})
# Facts about something else than the line they name.
NAMES_A_LINE = frozenset({"agenda_item_action", "capture", "return_event", "return_line"})
# Every fact has these from the start; it is their change that is news.
SAID_WHEN_CHANGED = frozenset({"counting", "sharing"})
SETTINGS = frozenset({"setting", "setting_version", "setting_words"})
UNSAID_OF = dict.fromkeys(SETTINGS, frozenset({"name", "label", "meaning"})) | {"programme": frozenset({"title"})}
# The store’s labels call a Forum so, in whichever house.
A_FORUM = re.compile(r"^Forum(?= of \d{4}-\d{2}-\d{2}$)")
ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


@dataclass(frozen=True)
class TrailQuestion:
    """A question to the trail; a field left empty does not narrow it."""

    entity: str | None = None
    person: str | None = None
    about: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    older_than: int | None = None
    most: int = MOST


@dataclass(frozen=True)
class TrailRow:
    """A change as the store keeps it, with what the same thing was before."""

    change_no: int
    recorded_at: datetime
    reported_on: date | None
    person: str
    entity: str
    entity_id: str
    about: str | None
    before: str | None
    after: str


def changes(store: Store, question: TrailQuestion) -> list[RecordedChange]:
    """The changes that answer the question, newest first, at most `question.most` of them older than the one named."""
    rows = store.fetch(TrailRow, "changes", as_parameters(question))
    pairs = [with_minutes(fields_of(row.before), fields_of(row.after)) for row in rows]
    # One query for the names on the whole page, where one for each value would be hundreds.
    words = labels(store, [value for pair in pairs for fields in pair for value in fields.values()])
    return [change_in_words(row, before, after, words) for row, (before, after) in zip(rows, pairs, strict=True)]


def as_parameters(question: TrailQuestion) -> dict[str, Any]:
    return {
        "entity": question.entity,
        "person": question.person,
        "about": re.sub(rf"^{house().forum}\b", "Forum", question.about or "", flags=re.IGNORECASE) or None,
        "recorded_after": start_of_day(question.first_day) if question.first_day else None,
        "recorded_before": end_of_day(question.last_day) if question.last_day else None,
        "older_than": question.older_than,
        "most": question.most,
    }


def fields_of(text: str | None) -> dict[str, Any]:
    """A fact's fields; a list that one of them holds as JSON becomes the titles in it."""
    fields: dict[str, Any] = json.loads(text) if text else {}
    if "items" in fields:
        fields["items"] = ", ".join(str(item.get("title", "")) for item in json.loads(fields["items"]))
    return fields


def with_minutes(before: dict[str, Any], after: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields before and after; of minutes only the paragraphs that differ, because each save keeps the whole."""
    if "paragraphs" not in after:
        return before, after
    was, became = words_that_differ(before.get("paragraphs"), after["paragraphs"])
    return before | {"text": was}, after | {"text": became}


@dataclass(frozen=True)
class Label:
    id: str
    words: str


def labels(store: Store, values: Iterable[Any]) -> dict[str, str]:
    """The names of the things that the values refer to, by id; values that are no ids are passed over."""
    ids = sorted({value for value in values if isinstance(value, str) and len(value) == UUID_LENGTH})
    found = store.fetch(Label, "labels", {"ids": ids}) if ids else []
    return {row.id: A_FORUM.sub(house().forum, row.words) for row in found}


def change_in_words(
    row: TrailRow, before: dict[str, Any], after: dict[str, Any], words: dict[str, str]
) -> RecordedChange:
    """The change as a reader sees it: only the fields that became something else."""
    # A first version has counting and sharing because every one has; only a change of them is news.
    unsaid = (UNSAID if before else UNSAID | SAID_WHEN_CHANGED) | UNSAID_OF.get(row.entity, frozenset())
    if row.entity in NAMES_A_LINE:
        unsaid -= {"action_id"}
    changed = [
        name for name in after if name not in unsaid and (before.get(name) != after[name] or name in ALWAYS_SAID)
    ]
    return RecordedChange(
        change_no=row.change_no,
        recorded_at=london(row.recorded_at),
        person=row.person,
        what=ENTITIES.get(row.entity, row.entity.replace("_", " ").capitalize()),
        about=about_in_words(row, after, words),
        was=fields_in_words(before, changed, words),
        became=fields_in_words(after, changed, words),
    )


def about_in_words(row: TrailRow, after: dict[str, Any], words: dict[str, str]) -> str:
    """The name of the thing that changed; a setting has no id, and is called what its page calls it."""
    if row.entity in SETTINGS:
        return RULE[after["name"]].label if after["name"] in RULE else after["name"].replace("_", " ")
    return value_in_words(A_FORUM.sub(house().forum, row.about or "") or words.get(after.get("action_id", ""), ""), {})


def fields_in_words(fields: dict[str, Any], names: Sequence[str], words: dict[str, str]) -> str:
    # False and empty fields are what nobody said, and "0" is kept because somebody may have.
    said = [(name, fields[name]) for name in names if fields.get(name) not in (None, "", False)]
    return "; ".join(f"{field_word(name)}: {value_in_words(value, words)}" for name, value in said)


def field_word(name: str) -> str:
    return FIELD_WORDS.get(name, name.removesuffix("_id").replace("_", " "))


def value_in_words(value: Any, words: dict[str, str]) -> str:
    """A value as people write it: dates and names instead of ISO text and ids."""
    said = "yes" if value is True else words.get(str(value), RATING_WORDS.get(str(value), str(value)))
    return ISO_DAY.sub(lambda day: short_date(date.fromisoformat(day[0])), said).replace("_", " ").rstrip(".")


@dataclass(frozen=True)
class TrailPerson:
    person: str


@dataclass(frozen=True)
class Withheld:
    """How many changes are left out for a reader."""

    number: int


def changes_not_shown(store: Store) -> int:
    """How many changes the store's reader is not shown."""
    return store.fetch(Withheld, "changes_not_shown")[0].number


def people(store: Store) -> list[str]:
    """Everyone who has changed anything, by the post they hold."""
    return [row.person for row in store.fetch(TrailPerson, "people")]
