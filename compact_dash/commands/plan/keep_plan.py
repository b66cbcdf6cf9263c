"""Keeping the plan: a line reworded, withdrawn, taken up again, linked, shared or given to another owner.

Each is a new version of the line or a new agreed rating, with its reason; what went before stays readable.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.plan.family import Family, KeptLine, family_of, words_of
from compact_dash.commands.plan.known import known_ids, refuse_double
from compact_dash.domain.action import ActionKind, Counting
from compact_dash.domain.errors import NotFound, NotNow
from compact_dash.domain.facts import Assessment, Entry, ReturnLine
from compact_dash.domain.permissions import Act
from compact_dash.domain.rating import Rating
from compact_dash.domain.sharing import Sharing
from compact_dash.domain.wording import as_list, long_date
from compact_dash.reports.organisations import programme_organisations
from compact_dash.store import Store

# A rating that OCS gives outside any return and any meeting belongs to no Forum.
NO_FORUM = ""
COUNTED = {Counting.RATEABLE: "counted", Counting.LINKED: "linked"}

Done = TypeVar("Done")


def keep(store: Store, occasion: Occasion, make: Callable[[], Iterable[Entry]]) -> int:
    """Write what `make` gives, which reads the plan as it is at the moment of writing.

    Raises:
        NotAllowed: the actor does not keep the plan.
    """
    occasion.require(Act.KEEP_PLAN)
    return store.append(lambda _: list(make()))


def keep_and_tell(store: Store, occasion: Occasion, make: Callable[[], tuple[Iterable[Entry], Done]]) -> Done:
    """Write what `make` gives first, as `keep` does, and return what it gives second.

    Raises:
        NotAllowed: the actor does not keep the plan.
    """
    occasion.require(Act.KEEP_PLAN)

    def written(_: int) -> tuple[list[Entry], Done]:
        entries, done = make()
        return list(entries), done

    return store.write(written)


def reword(store: Store, occasion: Occasion, ref: str, title: str, reason: str, seen_no: int | None = None) -> int:
    """Reword a line, and with a shared one its departments' lines. The first wording stays on the line's page.

    Raises:
        NotAllowed, NotFound, NotNow: as `keep`; no such line, a department's line, or nothing would change.
        Overtaken: the line was changed since it was seen.
    """

    def entries() -> Iterable[Entry]:
        family = family_of(store, ref, seen_no)
        words, why = words_of(title, "The new wording"), words_of(reason, "The reason for the new wording")
        refuse_department_line(family, "reword")
        if words == family.line.title:
            raise NotNow(f"{ref} already reads “{words}”. Nothing was changed.")
        refuse_double(store, family.line.kind, family.line.plan_code, words, ref)
        # Sub-items of a heading have words of their own; only departments' lines repeat the shared title.
        return family.versions(occasion, family.whole if family.is_shared else (family.line,), why, title=words)

    return keep(store, occasion, entries)


def withdraw(store: Store, occasion: Occasion, ref: str, reason: str, check: Callable[[], None] = lambda: None) -> int:
    """Show a line as Withdrawn, with the reason; a shared one with every department's line that is still open."""

    def entries() -> Iterable[Entry]:
        # A caller's own rule, run inside the write with the rest, so that nothing can change between the two.
        check()
        family = family_of(store, ref)
        refuse_uncounted(family)
        why = words_of(reason, "The reason for withdrawing")
        still_open = [line for line in own_lines(family) if not line.is_settled]
        if not still_open:
            raise NotNow(f"{ref} is {family.whole[-1].settled or 'settled'} already, so there is nothing to withdraw.")
        return (settling_entry(occasion, line, Rating.WITHDRAWN, why) for line in still_open)

    return keep(store, occasion, entries)


def take_up(store: Store, occasion: Occasion, ref: str, reason: str) -> int:
    """Count a withdrawn line again, rated by its dates and claims from today on.

    Raises:
        NotAllowed, NotFound, NotNow: as `keep`; no such line, or it is not withdrawn.
    """

    def entries() -> Iterable[Entry]:
        family = family_of(store, ref)
        why = words_of(reason, "The reason for taking it up again")
        # Complete lines stay as they are: taking up a shared action must not undo what a department finished.
        withdrawn = [line for line in own_lines(family) if line.settled is Rating.WITHDRAWN]
        if not withdrawn:
            raise NotNow(f"{ref} is not withdrawn, so it cannot be taken up again.")
        return (settling_entry(occasion, line, None, why) for line in withdrawn)

    return keep(store, occasion, entries)


def set_linked(store: Store, occasion: Occasion, ref: str, linked: bool, reason: str) -> int:
    """Leave a commitment that is reported elsewhere out of the counts, or count it again.

    Raises:
        NotAllowed, NotFound, NotNow: as `keep`; no such line, it cannot be linked, or nothing would change.
    """
    wanted = Counting.LINKED if linked else Counting.RATEABLE

    def entries() -> Iterable[Entry]:
        family = family_of(store, ref)
        line, why = family.line, words_of(reason, "The reason for counting it otherwise")
        if line.kind is not ActionKind.COMMITMENT or line.counting not in COUNTED or family.under or line.is_settled:
            raise NotNow(f"{ref} cannot be linked: only an open commitment with no sub-item under it ever is.")
        if line.counting is wanted:
            raise NotNow(f"{ref} is {COUNTED[wanted]} already. Nothing was changed.")
        return [occasion.entry(line.version(occasion.today, why, counting=wanted))]

    return keep(store, occasion, entries)


