"""Adding to the plan: a commitment of a department, or an action of a Joint Action Plan that is published."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.plan.family import Family, family_of, words_of
from compact_dash.commands.plan.keep_plan import keep_and_tell
from compact_dash.commands.plan.known import PlanIds, known_ids, refuse_double, taken_references
from compact_dash.commands.plan.new_lines import NewCell, NewLine
from compact_dash.domain.action import ActionKind, Counting
from compact_dash.domain.errors import NotFound, NotNow
from compact_dash.domain.facts import Entry
from compact_dash.domain.plain_text import tidy_text
from compact_dash.domain.plan.references import is_reference, next_cell, next_commitment, next_letters
from compact_dash.domain.sharing import Sharing
from compact_dash.reports.organisations import organisations
from compact_dash.store import Store
from compact_dash.store.ids import new_id


@dataclass(frozen=True)
class NewCommitment:
    """A commitment as asked for, in words; without a reference it is given the department's next one."""

    plan: str
    department: str
    title: str
    theme: str
    reason: str
    counting: Counting = Counting.RATEABLE
    sharing: Sharing = Sharing.PUBLISHED
    parent_ref: str | None = None
    ref: str | None = None


@dataclass(frozen=True)
class NewPlanAction:
    """An action of a published plan as asked for, in words."""

    plan: str
    objective: int
    owner: str
    title: str
    reason: str


def add_commitment(store: Store, occasion: Occasion, wanted: NewCommitment) -> str:
    """Add a commitment and return its reference, which nothing else is ever given.

    Raises:
        NotAllowed: the actor does not keep the plan.
        NotNow, NotFound: what is asked for does not fit the plan.
    """

    def added() -> tuple[Iterable[Entry], str]:
        line = commitment_line(store, wanted)
        return line.entries(occasion), line.ref

    return keep_and_tell(store, occasion, added)


def commitment_line(store: Store, wanted: NewCommitment) -> NewLine:
    """The commitment in the ids of the plan as it is now."""
    title, reason = words_of(wanted.title, "What is promised"), words_of(wanted.reason, "The reason for adding it")
    known = known_ids(store)
    parent = parent_of(store, wanted) if wanted.parent_ref else None
    refuse_double(store, ActionKind.COMMITMENT, wanted.plan, title)
    return NewLine(
        ref=reference(store, wanted),
        kind=ActionKind.COMMITMENT,
        plan_id=id_named(known.plans, wanted.plan, "plan"),
        title=title,
        organisation_id=id_named(
            {code: known.organisations[code] for code in known.departments}, wanted.department, "department"
        ),
        counting=wanted.counting,
        # A line is shared as its heading is: a published sub-item would give an internal heading away.
        sharing=parent.line.sharing if parent else wanted.sharing.value,
        theme_id=id_named(known.themes, wanted.theme, "theme"),
        parent_id=parent.line.action_id if parent else None,
        reason=reason,
    )


def reference(store: Store, wanted: NewCommitment) -> str:
    """The reference asked for, or the next that is free.

    Raises:
        NotNow: it is taken, or no reference.
    """
    # Read inside the write, or two who add at once would be given the same reference.
    refs = taken_references(store)
    asked = tidy_text(wanted.ref or "")
    if not asked:
        if wanted.parent_ref:
            return next_letters(wanted.parent_ref, refs, 1)[0]
        return next_commitment(wanted.department, refs)
    if not is_reference(asked) or not asked.startswith(f"{wanted.department}-"):
        raise NotNow(f"“{asked}” is no reference of {wanted.department}. Write one such as {wanted.department}-2.9.i.")
    if asked in refs:
        raise NotNow(f"{asked} is taken: it stands for “{refs[asked].title}”. A reference is given only once.")
    return asked


def parent_of(store: Store, wanted: NewCommitment) -> Family:
    """The line that the new one hangs from: a heading, or a commitment that is rated itself."""
    family = family_of(store, wanted.parent_ref or "")
    line = family.line
    fits = (
        # Two levels at most: references have letters for one level of sub-items only.
        line.counting in (Counting.HEADING, Counting.RATEABLE)
        and line.parent_ref is None
        and line.kind is ActionKind.COMMITMENT
    )
    if not fits or line.organisation_code != wanted.department:
        raise NotNow(
            f"Nothing of {wanted.department} can stand under {line.ref}. Choose a heading of the same department, "
            "or a commitment with none above it."
        )
    return family


def add_plan_action(
    store: Store, occasion: Occasion, wanted: NewPlanAction, carries: Callable[[], Family] | None = None
) -> str:
    """Add an action to a published plan and return its reference; `carries` gives the one that it carries on.

    Raises:
        NotAllowed: the actor does not keep the plan.
        NotNow, NotFound: what is asked for does not fit the plan.
    """

    def added() -> tuple[Iterable[Entry], str]:
        # `carries` is called here, inside the write, so that an action is not carried on twice.
        known, title = known_ids(store), words_of(wanted.title, "The action")
        before = carries() if carries else None
        cell = NewCell(
            cell_id=new_id(),
            ref=next_cell(wanted.plan, wanted.objective, wanted.owner, taken_references(store)),
            plan_id=id_named(known.plans, wanted.plan, "plan"),
            objective_id=objective_id(known, wanted),
            owner=id_named(dict.fromkeys(organisations(store).owners, wanted.owner), wanted.owner, "owner"),
            title=title,
            successor_of=before.line.action_id if before else None,
            carried=before.by_department if before else {},
            reason=words_of(wanted.reason, "The reason for adding it"),
        )
        return cell.entries(occasion, known), cell.ref

    return keep_and_tell(store, occasion, added)


def objective_id(known: PlanIds, wanted: NewPlanAction) -> str:
    found = known.objectives.get((wanted.plan, wanted.objective))
    if found is None:
        numbers = [str(number) for plan, number in known.objectives if plan == wanted.plan]
        raise NotFound(f"{wanted.plan} has no objective {wanted.objective}. It has {', '.join(numbers) or 'none'}.")
    return found


def id_named(known: Mapping[str, str], name: str, what: str) -> str:
    """The id that a name stands for.

    Raises:
        NotFound: it stands for nothing.
    """
    if name not in known:
        found = f"There is no {what} “{name}”" if name else f"No {what} is chosen"
        raise NotFound(f"{found}. It may be one of {', '.join(known)}.")
    return known[name]
