"""Keeping the plan: a line reworded, withdrawn, taken up again, linked or shared.

Each is a new version of the line or a new agreed rating, with its reason; what went before stays readable.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.plan.family import Family, KeptLine, family_of, words_of
from compact_dash.commands.plan.known import refuse_double
from compact_dash.domain.errors import NotNow
from compact_dash.domain.facts import Assessment, Entry
from compact_dash.domain.permissions import Act
from compact_dash.domain.sharing import Sharing
from compact_dash.domain.wording import listed
from compact_dash.store import Store

# A rating that OCS gives outside any return and any meeting belongs to no Forum.
NO_FORUM = ""
COUNTED = {"rateable": "counted", "linked": "linked"}


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
    """Say a line in other words. The first wording stays on its page; departments' lines follow their shared one."""

    def entries() -> Iterable[Entry]:
        family = family_of(store, ref, seen_no)
        words, why = words_of(title, "The new wording"), words_of(reason, "The reason for the new wording")
        refuse_department_line(family, "reword")
        if words == family.line.title:
            raise NotNow(f"{ref} already reads “{words}”. Nothing was changed.")
        refuse_double(store, family.line.kind, family.line.plan_code, words, ref)
        return family.versions(occasion, family.whole if family.is_shared else (family.line,), why, title=words)

    return keep(store, occasion, entries)


def withdraw(store: Store, occasion: Occasion, ref: str, reason: str, check: Callable[[], None] = lambda: None) -> int:
    """Show a line as Withdrawn, with the reason; a shared one with every department's line that is still open."""

    def entries() -> Iterable[Entry]:
        check()
        family = family_of(store, ref)
        refuse_uncounted(family)
        why = words_of(reason, "The reason for withdrawing")
        still_open = [line for line in own_lines(family) if not line.is_settled]
        if not still_open:
            raise NotNow(f"{ref} is {family.whole[-1].settled or 'settled'} already, so there is nothing to withdraw.")
        return (settled(occasion, line, "withdrawn", why) for line in still_open)

    return keep(store, occasion, entries)


def take_up(store: Store, occasion: Occasion, ref: str, reason: str) -> int:
    """Count a withdrawn line again: its dates and claims speak for it from today on."""

    def entries() -> Iterable[Entry]:
        family = family_of(store, ref)
        why = words_of(reason, "The reason for taking it up again")
        withdrawn = [line for line in own_lines(family) if line.settled == "withdrawn"]
        if not withdrawn:
            raise NotNow(f"{ref} is not withdrawn, so it cannot be taken up again.")
        return (settled(occasion, line, None, why) for line in withdrawn)

    return keep(store, occasion, entries)


def set_linked(store: Store, occasion: Occasion, ref: str, linked: bool, reason: str) -> int:
    """Leave a commitment that is reported elsewhere out of the counts, or count it again."""
    wanted = "linked" if linked else "rateable"

    def entries() -> Iterable[Entry]:
        family = family_of(store, ref)
        line, why = family.line, words_of(reason, "The reason for counting it otherwise")
        if line.kind != "commitment" or line.counting not in COUNTED or family.under or line.is_settled:
            raise NotNow(f"{ref} cannot be linked: only an open commitment with no sub-item under it ever is.")
        if line.counting == wanted:
            raise NotNow(f"{ref} is {COUNTED[wanted]} already. Nothing was changed.")
        return [occasion.entry(line.version(occasion.today, why, counting=wanted))]

    return keep(store, occasion, entries)


def set_sharing(store: Store, occasion: Occasion, ref: str, sharing: Sharing, reason: str) -> int:
    """Say who may read a line and all that stands under it."""

    def entries() -> Iterable[Entry]:
        family = family_of(store, ref)
        why = words_of(reason, "The reason for sharing it otherwise")
        if family.line.parent_ref is not None:
            raise NotNow(f"{ref} is shared as {family.line.parent_ref} is. Share {family.line.parent_ref} otherwise.")
        if all(line.sharing == sharing for line in family.whole):
            raise NotNow(f"{ref} is {sharing.value} already. Nothing was changed.")
        return family.versions(occasion, family.whole, why, sharing=sharing.value)

    return keep(store, occasion, entries)


def own_lines(family: Family) -> tuple[KeptLine, ...]:
    """The lines a rating of the whole is given to: the departments' lines too where they share it."""
    return family.whole if family.is_shared else (family.line,)


def settled(occasion: Occasion, line: KeptLine, rating: str | None, reason: str) -> Entry:
    return occasion.entry(Assessment(line.action_id, occasion.today, None, rating, reason, "ocs", NO_FORUM))


def refuse_department_line(family: Family, what: str) -> None:
    if family.is_department_line:
        parent = family.line.parent_ref
        raise NotNow(f"{family.line.ref} is one department’s line of {parent}: {what} {parent}, and its lines follow.")


def refuse_uncounted(family: Family) -> None:
    line = family.line
    if line.counting == "heading":
        refs = listed([child.ref for child in family.under])
        raise NotNow(f"{line.ref} is a heading and has no rating of its own. Withdraw what stands under it: {refs}.")
    if line.counting in ("standing", "linked"):
        raise NotNow(f"{line.ref} is {line.counting} and outside every count, so it cannot be withdrawn from them.")