def set_sharing(store: Store, occasion: Occasion, ref: str, sharing: Sharing, reason: str) -> int:
    """Set who may read a line and all that stands under it.

    Raises:
        NotAllowed, NotFound, NotNow: as `keep`; no such line, it stands under another, or nothing would change.
    """

    def entries() -> Iterable[Entry]:
        family = family_of(store, ref)
        why = words_of(reason, "The reason for sharing it otherwise")
        # A family is shared as one: a published part would name an internal whole.
        if family.line.parent_ref is not None:
            raise NotNow(f"{ref} is shared as {family.line.parent_ref} is. Share {family.line.parent_ref} otherwise.")
        if all(line.sharing == sharing for line in family.whole):
            raise NotNow(f"{ref} is {sharing.value} already. Nothing was changed.")
        return family.versions(occasion, family.whole, why, sharing=sharing.value)

    return keep(store, occasion, entries)


def own_lines(family: Family) -> tuple[KeptLine, ...]:
    """The lines that a rating of the whole is written for: the line itself, and its departments' where it is shared."""
    return family.whole if family.is_shared else (family.line,)


def settling_entry(occasion: Occasion, line: KeptLine, rating: Rating | None, reason: str) -> Entry:
    return occasion.entry(Assessment(line.action_id, occasion.today, None, rating, reason, "ocs", NO_FORUM))


def refuse_department_line(family: Family, what: str) -> None:
    if family.is_department_line:
        parent = family.line.parent_ref
        raise NotNow(f"{family.line.ref} is one department’s line of {parent}: {what} {parent}, and its lines follow.")


def refuse_uncounted(family: Family) -> None:
    line = family.line
    if line.counting is Counting.HEADING:
        refs = as_list([child.ref for child in family.under])
        raise NotNow(f"{line.ref} is a heading and has no rating of its own. Withdraw what stands under it: {refs}.")
    if line.counting in (Counting.STANDING, Counting.LINKED):
        raise NotNow(f"{line.ref} is {line.counting} and outside every count, so it cannot be withdrawn from them.")


@dataclass(frozen=True)
class Joining:
    """One row of the `returns_to_join` query."""

    return_id: str
    action_id: str


def re_own(
    store: Store,
    occasion: Occasion,
    ref: str,
    organisation: str,
    from_on: date,
    reason: str,
    seen_no: int | None = None,
) -> int:
    """Give a line to another organisation from a day on; the sub-items of a heading go with it.

    Raises:
        NotAllowed: the actor does not keep the plan.
        NotFound, NotNow: the organisation or the day does not fit the line.
        Overtaken: the line was changed since it was seen.
    """

    def entries() -> Iterable[Entry]:
        family = family_of(store, ref, seen_no)
        why = words_of(reason, "The reason for the new owner")
        refuse_owner(store, family, organisation)
        refuse_day(occasion, family, from_on)
        owner = known_ids(store).organisations[organisation]
        # The lines under a heading go with it, since none of them may change hands alone.
        versions = [occasion.entry(line.version(from_on, why, organisation_id=owner)) for line in family.whole]
        return [*versions, *joined_returns(store, occasion, family, organisation)]

    return keep(store, occasion, entries)


def joined_returns(store: Store, occasion: Occasion, family: Family, organisation: str) -> Iterator[Entry]:
    """Let the new owner answer what the old one was asked and has not answered: else nobody could."""
    wanted = {
        "action_ids": [line.action_id for line in family.whole],
        "organisation_code": organisation,
        "today": occasion.today,
    }
    for row in store.fetch(Joining, "returns_to_join", wanted):
        yield occasion.entry(ReturnLine(row.return_id, row.action_id))


def refuse_owner(store: Store, family: Family, organisation: str) -> None:
    """Refuse an owner that this kind of line cannot have."""
    line = family.line
    if line.parent_ref is not None or family.is_shared:
        lead = line.parent_ref or line.ref
        raise NotNow(f"{line.ref} cannot change hands alone: {lead} holds it together with the lines beside it.")
    # Departments make commitments; a plan's single actions belong to the other bodies, the rest is shared by all.
    is_commitment = line.kind is ActionKind.COMMITMENT
    allowed = [row.code for row in programme_organisations(store) if row.is_department is is_commitment]
    if organisation not in allowed:
        found = f"{organisation} cannot own {line.ref}" if organisation else "No new owner is chosen"
        raise NotFound(f"{found}. It may belong to one of {', '.join(allowed)}.")
    if organisation == line.organisation_code:
        raise NotNow(f"{organisation} owns {line.ref} already. Nothing was changed.")


def refuse_day(occasion: Occasion, family: Family, from_on: date) -> None:
    """Refuse a day that is still to come, or that lies before the line's newest version."""
    # Facts never speak of a day still to come.
    if from_on > occasion.today:
        raise NotNow(f"{long_date(from_on)} is still to come: a line changes hands on a day that has begun.")
    # A version dated before the newest one would never be the current one, and the change would not show.
    newest = max(line.reported_on for line in family.whole)
    if from_on < newest:
        raise NotNow(f"{family.line.ref} was last worded on {long_date(newest)}. Choose that day or a later one.")
