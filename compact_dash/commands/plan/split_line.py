"""Splitting a commitment: into sub-items under it, or into others that stand in its place."""

from collections.abc import Iterable, Iterator, Sequence

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.plan.family import KeptLine, family_of, words_of
from compact_dash.commands.plan.keep_plan import keep_and_tell, settling_entry
from compact_dash.commands.plan.known import refuse_double, taken_references
from compact_dash.commands.plan.new_lines import NewLine
from compact_dash.domain.action import ActionKind, Counting
from compact_dash.domain.errors import NotNow
from compact_dash.domain.facts import Entry
from compact_dash.domain.plain_text import tidy_text
from compact_dash.domain.plan.references import next_letters
from compact_dash.domain.rating import Rating
from compact_dash.domain.wording import as_list
from compact_dash.store import Store

# One part would be a rewording, which keeps the line and its history.
FEWEST = 2


def split(
    store: Store, occasion: Occasion, ref: str, titles: Sequence[str], reason: str, seen_no: int | None = None
) -> list[str]:
    """Split a commitment and return the references of its parts.

    One with nothing above it becomes a heading, unrated, that they stand under. A sub-item cannot have sub-items of
    its own: it is withdrawn, and its parts stand beside it and say which line they carry on.

    Raises:
        NotAllowed: the actor does not keep the plan.
        NotNow: it cannot be split, or not so.
    """

    def split_into() -> tuple[Iterable[Entry], list[str]]:
        line, why = splittable(store, ref, seen_no), words_of(reason, "The reason for splitting")
        words = part_titles(store, line.plan_code, titles)
        # A sub-item's parts take the next letters beside it, since no reference goes two levels down.
        base = line.parent_ref or line.ref
        given = next_letters(base, taken_references(store), len(words))
        if len(given) < len(words):
            raise NotNow(
                f"{base} has no {len(words)} letters left for its parts. Add them as commitments of their own."
            )
        return parts(occasion, line, dict(zip(given, words, strict=True)), why), given

    return keep_and_tell(store, occasion, split_into)


def parts(occasion: Occasion, line: KeptLine, titles: dict[str, str], reason: str) -> Iterator[Entry]:
    """Each part, then what becomes of the line itself."""
    for ref, title in titles.items():
        yield from NewLine(
            ref=ref,
            kind=line.kind,
            plan_id=line.plan_id,
            title=title,
            organisation_id=line.organisation_id,
            sharing=line.sharing,
            theme_id=line.theme_id,
            parent_id=line.parent_id or line.action_id,
            successor_of=line.action_id if line.parent_id else None,
            note=f"Split from {line.ref}.",
            reason=reason,
        ).entries(occasion)
    # As a heading it stays in the plan and is counted by its parts; a sub-item cannot be one.
    if line.parent_ref is None:
        yield occasion.entry(line.version(occasion.today, reason, counting=Counting.HEADING))
    else:
        yield settling_entry(occasion, line, Rating.WITHDRAWN, f"Split into {as_list(list(titles))}: {reason}")


def splittable(store: Store, ref: str, seen_no: int | None) -> KeptLine:
    """The line, if it is one that can be split.

    Raises:
        NotNow: saying why it cannot.
    """
    family = family_of(store, ref, seen_no)
    line = family.line
    if line.kind is not ActionKind.COMMITMENT:
        raise NotNow(f"{ref} is a plan action. Add what it falls into to the same objective, then withdraw it.")
    # Its sub-items would stand beside the new parts, and nobody could say what each of them is a part of.
    if family.under:
        refs = as_list([child.ref for child in family.under])
        raise NotNow(f"{ref} has {refs} under it already. Add a commitment under it instead.")
    if line.counting is not Counting.RATEABLE or line.is_settled:
        state = line.settled or line.counting
        raise NotNow(f"{ref} is {state}, and only a commitment that is open and counted can be split.")
    return line


def part_titles(store: Store, plan: str, titles: Sequence[str]) -> list[str]:
    words = [words_of(title, "A part’s wording") for title in titles if tidy_text(title)]
    if len(words) < FEWEST:
        raise NotNow("A split needs at least two parts. Write each on a line of its own.")
    if len(set(words)) < len(words):
        raise NotNow("Two of the parts read the same. Word each so that they can be told apart.")
    for title in words:
        refuse_double(store, ActionKind.COMMITMENT, plan, title)
    return words
