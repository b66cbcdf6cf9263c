"""Families of lines: a line of the plan as it stands, with those under it, read before it is changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from compact_dash.commands.occasion import Occasion
from compact_dash.domain.action import ActionKind, Counting
from compact_dash.domain.errors import NotFound, NotNow, Overtaken
from compact_dash.domain.facts import ActionVersion, Entry
from compact_dash.domain.limits import LONGEST_PROMISE
from compact_dash.domain.plain_text import tidy_text
from compact_dash.domain.rating import SETTLED, Rating
from compact_dash.intake.cells import quote_text, safe_text_expected
from compact_dash.store import Store


@dataclass(frozen=True)
class KeptLine:
    """One row of the `kept_family` query."""

    action_id: str
    ref: str
    kind: ActionKind
    plan_id: str
    plan_code: str
    objective_id: str | None
    objective_number: int | None
    parent_id: str | None
    parent_ref: str | None
    version_no: int
    reported_on: date
    organisation_id: str | None
    organisation_code: str | None
    owner_role: str | None
    title: str
    theme_id: str | None
    counting: Counting
    sharing: str
    note: str | None
    settled: Rating | None
    successor_ref: str | None

    @property
    def is_settled(self) -> bool:
        return self.settled in SETTLED

    def version(self, reported_on: date, reason: str, **changed: str | None) -> ActionVersion:
        """A version of the line dated `reported_on`, as it is but for the fields in `changed`."""
        present = {
            "organisation_id": self.organisation_id,
            "title": self.title,
            "counting": self.counting,
            "sharing": self.sharing,
        }
        # By a dictionary and not by `replace`, because a line read from the store is not the fact that is written.
        given = present | changed
        return ActionVersion(
            action_id=self.action_id,
            reported_on=reported_on,
            organisation_id=given["organisation_id"],
            owner_role=self.owner_role,
            title=given["title"] or self.title,
            theme_id=self.theme_id,
            counting=Counting(given["counting"] or self.counting),
            sharing=given["sharing"] or self.sharing,
            note=self.note,
            reason=reason,
        )


@dataclass(frozen=True)
class Family:
    """A line and those under it: the sub-items of a heading, or the departments' lines of a shared action."""

    line: KeptLine
    under: tuple[KeptLine, ...]

    @property
    def whole(self) -> tuple[KeptLine, ...]:
        return (self.line, *self.under)

    @property
    def is_shared(self) -> bool:
        """Whether it is an action that every department leads its own line of."""
        return self.line.counting is Counting.SHARED

    @property
    def is_department_line(self) -> bool:
        """Whether it is one department's line of a shared action."""
        return self.line.kind is ActionKind.PLAN_ACTION and self.line.parent_ref is not None

    @property
    def by_department(self) -> dict[str, str]:
        """The id of each department's line of a shared action, by department."""
        return {line.organisation_code: line.action_id for line in self.under if line.organisation_code}

    def versions(self, occasion: Occasion, lines: tuple[KeptLine, ...], reason: str, **changed: str) -> Iterator[Entry]:
        """New versions of some of the lines, from today on."""
        return (occasion.entry(line.version(occasion.today, reason, **changed)) for line in lines)


def family_of(store: Store, ref: str, seen_no: int | None = None) -> Family:
    """The line and those under it; `seen_no` is the last change that the person had seen.

    Raises:
        NotFound: nothing of the plan has this reference.
        Overtaken: the line was changed since.
    """
    lines = store.fetch(KeptLine, "kept_family", {"ref": ref})
    # The query finds the line and those under it, the line first; another first row means that it is not there.
    if not lines or lines[0].ref != ref:
        raise NotFound(f"There is no line {ref} in the plan. Choose one of the lines on the Plan page.")
    if seen_no is not None and lines[0].version_no > seen_no:
        raise Overtaken(
            f"{ref} was changed while you were writing, and nothing of yours was kept. It now reads "
            f"“{lines[0].title}”. Look at it again, then change it if you still want to."
        )
    return Family(lines[0], tuple(lines[1:]))


def words_of(given: str | None, what: str) -> str:
    """The words on one line, without stray blanks; `what` names them in the refusal.

    Raises:
        NotNow: there are none, there are too many, or a spreadsheet might run them.
    """
    words = " ".join(tidy_text(given or "").split())
    if not words:
        raise NotNow(f"{what} is missing. Write it, then save again.")
    if len(words) > LONGEST_PROMISE:
        raise NotNow(f"{what} has {len(words):,} characters, and {LONGEST_PROMISE} fit. Shorten it, then save again.")
    # Titles go out in workbooks and CSV files, where a leading "=" would be run as a formula.
    expected = safe_text_expected(words, str)
    if expected is not None:
        raise NotNow(f"{what} reads “{quote_text(words)}”; expected {expected}.")
    return words
