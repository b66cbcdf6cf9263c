"""The proof: the drafts in a store compared with the saves that its leads were told are kept."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import datetime
from pathlib import Path

from compact_dash.domain.facts import ReturnAnswer
from compact_dash.domain.returns.answer import Answer
from compact_dash.domain.wording import as_list
from compact_dash.reports.check import check
from compact_dash.store import Store, open_store
from compact_dash.store.kept import kept_facts
from tools.bench.play.lead import MARK, Save

ANSWER = tuple(each.name for each in fields(Answer))


def proof(database: Path, now: datetime, saves: Sequence[Save]) -> list[str]:
    """Open the database as after a restart, and say in a sentence each what is wrong with it; empty when nothing is."""
    store = open_store(str(database), now)
    try:
        drafts = drafts_in(store)
        return [*check(store).findings, *overwritten(drafts), *unlike(drafts, saves)]
    finally:
        store.close()


def drafts_in(store: Store) -> dict[tuple[str, str], list[ReturnAnswer]]:
    """The drafts of each line, in the order of their versions, after an empty one."""
    found: dict[tuple[str, str], list[ReturnAnswer]] = defaultdict(list)
    for kept in kept_facts(store, 0, store.head()):
        if isinstance(kept.fact, ReturnAnswer):
            found[kept.fact.return_id, kept.fact.action_id].append(kept.fact)
    return {line: sorted(drafts, key=lambda draft: draft.row_version) for line, drafts in found.items()}


def written(drafts: Sequence[ReturnAnswer]) -> Iterator[tuple[ReturnAnswer, list[str]]]:
    """Each draft of a line with the fields in which it differs from the one before."""
    before: ReturnAnswer | None = None
    for draft in drafts:
        yield draft, [name for name in ANSWER if getattr(draft, name) != getattr(before, name, None)]
        before = draft


def overwritten(drafts: dict[tuple[str, str], list[ReturnAnswer]]) -> Iterator[str]:
    """A sentence for each line whose versions have a gap, and for each version that changed more than one field."""
    for of_line in drafts.values():
        if [draft.row_version for draft in of_line] != list(range(1, len(of_line) + 1)):
            yield f"The versions of a line are not numbered one by one: {[draft.row_version for draft in of_line]}."
        for draft, changed in written(of_line):
            # Each lead writes in one field, so a second field that changes was written over from an old page.
            if len(changed) != 1 or not MARK.search(str(getattr(draft, changed[0]))):
                yield f"Version {draft.row_version} of a line changed {as_list(changed) or 'nothing'}, not one field."


def unlike(drafts: dict[tuple[str, str], list[ReturnAnswer]], saves: Sequence[Save]) -> Iterator[str]:
    """A sentence for each save that is there twice, is missing although acknowledged, or is there although refused."""
    times = Counter(
        str(getattr(draft, name))
        for of_line in drafts.values()
        for draft, changed in written(of_line)
        for name in changed
    )
    yield from (f"“{words}” is there {number} times." for words, number in times.items() if number > 1)
    yield from (f"“{save.words}” was acknowledged and is not there." for save in saves if save.kept > times[save.words])
    yield from (f"“{save.words}” was refused and is there." for save in saves if not save.kept and times[save.words])
