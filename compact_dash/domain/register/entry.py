"""An entry of the register as somebody writes it down, and what keeps it from being kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlsplit

from compact_dash.domain.house import house
from compact_dash.domain.limits import LONGEST_NAME, LONGEST_TITLE, LONGEST_WORDS, too_long
from compact_dash.domain.register.circle import CIRCLE_WORDS, EntryCircle
from compact_dash.domain.register.kind import FieldShape, Kind
from compact_dash.domain.wording import long_date

MOST_COUNTED = 1_000_000


@dataclass(frozen=True)
class EntryWords:
    """An entry as it is written down. `departments` are codes, `refs` those of commitments or plan actions.

    `happened_on` and `ended_on` are the two days of its kind, `state_on` the day on which its state was reached, and
    `values` what is in the fields that its kind has beside these.
    """

    state: str
    state_on: date
    title: str
    happened_on: date
    circle: EntryCircle
    departments: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    form: str | None = None
    ended_on: date | None = None
    number: int | None = None
    theme: str | None = None
    told_by: str | None = None
    link: str | None = None
    follow_up: str | None = None
    follow_up_owner: str | None = None
    follow_up_on: date | None = None
    values: Mapping[str, str] = field(default_factory=dict)

    def with_value(self, name: str, words: str) -> "EntryWords":
        """The same with other words in a field of its kind."""
        return replace(self, values={**self.values, name: words})


@dataclass(frozen=True)
class KnownNames:
    """What an entry may name: codes of departments, references of lines, and themes."""

    departments: frozenset[str]
    refs: frozenset[str]
    themes: frozenset[str]


def entry_faults(kind: Kind, given: EntryWords, known: KnownNames, today: date) -> list[str]:
    """Every reason why the entry may not be kept, a sentence each; none where it may."""
    return [*word_faults(kind, given), *day_faults(kind, given, today), *name_faults(kind, given, known)]


def word_faults(kind: Kind, given: EntryWords) -> Iterator[str]:
    if not given.title.strip():
        yield f"{kind.title}: found nothing, expected a few words that name it."
    if kind.forms and given.form not in kind.forms:
        yield f"{kind.form_label}: found nothing, expected one of {', '.join(map(kind.form_words, kind.forms))}."
    texts = [(kind.title, given.title, LONGEST_TITLE), ("Who", given.told_by, LONGEST_NAME)]
    texts += [("Link or file reference", given.link, LONGEST_WORDS), ("Follow-up", given.follow_up, LONGEST_WORDS)]
    texts += [("Owner of the follow-up", given.follow_up_owner, LONGEST_NAME)]
    texts += [(each.label, given.values.get(each.name), longest_of(each.shape)) for each in kind.fields]
    for label, text, longest in texts:
        if text and len(text) > longest:
            yield f"{label}: {too_long(len(text), longest)}."
    if given.number is not None and not 0 <= given.number <= MOST_COUNTED:
        yield f"{kind.number}: found “{given.number}”, expected a whole number from 0 to {MOST_COUNTED:,}."
    if given.link and "://" in given.link and urlsplit(given.link).scheme not in ("http", "https"):
        yield "Link or file reference: expected an address that begins with https://, or the name of a file."


def longest_of(shape: FieldShape) -> int:
    return LONGEST_WORDS if shape is FieldShape.WORDS else LONGEST_NAME


def day_faults(kind: Kind, given: EntryWords, today: date) -> Iterator[str]:
    first = house().first_day
    if given.happened_on < first.replace(year=first.year - 1):
        yield f"{kind.day}: found {long_date(given.happened_on)}, expected a day of the plans kept here."
    if given.happened_on > today and not kind.may_lie_ahead:
        yield f"{kind.day}: found {long_date(given.happened_on)}, which is still to come. Enter it once it has been."
    if given.state_on > today:
        yield f"{kind.state(given.state).word}: found {long_date(given.state_on)}, which is still to come."
    if given.ended_on and given.ended_on < given.happened_on:
        yield f"{kind.ended}: found {long_date(given.ended_on)}, expected a day after {long_date(given.happened_on)}."
    if given.follow_up_on and not given.follow_up:
        yield "Follow-up: found a day and no words, expected what is to be done by then."


def name_faults(kind: Kind, given: EntryWords, known: KnownNames) -> Iterator[str]:
    if kind.needs_department and not given.departments:
        yield "Departments: found none, expected at least one that it is about."
    yield from (f"There is no department “{code}”." for code in unknown(given.departments, known.departments))
    yield from (
        f"Linked lines: found “{ref}”, expected references such as {example(known.refs)}."
        for ref in unknown(given.refs, known.refs)
    )
    if given.theme and given.theme not in known.themes:
        yield f"Theme: found “{given.theme}”, expected one of {', '.join(sorted(known.themes))}."
    if given.circle not in kind.circles:
        yield f"Read by: {CIRCLE_WORDS[given.circle]} cannot be chosen for this kind."


def unknown(given: Sequence[str], known: frozenset[str]) -> list[str]:
    return [each for each in given if each not in known]


def example(refs: frozenset[str]) -> str:
    return min(refs, default="HMT-04")
