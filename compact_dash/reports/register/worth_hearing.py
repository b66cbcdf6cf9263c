"""What of the quarter’s register is worth hearing at the Forum: three things, each with who tells it."""

from dataclasses import dataclass
from datetime import date

from compact_dash.domain.register.kinds_given import CASE_STUDY, CONTACT, INSIGHT, NOMINATION, SUPPORT
from compact_dash.domain.sharing import MEMBERS
from compact_dash.reports.organisations import organisations
from compact_dash.reports.register.entries import EntryQuestion, RegisteredEntry, every_entry
from compact_dash.store import Store

# The kinds that are told, those that others learn most from first.
TOLD = (CASE_STUDY, NOMINATION, CONTACT, SUPPORT, INSIGHT)
MOST = 3


@dataclass(frozen=True)
class WorthHearing:
    """An entry, and the body that tells it."""

    title: str
    teller: str


def worth_hearing(store: Store, as_at: date, since: date | None) -> list[WorthHearing]:
    """What came to something since a day and every member may read; no body tells twice."""
    # What the Forum hears it hears whole, so it is read as every member reads.
    members = store.seen_by(MEMBERS)
    names = {row.code: row.short_name for row in organisations(store).every}
    question = EntryQuestion(as_at, recorded_from=since)
    done = [each for each in every_entry(members, question) if each.kind in TOLD and each.state.counts]
    found: dict[str, WorthHearing] = {}
    for each in sorted(done, key=rank):
        teller = names[each.about[0] if each.about else each.row.recorded_by]
        found.setdefault(teller, WorthHearing(each.row.title, teller))
    return list(found.values())[:MOST]


def rank(entry: RegisteredEntry) -> tuple[int, int, str]:
    """The order in which entries are told: by kind, the newest first; the id decides last."""
    return TOLD.index(entry.kind), -entry.row.reported_on.toordinal(), entry.id
