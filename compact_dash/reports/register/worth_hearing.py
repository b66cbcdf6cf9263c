"""What of the quarter’s register is worth hearing at the Forum: three things, each with who tells it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from compact_dash.domain.forum.leading import leader
from compact_dash.domain.people.posts import Voice
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
    kind: str


def worth_hearing(
    store: Store, as_at: date, since: date | None, voices: Mapping[str, Voice] | None = None
) -> list[WorthHearing]:
    """What came to something since a day and every member may read; no body tells twice.

    `voices` says who speaks for each department; what only those could tell for whom nobody speaks is left out.
    """
    # What the Forum hears it hears whole, so it is read as every member reads.
    members = store.seen_by(MEMBERS)
    names = {row.code: row.short_name for row in organisations(store).every}
    question = EntryQuestion(as_at, recorded_from=since)
    done = [each for each in every_entry(members, question) if each.kind in TOLD and each.state.counts]
    found: dict[str, WorthHearing] = {}
    for each in sorted(done, key=rank):
        teller = teller_of(each, names, voices or {})
        if teller:
            found.setdefault(teller, WorthHearing(each.row.title, teller, each.kind.word))
    return list(found.values())[:MOST]


def teller_of(entry: RegisteredEntry, names: Mapping[str, str], voices: Mapping[str, Voice]) -> str | None:
    """The first department it is about that somebody speaks for, else whoever recorded it; None where nobody can."""
    for code in (*entry.about, entry.row.recorded_by):
        voice = voices.get(code, Voice())
        if voice.post:
            return leader(names[code], voice)
    return None


def rank(entry: RegisteredEntry) -> tuple[int, int, str]:
    """The order in which entries are told: by kind, the newest first; the id decides last."""
    return TOLD.index(entry.kind), -entry.row.reported_on.toordinal(), entry.id
